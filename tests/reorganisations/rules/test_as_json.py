import json
from typing import Any

import pytest

from reorganisations.rules.as_json import led_on, outcome_to_json, routes_from_json, step_from_json, step_to_json
from reorganisations.rules.plan import Link, Outcome, Part, Route, Step, StepKind
from tests.reorganisations.rules.town import UNITS

STEPS = [
    Step(StepKind.FOUND, facts={"code": "N", "name": "New"}),
    Step(StepKind.MOVE, ("W-1", "W-2"), {"parent": "PORT"}),
    Step(StepKind.MERGE, ("W-1", "W-2"), parts=(Part("W-3"),)),
    Step(
        StepKind.SPLIT,
        ("WARD",),
        parts=(Part("A", {"name": "A"}, ("W-1",), (3, 4), (5,)), Part("B", None, ("W-2", "W-3"), (), (6, 7))),
        stays=True,
    ),
]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_kept_in_a_row_and_read_again(step: Step) -> None:
    kept = json.loads(json.dumps(step_to_json(step)))
    assert step_from_json(step.act.value, kept) == step


def test_a_step_is_kept_by_these_words() -> None:
    assert step_to_json(STEPS[3]) == {
        "subjects": ["WARD"],
        "facts": {},
        "stays": True,
        "parts": [
            {"code": "A", "facts": {"name": "A"}, "children": ["W-1"], "groups": [3, 4], "members": [5]},
            {"code": "B", "facts": None, "children": ["W-2", "W-3"], "groups": [], "members": [6, 7]},
        ],
    }


def outcome(before: str, after: str, **told: Any) -> Outcome:
    return Outcome(
        {code: UNITS[code] for code in before.split()}, {code: UNITS[code] for code in after.split()}, **told
    )


def test_what_began_ended_and_was_reformed_is_kept_in_the_order_of_codes() -> None:
    kept = outcome_to_json(outcome("W-2 W-1", "W-3 P-1", reformed={"W-2", "W-1", "COME-AND-GONE"}))
    del kept["placed"]
    assert kept == {
        "ended": ["W-1", "W-2"], "founded": ["P-1", "W-3"], "reformed": ["W-1", "W-2"], "links": [], "routes": {}
    }  # fmt: skip


def test_what_begins_or_stands_elsewhere_or_is_another_kind_is_kept_with_its_place_and_a_new_name_is_none() -> None:
    told = outcome("W-1 W-2 W-3", "W-1 W-2 W-3 P-1")
    told.after["W-1"] = told.after["W-1"].become({"parent": "PORT"})
    told.after["W-2"] = told.after["W-2"].become({"name": "Chi bộ mới"})
    told.after["W-3"] = told.after["W-3"].become({"overseas": True})
    kept = json.loads(json.dumps(outcome_to_json(told)["placed"]))
    assert kept == {
        "P-1": {"kind": "cell", "above": "PORT", "overseas": False},
        "W-1": {"kind": "cell", "above": "PORT", "overseas": False},
        "W-3": {"kind": "cell", "above": "WARD", "overseas": True},
    }


def links(before: str, after: str, *told: tuple[str, str | None]) -> Any:
    return outcome_to_json(outcome(before, after, links=[Link(old, new) for old, new in told]))["links"]


@pytest.mark.parametrize(
    ("before", "after", "told", "kept"),
    [
        ("W-1", "W-2", [("W-1", "W-2")], [["W-1", "W-2"]]),
        ("W-1", "", [("W-1", None)], [["W-1", None]]),
        ("W-1", "W-2 W-3", [("W-1", "W-2"), ("W-1", "W-3")], [["W-1", "W-2"], ["W-1", "W-3"]]),
        # what comes and goes within the day is passed through
        ("W-1", "W-3", [("W-1", "X"), ("X", "W-3")], [["W-1", "W-3"]]),
        ("W-1", "W-2 W-3", [("W-1", "X"), ("X", "W-2"), ("X", "W-3")], [["W-1", "W-2"], ["W-1", "W-3"]]),
        ("W-1", "W-3", [("W-1", "X"), ("X", "Y"), ("Y", "W-3")], [["W-1", "W-3"]]),
        ("W-1", "", [("W-1", "X"), ("X", None)], [["W-1", None]]),
        ("W-1", "", [("W-1", "X")], [["W-1", None]]),
        # the same told twice is kept once
        ("W-1", "W-3", [("W-1", "W-3"), ("W-1", "W-3")], [["W-1", "W-3"]]),
        ("W-1", "W-3", [("W-1", "X"), ("W-1", "W-3"), ("X", "W-3")], [["W-1", "W-3"]]),
        # nobody follows themselves
        ("W-1", "W-1", [("W-1", "X"), ("X", "W-1")], []),
        # after one that was not there before, the next is kept still
        ("W-1", "W-2", [("X", "W-2"), ("W-1", "W-2")], [["W-1", "W-2"]]),
    ],
)
def test_a_link_leads_from_what_was_before_to_what_is_after(
    before: str, after: str, told: list[tuple[str, str | None]], kept: list[list[str | None]]
) -> None:
    assert links(before, after, *told) == kept


def test_routes_are_kept_to_where_members_end_up_and_read_again() -> None:
    routes = {
        "W-1": Route("X", {3: "W-2", 4: "X"}, {5: "W-3", 6: "X"}),
        "X": Route("W-2"),
    }
    kept = json.loads(json.dumps(outcome_to_json(outcome("W-1", "W-2 W-3", routes=routes))))
    assert kept["routes"] == {
        "W-1": {"default": "W-2", "groups": {"3": "W-2", "4": "W-2"}, "members": {"5": "W-3", "6": "W-2"}}
    }
    assert routes_from_json(kept) == {"W-1": Route("W-2", {3: "W-2", 4: "W-2"}, {5: "W-3", 6: "W-2"})}


def test_people_are_led_on_where_another_plan_of_the_day_leads_on() -> None:
    first = {
        "ended": ["A"],
        "links": [["A", "B"], ["A", "C"]],
        "routes": {"A": {"default": "B", "groups": {"1": "C"}, "members": {"7": "B"}}},
    }
    later = {
        "ended": ["B"],
        "links": [["B", "D"], ["B", "E"], ["C", "F"]],
        "routes": {
            "B": {"default": "D", "groups": {}, "members": {}},
            "C": {"default": "C", "groups": {}, "members": {}},
        },
    }
    led = led_on(first, later)
    assert led["links"] == [["A", "D"], ["A", "E"], ["A", "C"]]
    assert led["routes"] == {"A": {"default": "D", "groups": {"1": "C"}, "members": {"7": "D"}}}
    assert led["ended"] == ["A"]
    assert led_on(first, {"ended": [], "links": [], "routes": {}}) == first


def test_what_nothing_came_of_is_followed_by_nothing() -> None:
    first = {"ended": ["A"], "links": [["A", "B"], ["X", None]], "routes": {}}
    later = {"ended": ["B"], "links": [["B", None]], "routes": {}}
    assert led_on(first, later)["links"] == [["A", None], ["X", None]]
