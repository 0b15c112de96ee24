"""The fees of a year: months beside members; and who is exempt from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.tables import Day, Link, Links, List, Person, Text, badge
from admissions.models import FeeExemption, MonthlyFee
from admissions.queries.fees import exempt_periods, fees_of_members
from admissions.rules.fees import PAYMENTS, Payment
from cells.models import Member
from cells.rules.periods import Period
from meetings.rules.year import MONTHS, month_of

EXEMPT = "exempt"
WORDS: dict[str, Promise] = PAYMENTS | {EXEMPT: gettext_lazy("exempt")}
SIGNS = {Payment.PAID: "✓", Payment.LATER: "(✓)", Payment.EXCUSED: "○", Payment.UNPAID: "✗", EXEMPT: "–"}
TONES = {
    Payment.PAID: "good",
    Payment.LATER: "info",
    Payment.EXCUSED: "neutral",
    Payment.UNPAID: "bad",
    EXEMPT: "neutral",
}


@dataclass(frozen=True)
class YearRow:
    """One member; what was entered, by the first days of the months, and when they are exempt."""

    member: Member
    year: int
    fees: Mapping[date, MonthlyFee]
    exempt: Iterable[Period]

    @property
    def address(self) -> str:
        return reverse("cells:member", args=[self.member.pk])

    def of_month(self, number: int) -> str:
        """A state, EXEMPT, or "" where nothing was entered."""
        month = date(self.year, number, 1)
        if month in self.fees:
            return self.fees[month].state
        free = any(period.contains(month_of(month).last) for period in self.exempt)
        return EXEMPT if free else ""

    def said(self, number: int) -> str:
        state = self.of_month(number)
        if state == Payment.LATER:
            return f"{PAYMENTS[state]} {day_in_words(self.fees[date(self.year, number, 1)].paid_on)}"
        return str(WORDS[state]) if state else ""

    def sign(self, number: int) -> SafeString | str:
        """For the eyes a sign, for ears the words."""
        state, said = self.of_month(number), self.said(number)
        if not state:
            return ""
        inside = format_html(
            '<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>', SIGNS[state], said
        )
        return format_html('<span title="{}">{}</span>', said, badge(inside, TONES[state]))


def year_rows(members: Iterable[object], *, year: int) -> Iterator[YearRow]:
    found = [one for one in members if isinstance(one, Member)]
    keys = [one.pk for one in found]
    fees, exempt = fees_of_members(keys, year), exempt_periods(keys)
    of_each: dict[int, dict[date, MonthlyFee]] = {pk: {} for pk in keys}
    for (pk, month), kept in fees.items():
        of_each[pk][month] = kept
    for one in found:
        yield YearRow(one, year, of_each[one.pk], exempt.get(one.pk, ()))


def _month(number: int) -> Text:
    def said(row: YearRow) -> str:
        return row.said(number)

    def sign(row: YearRow) -> str:
        return row.sign(number)

    return Text(f"month_{number}", str(number), said, show=sign, width=12, kind="sign")


FEES = List(
    gettext_lazy("Party fees of the year"),
    Person("name", gettext_lazy("Full name"), "member.full_name", link="address", names_row=True, width=32),
    *(_month(number) for number in range(1, MONTHS + 1)),
    rows_a_page=100,
    kind="year-of-cells fees",
)


@dataclass(frozen=True)
class FeeExemptRow:
    exemption: FeeExemption
    may_write: bool

    @property
    def links(self) -> list[Link]:
        if not self.may_write:
            return []
        to = partial(reverse, "admissions:fee_exemption_act")
        pk = self.exemption.pk
        return [
            Link(_("Last day"), to(args=[pk, "end"]), mark=f"end-{pk}"),
            Link(_("Entered by mistake"), to(args=[pk, "mistake"]), mark=f"mistake-{pk}"),
        ]


FEE_EXEMPT = List(
    gettext_lazy("Exempt from party fees"),
    Person("name", gettext_lazy("Full name"), "exemption.member.full_name", names_row=True, width=32),
    Text("reason", gettext_lazy("Reason"), "exemption.reason", width=44),
    Day("since", gettext_lazy("From"), "exemption.valid_from", width=12),
    Day("until", gettext_lazy("Last day"), "exemption.last_day", width=12),
    Text("document", gettext_lazy("Decision"), "exemption.ordered_by", width=32),
    Links("links"),
)
