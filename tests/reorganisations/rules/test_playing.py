"""What each act does to the organisations of the day; what stands in its way is in test_obstacles.py."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cells.rules.placing import Kind
from reorganisations.rules.plan import Link, Obstacle, Outcome, Part, Route, Step, StepKind, Unit
from reorganisations.rules.playing import play
from tests.reorganisations.rules.town import UNITS, cell, facts, new_cell, new_committee, unit

DAY = date(2025, 7, 1)
FOUND, RENAME, RETYPE, REGRADE, MOVE = (
    StepKind.FOUND, StepKind.RENAME, StepKind.RETYPE, StepKind.REGRADE, StepKind.MOVE
)  # fmt: skip
MERGE, SPLIT, DISSOLVE = StepKind.MERGE, StepKind.SPLIT, StepKind.DISSOLVE


def played(*steps: Step, units: Mapping[str, Unit] = UNITS, known: Mapping[str, str] | None = None) -> Outcome:
    """The outcome of steps that nothing stands in the way of."""
    outcome = play(units, steps, on=DAY, known=known)
    assert outcome.obstacles == []
    return outcome


def differences(outcome: Outcome) -> dict[str, dict[str, Any]]:
    """By code, the facts that are other after than before."""
    return {
        code: {name: value for name, value in unit.facts().items() if value != outcome.before[code].facts()[name]}
        for code, unit in outcome.after.items()
        if code in outcome.before and unit != outcome.before[code]
    }


def test_without_a_step_everything_stays_as_it_is() -> None:
    outcome = played()
    assert (outcome.before, outcome.after) == (UNITS, UNITS)
    assert (outcome.links, outcome.routes, outcome.reformed) == ([], {}, set())


def test_what_was_given_is_left_alone() -> None:
    units = dict(UNITS)
    outcome = play(units, [Step(DISSOLVE, ("W-1",))], on=DAY)
    assert units == UNITS == outcome.before
    assert "W-1" not in outcome.after


# --- founding, other facts --------------------------------------------------------------------------------------------


def test_what_is_founded_is_what_its_facts_say() -> None:
    outcome = played(
        Step(FOUND, facts={"code": "N", **facts(Kind.CELL, "WARD", "below_grassroots", symbol="CB", overseas=True)})
    )
    assert outcome.founded == ["N"]
    assert outcome.after["N"] == cell("N", "WARD", name="New one", symbol="CB", overseas=True)
    assert (outcome.links, outcome.routes, outcome.reformed, differences(outcome)) == ([], {}, set(), {})


@pytest.mark.parametrize(
    ("act", "told"),
    [(RENAME, {"name": "Other"}), (RENAME, {"symbol": "CB"}), (RETYPE, {"type": "school"})],
)
def test_an_act_on_facts_changes_them_and_nothing_else(act: StepKind, told: dict[str, Any]) -> None:
    outcome = played(Step(act, ("W-1", "W-2"), told))
    assert differences(outcome) == {"W-1": told, "W-2": told}
    assert (outcome.links, outcome.routes, outcome.reformed) == ([], {}, set())


def test_a_committee_gets_another_grade() -> None:
    assert differences(played(Step(REGRADE, ("NORTH",), {"level": "commune"}))) == {"NORTH": {"level": "commune"}}


def test_steps_are_played_one_after_the_other() -> None:
    outcome = played(
        Step(FOUND, facts={"code": "N", **facts(Kind.GRASSROOTS_COMMITTEE, "NORTH", "grassroots")}),
        Step(MOVE, ("W-1",), {"parent": "N"}),
        Step(RENAME, ("N",), {"name": "Twice"}),
    )
    assert outcome.after["N"].name == "Twice"
    assert differences(outcome) == {"W-1": {"parent": "N"}}


# --- the level of a cell ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moved", "to", "changes"),
    [
        ("W-1", "PORT", {"parent": "PORT"}),
        ("W-1", "SEC", {"parent": "SEC"}),
        ("W-1", "SOUTH", {"parent": "SOUTH", "level": "grassroots"}),
        ("N-1", "WARD", {"parent": "WARD", "level": "below_grassroots"}),
        ("N-1", "SOUTH", {"parent": "SOUTH"}),
    ],
)
def test_the_level_of_a_cell_follows_from_what_it_is_moved_below(moved: str, to: str, changes: dict[str, Any]) -> None:
    assert differences(played(Step(MOVE, (moved,), {"parent": to}))) == {moved: changes}


@pytest.mark.parametrize(("parent", "level"), [("WARD", "below_grassroots"), ("NORTH", "grassroots")])
@pytest.mark.parametrize("told", ["grassroots", "below_grassroots"])
def test_the_level_of_a_new_cell_follows_from_what_it_stands_below(parent: str, level: str, told: str) -> None:
    outcome = played(Step(FOUND, facts={"code": "N", **facts(Kind.CELL, parent, told)}))
    assert outcome.after["N"].level == level


def test_a_committee_keeps_the_level_it_was_given() -> None:
    outcome = played(Step(MOVE, ("WARD",), {"parent": "SOUTH"}))
    assert differences(outcome) == {"WARD": {"parent": "SOUTH"}}


def test_a_cell_that_stays_where_it_is_keeps_its_level_whatever_it_is() -> None:
    units = UNITS | {"W-1": cell("W-1", "WARD", "grassroots"), "N-1": cell("N-1", "NORTH", "below_grassroots")}
    assert differences(played(Step(RENAME, ("W-1", "N-1"), {"name": "Other"}), units=units)) == {
        "W-1": {"name": "Other"}, "N-1": {"name": "Other"}
    }  # fmt: skip


def test_the_level_follows_when_what_stands_above_becomes_of_another_kind() -> None:
    units = {code: UNITS[code] for code in ("TOWN", "NORTH", "PORT", "SOUTH", "P-1")}
    outcome = played(Step(RETYPE, ("PORT",), {"kind": Kind.SUPERIOR, "level": "commune"}), units=units)
    assert differences(outcome)["P-1"] == {"level": "grassroots"}


def test_the_level_follows_when_a_committee_becomes_a_cell() -> None:
    units = {code: UNITS[code] for code in ("TOWN", "NORTH", "WARD", "SOUTH", "SEC")}
    outcome = played(Step(RETYPE, ("SEC",), {"kind": Kind.CELL, "level": "grassroots"}), units=units)
    assert differences(outcome) == {"SEC": {"kind": Kind.CELL}}


# --- mergers ----------------------------------------------------------------------------------------------------------


def test_cells_merge_into_one_of_them() -> None:
    outcome = played(Step(MERGE, ("W-1", "W-2", "W-3"), parts=(Part("W-2"),)))
    assert outcome.ended == ["W-1", "W-3"]
    assert outcome.after["W-2"] == UNITS["W-2"]
    assert outcome.links == [Link("W-1", "W-2"), Link("W-3", "W-2")]
    assert outcome.routes == {"W-1": Route("W-2"), "W-3": Route("W-2")}
    assert outcome.reformed == {"W-1", "W-2", "W-3"}


def test_cells_merge_into_a_new_one() -> None:
    outcome = played(Step(MERGE, ("W-1", "W-2"), parts=(new_cell("N"),)))
    assert (outcome.ended, outcome.founded) == (["W-1", "W-2"], ["N"])
    assert outcome.after["N"] == cell("N", "WARD", name="New one")
    assert outcome.links == [Link("W-1", "N"), Link("W-2", "N")]
    assert outcome.routes == {"W-1": Route("N"), "W-2": Route("N")}
    assert outcome.reformed == {"W-1", "W-2", "N"}


def test_what_stood_below_committees_that_merge_stands_below_the_one() -> None:
    outcome = played(Step(MERGE, ("WARD", "PORT"), parts=(new_committee("N"),)))
    below = {"parent": "N"}
    assert differences(outcome) == {"SEC": below, "W-1": below, "W-2": below, "W-3": below, "P-1": below}
    assert outcome.routes == {}
    assert outcome.links == [Link("WARD", "N"), Link("PORT", "N")]
    assert outcome.reformed == {"WARD", "PORT", "N"}


def test_a_committee_that_takes_in_what_stands_above_it_is_not_put_below_itself() -> None:
    outcome = play(UNITS, [Step(MERGE, ("NORTH",), parts=(Part("WARD"),))], on=DAY)
    assert outcome.after["WARD"].parent == "NORTH"
    assert outcome.after["N-1"].parent == "WARD"


# --- splits -----------------------------------------------------------------------------------------------------------

IN_THREE = (new_cell("A", groups=(1, 2), members=(11,)), new_cell("B", groups=(3,), members=(12, 13)), new_cell("C"))


def test_a_cell_is_split_into_new_ones() -> None:
    outcome = played(Step(SPLIT, ("W-1",), parts=IN_THREE))
    assert (outcome.ended, outcome.founded) == (["W-1"], ["A", "B", "C"])
    assert outcome.links == [Link("W-1", "A"), Link("W-1", "B"), Link("W-1", "C")]
    assert outcome.routes == {"W-1": Route("A", {1: "A", 2: "A", 3: "B"}, {11: "A", 12: "B", 13: "B"})}
    assert outcome.reformed == {"W-1"}


def test_a_cell_goes_on_as_one_of_the_parts() -> None:
    outcome = played(Step(SPLIT, ("W-1",), parts=(Part("W-1", groups=(1,)), new_cell("B", groups=(2,)))))
    assert (outcome.ended, outcome.founded, differences(outcome)) == ([], ["B"], {})
    assert outcome.links == [Link("W-1", "B")]
    assert outcome.routes == {"W-1": Route("W-1", {1: "W-1", 2: "B"})}
    assert outcome.reformed == {"W-1"}


def test_a_cell_is_dealt_out_to_cells_that_were_there_and_to_a_new_one() -> None:
    parts = (Part("W-2", groups=(1,)), Part("P-1", members=(11,)), new_cell("N", groups=(2,)))
    outcome = played(Step(SPLIT, ("W-1",), parts=parts))
    assert (outcome.ended, outcome.founded, differences(outcome)) == (["W-1"], ["N"], {})
    assert outcome.links == [Link("W-1", "W-2"), Link("W-1", "P-1"), Link("W-1", "N")]
    assert outcome.routes == {"W-1": Route("W-2", {1: "W-2", 2: "N"}, {11: "P-1"})}
    assert outcome.reformed == {"W-1", "W-2", "P-1"}


def test_a_cell_goes_on_and_gives_a_part_to_one_that_was_there() -> None:
    outcome = played(Step(SPLIT, ("W-1",), parts=(Part("W-1"), Part("W-2", groups=(1,)))))
    assert (outcome.ended, outcome.founded) == ([], [])
    assert outcome.links == [Link("W-1", "W-2")]
    assert outcome.routes == {"W-1": Route("W-1", {1: "W-2"})}
    assert outcome.reformed == {"W-1", "W-2"}


def test_what_stands_below_a_committee_is_dealt_out_to_committees_that_were_there() -> None:
    units = UNITS | {"QUAY": unit("QUAY", Kind.GRASSROOTS_COMMITTEE, "SOUTH", "grassroots")}
    outcome = played(Step(SPLIT, ("WARD",), parts=(Part("PORT"), Part("QUAY", children=("W-1",)))), units=units)
    assert outcome.after["W-1"].parent == "QUAY"
    assert {outcome.after[code].parent for code in ("W-2", "W-3", "SEC")} == {"PORT"}
    assert (outcome.ended, outcome.reformed, outcome.routes) == (["WARD"], {"WARD", "PORT", "QUAY"}, {})


def test_a_committee_that_stays_keeps_what_no_part_takes() -> None:
    parts = (replace(new_committee("A"), children=("W-1", "SEC")), replace(new_committee("B"), children=("W-2",)))
    outcome = played(Step(SPLIT, ("WARD",), parts=parts, stays=True))
    assert differences(outcome) == {"W-1": {"parent": "A"}, "SEC": {"parent": "A"}, "W-2": {"parent": "B"}}
    assert outcome.after["W-3"].parent == "WARD"
    assert outcome.links == [Link("WARD", "A"), Link("WARD", "B")]
    assert (outcome.routes, outcome.ended, outcome.reformed) == ({}, [], {"WARD"})


def test_a_committee_that_goes_on_as_a_part_keeps_what_no_part_takes() -> None:
    parts = (replace(new_committee("A"), children=("W-1",)), Part("WARD"))
    outcome = played(Step(SPLIT, ("WARD",), parts=parts))
    assert differences(outcome) == {"W-1": {"parent": "A"}}
    assert outcome.links == [Link("WARD", "A")]


def test_of_a_committee_that_ends_the_first_part_takes_what_no_other_does() -> None:
    parts = (new_committee("A"), replace(new_committee("B"), children=("W-1",)))
    outcome = played(Step(SPLIT, ("WARD",), parts=parts))
    assert {code: told["parent"] for code, told in differences(outcome).items()} == {
        "SEC": "A", "W-1": "B", "W-2": "A", "W-3": "A"
    }  # fmt: skip
    assert outcome.links == [Link("WARD", "A"), Link("WARD", "B")]
    assert outcome.ended == ["WARD"]


def test_what_a_split_links_comes_after_what_was_linked_before() -> None:
    merged, split = (
        Step(MERGE, ("W-2",), parts=(Part("W-3"),)),
        Step(SPLIT, ("W-1",), parts=(Part("W-1"), new_cell("B"))),
    )
    assert played(merged, split).links == [Link("W-2", "W-3"), Link("W-1", "B")]
    assert played(merged, Step(SPLIT, ("W-1",), parts=IN_THREE[1:])).links == [
        Link("W-2", "W-3"), Link("W-1", "B"), Link("W-1", "C")
    ]  # fmt: skip


# --- dissolutions -----------------------------------------------------------------------------------------------------


def test_a_dissolved_organisation_has_no_successor() -> None:
    outcome = played(Step(DISSOLVE, ("W-1", "W-2")))
    assert outcome.ended == ["W-1", "W-2"]
    assert outcome.links == [Link("W-1", None), Link("W-2", None)]
    assert (outcome.routes, outcome.reformed) == ({}, {"W-1", "W-2"})


def test_a_dissolved_organisation_may_be_followed_by_others() -> None:
    outcome = played(Step(DISSOLVE, ("W-1",), parts=(Part("W-2"), Part("W-3"))))
    assert outcome.links == [Link("W-1", "W-2"), Link("W-1", "W-3")]
    assert outcome.reformed == {"W-1"}


def test_a_step_that_cannot_be_played_leaves_everything_as_it_was_and_is_named_by_its_place() -> None:
    steps = [
        Step(RENAME, ("W-1",), {"name": "Other"}),
        Step(DISSOLVE, ("W-2", "NOWHERE")),
        Step(RENAME, ("W-3",), {"name": "Third"}),
    ]
    outcome = play(UNITS, steps, on=DAY)
    assert outcome.obstacles == [Obstacle("NOWHERE does not exist on the day.", 1, "subject")]
    assert differences(outcome) == {"W-1": {"name": "Other"}, "W-3": {"name": "Third"}}
    assert "W-2" in outcome.after


def test_a_new_organisation_may_be_any_unit() -> None:
    outcome = played(Step(FOUND, facts={"code": "N", **facts(Kind.SUPERIOR, None, "central")}))
    assert outcome.after["N"] == unit("N", Kind.SUPERIOR, None, "central", name="New one")
