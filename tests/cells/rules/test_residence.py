from datetime import date

import pytest

from cells.rules.residence import remark_year


@pytest.mark.parametrize(
    ("today", "month", "year"),
    [
        (date(2025, 11, 30), 12, 2024), (date(2025, 12, 1), 12, 2025), (date(2025, 12, 31), 12, 2025),
        (date(2026, 1, 1), 12, 2025), (date(2025, 1, 1), 1, 2025),
    ],
)  # fmt: skip
def test_remarks_are_owed_of_this_year_from_the_month_on_and_of_the_last_before(
    today: date, month: int, year: int
) -> None:
    assert remark_year(today, month) == year
