"""How long an exemption may last, by its reason."""

from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.rules.exemptions import Reason, check_length
from admissions.rules.terms import Key
from cells.rules.parameters import Asked, Parameters
from cells.rules.periods import Period

ON, DAY = date(2024, 2, 29), timedelta(days=1)
TERMS = Parameters(ON, {Key.EXEMPTION: Asked(Key.EXEMPTION, 12, "24-QĐ/TW", Period(date(2021, 7, 30)))})
FULL = date(2025, 3, 1)


def is_refused(reason: Reason, until: date | None, terms: Parameters = TERMS) -> bool:
    try:
        check_length(reason, ON, until, terms)
    except Refused as refused:
        return (refused.field, refused.clause) == ("until", "24-QĐ/TW")
    return False


@pytest.mark.parametrize(("until", "refused"), [(FULL - DAY, False), (FULL, True), (FULL + DAY, True), (None, True)])
def test_for_another_reason_it_lasts_less_than_twelve_months(until: date | None, refused: bool) -> None:
    assert is_refused(Reason.OTHER, until) is refused


@pytest.mark.parametrize("reason", [Reason.AGE_HEALTH, Reason.SUSPENSION])
def test_for_age_or_health_and_a_suspension_it_may_stay_open(reason: Reason) -> None:
    assert not is_refused(reason, None)
    assert not is_refused(reason, date(2030, 1, 1))


def test_where_no_number_is_set_nothing_is_asked() -> None:
    assert not is_refused(Reason.OTHER, None, Parameters(ON))


def test_the_refusal_says_until_when_it_could_last() -> None:
    with pytest.raises(Refused, match="27/02/2025"):
        check_length(Reason.OTHER, ON, None, TERMS)
