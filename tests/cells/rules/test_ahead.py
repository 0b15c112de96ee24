from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.queries.facts import KINDS
from cells.rules.ahead import END_MAY_LIE_AHEAD, check_has_happened, is_ahead

TODAY = date(2025, 3, 21)


def test_today_has_happened_and_tomorrow_has_not() -> None:
    assert not is_ahead(TODAY, TODAY)
    check_has_happened(TODAY, TODAY, field="on")
    with pytest.raises(Refused, match="22/03/2025") as refused:
        check_has_happened(date(2025, 3, 22), TODAY, field="received_on")
    assert refused.value.field == "received_on"


def test_the_facts_whose_end_may_lie_ahead_are_facts_of_a_member() -> None:
    assert set(KINDS) > END_MAY_LIE_AHEAD == {"activity", "stay", "task", "ground"}


def test_what_is_still_to_come_is_to_be_recorded_later() -> None:
    with pytest.raises(Refused) as refused:
        check_has_happened(date(2026, 1, 1), TODAY, field="on")
    assert refused.value.message == "01/01/2026 is still to come. Record it on the day or after it."
