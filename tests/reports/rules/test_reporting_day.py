from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.rules.periods import Period
from reports.rules.reporting_day import check_not_ahead, check_not_over

TODAY = date(2025, 3, 21)


@pytest.mark.parametrize("day", [date(2025, 3, 20), TODAY])
def test_a_report_speaks_of_today_or_of_a_day_before(day: date) -> None:
    check_not_ahead(day, TODAY)


def test_a_day_ahead_is_refused_beside_its_field() -> None:
    with pytest.raises(Refused) as refusal:
        check_not_ahead(date(2025, 3, 22), TODAY)
    assert refusal.value.message == "The reporting day lies ahead: its figures are not known yet."
    assert refusal.value.field == "on"


def test_by_a_guidance_nothing_is_drawn_up_after_its_last_day() -> None:
    check_not_over("03-HD/TW", Period(date(2022, 12, 27), date(2025, 7, 1)), date(2025, 6, 30))
    check_not_over("03-HD/TW", Period(date(2022, 12, 27)), date(2030, 1, 1))
    with pytest.raises(Refused, match="03-HD/TW was in force until 30/06/2025") as refusal:
        check_not_over("03-HD/TW", Period(date(2022, 12, 27), date(2025, 7, 1)), date(2025, 7, 1))
    assert refusal.value.field == "on"
