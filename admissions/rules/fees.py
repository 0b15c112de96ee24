"""Party fees by month: who has paid, who paid later, and who has not (Charter, article 8; 01-QĐ/TW of 3/2/2026, before it
342-QĐ/TW of 28/12/2010). Without sums: those are the treasurer's; that it was paid is the cell's to know.

Who is exempt from meetings pays all the same (27-HD/BTCTW of 2009, 2); who takes part elsewhere for a time pays there; who is
exempt from fees owes nothing for a month on whose last day they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_after, day_in_words
from accounts.rules.refusal import Refused
from cells.rules.periods import Period
from meetings.rules.year import month_of

FIRST_YEAR = 2000


class Payment(StrEnum):
    PAID = "paid"
    LATER = "later"
    EXCUSED = "excused"
    UNPAID = "unpaid"


PAYMENTS: dict[str, Promise] = {
    Payment.PAID: gettext_lazy("paid"),
    Payment.LATER: gettext_lazy("paid later"),
    Payment.EXCUSED: gettext_lazy("not paid, with a reason"),
    Payment.UNPAID: gettext_lazy("not paid"),
}


@dataclass(frozen=True)
class Fee:
    """What is told of one member and month. `paid_on`: of what was paid later; `reason`: why it was not paid."""

    state: str
    paid_on: date | None = None
    reason: str = ""

    def __str__(self) -> str:
        said = [self.state, day_in_words(self.paid_on) if self.paid_on else "", self.reason]
        return ": ".join(part for part in said if part)


def check_fee(fee: Fee, month: date, today: date, *, field: str) -> None:
    """`month`: its first day; `field`: what the boxes of the member end with. Raises Refused."""
    if fee.state == Payment.LATER and fee.paid_on is None:
        raise Refused(_("Write the day on which it was paid."), field=f"day-{field}")
    if fee.paid_on is not None and fee.state != Payment.LATER:
        raise Refused(_("A day belongs to what was paid later."), field=f"day-{field}")
    if fee.paid_on is not None and not month <= fee.paid_on <= today:
        bounds = {"first": day_in_words(month), "last": day_in_words(today)}
        words = _("The day must lie between %(first)s and %(last)s.") % bounds
        raise Refused(words, field=f"day-{field}")
    if fee.state == Payment.EXCUSED and not fee.reason:
        raise Refused(_("Write the reason."), field=f"reason-{field}")
    if fee.reason and fee.state != Payment.EXCUSED:
        raise Refused(_("A reason belongs to what was not paid with a reason."), field=f"reason-{field}")


def is_correction(before: Fee, after: Fee) -> bool:
    """That what was owed has been paid since is told, not corrected."""
    return before != after and not (before.state in (Payment.UNPAID, Payment.EXCUSED) and after.state == Payment.LATER)


def register_day(month: date, today: date) -> date:
    """By whose register a month is entered: of its last day, or of today while it runs."""
    return min(month_of(month).last, today)


@dataclass(frozen=True)
class OfMonth:
    """What is known of one member and month, by its first day."""

    member: int
    name: str
    month: date
    state: str


_IS_PAID = {Payment.PAID, Payment.LATER}


def paid_until(fees: Iterable[OfMonth]) -> date | None:
    """Of one member, in any order: the first day of the last month up to which nothing is owed. None where that is not known: a
    month that nobody entered proves nothing, so what was paid before it is not counted on, and what is owed from before it
    stands. What was not paid is owed, with a reason or without, until it is told as paid later."""
    last: date | None = None
    for fee in sorted(fees, key=lambda one: one.month):
        if fee.state not in _IS_PAID:
            return last if last is not None and _follows(fee.month, last) else None
        last = fee.month
    return last


def _follows(month: date, before: date) -> bool:
    return month_of(month).first == day_after(month_of(before).last)


@dataclass(frozen=True)
class Owes:
    """Somebody who has paid nothing for these months and gave no reason: their first days."""

    member: int
    name: str
    months: tuple[date, ...]


def who_owes(fees: Iterable[OfMonth], exempt: Mapping[int, Iterable[Period]]) -> list[Owes]:
    """Of what was entered, in the order of the members; a month that nobody entered proves nothing. `exempt`: by member."""
    by_member: dict[int, list[OfMonth]] = {}
    for fee in fees:
        free = any(period.contains(month_of(fee.month).last) for period in exempt.get(fee.member, ()))
        if fee.state == Payment.UNPAID and not free:
            by_member.setdefault(fee.member, []).append(fee)
    return [Owes(member, rows[0].name, tuple(sorted(row.month for row in rows))) for member, rows in by_member.items()]
