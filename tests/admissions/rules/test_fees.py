"""What is told of a month's fee, what of it is a correction, and who owes."""

from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.rules.fees import (
    Fee,
    OfMonth,
    Owes,
    Payment,
    check_fee,
    is_correction,
    paid_until,
    register_day,
    who_owes,
)
from cells.rules.periods import Period

DAY = timedelta(days=1)
MONTH, TODAY = date(2024, 2, 1), date(2024, 3, 15)
PAID, UNPAID = Fee(Payment.PAID), Fee(Payment.UNPAID)
EXCUSED = Fee(Payment.EXCUSED, reason="nằm viện")


def later(day: date) -> Fee:
    return Fee(Payment.LATER, day)


@pytest.mark.parametrize("fee", [PAID, UNPAID, EXCUSED, later(MONTH), later(TODAY), later(date(2024, 2, 29))])
def test_a_fee_is_paid_later_on_its_day_or_not_for_a_reason(fee: Fee) -> None:
    check_fee(fee, MONTH, TODAY, field="1")


@pytest.mark.parametrize(
    ("fee", "field"),
    [
        (later(MONTH - DAY), "day-1"),
        (later(TODAY + DAY), "day-1"),
        (Fee(Payment.LATER), "day-1"),
        (Fee(Payment.PAID, TODAY), "day-1"),
        (Fee(Payment.UNPAID, TODAY), "day-1"),
        (Fee(Payment.EXCUSED), "reason-1"),
        (Fee(Payment.UNPAID, reason="quên"), "reason-1"),
        (Fee(Payment.LATER, TODAY, "quên"), "reason-1"),
    ],
)
def test_what_does_not_belong_together_is_said_beside_its_box(fee: Fee, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_fee(fee, MONTH, TODAY, field="1")
    assert refused.value.field == field


@pytest.mark.parametrize("owed", [UNPAID, EXCUSED])
def test_that_somebody_has_paid_since_is_no_correction(owed: Fee) -> None:
    assert not is_correction(owed, later(TODAY))
    assert not is_correction(owed, owed)
    assert is_correction(owed, PAID)
    assert is_correction(later(TODAY), owed)


def test_another_day_or_reason_is_a_correction() -> None:
    assert is_correction(later(TODAY), later(TODAY - DAY))
    assert is_correction(EXCUSED, Fee(Payment.EXCUSED, reason="đi xa"))
    assert is_correction(PAID, later(TODAY))


@pytest.mark.parametrize(
    ("today", "day"),
    [(date(2024, 2, 10), date(2024, 2, 10)), (date(2024, 2, 29), date(2024, 2, 29)), (TODAY, date(2024, 2, 29))],
)
def test_a_month_is_entered_by_the_register_of_its_last_day_or_of_today(today: date, day: date) -> None:
    assert register_day(MONTH, today) == day


def months(*states: str, member: int = 1) -> list[OfMonth]:
    """From January on."""
    return [OfMonth(member, "An", date(2024, number, 1), state) for number, state in enumerate(states, 1)]


def test_only_what_is_not_paid_and_has_no_reason_is_owed() -> None:
    told = months("unpaid", "paid", "later", "excused", "unpaid")
    assert who_owes(told, {}) == [Owes(1, "An", (date(2024, 1, 1), date(2024, 5, 1)))]


def test_who_owes_nothing_is_not_named() -> None:
    assert who_owes([*months("paid", "excused"), *months("unpaid", member=2)], {}) == [
        Owes(2, "An", (date(2024, 1, 1),))
    ]


def test_who_is_exempt_on_the_last_day_of_a_month_owes_nothing_for_it() -> None:
    owed = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)
    told = months("unpaid", "unpaid", "unpaid")
    until_the_last_day = [Period(date(2024, 2, 20), date(2024, 3, 1))]
    assert who_owes(told, {1: until_the_last_day}) == [Owes(1, "An", (owed[0], owed[2]))]
    until_the_day_before = [Period(date(2024, 2, 1), date(2024, 2, 29))]
    assert who_owes(told, {1: until_the_day_before}) == [Owes(1, "An", owed)]


JANUARY, FEBRUARY, MARCH = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)
DECEMBER = date(2024, 12, 1)


def of_months(**states: str) -> list[OfMonth]:
    months = {"december": DECEMBER, "january": JANUARY, "february": FEBRUARY, "march": MARCH}
    return [OfMonth(1, "A", months[name], state) for name, state in states.items()]


@pytest.mark.parametrize(
    ("fees", "until"),
    [
        ({}, None),
        ({"january": Payment.PAID}, JANUARY),
        ({"february": Payment.LATER, "january": Payment.PAID}, FEBRUARY),
        ({"december": Payment.PAID, "january": Payment.UNPAID, "february": Payment.PAID}, DECEMBER),
        ({"december": Payment.PAID, "january": Payment.EXCUSED}, DECEMBER),
        ({"december": Payment.UNPAID, "january": Payment.PAID}, None),
        ({"december": Payment.PAID, "march": Payment.UNPAID}, None),
    ],
)
def test_a_fee_is_paid_until_the_month_before_the_first_that_is_owed(fees: dict[str, str], until: date | None) -> None:
    assert paid_until(of_months(**fees)) == until
