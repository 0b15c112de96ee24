from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.refusal import Refused
from cells.rules.periods import (
    ALWAYS,
    Period,
    check_a_day_is_left,
    check_may_end,
    earlier_end,
    last_day_seen,
    period_in_words,
    seen_of,
)

JAN, FEB, MAR, APR = (date(2025, month, 1) for month in (1, 2, 3, 4))
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(days)
    length = draw(st.none() | st.integers(1, 4000))
    return Period(start, None if length is None else start + timedelta(days=length))


def test_a_period_holds_its_first_and_its_last_day_and_no_other() -> None:
    period = Period(JAN, FEB)
    assert [period.contains(day) for day in (date(2024, 12, 31), JAN, date(2025, 1, 31), FEB)] == [
        False,
        True,
        True,
        False,
    ]
    assert period.last_day == date(2025, 1, 31)


def test_what_has_no_end_has_no_last_day_and_what_always_was_has_neither() -> None:
    assert Period(JAN).last_day is None
    assert Period(JAN) == Period(JAN, None)
    assert Period(date(1, 1, 1), None) == ALWAYS


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [(None, None, None), (JAN, None, JAN), (None, JAN, JAN), (JAN, FEB, JAN), (FEB, JAN, JAN), (JAN, JAN, JAN)],
)
def test_the_earlier_end_is_the_one_there_is_or_the_first_of_both(
    first: date | None, second: date | None, end: date | None
) -> None:
    assert earlier_end(first, second) == end


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Period(JAN, FEB), Period(FEB, MAR), False),
        (Period(JAN, date(2025, 2, 2)), Period(FEB, MAR), True),
        (Period(JAN, APR), Period(FEB, MAR), True),
        (Period(JAN), Period(FEB, MAR), True),
        (Period(JAN), Period(FEB), True),
        (Period(FEB), Period(JAN, FEB), False),
    ],
)
def test_periods_that_only_meet_do_not_overlap(one: Period, other: Period, overlap: bool) -> None:
    assert one.overlaps(other) == other.overlaps(one) == overlap


def test_it_is_over_from_the_first_day_no_longer_true() -> None:
    assert [Period(JAN, FEB).is_over_on(day) for day in (date(2025, 1, 31), FEB, MAR)] == [False, True, True]
    assert not Period(JAN).is_over_on(MAR)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(JAN, FEB), "01/01/2025 – 31/01/2025"),
        (Period(JAN, date(2025, 1, 2)), "01/01/2025"),
        (Period(JAN), "from 01/01/2025"),
    ],
)
def test_a_period_is_told_with_the_last_day_on_which_it_is_so(period: Period, words: str) -> None:
    with translation.override("en"):
        assert period_in_words(period) == words


def test_at_least_a_day_is_left_between_its_first_day_and_its_end() -> None:
    check_a_day_is_left(JAN, None, field="until")
    check_a_day_is_left(JAN, date(2025, 1, 2), field="until")
    with pytest.raises(Refused) as refused:
        check_a_day_is_left(JAN, JAN, field="until")
    assert refused.value.field == "until"
    assert refused.value.message == "The last day lies before the first day."


@pytest.mark.parametrize(
    ("period", "on", "may"),
    [
        (Period(JAN), JAN, False),
        (Period(JAN), date(2025, 1, 2), True),
        (Period(JAN, MAR), FEB, True),
        (Period(JAN, MAR), date(2025, 2, 28), True),
        (Period(JAN, MAR), MAR, False),
        (Period(JAN, MAR), APR, False),
    ],
)
def test_a_fact_ends_after_its_first_day_and_never_later_than_was_told(period: Period, on: date, may: bool) -> None:
    if may:
        check_may_end(period, on, field="until")
        return
    with pytest.raises(Refused) as refused:
        check_may_end(period, on, field="until")
    assert refused.value.field == "until"


@given(periods(), periods(), days)
def test_periods_overlap_where_one_day_lies_in_both(one: Period, other: Period, day: date) -> None:
    if one.contains(day) and other.contains(day):
        assert one.overlaps(other)
    assert one.overlaps(other) == other.overlaps(one) == one.contains(other.start) or other.contains(one.start)


def test_while_a_member_belongs_here_everything_is_seen() -> None:
    assert seen_of(Period(JAN, None), [ALWAYS]) == Period(JAN, None)


def test_of_a_fact_that_ended_after_the_move_the_end_is_not_seen_but_that_of_the_time_here() -> None:
    assert seen_of(Period(JAN, APR), [Period(FEB, MAR)]) == Period(JAN, MAR)
    assert seen_of(Period(JAN, None), [Period(FEB, MAR)]) == Period(JAN, MAR)


def test_a_fact_outside_the_time_here_is_not_seen() -> None:
    assert seen_of(Period(MAR, APR), [Period(FEB, MAR)]) is None
    assert seen_of(Period(JAN, FEB), [Period(FEB, MAR)]) is None


@given(periods(), st.lists(periods(), min_size=1, max_size=3), days)
def test_no_day_after_the_last_window_is_ever_seen(fact: Period, windows: list[Period], day: date) -> None:
    windows.sort(key=lambda window: window.start)
    seen = seen_of(fact, windows)
    if seen and seen.contains(day):
        assert fact.contains(day)
        assert any(window.end is None or day < window.end for window in windows)


def test_the_present_of_a_member_who_moved_away_is_the_last_day_here() -> None:
    assert last_day_seen([Period(JAN, FEB)], APR) == date(2025, 1, 31)
    assert last_day_seen([Period(JAN, FEB), Period(MAR, APR)], date(2025, 5, 1)) == date(2025, 3, 31)
    assert last_day_seen([Period(JAN, FEB), Period(APR, None)], MAR) == date(2025, 1, 31)


def test_of_a_member_who_is_yet_to_come_the_first_day_is_shown() -> None:
    assert last_day_seen([Period(MAR, None)], JAN) == MAR


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (JAN, "This begins on 01/01/2025: it cannot end before. Correct the entry if it was a mistake."),
        (
            MAR,
            "The last day is 28/02/2025 already. Choose an earlier one; if it goes on, record that as something new.",
        ),
    ],
)
def test_the_refusal_of_an_end_names_the_day_that_is_in_its_way(on: date, words: str) -> None:
    with pytest.raises(Refused) as refused:
        check_may_end(Period(JAN, MAR), on, field="until")
    assert refused.value.message == words


def test_who_arrives_today_is_seen_today() -> None:
    assert last_day_seen([Period(JAN, FEB), Period(MAR, None)], MAR) == MAR
