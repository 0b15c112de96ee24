from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from accounts.rules.days import (
    day_after,
    day_before,
    day_in_words,
    days_in_words,
    moment_in_words,
    time_in_words,
    years_after,
    years_before,
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 2, 5), "05/02/2025"),
        (date(2024, 12, 31), "31/12/2024"),
        (date(987, 1, 1), "01/01/0987"),
        (datetime(2025, 3, 21, 7, 30), "21/03/2025"),
        (None, ""),
    ],
)
def test_a_day_is_written_day_month_year_and_no_day_is_nothing(day: date | None, words: str) -> None:
    assert day_in_words(day) == words


@pytest.mark.parametrize("moment", [datetime(2025, 2, 5, 7, 3), None])
def test_a_moment_is_a_day_with_its_time(moment: datetime | None) -> None:
    assert moment_in_words(moment) == ("05/02/2025 07:03" if moment else "")


def test_of_two_days_that_are_one_only_one_is_said() -> None:
    assert days_in_words(date(2025, 3, 1), date(2025, 3, 20)) == "01/03/2025 – 20/03/2025"
    assert days_in_words(date(2025, 3, 1), date(2025, 3, 1)) == "01/03/2025"


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2024, 2, 28), date(2024, 2, 29)),
        (date(2025, 2, 28), date(2025, 3, 1)),
        (date(2024, 12, 31), date(2025, 1, 1)),
    ],
)
def test_the_days_beside_a_day_know_the_calendar(day: date, after: date) -> None:
    assert day_after(day) == after
    assert day_before(after) == day


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2025, 3, 21), 30, date(1995, 3, 21)),
        (date(2025, 3, 21), 0, date(2025, 3, 21)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2024, 2, 29), 30, date(1994, 2, 28)),
        (date(2025, 3, 21), 2024, date(1, 3, 21)),
        (date(2024, 2, 29), 10**40, date(1, 2, 28)),
    ],
)
def test_years_before_a_day(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


def test_years_that_are_full_on_a_day_began_on_that_many_years_before_it_or_earlier() -> None:
    for began in (date(2024, 2, 26) + timedelta(days=number) for number in range(6)):
        for day in (began + timedelta(days=number) for number in range(2000)):
            for years in range(5):
                assert (years_after(began, years) <= day) == (began <= years_before(day, years))


def test_years_counted_from_a_leap_day_are_full_on_the_first_of_march() -> None:
    assert years_after(date(2004, 2, 29), 18) == date(2022, 3, 1)
    assert years_after(date(2004, 2, 29), 20) == date(2024, 2, 29)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{{ at|day }}", "01/01/2025"),
        ("{{ at|moment }}", "01/01/2025 00:30"),
        ("{{ at }}", "01/01/2025 00:30"),
        ("{{ on }}", "05/02/2025"),
        ("{{ on|day }}", "05/02/2025"),
        ("{{ nothing|day|default:'–' }}", "–"),
    ],
)
def test_templates_write_them_alike_in_both_languages_on_the_clock_of_viet_nam(
    tag: str, shown: str, language: str
) -> None:
    told = {"at": datetime(2024, 12, 31, 17, 30, tzinfo=UTC), "on": date(2025, 2, 5), "nothing": None}
    with translation.override(language):
        assert Template(tag).render(Context(told)) == shown


@pytest.mark.parametrize(
    ("moment", "words"),
    [(time(7, 3), "07:03"), (time(0, 0), "00:00"), (datetime(2025, 2, 5, 23, 59), "23:59"), (None, "")],
)
def test_a_time_is_written_in_hours_and_minutes_and_midnight_is_one(moment: time | datetime | None, words: str) -> None:
    assert time_in_words(moment) == words


@pytest.mark.parametrize(
    ("day", "years", "after"),
    [
        (date(2007, 3, 21), 18, date(2025, 3, 21)),
        (date(2007, 3, 21), 0, date(2007, 3, 21)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
    ],
)
def test_years_after_a_day(day: date, years: int, after: date) -> None:
    assert years_after(day, years) == after


@pytest.mark.parametrize(
    ("day", "years", "before"), [(date(3, 1, 1), 1, date(2, 1, 1)), (date(2, 1, 1), 1, date(1, 1, 1))]
)
def test_the_first_year_there_is_is_the_year_1(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before
    assert years_before(day, years + 1) == date(max(before.year - 1, 1), 1, 1)
