from datetime import date

from cells.rules.working_days import Calendar
from meetings.rules.series import may_meet, nearest_day, proposed_days, proposed_thematic_days
from meetings.rules.year import month_of

TET = Calendar(off=frozenset(date(2025, 1, day) for day in range(27, 32)))
BEGIN = date(2024, 12, 1)


def test_the_same_day_of_each_month_moved_off_sundays_and_days_off() -> None:
    days = list(proposed_days(2025, 2, TET, taken=(), not_before=BEGIN))
    assert [day.month for day in days] == list(range(1, 13))
    assert days[1] == date(2025, 2, 3)  # 2/2 is a Sunday
    assert days[8] == date(2025, 9, 3)  # the national day
    assert days[0] == date(2025, 1, 2)


def test_at_the_end_of_a_month_the_day_before_is_proposed() -> None:
    days = list(proposed_days(2025, 31, TET, taken=(), not_before=BEGIN))
    assert days[0] == date(2025, 1, 25)  # Tết lasts until the end of the month, the 26th is a Sunday
    assert days[1] == date(2025, 2, 28)
    assert days[3] == date(2025, 4, 29)  # the 30th is off, May begins after it


def test_months_that_have_one_and_months_that_are_over_are_left_out() -> None:
    days = list(proposed_days(2025, 5, TET, taken=[date(2025, 6, 30)], not_before=date(2025, 4, 10)))
    assert [day.month for day in days] == [4, 5, 7, 8, 9, 10, 11, 12]
    assert days[0] == date(2025, 4, 10)


def test_a_thematic_meeting_a_quarter_in_its_second_month() -> None:
    found = proposed_thematic_days(2025, 15, TET, taken=[date(2025, 4, 1)], not_before=date(2025, 3, 20))
    assert list(found) == [date(2025, 3, 20), date(2025, 8, 15), date(2025, 11, 15)]


def test_nothing_is_proposed_of_a_year_that_is_over() -> None:
    assert list(proposed_days(2025, 5, TET, taken=(), not_before=date(2026, 1, 1))) == []
    assert list(proposed_thematic_days(2025, 5, TET, taken=(), not_before=date(2026, 1, 1))) == []


def test_where_no_day_is_left_it_is_the_day_itself() -> None:
    last = date(2025, 8, 31)
    assert nearest_day(last, month_of(last), Calendar(), not_before=last) == last
    assert not may_meet(last, Calendar())
    assert may_meet(date(2025, 8, 30), Calendar())
