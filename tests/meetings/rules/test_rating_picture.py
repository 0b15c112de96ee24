from datetime import date

import pytest

from meetings.rules.rating_picture import HEIGHT, STRIDE, bars, month_of, months_until


@pytest.mark.parametrize(
    ("day", "last"), [(date(2024, 2, 10), date(2024, 2, 29)), (date(2025, 12, 31), date(2025, 12, 31))]
)
def test_a_month_goes_from_its_first_to_its_last_day(day: date, last: date) -> None:
    assert month_of(day) == (day.replace(day=1), last)


def test_twelve_months_end_with_that_of_the_day() -> None:
    months = months_until(date(2025, 3, 31))
    assert (len(months), months[0], months[-1]) == (12, date(2024, 4, 1), date(2025, 3, 1))


def test_the_highest_bar_fills_the_picture_and_the_best_stands_at_the_foot() -> None:
    first, second = date(2025, 2, 1), date(2025, 3, 1)
    low, high = bars({first: {"fair": 1}, second: {"good": 3, "poor": 1}}, [first, second])
    assert [(piece.band, piece.y, piece.height) for piece in high.pieces] == [
        ("good", HEIGHT // 4, HEIGHT * 3 // 4),
        ("poor", 0, HEIGHT // 4),
    ]
    assert (low.x, high.x) == (0, STRIDE)
    assert [(piece.number, piece.height) for piece in low.pieces] == [(1, HEIGHT // 4)]


def test_a_month_without_ratings_has_an_empty_bar() -> None:
    (bar,) = bars({}, [date(2025, 3, 1)])
    assert bar.pieces == ()
