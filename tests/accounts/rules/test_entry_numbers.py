from datetime import date

import pytest

from accounts.rules.entry_numbers import first_number, months_from


def test_a_number_begins_with_its_month() -> None:
    assert first_number(date(2026, 11, 30)) == 2026_11_00000_00000
    assert first_number(date(2026, 9, 1)) == 2026_09_00000_00000


@pytest.mark.parametrize("days", [(date(2026, 11, 30), date(2026, 12, 1)), (date(2026, 12, 31), date(2027, 1, 1))])
def test_later_months_have_larger_numbers(days: tuple[date, date]) -> None:
    assert first_number(days[0]) < first_number(days[1])


def test_months_go_on_over_the_end_of_the_year() -> None:
    assert months_from(date(2026, 11, 30), ahead=2) == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert months_from(date(2026, 12, 1), ahead=0) == [date(2026, 12, 1)]
