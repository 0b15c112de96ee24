from datetime import date, time

import pytest

from cells.rules.parameters import Key
from cells.rules.periods import Period
from meetings.rules.year import (
    CellFacts,
    Met,
    Span,
    State,
    gaps,
    is_late,
    length_asked,
    month_before,
    month_of,
    months_in,
    papers_sent_by,
    quarter_of,
    silence,
    year_of,
)
from tests.statutes import SHIPPED, asking, without

TODAY = date(2025, 5, 15)
FOUNDED = Period(date(2019, 1, 1))


def met(month: int, day: int = 5, *, year: int = 2025, held: bool = True, kind: str = "monthly", **more: object) -> Met:
    return Met(year * 10000 + month * 100 + day, date(year, month, day), kind, held, **more)


def cell(
    *meetings: Met, lives: Period = FOUNDED, members: Period = FOUNDED, kept_since: date | None = FOUNDED.start
) -> CellFacts:
    return CellFacts([lives], [members], meetings, kept_since)


def states(facts: CellFacts, *, today: date = TODAY, year: int = 2025) -> list[State]:
    return [month.state for month in year_of(facts, SHIPPED, year, today).months]


def test_each_month_says_what_came_of_its_regular_meeting() -> None:
    facts = cell(met(1), met(3, held=False, is_behind=True), met(6, held=False))
    held, missing, late, open_, planned, ahead = (
        State.HELD, State.MISSING, State.LATE, State.OPEN, State.PLANNED, State.AHEAD,
    )  # fmt: skip
    assert states(facts) == [held, missing, late, missing, open_, planned, *[ahead] * 6]
    assert year_of(facts, SHIPPED, 2025, TODAY).months_behind == 3


def test_a_thematic_meeting_stands_for_its_quarter_and_for_no_month() -> None:
    found = year_of(cell(met(2, kind="thematic")), SHIPPED, 2025, TODAY)
    assert [quarter.state for quarter in found.quarters] == [State.HELD, State.OPEN, State.AHEAD, State.AHEAD]
    assert found.months[1].state == State.MISSING
    assert {quarter.state for quarter in year_of(cell(), SHIPPED, 2024, TODAY).quarters} == {State.MISSING}


@pytest.mark.parametrize(
    ("lives", "members", "asked"),
    [
        (Period(date(2025, 2, 1)), FOUNDED, [2, 3, 4]),
        (Period(date(2025, 2, 2)), FOUNDED, [3, 4]),
        (Period(date(2019, 1, 1), date(2025, 3, 31)), FOUNDED, [1, 2]),
        (Period(date(2019, 1, 1), date(2025, 4, 1)), FOUNDED, [1, 2, 3]),
        (FOUNDED, Period(date(2025, 2, 28)), [2, 3, 4]),
        (FOUNDED, Period(date(2025, 3, 1)), [3, 4]),
    ],
)
def test_only_months_that_were_lived_through_with_members_are_asked_of(
    lives: Period, members: Period, asked: list[int]
) -> None:
    found = year_of(cell(lives=lives, members=members), SHIPPED, 2025, date(2025, 5, 1))
    assert [month.number for month in found.months if month.state == State.MISSING] == asked
    assert all(month.state != State.MISSING or month.asked for month in found.months)


def test_what_was_held_in_a_month_of_which_nothing_is_asked_is_still_held() -> None:
    facts = cell(met(1), lives=Period(date(2025, 1, 4)))
    assert states(facts)[0] == State.HELD


def test_where_nothing_is_asked_nothing_is_missing() -> None:
    found = year_of(cell(), without(Key.MONTHLY_MEETINGS), 2025, TODAY)
    assert {month.state for month in found.months} == {State.NOT_ASKED}


def test_where_two_are_asked_one_is_not_enough() -> None:
    twice = asking(Key.MONTHLY_MEETINGS, 2, since=date(2025, 1, 1))
    found = year_of(cell(met(1), met(1, 20), met(2), met(3), met(3, 20, held=False)), twice, 2025, TODAY)
    assert [month.state for month in found.months[:3]] == [State.HELD, State.MISSING, State.PLANNED]


@pytest.mark.parametrize(("today", "late"), [(date(2025, 3, 7), False), (date(2025, 3, 8), True)])
def test_a_meeting_is_late_once_its_result_was_to_be_reported(today: date, late: bool) -> None:
    unrecorded = met(3, held=False, is_behind=True)
    assert is_late(unrecorded, SHIPPED, today) is late
    assert not is_late(met(3, held=False), SHIPPED, today)
    assert is_late(unrecorded, without(Key.RESULT_WITHIN), date(2025, 3, 6))


@pytest.mark.parametrize(("members", "minutes"), [(29, 90), (30, 120)])
def test_a_large_cell_meets_longer(members: int, minutes: int) -> None:
    asked = length_asked(members, SHIPPED, TODAY)
    assert asked is not None
    assert asked.value == minutes
    assert length_asked(members, without(Key.LARGE_CELL_FROM), TODAY) == SHIPPED.asked(Key.MEETING_MINUTES, TODAY)
    assert length_asked(members, without(Key.LARGE_CELL_MINUTES), TODAY) == SHIPPED.asked(Key.MEETING_MINUTES, TODAY)


@pytest.mark.parametrize(("ends", "short"), [(time(8, 29), True), (time(8, 30), False), (None, False)])
def test_a_meeting_shorter_than_asked_is_told_where_both_hours_are_known(ends: time | None, short: bool) -> None:
    facts = cell(met(1, begins=time(7), ends=ends))
    assert bool(year_of(facts, SHIPPED, 2025, TODAY).too_short) is short


def test_what_is_planned_or_of_another_year_is_not_too_short() -> None:
    hours = {"begins": time(7), "ends": time(7, 30)}
    facts = cell(met(6, held=False, **hours), met(12, year=2024, **hours))
    assert not year_of(facts, SHIPPED, 2025, TODAY).too_short


def test_twenty_months_without_a_meeting_are_one_run() -> None:
    (run,) = gaps(cell(met(3), kept_since=date(2025, 3, 21)), SHIPPED, date(2026, 12, 20))
    assert run == Span(date(2025, 4, 1), date(2026, 11, 30))
    assert months_in(run) == 20


def test_the_running_month_is_no_gap() -> None:
    since = {"kept_since": date(2025, 1, 1)}
    only_february = [Span(date(2025, 2, 1), date(2025, 2, 28))]
    assert gaps(cell(met(1), met(3), met(4, held=False), **since), SHIPPED, TODAY) == only_february
    assert gaps(cell(met(1), met(2), met(3), met(4), **since), SHIPPED, date(2025, 5, 31)) == []
    assert gaps(cell(met(1), met(2), met(3), met(4), **since), SHIPPED, date(2025, 6, 1)) == [
        month_of(date(2025, 5, 1))
    ]


@pytest.mark.parametrize(
    ("kept_since", "lives", "begins"),
    [
        (date(2024, 9, 1), FOUNDED, date(2024, 9, 1)),
        (date(2024, 9, 2), FOUNDED, date(2024, 10, 1)),
        (date(2024, 9, 1), Period(date(2025, 1, 1)), date(2025, 1, 1)),
        (date(2024, 9, 1), Period(date(2025, 1, 2)), date(2025, 2, 1)),
        (date(1990, 1, 1), Period(date(1986, 1, 1)), date(2000, 1, 1)),
    ],
)
def test_a_cell_that_never_met_lacks_all_months_from_when_it_was_there_asked_and_kept_here(
    kept_since: date, lives: Period, begins: date
) -> None:
    facts = cell(lives=lives, members=lives, kept_since=kept_since)
    (run,) = gaps(facts, SHIPPED, TODAY)
    assert run == Span(begins, date(2025, 4, 30)) == silence(facts, SHIPPED, TODAY)


def test_of_what_nobody_kept_here_nothing_is_said() -> None:
    facts = cell(kept_since=None)
    assert gaps(facts, SHIPPED, TODAY) == []
    assert set(states(facts)[:4]) == {State.NOT_KEPT}
    assert states(facts)[4] == State.OPEN
    assert year_of(facts, SHIPPED, 2025, TODAY).months_behind == 0


def test_who_begins_in_the_middle_of_a_month_did_not_miss_it_and_is_not_asked_of_forty_years() -> None:
    facts = cell(lives=Period(date(1986, 1, 1)), members=Period(date(1986, 1, 1)), kept_since=date(2025, 3, 10))
    assert states(facts)[:5] == [*[State.NOT_KEPT] * 3, State.MISSING, State.OPEN]
    assert set(states(facts, year=2024)) == {State.NOT_KEPT}


def test_a_meeting_entered_of_earlier_says_that_the_months_after_it_are_known() -> None:
    facts = cell(met(1), kept_since=date(2025, 4, 1))
    assert states(facts)[:4] == [State.HELD, *[State.MISSING] * 3]
    assert states(facts, year=2024)[-1] == State.NOT_KEPT
    assert gaps(facts, SHIPPED, TODAY) == [Span(date(2025, 2, 1), date(2025, 4, 30))]


def test_silence_ends_with_what_was_held_or_planned_last_month() -> None:
    assert silence(cell(met(3)), SHIPPED, TODAY) == month_of(date(2025, 4, 1))
    assert silence(cell(met(4)), SHIPPED, TODAY) is None
    assert silence(cell(met(4, held=False, is_behind=True)), SHIPPED, TODAY) is None
    assert silence(cell(lives=Period(date(2025, 4, 2))), SHIPPED, TODAY) is None


def test_gaps_of_thematic_meetings_are_quarters() -> None:
    facts = cell(met(1), met(8, kind="thematic"), kept_since=None)
    assert gaps(facts, SHIPPED, date(2026, 1, 1), Key.THEMATIC_MEETINGS) == [
        Span(date(2025, 1, 1), date(2025, 6, 30)),
        Span(date(2025, 10, 1), date(2025, 12, 31)),
    ]


def test_months_and_quarters_begin_and_end_where_the_calendar_does() -> None:
    assert month_of(date(2024, 2, 29)) == Span(date(2024, 2, 1), date(2024, 2, 29))
    assert quarter_of(date(2025, 12, 31)) == Span(date(2025, 10, 1), date(2025, 12, 31))
    assert quarter_of(date(2025, 4, 1)) == Span(date(2025, 4, 1), date(2025, 6, 30))
    assert month_before(month_of(date(2025, 1, 15))) == month_of(date(2024, 12, 1))


def test_papers_are_sent_a_day_before() -> None:
    assert papers_sent_by(TODAY, SHIPPED) == date(2025, 5, 14)
    assert papers_sent_by(TODAY, without(Key.PAPERS_BEFORE)) is None
