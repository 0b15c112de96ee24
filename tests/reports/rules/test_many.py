from datetime import date

import pytest

from reports.rules.many import Packed, month_of


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2025, 3, 1), date(2025, 3, 1), date(2025, 4, 1)),
        (date(2025, 3, 31), date(2025, 3, 1), date(2025, 4, 1)),
        (date(2025, 2, 28), date(2025, 2, 1), date(2025, 3, 1)),
        (date(2025, 12, 9), date(2025, 12, 1), date(2026, 1, 1)),
    ],
)
def test_a_month_ends_where_the_next_begins(day: date, begins: date, ends: date) -> None:
    assert month_of(day) == (begins, ends)


def test_what_is_packed_is_called_by_its_kind() -> None:
    assert [packed.content_type for packed in Packed] == ["application/zip", "application/pdf"]
