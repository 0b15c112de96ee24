from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from cells.rules.headcount import Headcount
from meetings.rules.formats import MeetingFormat
from meetings.rules.planning import Facts, basis_on, reasons_against, stands_over
from pilots.rules.eligibility import Finding, Remark
from pilots.rules.terms import Basis, Format, Terms

DAY = date(2025, 4, 5)
TERMS = Terms(
    symbol="03-HD/TW",
    valid_from=date(2022, 12, 27),
    valid_to=date(2025, 7, 1),
    online_share=(1, 2),
    online_strict=True,
    online_clause="1.1",
    online_subjects=frozenset({"cell"}),
    left_out=frozenset(),
    infrastructure_required=True,
    infrastructure_clause="2",
    by_group_minimum=50,
    by_group_clause="1.2",
    by_group_subjects=frozenset({"cell"}),
    participation_clause="participation",
    circumstances_end_clause="circumstances",
    report_within_days=1,
    report_clause="4.2",
    decider_clause="decider",
    decider_abroad="BNG",
    validity_clause="III",
)
ELIGIBLE = Finding(Format.ONLINE, Headcount(), basis=Basis.SPECIFIC_NATURE)
SPECIAL = Finding(Format.ONLINE, Headcount(), basis=Basis.SPECIAL_CIRCUMSTANCES)
NOT_ELIGIBLE = Finding(Format.ONLINE, Headcount(), reasons=(Remark("share", "exactly half"),))
FINE = Facts(day=DAY, format=MeetingFormat.HYBRID, terms=TERMS, finding=ELIGIBLE, pilot_in_force=True, used=2, limit=3)


def clauses(**changed: Any) -> list[str]:
    return [remark.clause for remark in reasons_against(replace(FINE, quota_clause="quota", **changed))]


def test_nothing_stands_against_an_eligible_pilot_with_a_place_left() -> None:
    assert clauses() == []


def test_each_condition_is_refused_with_its_own_clause() -> None:
    assert clauses(finding=NOT_ELIGIBLE) == ["share"]
    assert clauses(pilot_in_force=False) == ["decider"]
    assert clauses(owed_in_person_since=DAY) == ["circumstances"]
    assert clauses(format=MeetingFormat.FULL_ONLINE, without_ground=1) == ["participation"]
    assert clauses(used=3) == ["quota"]


def test_all_reasons_are_told_at_once() -> None:
    assert clauses(finding=NOT_ELIGIBLE, pilot_in_force=False, used=3) == ["share", "decider", "quota"]


@pytest.mark.parametrize(("used", "limit"), list(product(range(5), [None, 0, 1, 3])))
def test_the_quota_lets_exactly_so_many_pass(used: int, limit: int | None) -> None:
    assert (clauses(used=used, limit=limit) == []) == (limit is None or used < limit)


def test_circumstances_that_last_still_carry_a_meeting() -> None:
    assert clauses(owed_in_person_since=DAY, finding=SPECIAL) == []


def test_those_without_a_ground_may_come_to_a_hybrid_meeting() -> None:
    assert clauses(format=MeetingFormat.HYBRID, without_ground=5) == []
    assert clauses(format=MeetingFormat.FULL_ONLINE, without_ground=0) == []


def test_without_a_guidance_only_that_is_said() -> None:
    outside = Finding(Format.ONLINE, Headcount(), reasons=(Remark("III", "No guidance"),))
    assert clauses(terms=None, finding=outside, pilot_in_force=False, used=9) == ["III"]


def test_in_person_nothing_stands_against_it() -> None:
    assert clauses(format=MeetingFormat.IN_PERSON, finding=None, terms=None, pilot_in_force=False, used=9) == []
    assert clauses(format=MeetingFormat.IN_PERSON, owed_in_person_since=DAY, pilot_in_force=False) == []


def test_the_basis_is_the_findings_and_by_group_there_is_none() -> None:
    assert basis_on(ELIGIBLE) == "specific_nature"
    assert basis_on(SPECIAL) == "special_circumstances"
    assert basis_on(NOT_ELIGIBLE) == ""
    assert basis_on(None) == ""


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"pilot_in_force": False},
            Remark(
                "decider",
                "No approved pilot is in force on 05/04/2025. Register in a round and wait for the decision, or meet in "
                "person.",
            ),
        ),
        (
            {"owed_in_person_since": date(2025, 1, 9)},
            Remark(
                "circumstances",
                "The special circumstances of the meeting of 09/01/2025 have ended: the next meeting is in person. Hold one "
                "in person first.",
            ),
        ),
        (
            {"format": MeetingFormat.FULL_ONLINE, "without_ground": 1},
            Remark(
                "participation",
                "A meeting fully online needs a valid ground for every member; 1 has none. Plan a hybrid one.",
            ),
        ),
        (
            {"format": MeetingFormat.FULL_ONLINE, "without_ground": 2},
            Remark(
                "participation",
                "A meeting fully online needs a valid ground for every member; 2 have none. Plan a hybrid one.",
            ),
        ),
        (
            {"used": 3, "limit": 2},
            Remark(
                "quota",
                "The quota of 2025 is used up: 3 of 2. Cancel or reschedule a planned meeting, or meet in person.",
            ),
        ),
    ],
)
def test_each_reason_says_what_would_make_it_pass(changed: dict[str, Any], told: Remark) -> None:
    assert reasons_against(replace(FINE, quota_clause="quota", **changed)) == (told,)


def test_what_nothing_is_known_of_needs_no_pilot_and_has_no_quota() -> None:
    bare = Facts(day=DAY, format=MeetingFormat.HYBRID, terms=TERMS, finding=ELIGIBLE)
    assert [remark.clause for remark in reasons_against(bare)] == ["decider"]
    assert reasons_against(replace(bare, pilot_in_force=True, used=9)) == ()
    assert [remark.clause for remark in reasons_against(replace(bare, pilot_in_force=True, limit=0))] == [""]


def test_all_five_reasons_are_told_in_the_order_of_the_guidance() -> None:
    everything = {
        "finding": NOT_ELIGIBLE,
        "pilot_in_force": False,
        "owed_in_person_since": DAY,
        "format": MeetingFormat.FULL_ONLINE,
        "without_ground": 1,
        "used": 3,
    }
    assert clauses(**everything) == ["share", "decider", "circumstances", "participation", "quota"]


def test_an_online_meeting_without_a_finding_and_one_in_person_with_one_are_let_be() -> None:
    assert clauses(finding=None, pilot_in_force=False) == []
    assert clauses(format=MeetingFormat.IN_PERSON, pilot_in_force=False) == []


def test_by_group_those_without_a_ground_are_nobody_s_business() -> None:
    assert clauses(format=MeetingFormat.BY_GROUP, without_ground=5) == []


@pytest.mark.parametrize(("used", "limit", "over"), [(3, 2, True), (2, 2, False), (1, 2, False), (1, 0, True)])
def test_a_meeting_stands_over_the_quota_where_more_places_are_taken_than_allowed(
    used: int, limit: int, over: bool
) -> None:
    assert stands_over(used, limit) == over
