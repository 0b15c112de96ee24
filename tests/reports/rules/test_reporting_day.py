from datetime import date

import pytest

from accounts.rules.refusal import Refused
from reports.rules.reporting_day import check_not_ahead

TODAY = date(2025, 3, 21)


@pytest.mark.parametrize("day", [date(2025, 3, 20), TODAY])
def test_a_report_speaks_of_today_or_of_a_day_before(day: date) -> None:
    check_not_ahead(day, TODAY)


def test_a_day_ahead_is_refused_beside_its_field() -> None:
    with pytest.raises(Refused) as refusal:
        check_not_ahead(date(2025, 3, 22), TODAY)
    assert refusal.value.message == "The reporting day lies ahead: its figures are not known yet."
    assert refusal.value.field == "on"
