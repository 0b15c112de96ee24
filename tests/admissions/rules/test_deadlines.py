"""What is next on the way into the Party and by when: working days over Tết, a year's end, a 29 February, a swapped Saturday."""

from dataclasses import replace
from datetime import date

import pytest

from admissions.rules.deadlines import Owed, deadline, next_owed, owed_now, was_late
from admissions.rules.requirements import full_from
from admissions.rules.steps import Case, Companion, Done, Step
from admissions.rules.terms import OFF, ON, Decides, Key
from cells.rules.parameters import Asked, Statutes
from cells.rules.parameters import Key as StatuteKey
from cells.rules.periods import Period
from cells.rules.working_days import Calendar
from tests.admissions.cases import (
    BEGAN,
    DAY,
    DECIDED,
    EVER,
    FULL_FROM,
    LISTED,
    NEW,
    ON_PROBATION,
    READY,
    RESOLVED,
    REVIEWED,
    ROWS,
    STATUTES,
    TET,
    VOTE,
    VOTED,
    after,
    otherwise,
)  # fmt: skip


def owed(case: Case, today: date, *, statutes: Statutes = STATUTES, calendar: Calendar = TET) -> Owed | None:
    return next_owed(case, statutes, calendar, today)


def all_owed(case: Case, today: date) -> list[Owed]:
    return owed_now(case, STATUTES, TET, today)


def test_before_the_vote_the_course_comes_then_the_vote() -> None:
    assert owed(Case(LISTED), VOTE) == Owed(Step.COURSE)
    assert owed(READY, VOTE) == Owed(Step.CELL_VOTE)
    assert owed(replace(READY, is_closed=True), VOTE) is None


def test_the_decision_is_due_45_working_days_after_the_cells_resolution_over_the_years_end_and_tet() -> None:
    """From 2/12/2024: without 1/1 and the week of Tết the 45th is 12/2/2025, the 60th 5/3/2025."""
    due = owed(VOTED, VOTE)
    assert due == Owed(Step.COMMITTEE_VOTE, date(2025, 2, 11), "admission_decision", date(2025, 3, 4))
    assert due.is_late(date(2025, 2, 12))
    assert not due.is_late(date(2025, 2, 11))
    assert owed(RESOLVED, VOTE).step == Step.DECISION
    assert owed(replace(VOTED, has_committee=False), VOTE).step == Step.DECISION


def test_the_ceremony_is_due_30_working_days_after_the_receipt_before_208() -> None:
    assert owed(DECIDED, date(2024, 12, 23)) == Owed(Step.RECEIPT, clause="294-QĐ/TW")
    received = after(DECIDED, Done(Step.RECEIPT, date(2025, 1, 6)))
    assert owed(received, date(2025, 1, 6)) == Owed(Step.CEREMONY, date(2025, 2, 24), "ceremony")


def test_and_after_the_issue_since() -> None:
    for issued, step in ((NEW - DAY, Step.RECEIPT), (NEW, Step.CEREMONY)):
        case = after(RESOLVED, Done(Step.DECISION, issued))
        assert owed(case, issued).step == step
    case = after(RESOLVED, Done(Step.DECISION, NEW))
    assert owed(case, NEW, calendar=Calendar()).due_on == date(2026, 9, 7)


def test_the_full_vote_is_due_30_working_days_after_the_twelve_months() -> None:
    assert owed(ON_PROBATION, date(2024, 6, 1)) == Owed(Step.NEW_COURSE, FULL_FROM)
    with_course = after(ON_PROBATION, Done(Step.NEW_COURSE, date(2024, 9, 1)))
    due = date(2025, 4, 11)
    assert all_owed(with_course, date(2025, 2, 28)) == [Owed(Step.FULL_VOTE, due, "full_review")]
    missing = [Owed(Step.OWN_REVIEW, due, "full_review"), Owed(Step.REMARK, due, "full_review")]
    assert all_owed(with_course, FULL_FROM) == missing
    assert all_owed(ON_PROBATION, FULL_FROM) == [Owed(Step.NEW_COURSE, FULL_FROM), *missing]
    assert owed(REVIEWED, FULL_FROM) == Owed(Step.FULL_VOTE, due, "full_review")


def test_then_the_committee_the_decision_and_the_card() -> None:
    voted = after(REVIEWED, Done(Step.FULL_VOTE, FULL_FROM))
    assert owed(voted, FULL_FROM).step == Step.FULL_COMMITTEE_VOTE
    resolved = after(voted, Done(Step.FULL_COMMITTEE_VOTE, FULL_FROM))
    assert owed(resolved, FULL_FROM) == Owed(
        Step.FULL_DECISION, date(2025, 4, 11), "full_decision", date(2025, 5, 6), Decides.SUPERIOR
    )
    official = after(resolved, Done(Step.FULL_DECISION, FULL_FROM))
    assert owed(official, FULL_FROM) == Owed(Step.CARD)
    assert owed(after(official, Done(Step.CARD, FULL_FROM)), FULL_FROM) is None


def test_where_nothing_is_asked_there_is_a_step_and_no_day() -> None:
    nothing = Statutes(row for row in ROWS if row.key == StatuteKey.PROBATION)
    assert owed(VOTED, VOTE, statutes=nothing) == Owed(Step.COMMITTEE_VOTE)
    assert owed(RESOLVED, VOTE, statutes=nothing) == Owed(Step.DECISION)
    assert owed(DECIDED, VOTE, statutes=nothing) == Owed(Step.CEREMONY)
    assert owed(REVIEWED, FULL_FROM, statutes=nothing) == Owed(Step.FULL_VOTE)
    assert owed(REVIEWED, FULL_FROM, statutes=Statutes()) == Owed(Step.FULL_VOTE)


WANTED = otherwise(Asked(Key.QUARTERLY_REMARKS, 0, "ours", Period(EVER), choice=ON))


def test_where_an_office_wants_it_a_remark_is_due_every_quarter() -> None:
    helper = Companion(3, Period(BEGAN), helps=True)
    course = replace(
        READY,
        done=(Done(Step.CEREMONY, BEGAN), Done(Step.NEW_COURSE, BEGAN)),
        companions=(*READY.companions, helper),
    )
    assert owed(course, date(2024, 5, 28), statutes=WANTED).step != Step.REMARK
    assert owed(course, date(2024, 5, 29), statutes=WANTED) == Owed(Step.REMARK, date(2024, 5, 29), "ours")
    remarked = after(course, Done(Step.REMARK, date(2024, 6, 3), companion=3))
    assert owed(remarked, date(2024, 9, 2), statutes=WANTED).step != Step.REMARK
    assert owed(remarked, date(2024, 9, 3), statutes=WANTED).step == Step.REMARK
    assert owed(course, date(2024, 5, 29)).step != Step.REMARK


def test_who_left_the_party_owes_no_remark() -> None:
    gone = replace(READY.companions[0], period=Period(LISTED, VOTE), left=True)
    case = replace(READY, done=(Done(Step.COURSE, date(2024, 3, 1)),), companions=(gone, READY.companions[1]))
    assert [one.step for one in all_owed(case, VOTE)] == [Step.CELL_VOTE]
    left_otherwise = replace(case, companions=(replace(gone, left=False), READY.companions[1]))
    assert Step.REMARK in [one.step for one in all_owed(left_otherwise, VOTE)]


def test_nobody_is_late_by_a_regulation_that_asks_for_remarks_since_later() -> None:
    begun = replace(READY, done=(Done(Step.COURSE, date(2024, 3, 1)),))
    asked, anew = date(2024, 6, 10), date(2024, 8, 1)
    later = otherwise(
        Asked(Key.QUARTERLY_REMARKS, 0, "", Period(EVER, asked), choice=OFF),
        Asked(Key.QUARTERLY_REMARKS, 0, "ours", Period(asked, anew), choice=ON),
        Asked(Key.QUARTERLY_REMARKS, 0, "ours anew", Period(anew), choice=ON),
    )
    assert owed(begun, date(2024, 9, 9), statutes=later).step != Step.REMARK
    assert owed(begun, date(2024, 9, 10), statutes=later) == Owed(Step.REMARK, date(2024, 9, 10), "ours anew")


def test_each_introducer_owes_one_every_quarter_until_the_cell_has_voted() -> None:
    begun = replace(READY, done=(Done(Step.COURSE, date(2024, 3, 1)),))
    assert owed(begun, date(2024, 4, 1), statutes=WANTED).step != Step.REMARK
    assert owed(begun, date(2024, 4, 2), statutes=WANTED) == Owed(Step.REMARK, date(2024, 4, 2), "ours")
    of_one = after(begun, Done(Step.REMARK, date(2024, 4, 2), companion=1))
    assert owed(of_one, date(2024, 4, 3), statutes=WANTED) == Owed(Step.REMARK, date(2024, 4, 2), "ours")
    of_both = after(of_one, Done(Step.REMARK, date(2024, 4, 3), companion=2))
    assert owed(of_both, date(2024, 7, 1), statutes=WANTED).step != Step.REMARK
    assert owed(of_both, date(2024, 7, 2), statutes=WANTED).step == Step.REMARK
    voted = after(of_both, Done(Step.CELL_VOTE, date(2024, 7, 2)))
    assert Step.REMARK not in [one.step for one in owed_now(voted, WANTED, TET, date(2024, 12, 2))]
    assert owed(begun, date(2024, 4, 2)).step != Step.REMARK


@pytest.mark.parametrize(
    ("began", "ends", "due"),
    [
        (date(2023, 2, 28), date(2024, 2, 28), date(2024, 4, 10)),
        (date(2024, 2, 28), date(2025, 2, 28), date(2025, 4, 11)),
        (date(2024, 2, 29), date(2025, 3, 1), date(2025, 4, 11)),
        (date(2023, 12, 31), date(2024, 12, 31), date(2025, 2, 19)),
        (date(2024, 1, 24), date(2025, 1, 24), date(2025, 3, 14)),
    ],
    ids=["before_a_leap_day", "of_a_leap_year", "of_a_leap_day", "over_the_years_end", "before_tet"],
)
def test_the_review_is_due_30_working_days_after_the_probation(began: date, ends: date, due: date) -> None:
    case = after(READY, Done(Step.CEREMONY, began), Done(Step.NEW_COURSE, began))
    assert full_from(case, STATUTES) == ends
    assert deadline(case, Step.FULL_VOTE, STATUTES, TET).due_on == due


SWAPPED = Calendar(off={date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)}, worked={date(2026, 8, 22)})
"""31/8 is off for Saturday 22/8, which is worked."""


@pytest.mark.parametrize(("calendar", "due"), [(Calendar(), date(2026, 9, 8)), (SWAPPED, date(2026, 9, 9))])
def test_a_saturday_that_is_worked_counts_and_the_day_off_for_it_does_not(calendar: Calendar, due: date) -> None:
    issued = date(2026, 7, 27)
    case = after(RESOLVED, Done(Step.DECISION, issued))
    assert deadline(case, Step.CEREMONY, STATUTES, calendar) == Owed(Step.CEREMONY, due, "ceremony")


@pytest.mark.parametrize(("number", "step"), [(2, Step.FULL_VOTE), (3, Step.FULL_DECISION)])
def test_after_three_failed_votes_the_superior_committee_owes_the_decision(number: int, step: str) -> None:
    failed = after(REVIEWED, *(Done(Step.FULL_VOTE, FULL_FROM, passed=False) for _time in range(number)))
    found = owed(failed, FULL_FROM)
    assert (found.step, found.by) == (step, Decides.SUPERIOR if number == 3 else "")
    since = after(REVIEWED, *(Done(Step.FULL_VOTE, NEW, passed=False) for _time in range(number)))
    assert owed(since, NEW).by == found.by


def test_who_decides_is_said_by_the_day_of_the_cells_resolution() -> None:
    for voted, by in ((NEW - DAY, Decides.SUPERIOR), (NEW, Decides.GRASSROOTS)):
        case = after(READY, Done(Step.CELL_VOTE, voted), Done(Step.COMMITTEE_VOTE, voted))
        assert owed(case, voted).by == by
        assert owed(replace(case, has_committee=False), voted).by == Decides.SUPERIOR


def test_a_remark_is_owed_by_whoever_is_with_the_person_no_more() -> None:
    left = replace(VOTED, companions=(*READY.companions, Companion(4, Period(LISTED, VOTE))))
    assert Owed(Step.REMARK) not in all_owed(left, VOTE - DAY)
    assert [one.step for one in all_owed(left, VOTE)] == [Step.COMMITTEE_VOTE, Step.REMARK]
    assert Owed(Step.REMARK) not in all_owed(after(left, Done(Step.REMARK, VOTE, companion=4)), VOTE)
    helper = replace(ON_PROBATION, companions=(Companion(4, Period(BEGAN, VOTE), helps=True),))
    assert Step.REMARK in [one.step for one in all_owed(helper, VOTE)]
    assert Step.REMARK not in [one.step for one in all_owed(helper, VOTE - DAY)]


@pytest.mark.parametrize(("on", "late"), [(date(2025, 2, 11), False), (date(2025, 2, 12), True)])
def test_what_was_done_after_its_time_stays_late(on: date, late: bool) -> None:
    done = Done(Step.COMMITTEE_VOTE, on)
    assert was_late(after(VOTED, done), done, STATUTES, TET) is late


def test_a_remark_is_not_said_to_have_been_late() -> None:
    done = Done(Step.REMARK, date(2026, 1, 1), companion=3)
    assert not was_late(after(REVIEWED, done), done, STATUTES, TET)
    course = Done(Step.COURSE, date(2026, 1, 1))
    assert not was_late(after(READY, course), course, STATUTES, TET)
