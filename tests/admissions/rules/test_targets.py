"""Targets of a year: a share becomes whole persons, an even pace tells who is behind, and the picture is drawn to the longest."""

from datetime import date
from decimal import Decimal

import pytest

from admissions.rules.targets import Asked, Progress, bars, together

SEED_004 = [(2019, 149, 148), (2020, 85, 144), (2021, 150, 144), (2022, 147, 146), (2023, 149, 148)]


@pytest.mark.parametrize(
    ("share", "members", "number"),
    [("3", 100, 3), ("3", 101, 4), ("2.5", 200, 5), ("2.5", 201, 6), ("3", 0, 0), ("0", 50, 0)],
)
def test_a_share_is_reached_by_the_next_whole_person(share: str, members: int, number: int) -> None:
    assert Asked(share=Decimal(share)).of(members) == number


def test_a_number_is_that_number_however_many_members_there_are() -> None:
    assert Asked(number=7).of(1000) == 7
    assert Asked().of(1000) == 0


def test_the_five_years_of_seed_004() -> None:
    years = [Progress(year, target, admitted) for year, admitted, target in SEED_004]
    whole = together(years)
    assert whole is not None
    assert (whole.year, whole.target, whole.admitted, whole.per_cent) == (2023, 730, 680, Decimal("93.15"))
    assert years[0].per_cent == Decimal("100.68")


def test_together_is_nothing_of_nobody_and_without_a_target_where_none_has_one() -> None:
    assert together([]) is None
    one = together([Progress(2024, None, 3), Progress(2025, None, 4, coming=2)])
    assert one == Progress(2025, None, 7, coming=2)


@pytest.mark.parametrize("target", [None, 0])
def test_where_nothing_is_asked_nobody_is_behind(target: int | None) -> None:
    one = Progress(2025, target, 0)
    assert (one.per_cent, one.missing, one.is_behind(date(2026, 1, 1))) == (None, 0, False)


@pytest.mark.parametrize(
    ("admitted", "day", "behind"),
    [
        (0, date(2024, 12, 31), False),
        (0, date(2025, 1, 1), False),
        (0, date(2025, 1, 30), False),
        (0, date(2025, 1, 31), True),
        (5, date(2025, 7, 1), False),
        (5, date(2025, 7, 2), True),
        (6, date(2025, 7, 2), False),
        (11, date(2025, 12, 30), False),
        (11, date(2025, 12, 31), True),
        (11, date(2026, 6, 1), True),
        (12, date(2026, 6, 1), False),
    ],
)
def test_an_even_pace_of_one_a_month(admitted: int, day: date, behind: bool) -> None:
    assert Progress(2025, 12, admitted).is_behind(day) is behind


def test_what_is_missing() -> None:
    assert Progress(2025, 12, 9).missing == 3
    assert Progress(2025, 12, 14).missing == 0


def test_the_longest_bar_takes_the_whole_width_and_lines_stand_at_the_targets() -> None:
    drawn = bars([("A", Progress(2025, 20, 10)), ("B", Progress(2025, None, 5))], width=100, step=30)
    assert [(bar.name, bar.y, bar.width, bar.target, bar.words) for bar in drawn] == [
        ("A", 0, 50, 100, "10/20"),
        ("B", 30, 25, None, "5"),
    ]
    assert bars([], width=100, step=30) == []
    assert [bar.width for bar in bars([("A", Progress(2025, 0, 0))], width=100, step=30)] == [0]


def test_who_was_admitted_without_a_target_is_no_part_of_reaching_one() -> None:
    whole = together([Progress(2024, None, 9), Progress(2025, 6, 2)])
    assert whole is not None
    assert (whole.target, whole.admitted, whole.per_cent) == (None, 11, None)
