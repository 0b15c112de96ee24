"""What stands in the way of a reorganisation, each in a sentence that says what to do."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cells.rules.placing import Kind
from reorganisations.rules.plan import Outcome, Part, Step, StepKind, Unit
from reorganisations.rules.playing import hanging, play
from tests.reorganisations.rules.town import UNITS, cell, facts, new_cell, new_committee, said, unit

DAY = date(2025, 7, 1)
FOUND, RENAME, RETYPE, REGRADE, MOVE = (
    StepKind.FOUND, StepKind.RENAME, StepKind.RETYPE, StepKind.REGRADE, StepKind.MOVE
)  # fmt: skip
MERGE, SPLIT, DISSOLVE = StepKind.MERGE, StepKind.SPLIT, StepKind.DISSOLVE


def obstacles(*steps: Step, units: Mapping[str, Unit] = UNITS, **told: Any) -> list[tuple[str, int | None]]:
    return [(found.message, found.step) for found in play(units, steps, on=DAY, **told).obstacles]


def found(code: str, kind: Kind = Kind.CELL, parent: str | None = "WARD", level: str = "below_grassroots") -> Step:
    return Step(FOUND, facts={"code": code, **facts(kind, parent, level)})


# --- what a step requires ---------------------------------------------------------------------------------------------

SAME = f"{said('W-1')} is like this already: the step changes nothing."
TAKEN = "The code {} is already taken. Choose another."
TWO_OR_MORE, ALIKE = "A merger takes two organisations or more.", "Cells merge with cells, committees with committees."
TWO_PARTS, INTO_CELLS = "A split has two parts or more.", "A cell is split into cells."


@pytest.mark.parametrize(
    ("step", "messages"),
    [
        (Step(RENAME, ("X", "W-1", "Y"), {"name": "Other"}), ["X", "Y"]),
        (Step(DISSOLVE, ("W-1",), parts=(Part("X"),)), ["X"]),
        (Step(MERGE, ("W-1", "X"), parts=(Part("Y"),)), ["X", "Y"]),
    ],
)
def test_every_organisation_that_does_not_exist_is_named(step: Step, messages: list[str]) -> None:
    assert obstacles(step) == [(f"{code} does not exist on the day.", 0) for code in messages]


@pytest.mark.parametrize(
    ("step", "codes"),
    [
        (found("W-1"), ["W-1"]),
        (found("OLD"), ["OLD"]),
        (Step(MERGE, ("W-1", "W-2"), parts=(new_cell("W-3"),)), ["W-3"]),
        (Step(SPLIT, ("W-1",), parts=(new_cell("A"), new_cell("OLD"), new_cell("W-2"))), ["OLD", "W-2"]),
        (Step(SPLIT, ("W-1",), parts=(new_cell("A"), new_cell("A"), new_cell("B"))), ["A"]),
    ],
)
def test_a_code_is_taken_once(step: Step, codes: list[str]) -> None:
    assert obstacles(step, known={"OLD": "Old one"}) == [(TAKEN.format(code), 0) for code in codes]


def test_a_code_stays_taken_when_its_organisation_ended_or_began_in_an_earlier_step() -> None:
    assert obstacles(Step(DISSOLVE, ("W-1",)), found("W-1")) == [(TAKEN.format("W-1"), 1)]
    assert obstacles(found("N"), found("N")) == [(TAKEN.format("N"), 1)]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (RENAME, {"name": "Name of W-1"}),
        (RETYPE, {"kind": Kind.CELL}),
        (REGRADE, {"level": "below_grassroots"}),
        (MOVE, {"parent": "WARD"}),
    ],
)
def test_a_step_that_changes_nothing_is_none(act: StepKind, told: dict[str, Any]) -> None:
    assert obstacles(Step(act, ("W-1",), told)) == [(SAME, 0)]


def test_what_is_wrong_with_every_step_is_told() -> None:
    steps = Step(DISSOLVE, ("X",)), Step(RENAME, ("W-1",), {"name": "Other"}), Step(DISSOLVE, ("Y",))
    assert obstacles(*steps) == [("X does not exist on the day.", 0), ("Y does not exist on the day.", 2)]


def test_what_ended_in_an_earlier_step_or_on_another_day_is_named_as_it_was() -> None:
    steps = Step(DISSOLVE, ("W-1",)), Step(MERGE, ("W-1", "OLD"), parts=(Part("W-2"),))
    assert obstacles(*steps, known={"OLD": "Old one, Above (OLD)"}) == [
        (f"{said('W-1')} does not exist on the day.", 1), ("Old one, Above (OLD) does not exist on the day.", 1)
    ]  # fmt: skip


def test_of_several_those_are_named_that_are_like_this_already() -> None:
    assert obstacles(Step(RENAME, ("W-2", "W-1"), {"name": "Name of W-1"})) == [(SAME, 0)]


@pytest.mark.parametrize(
    ("subjects", "into", "message"),
    [
        (["W-1", "W-2"], Part("W-3"), None),
        (["W-1"], Part("W-2"), None),
        (["W-1", "W-2"], Part("W-2"), None),
        (["W-1"], Part("W-1"), TWO_OR_MORE),
        ([], Part("W-1"), TWO_OR_MORE),
        (["W-1"], new_cell("N"), TWO_OR_MORE),
        (["W-1", "W-1"], new_cell("N"), TWO_OR_MORE),
        (["W-1", "W-2"], new_cell("N"), None),
        (["W-1", "PORT"], Part("W-3"), ALIKE),
        (["W-1"], Part("PORT"), ALIKE),
        (["PORT"], Part("W-1"), ALIKE),
        (["W-1", "W-2"], new_committee("N"), ALIKE),
        (["WARD", "PORT"], new_cell("N", "SOUTH"), ALIKE),
        (["WARD", "PORT"], new_committee("N"), None),
    ],
)
def test_a_merger_takes_two_of_one_kind(subjects: list[str], into: Part, message: str | None) -> None:
    found = obstacles(Step(MERGE, tuple(subjects), parts=(into,)))
    assert found == ([(message, 0)] if message else [])


@pytest.mark.parametrize(
    ("code", "parts", "stays", "message"),
    [
        ("W-1", (new_cell("A"), new_cell("B")), False, None),
        ("W-1", (Part("W-1"), new_cell("B")), False, None),
        ("W-1", (Part("W-2"), new_cell("B")), False, None),
        ("W-1", (new_cell("A"),), False, TWO_PARTS),
        ("W-1", (Part("W-1"),), False, TWO_PARTS),
        ("W-1", (), True, TWO_PARTS),
        ("WARD", (new_committee("A"),), True, None),
        ("WARD", (Part("WARD"),), True, None),
        ("WARD", (), True, TWO_PARTS),
        ("WARD", (), False, TWO_PARTS),
        ("WARD", (new_committee("A"), Part("PORT")), False, None),
        ("WARD", (new_committee("A"), new_cell("B", "NORTH")), True, None),
        ("W-1", (new_cell("A"), new_committee("B")), False, INTO_CELLS),
        ("W-1", (new_committee("A"), new_committee("B")), False, INTO_CELLS),
        ("W-1", (new_cell("A"), Part("PORT")), False, INTO_CELLS),
        ("W-1", (Part("W-2"), Part("P-1")), False, None),
        ("W-1", (Part("W-1"), Part("W-2"), Part("W-3")), False, None),
        ("W-1", (Part("W-2"),), True, None),
        ("W-1", (Part("W-2"),), False, TWO_PARTS),
        ("W-1", (Part("W-2"), Part("W-2")), False, TWO_PARTS),
        ("WARD", (Part("PORT"), new_committee("A")), False, None),
        (
            "WARD",
            (Part("PORT"), Part("P-1")),
            False,
            f"{said('P-1')} is a cell: what stands below a committee goes to committees.",
        ),
    ],
)
def test_a_split_has_two_parts_and_a_cell_is_split_into_cells(
    code: str, parts: tuple[Part, ...], stays: bool, message: str | None
) -> None:
    assert obstacles(Step(SPLIT, (code,), parts=parts, stays=stays)) == ([(message, 0)] if message else [])


# --- members and organisations that would be left hanging -------------------------------------------------------------


def with_members(**numbers: int) -> dict[str, Unit]:
    return UNITS | {
        code.replace("_", "-"): replace(UNITS[code.replace("_", "-")], members=number)
        for code, number in numbers.items()
    }


def without_a_cell(number: int, code: str = "W-1") -> tuple[str, None]:
    members = "1 member" if number == 1 else f"{number} members"
    return f"{members} of {said(code)} would be without a cell. Merge or split the cell instead.", None


@pytest.mark.parametrize("number", [1, 2, 62])
def test_a_cell_with_members_is_not_dissolved(number: int) -> None:
    assert obstacles(Step(DISSOLVE, ("W-1",)), units=with_members(W_1=number)) == [without_a_cell(number)]


def test_every_cell_whose_members_would_be_without_one_is_named() -> None:
    step = Step(DISSOLVE, ("W-1", "W-2", "W-3"), parts=(Part("P-1"),))
    assert obstacles(step, units=with_members(W_1=1, W_3=3, P_1=4)) == [
        without_a_cell(1), without_a_cell(3, "W-3")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "step",
    [
        Step(RENAME, ("W-1",), {"name": "Other"}),
        Step(MERGE, ("W-1",), parts=(Part("W-2"),)),
        Step(SPLIT, ("W-1",), parts=(new_cell("A"), new_cell("B"))),
        Step(SPLIT, ("W-1",), parts=(Part("W-1"), new_cell("B", members=(5,)))),
    ],
)
def test_members_go_where_their_cell_goes(step: Step) -> None:
    assert obstacles(step, units=with_members(W_1=62)) == []


def test_members_are_not_left_in_what_is_a_cell_no_more() -> None:
    retyped = Step(RETYPE, ("W-1",), {"kind": Kind.SECTIONAL_COMMITTEE})
    assert obstacles(retyped, units=with_members(W_1=2)) == [without_a_cell(2)]
    assert obstacles(Step(MERGE, ("W-2",), parts=(Part("W-1"),)), retyped, units=with_members(W_2=3)) == [
        without_a_cell(3, "W-2")
    ]


def test_members_follow_through_a_cell_that_goes_on_elsewhere_the_same_day() -> None:
    first, second = Step(MERGE, ("W-1",), parts=(Part("W-2"),)), Step(MERGE, ("W-2",), parts=(Part("W-3"),))
    assert obstacles(first, second, units=with_members(W_1=5, W_2=1)) == []
    assert obstacles(first, Step(DISSOLVE, ("W-2",)), units=with_members(W_1=5)) == [without_a_cell(5)]


def test_one_part_that_ends_the_same_day_leaves_its_members_without_a_cell() -> None:
    split = Step(SPLIT, ("W-1",), parts=(new_cell("A"), new_cell("B", groups=(3,))))
    assert obstacles(split, Step(DISSOLVE, ("B",)), units=with_members(W_1=5)) == [without_a_cell(5)]


def test_what_stands_below_what_ends_is_moved_first() -> None:
    message = f"{said('P-1')} would be left without what it stands below, because {said('PORT')} ends. Move it first."
    assert obstacles(Step(DISSOLVE, ("PORT",))) == [(message, None)]
    assert obstacles(Step(MOVE, ("P-1",), {"parent": "WARD"}), Step(DISSOLVE, ("PORT",))) == []


def test_nothing_stands_below_what_does_not_exist() -> None:
    nowhere = "{} would stand below X, which does not exist on the day."
    assert obstacles(found("N", parent="X")) == [(nowhere.format("New one (N)"), None)]
    assert obstacles(Step(MOVE, ("W-1", "W-2"), {"parent": "X"})) == [
        (nowhere.format(said(code)), None) for code in ("W-1", "W-2")
    ]  # fmt: skip


def test_what_is_gone_by_the_day_is_told_by_its_name() -> None:
    step, known = Step(MOVE, ("W-1",), {"parent": "X"}), {"X": "Name of X, Name of TOWN (X)"}
    assert obstacles(step, known=known) == [
        (f"{said('W-1')} would stand below Name of X, Name of TOWN (X), which does not exist on the day.", None)
    ]


def test_what_is_not_asked_about_may_be_missing_above_the_top() -> None:
    assert obstacles(units={"TOWN": UNITS["TOWN"]}) == []


# --- the order of the tree --------------------------------------------------------------------------------------------

SUPERIOR, GRASSROOTS, SECTIONAL, CELL = (
    Kind.SUPERIOR, Kind.GRASSROOTS_COMMITTEE, Kind.SECTIONAL_COMMITTEE, Kind.CELL
)  # fmt: skip


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (
            Step(MOVE, ("WARD",), {"parent": "PORT"}),
            f"{said('WARD', above='PORT')} cannot stand directly below {said('PORT')}: their kinds",
        ),
        (
            Step(MOVE, ("W-1",), {"parent": "W-2"}),
            f"Nothing can stand below a cell: {said('W-1', above='W-2')} would stand below {said('W-2')}",
        ),
        (Step(MOVE, ("W-1",), {"parent": None}), f"{said('W-1', above='')} must stand below another organisation."),
        (
            found("N", parent="W-1"),
            f"Nothing can stand below a cell: {said('N', 'New one', 'W-1')} would stand below {said('W-1')}.",
        ),
        (Step(MOVE, ("NORTH",), {"parent": "NORTH"}), f"{said('NORTH', above='NORTH')} would stand below itself."),
    ],
)
def test_what_is_moved_or_founded_fits_into_the_tree(step: Step, message: str) -> None:
    ((said, place),) = obstacles(step)
    assert said.startswith(message)
    assert place is None


def test_two_that_would_stand_below_each_other_are_both_told() -> None:
    below = "{} would stand below itself."
    assert obstacles(Step(MOVE, ("NORTH",), {"parent": "SOUTH"}), Step(MOVE, ("SOUTH",), {"parent": "NORTH"})) == [
        (below.format(said("NORTH", above="SOUTH")), None), (below.format(said("SOUTH", above="NORTH")), None)
    ]  # fmt: skip


def test_what_stands_below_a_ring_is_not_part_of_it() -> None:
    ring = {"A": unit("A", SUPERIOR, "B", "district"), "B": unit("B", SUPERIOR, "A", "district")}
    assert obstacles(found("N", parent="A", level="grassroots"), units=ring) == []


def test_what_was_out_of_order_before_and_is_left_alone_is_no_obstacle() -> None:
    units = UNITS | {"ODD": unit("ODD", GRASSROOTS, "PORT", "district"), "W-1": cell("W-1", "WARD", "central")}
    assert obstacles(Step(RENAME, ("W-2",), {"name": "Other"}), units=units) == []


def test_what_stands_below_something_of_another_kind_than_before_is_looked_at_too() -> None:
    retyped = Step(RETYPE, ("WARD",), {"kind": SUPERIOR, "level": "commune"})
    assert obstacles(retyped) == [
        (f"{said('SEC')} cannot stand directly below {said('WARD')}: their kinds do not fit together.", None)
    ]


@pytest.mark.parametrize(
    ("kind", "parent", "level"),
    [(SUPERIOR, "TOWN", "grassroots"), (GRASSROOTS, "NORTH", "below_grassroots"), (SECTIONAL, "WARD", "grassroots")],
)
def test_what_is_founded_has_a_level_of_its_kind(kind: Kind, parent: str, level: str) -> None:
    assert obstacles(found("N", kind, parent, level)) == [
        (f"The level of {said('N', 'New one', parent)} does not fit its kind.", None)
    ]


def test_what_is_changed_has_a_level_of_its_kind() -> None:
    units = UNITS | {"W-1": cell("W-1", "WARD", "district")}
    assert obstacles(Step(RENAME, ("W-1",), {"name": "Other"}), units=units) == [
        (f"The level of {said('W-1', 'Other')} does not fit its kind.", None)
    ]


def test_level_and_place_are_both_told() -> None:
    assert [message for message, _ in obstacles(found("N", SECTIONAL, "NORTH", "grassroots"))] == [
        f"The level of {said('N', 'New one', 'NORTH')} does not fit its kind.",
        f"{said('N', 'New one', 'NORTH')} cannot stand directly below {said('NORTH')}: their kinds do not fit together.",
    ]


def test_what_hangs_is_told_members_first_then_places_then_order() -> None:
    outcome = Outcome(
        with_members(W_1=1),
        {"P-1": UNITS["P-1"], "X": unit("X", SECTIONAL, None, "below_grassroots")},
    )
    first, second, third, *_ = hanging(outcome)
    assert "without a cell" in first
    assert f"because {said('PORT')} ends" in second
    assert third == "Name of X (X) must stand below another organisation."


# --- other things recorded ahead --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recorded", "stands_in_the_way"),
    [
        (None, False),
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2025, 7, 2), True),
    ],
)
@pytest.mark.parametrize("step", [Step(RENAME, ("W-1",), {"name": "Other"}), Step(DISSOLVE, ("W-1",))])
def test_a_reorganisation_comes_after_every_fact_it_changes(
    step: Step, recorded: date | None, stands_in_the_way: bool
) -> None:
    units = UNITS | {"W-1": replace(UNITS["W-1"], fact_from=recorded)}
    told = obstacles(step, units=units)
    if stands_in_the_way:
        assert recorded is not None
        message = f"{said('W-1')} has a change recorded on {recorded:%d/%m/%Y}. The reorganisation must come after it."
        assert told == [(message, None)]
    else:
        assert told == []


def test_what_is_recorded_of_others_is_in_nobodys_way() -> None:
    units = UNITS | {code: replace(UNITS[code], fact_from=date(2026, 1, 1)) for code in ("W-2", "WARD")}
    assert obstacles(Step(RENAME, ("W-1",), {"name": "Other"}), units=units) == []


def test_what_is_not_there_is_told_with_the_plan_that_is_behind_it() -> None:
    elsewhere = {"X": "“Merger” ends it from 01/05/2025 on.", "PORT": "Far away."}
    behind = elsewhere["X"]
    assert obstacles(Step(DISSOLVE, ("X",)), elsewhere=elsewhere) == [(f"X does not exist on the day. {behind}", 0)]
    assert obstacles(Step(MOVE, ("W-1",), {"parent": "X"}), elsewhere=elsewhere) == [
        (f"{said('W-1')} would stand below X, which does not exist on the day. {behind}", None)
    ]
    assert obstacles(Step(RENAME, ("N-1",), {"name": "Other"}), elsewhere=elsewhere) == []
