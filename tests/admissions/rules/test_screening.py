"""Whom the rolls propose, when somebody is helped, when the help is over, and what is owed then."""

from datetime import date, timedelta

import pytest

from admissions.rules.fees import Owes
from admissions.rules.screening import (
    RESULT,
    VOTE,
    WAY_OUT,
    Look,
    Owed,
    Proposed,
    Stage,
    help_ends_on,
    is_listed,
    owed_on,
    proposed_by_fees,
    proposed_by_rolls,
    stage_on,
    together,
)
from admissions.rules.terms import Key
from cells.rules.parameters import Asked, Statutes
from cells.rules.periods import Period
from meetings.rules.absences import OnTheRoll

DAY = timedelta(days=1)
TERMS = Statutes([Asked(Key.HELP_PERIOD, 12, "02-HD/BTCTW", Period(date(2021, 4, 12)))])
LISTED, VOTED = date(2024, 1, 20), date(2024, 2, 29)
HELPED = Look(LISTED, VOTED, True)
FULL = date(2025, 3, 1)
MISSED = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1))
UNPAID = (date(2024, 2, 1), date(2024, 6, 1), date(2024, 7, 1))


def rolls(*modes: str, member: int = 1) -> list[OnTheRoll]:
    """One a month from January on."""
    return [OnTheRoll(member, "An", date(2024, month, 5), mode) for month, mode in enumerate(modes, 1)]


@pytest.mark.parametrize(
    ("modes", "months"),
    [
        (["absent", "absent", "absent"], 3),
        (["absent", "absent"], None),
        (["absent", "in_person", "absent", "online", "absent"], 3),
        (["excused", "excused", "excused"], None),
        (["absent", "excused", "absent"], None),
        (["absent", "absent", "absent", "excused", "absent"], 4),
        (["in_person"] * 5, None),
    ],
)
def test_who_came_to_nothing_in_three_months_without_a_reason(modes: list[str], months: int | None) -> None:
    found = proposed_by_rolls(rolls(*modes), 3)
    assert [len(one.missed) for one in found] == ([months] if months else [])


def test_who_came_once_in_a_month_did_not_miss_it() -> None:
    twice = [*rolls("absent", "absent", "absent"), OnTheRoll(1, "An", date(2024, 3, 20), "online")]
    assert proposed_by_rolls(twice, 3) == []
    excused_once = [*rolls("absent", "absent", "excused"), OnTheRoll(1, "An", date(2024, 3, 20), "absent")]
    assert proposed_by_rolls(excused_once, 3) == [Proposed(1, "An", MISSED, last_on=date(2024, 3, 20))]


def test_each_member_for_themselves_and_nobody_where_no_number_is_set() -> None:
    both = [*rolls("absent", "absent", "absent"), *rolls("absent", "in_person", "absent", member=2)]
    assert [one.member for one in proposed_by_rolls(both, 3)] == [1]
    assert [one.member for one in proposed_by_rolls(both, 2)] == [1, 2]
    assert proposed_by_rolls(both, None) == []


def test_who_owes_as_many_months_is_proposed_whether_or_not_they_follow_one_another() -> None:
    owing = [Owes(1, "An", UNPAID), Owes(2, "Bình", UNPAID[:2])]
    assert proposed_by_fees(owing, 3) == [Proposed(1, "An", unpaid=UNPAID)]
    assert [one.member for one in proposed_by_fees(owing, 2)] == [1, 2]
    assert proposed_by_fees(owing, None) == []


def test_who_is_proposed_by_rolls_and_fees_stands_there_once_with_the_months_of_both() -> None:
    away, owes = Proposed(1, "An", MISSED, last_on=LISTED), Proposed(2, "Bình", unpaid=UNPAID)
    both = Proposed(1, "An", MISSED, UNPAID, LISTED)
    assert together([away], [Proposed(1, "An", unpaid=UNPAID), owes]) == [both, owes]
    assert together([away], []) == [away]


@pytest.mark.parametrize(
    ("in_favour", "base", "share", "listed"),
    [
        (6, 9, "two_thirds", True),
        (5, 9, "two_thirds", False),
        (5, 9, "more_than_half", True),
        (6, 9, "", True),
        (5, 9, "", False),
        (0, 0, "two_thirds", False),
    ],
)
def test_two_thirds_of_the_official_members_put_somebody_on_the_list(
    in_favour: int, base: int, share: str, listed: bool
) -> None:
    assert is_listed(in_favour, base, share) is listed


def test_what_somebody_is_on_each_day() -> None:
    look = Look(LISTED, VOTED, True, date(2025, 3, 10), False, date(2025, 5, 1))
    days = [LISTED, VOTED - DAY, VOTED, date(2025, 3, 9), date(2025, 3, 10), date(2025, 4, 30), date(2025, 5, 1)]
    assert [stage_on(look, day) for day in days] == [
        Stage.LISTED,
        Stage.LISTED,
        Stage.HELPED,
        Stage.HELPED,
        Stage.TO_GO,
        Stage.TO_GO,
        Stage.LEFT,
    ]
    assert stage_on(Look(LISTED, VOTED, False), VOTED) == Stage.NOT_LISTED
    assert stage_on(Look(LISTED, VOTED, True, FULL, True), FULL) == Stage.PROGRESS


def test_help_is_over_when_its_months_are_full() -> None:
    assert help_ends_on(VOTED, TERMS) == (FULL, "02-HD/BTCTW")
    assert help_ends_on(VOTED, Statutes()) is None


def test_what_the_cell_owes() -> None:
    assert owed_on(Look(LISTED), VOTED, TERMS) == Owed(VOTE)
    owed = owed_on(HELPED, VOTED, TERMS)
    assert owed == Owed(RESULT, FULL, "02-HD/BTCTW")
    assert [owed.is_late(day) for day in (FULL, FULL + DAY)] == [False, True]
    assert owed_on(HELPED, VOTED, Statutes()) == Owed(RESULT)
    assert owed_on(Look(LISTED, VOTED, True, FULL, False), FULL, TERMS) == Owed(WAY_OUT)
    for over in (Look(LISTED, VOTED, False), Look(LISTED, VOTED, True, FULL, True), Look(LISTED, left_on=VOTED)):
        assert owed_on(over, FULL, TERMS) is None
    assert not Owed(VOTE).is_late(FULL)
