"""Who owes the fee of a month, what was entered of it, and which cells lack a month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.queries.put_together import Question
from admissions.models import FeeExemption, MonthlyFee
from admissions.rules.fees import OfMonth, Owes, Payment, paid_until, register_day, who_owes
from cells.models import Member, Membership, Organisation
from cells.queries.members import belonging_on, guests_on, members_on
from cells.rules.periods import Period
from meetings.rules.year import month_before, month_of


@dataclass(frozen=True)
class Payer:
    """`kept`: what was entered of the month, None where nothing was."""

    member: Member
    guest: bool = False
    kept: MonthlyFee | None = None


def payers_of(cell: Organisation, month: date, today: date) -> list[Payer]:
    """Who pays in the cell for the month, by name, guests last; and of whom it entered something though they are not there any
    more. Who pays elsewhere, is exempt from fees, or has a fee of the month in another cell is left out."""
    day = register_day(month, today)
    of_month = MonthlyFee.objects.filter(month=month, member=OuterRef("pk"))
    asked = ~Exists(FeeExemption.objects.on(day).filter(member=OuterRef("pk"))) & ~Exists(of_month.exclude(cell=cell))
    own = list(members_on([cell.pk], day).filter(asked, elsewhere=False))  # type: ignore[misc]
    guests = list(guests_on(cell.pk, day).filter(asked))
    kept = {row.member_id: row for row in fees_of_month(cell, month)}
    here = {member.pk for member in (*own, *guests)}
    return [
        *(Payer(member, kept=kept.get(member.pk)) for member in own),
        *(Payer(member, guest=True, kept=kept.get(member.pk)) for member in guests),
        *(Payer(row.member, kept=row) for pk, row in kept.items() if pk not in here),
    ]


def fees_of_month(cell: Organisation, month: date) -> QuerySet[MonthlyFee]:
    rows = MonthlyFee.objects.filter(cell=cell, month=month)
    return rows.select_related("member").order_by("member__sort_key", "member_id")


def months_entered(cell: Organisation, year: int) -> set[date]:
    """The first days of the months of which the cell has entered something."""
    rows = MonthlyFee.objects.filter(cell=cell, month__year=year)
    return set(rows.order_by().values_list("month", flat=True).distinct())


def payers_of_year(cell: Organisation, year: int, day: date) -> QuerySet[Member]:
    """The members of the cell on the day, and of whom it entered something in the year."""
    here = MonthlyFee.objects.filter(cell=cell, month__year=year, member=OuterRef("pk"))
    now = belonging_on([cell.pk], day).order_by().values("pk")
    return Member.objects.filter(Q(pk__in=now) | Exists(here)).order_by("sort_key", "pk")


def fees_of_members(members: Collection[int], year: int) -> dict[tuple[int, date], MonthlyFee]:
    """By member and month, whichever cell entered them."""
    rows = MonthlyFee.objects.filter(member__in=members, month__year=year)
    return {(row.member_id, row.month): row for row in rows}


def exempt_periods(members: Collection[int]) -> dict[int, list[Period]]:
    """By member, when they owe no fee."""
    found: dict[int, list[Period]] = {}
    for row in FeeExemption.objects.filter(member__in=members):
        found.setdefault(row.member_id, []).append(row.period)
    return found


def exemptions_of(cell: Organisation, day: date) -> QuerySet[FeeExemption]:
    """Of the members of the cell: who is exempt from fees on the day or later."""
    members = Membership.objects.on(day).filter(cell=cell).values("member")
    rows = FeeExemption.objects.not_over(day).filter(member__in=members)
    return rows.select_related("member", "ordered_by").order_by("member__sort_key", "valid_from", "pk")


def who_owes_fees(cell: Organisation, on: date) -> list[Owes]:
    """Of the members of the cell on the day: who has paid nothing and gave no reason, in the months of its year until then."""
    members = Membership.objects.on(on).filter(cell=cell).values("member")
    rows = MonthlyFee.objects.filter(member__in=members, month__range=(date(on.year, 1, 1), on))
    found = rows.order_by("member__sort_key", "member_id", "month")
    fees = [OfMonth(*row) for row in found.values_list("member_id", "member__full_name", "month", "state")]
    return who_owes(fees, exempt_periods({fee.member for fee in fees}))


def fee_paid_until(member: int, on: date) -> date | None:
    """The first day of the last month up to which the member has paid by the day, whichever cell entered it. What was paid later
    than on the day was still owed on it."""
    rows = MonthlyFee.objects.filter(member=member, month__lte=on)
    told = rows.values_list("member_id", "member__full_name", "month", "state", "paid_on")
    return paid_until(
        OfMonth(pk, name, month, Payment.UNPAID if paid_on is not None and paid_on > on else state)
        for pk, name, month, state, paid_on in told
    )


def last_month(today: date) -> tuple[date, date, date]:
    """The first day of the month that is over, between the month a year before it and its last day."""
    month = month_before(month_of(today))
    return month.first.replace(year=month.first.year - 1), month.first, month.last


@Question
def first_lacking(since: date, last: date, end: date, *ranges: str, most: int) -> QuerySet[Organisation]:
    """In these ranges of paths, the first cells that have kept their fees before and lack the month (`last_month`). A cell that
    never began with it is asked for nothing."""
    entered = MonthlyFee.objects.filter(cell=OuterRef("pk"))
    before = entered.filter(month__gte=since, month__lt=last)
    there = Membership.objects.on(end).filter(cell=OuterRef("pk"))
    cells = Organisation.objects.within(*ranges).order_by("code")
    return cells.filter(Exists(before), ~Exists(entered.filter(month=last)), Exists(there))[:most]
