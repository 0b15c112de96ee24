"""The year of a cell, month by month; and of many cells, a row each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.tables import Column, Link, Links, List, Number, State, Text, Words, badge
from cells.models import OrganisationVersion
from cells.queries.names import Named, names_with_superior_on
from cells.queries.parameters import statutes_known
from cells.tables.names import name_with_above
from meetings.desk.words import span_in_words
from meetings.models import Meeting
from meetings.queries.year import facts_of, plan_address
from meetings.rules.year import MONTHS, QUARTERS, Due, Met, Span, Year, silence, year_of
from meetings.rules.year import State as Standing

WORDS: dict[Standing, Words] = {
    Standing.HELD: gettext_lazy("held"),
    Standing.PLANNED: gettext_lazy("planned"),
    Standing.OPEN: gettext_lazy("due"),
    Standing.LATE: gettext_lazy("not recorded in time"),
    Standing.MISSING: gettext_lazy("missing"),
    Standing.AHEAD: gettext_lazy("to come"),
    Standing.NOT_ASKED: gettext_lazy("nothing is owed"),
    Standing.NOT_KEPT: gettext_lazy("not kept here yet"),
}
TONES = {
    Standing.HELD: "good",
    Standing.PLANNED: "info",
    Standing.OPEN: "warning",
    Standing.LATE: "bad",
    Standing.MISSING: "bad",
    Standing.AHEAD: "neutral",
    Standing.NOT_ASKED: "neutral",
    Standing.NOT_KEPT: "neutral",
}
SYMBOLS = {
    Standing.HELD: "✓",
    Standing.PLANNED: "○",
    Standing.OPEN: "…",
    Standing.LATE: "!",
    Standing.MISSING: "✗",
    Standing.AHEAD: "·",
    Standing.NOT_ASKED: "–",
    Standing.NOT_KEPT: "/",
}


@dataclass(frozen=True)
class DueRow:
    """A month or a quarter of one cell."""

    due: Due
    code: str
    today: date
    too_short: frozenset[int] = frozenset()
    may_write: bool = False

    @property
    def month(self) -> str:
        return f"{self.due.number:02}/{self.due.span.first.year}"

    @property
    def quarter(self) -> str:
        return _("Quarter %(number)d of %(year)d") % {"number": self.due.number, "year": self.due.span.first.year}

    @property
    def state(self) -> str:
        return str(WORDS[self.due.state])

    @property
    def tone(self) -> str:
        return TONES[self.due.state]

    @property
    def asked(self) -> str:
        return self.due.asked.clause if self.due.asked else ""

    @property
    def meetings(self) -> str:
        return "; ".join(self._in_words(met) for met in self.due.meetings)

    def linked(self) -> SafeString | str:
        links = ((reverse("meetings:meeting", args=[met.pk]), self._in_words(met)) for met in self.due.meetings)
        return format_html_join("; ", '<a href="{}">{}</a>', links)

    @property
    def links(self) -> list[Link]:
        if not self.may_write:
            return []
        if self.due.state in (Standing.OPEN, Standing.AHEAD):
            return [Link(_("Plan it"), plan_address(self.code, max(self.due.span.first, self.today), self._kind))]
        if self.due.state in (Standing.MISSING, Standing.NOT_KEPT):
            return [Link(_("Enter it, if it was held"), reverse("meetings:past", args=[self.code]))]
        return []

    @property
    def _kind(self) -> str:
        is_month = self.due.span.first.month == self.due.span.last.month
        return str(Meeting.Kind.MONTHLY if is_month else Meeting.Kind.THEMATIC)

    def _in_words(self, met: Met) -> str:
        said = [day_in_words(met.day), _("held") if met.is_held else _("planned")]
        if met.pk in self.too_short:
            said.append(_("%(number)d minutes: shorter than asked") % {"number": met.minutes or 0})
        return ", ".join(said)


def due_rows(dues: Sequence[Due], year: Year, code: str, today: date, *, may_write: bool) -> list[DueRow]:
    return [DueRow(due, code, today, year.too_short, may_write) for due in dues]


def _of_one_cell(name: Words, first: Column) -> List:
    return List(
        name,
        first,
        State("state", gettext_lazy("State"), tone="tone", width=24),
        Text("meetings", gettext_lazy("Meetings"), show=DueRow.linked, width=50),
        Text("asked", gettext_lazy("Asked by"), width=32),
        Links("links"),
        numbered=False,
    )


OF_MONTHS = _of_one_cell(gettext_lazy("Regular meetings"), Text("month", gettext_lazy("Month"), names_row=True))
OF_QUARTERS = _of_one_cell(gettext_lazy("Thematic meetings"), Text("quarter", gettext_lazy("Quarter"), names_row=True))


@dataclass(frozen=True)
class CellYear:
    """One cell among many."""

    version: OrganisationVersion
    named: Named
    year: Year
    silence: Span | None
    """Up to today, whichever year is looked at."""

    @property
    def silent(self) -> str:
        return span_in_words(self.silence) if self.silence else ""

    @property
    def address(self) -> str:
        return reverse("meetings:year", args=[self.version.organisation.code, self.year.year])


def cell_years(versions: Sequence[OrganisationVersion], year: int, today: date, *, within: int) -> Iterator[CellYear]:
    """In a number of statements that does not grow with them. `within`: the organisation whose cells they are."""
    cells = [version.organisation_id for version in versions]
    facts, statutes = facts_of(cells, today), statutes_known()
    names = names_with_superior_on(cells, today, within=within)
    for version in versions:
        cell = version.organisation_id
        silent = silence(facts[cell], statutes, today)
        yield CellYear(version, names[cell], year_of(facts[cell], statutes, year, today), silent)


def symbol(state: Standing) -> SafeString:
    """For the eyes a sign, for ears the words."""
    inside = format_html(
        '<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>', SYMBOLS[state], WORDS[state]
    )
    return format_html('<span title="{}">{}</span>', WORDS[state], badge(inside, TONES[state]))


def _column(name: str, heading: str, part: str, place: int) -> Text:
    def state(row: CellYear) -> Standing:
        due: Due = getattr(row.year, part)[place]
        return due.state

    return Text(
        name, heading, lambda row: str(WORDS[state(row)]), show=lambda row: symbol(state(row)), width=12, kind="sign"
    )


OF_CELLS = List(
    gettext_lazy("The year of the cells"),
    *name_with_above("name", "named", link="address", sort=("organisation__code",)),
    *(_column(f"month_{place + 1}", str(place + 1), "months", place) for place in range(MONTHS)),
    *(_column(f"quarter_{place + 1}", f"Q{place + 1}", "quarters", place) for place in range(QUARTERS)),
    Number("behind", gettext_lazy("Months behind"), "year.months_behind"),
    Text("silent", gettext_lazy("No regular meeting until today"), width=26),
    rows_a_page=50,
    order="name",
    kind="year-of-cells",
    stacks=False,
)
