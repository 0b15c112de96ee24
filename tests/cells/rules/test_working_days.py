from datetime import date

import pytest

from cells.rules.working_days import Calendar

TET = Calendar(off=frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20)), worked=frozenset({date(2026, 8, 22)}))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 6), True),
        (date(2026, 3, 7), False),
        (date(2026, 3, 8), False),
        (date(2026, 1, 1), False),
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 9, 3), True),
    ],
)
def test_saturday_sunday_and_the_holidays_of_every_year_are_off(day: date, works: bool) -> None:
    assert Calendar().is_working_day(day) == works
    assert TET.is_working_day(day) == works


def test_what_is_off_or_worked_in_one_year_is_told() -> None:
    assert (Calendar().is_working_day(date(2026, 2, 16)), TET.is_working_day(date(2026, 2, 16))) == (True, False)
    assert (Calendar().is_working_day(date(2026, 8, 22)), TET.is_working_day(date(2026, 8, 22))) == (False, True)


@pytest.mark.parametrize(
    ("number", "end"),
    [(0, date(2026, 2, 13)), (1, date(2026, 2, 23)), (5, date(2026, 2, 27)), (6, date(2026, 3, 2))],
)
def test_a_term_begins_on_the_day_after(number: int, end: date) -> None:
    assert TET.after(date(2026, 2, 13), number) == end


def test_a_term_without_days_off_is_weeks() -> None:
    assert Calendar().after(date(2026, 6, 1), 60) == date(2026, 8, 24)
    assert Calendar().after(date(2026, 6, 1), 45) == date(2026, 8, 3)
