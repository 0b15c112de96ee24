from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cells.rules.placing import Kind
from reorganisations.rules.plan import CHANGES, FACTS, Link, Obstacle, Outcome, Part, Route, Step, StepKind, Unit
from tests.reorganisations.rules.town import UNITS, cell, unit

W1, W2, W3 = UNITS["W-1"], UNITS["W-2"], UNITS["W-3"]


def outcome(before: list[Unit], after: list[Unit], **told: Any) -> Outcome:
    return Outcome({found.code: found for found in before}, {found.code: found for found in after}, **told)


def test_the_acts_after_which_an_organisation_goes_on_are_those_on_its_facts() -> None:
    assert {act.value for act in CHANGES} == {"rename", "retype", "regrade", "move"}
    assert {act.value for act in StepKind} - {act.value for act in CHANGES} == {"found", "merge", "split", "dissolve"}


@pytest.mark.parametrize("kind", Kind)
def test_only_a_cell_is_a_cell(kind: Kind) -> None:
    assert unit("X", kind, None, "").is_cell == (kind == "cell")


def test_an_organisation_becomes_what_the_facts_say_and_keeps_what_they_do_not() -> None:
    old = cell("X", "WARD", members=12, fact_from=date(2025, 1, 1), symbol="CB", overseas=False)
    new = old.become({"name": "Other", "overseas": True, "members": 0, "code": "Y", "fact_from": None})
    assert new == replace(old, name="Other", overseas=True)


def test_its_facts_are_what_can_be_other_on_another_day() -> None:
    told = {
        "national_code": "58.001.002.000.003",
        "issuer_name": "Issuer",
        "symbol": "CB",
        "area": "01",
        "place": "Quay",
        "overseas": True,
    }
    found = cell("X", "WARD", members=12, fact_from=date(2025, 1, 1), **told)
    assert found.facts() == {
        "name": "Name of X", "kind": "cell", "level": "below_grassroots", "type": "", "parent": "WARD", **told
    }  # fmt: skip
    assert tuple(found.facts()) == FACTS


@pytest.mark.parametrize(
    ("step", "codes"),
    [
        (Step(StepKind.DISSOLVE, ("A", "B")), {"A", "B"}),
        (Step(StepKind.DISSOLVE, ("A",), parts=(Part("B"), Part("C"))), {"A", "B", "C"}),
        (Step(StepKind.SPLIT, ("A",), parts=(Part("B", children=("C", "D")), Part("A"))), {"A", "B", "C", "D"}),
        (Step(StepKind.MOVE, ("A",), {"parent": "P"}), {"A", "P"}),
        (Step(StepKind.MOVE, ("A",), {"parent": None}), {"A"}),
        (Step(StepKind.FOUND, facts={"code": "N", "parent": "P"}), {"N", "P"}),
        (Step(StepKind.FOUND, facts={"code": "N", "parent": ""}), {"N"}),
        (Step(StepKind.MERGE, ("A", "B"), parts=(Part("C", {"parent": "P"}),)), {"A", "B", "C", "P"}),
        (Step(StepKind.RENAME, ("A",), {"name": "New"}), {"A"}),
    ],
)
def test_a_step_names_its_subjects_what_comes_of_them_and_what_stands_above(step: Step, codes: set[str]) -> None:
    assert step.codes == codes


def test_a_route_leads_by_person_by_group_and_for_the_rest() -> None:
    assert Route("A").targets() == {"A"}
    assert Route("A", {1: "B"}, {7: "C", 8: "B"}).targets() == {"A", "B", "C"}


def test_what_is_only_after_is_founded_what_is_only_before_has_ended() -> None:
    played = outcome([W1, W2], [W2, W3])
    assert (played.founded, played.ended, played.changed) == (["W-3"], ["W-1"], [])


def test_what_goes_on_with_other_facts_has_changed_other_members_are_no_change() -> None:
    played = outcome([W1, W2, W3], [replace(W1, name="Other"), replace(W2, members=5), W3])
    assert (played.founded, played.ended, played.changed) == ([], [], ["W-1"])


@pytest.mark.parametrize(
    ("played", "codes"),
    [
        (outcome([W1], [W1]), set()),
        (outcome([W1], [W1, W3]), {"W-3"}),
        (outcome([W1, W2], [W2]), {"W-1"}),
        (outcome([W1, W2], [replace(W1, name="Other"), W2]), {"W-1"}),
        (outcome([W1, W2], [W1, W2], routes={"W-1": Route("W-2")}), {"W-1"}),
        (outcome([W1, W2], [W1, W2], reformed={"W-2"}), {"W-2"}),
        (outcome([W1], [W1], reformed={"COME-AND-GONE"}, routes={"COME-AND-GONE": Route("W-1")}), set()),
    ],
)
def test_touched_is_what_begins_ends_changes_sends_members_away_or_is_reformed(
    played: Outcome, codes: set[str]
) -> None:
    assert played.touched == codes


@pytest.mark.parametrize(
    ("routes", "end"),
    [
        ({}, "W-1"),
        ({"W-1": Route("W-3")}, "W-3"),
        ({"W-1": Route("W-2"), "W-2": Route("W-3")}, "W-3"),
        ({"W-1": Route("W-2")}, "W-2"),
        ({"W-1": Route("W-2"), "W-2": Route("W-1")}, "W-1"),
        ({"W-3": Route("W-1"), "W-1": Route("W-3")}, "W-3"),
    ],
)
def test_members_follow_what_they_were_routed_to_until_it_lasts(routes: dict[str, Route], end: str) -> None:
    assert outcome([W1, W2], [W3], routes=routes).target("W-1") == end


def test_who_is_routed_to_what_lasts_stays_there() -> None:
    assert outcome([W1, W2], [W1, W2], routes={"W-1": Route("W-2")}).target("W-1") == "W-1"


def test_a_dissolution_has_no_successor() -> None:
    assert Link("W-1", None).successor is None


def test_acts_and_facts_are_kept_by_these_words() -> None:
    assert [act.value for act in StepKind] == [
        "found", "rename", "retype", "regrade", "move", "merge", "split", "dissolve"
    ]  # fmt: skip
    assert FACTS == (
        "name", "national_code", "kind", "level", "type", "parent", "issuer_name", "symbol", "area", "place", "overseas"
    )  # fmt: skip


def test_what_is_not_said_is_not_so() -> None:
    bare = Unit("A", "B", "cell", "grassroots", "", None)
    assert bare == Unit(
        "A", "B", "cell", "grassroots", "", None, issuer_name="", symbol="", area="", place="", overseas=False,
        members=0, fact_from=None,
    )  # fmt: skip
    assert Part("A") == Part("A", facts=None, children=(), groups=(), members=())
    assert Step(StepKind.MERGE) == Step(StepKind.MERGE, subjects=(), facts={}, parts=(), stays=False)
    assert Route("A") == Route("A", groups={}, members={})
    assert Obstacle("why").step is None
    assert Outcome({}, {}) == Outcome({}, {}, links=[], routes={}, reformed=set(), obstacles=[])
