"""Reporting periods: what an organisation owes, and what those below it sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.tables import Column, Day, List, Number, Only, State, Text, Words, badge
from cells.queries.names import Named
from cells.tables.names import name_with_above
from reports.models import Contribution, ReportingPeriod
from reports.queries.periods import Line
from reports.rules.period_figures import COLUMNS, FigureColumn, Numbers, differing
from reports.rules.periods import PeriodKind, Progress

PROGRESS: dict[Progress, tuple[Words, str]] = {
    Progress.WAITING: (gettext_lazy("not sent yet"), "neutral"),
    Progress.OVERDUE: (gettext_lazy("overdue"), "bad"),
    Progress.SENT: (gettext_lazy("to be looked at"), "info"),
    Progress.SENT_LATE: (gettext_lazy("sent late, to be looked at"), "warning"),
    Progress.RETURNED: (pgettext_lazy("of figures", "returned"), "warning"),
    Progress.ACCEPTED: (pgettext_lazy("of figures", "accepted"), "good"),
    Progress.TAKEN_OFF: (gettext_lazy("taken off"), "neutral"),
}
"""In words, and in the tone of what it means."""


@dataclass(frozen=True)
class PeriodRow:
    """A period of an organisation, and how many of those who owe have come how far."""

    period: ReportingPeriod
    owing: int
    sent: int
    accepted: int

    @property
    def state(self) -> tuple[Words, str]:
        if self.period.called_off_on is not None:
            return gettext_lazy("called off"), "neutral"
        if self.period.closed_on is not None:
            return gettext_lazy("closed"), "good"
        return gettext_lazy("open"), "info"


PERIODS = List(
    gettext_lazy("Reporting periods"),
    Day("day", gettext_lazy("Reporting day"), "period.day", link=lambda row: _period(row.period), width=14),
    Text("kind", gettext_lazy("Figures asked for"), "period.get_kind_display", width=40),
    Day("due_on", gettext_lazy("Last day to send"), "period.due_on", width=14),
    Number("owing", gettext_lazy("Owe figures"), width=10),
    Number("sent", gettext_lazy("To be looked at"), width=10),
    Number("accepted", pgettext_lazy("how many", "Accepted"), width=10),
    State("state", gettext_lazy("State"), lambda row: row.state[0], tone=lambda row: row.state[1]),
    rows_a_page=50,
)


@dataclass(frozen=True)
class OwedRow:
    """What is asked of an organisation."""

    contribution: Contribution
    asked_by: Named
    progress: Progress


OWED = List(
    gettext_lazy("Figures asked of us"),
    Day(
        "day",
        gettext_lazy("Reporting day"),
        "contribution.period.day",
        link=lambda row: reverse("reports:contribution", args=[row.contribution.pk]),
        width=14,
    ),
    Text("kind", gettext_lazy("Figures asked for"), "contribution.period.get_kind_display", width=40),
    *name_with_above("asked_by", "asked_by", heading=gettext_lazy("Asked for by")),
    Day("due_on", gettext_lazy("Last day to send"), "contribution.period.due_on", width=14),
    State(
        "progress",
        gettext_lazy("State"),
        lambda row: PROGRESS[row.progress][0],
        tone=lambda row: PROGRESS[row.progress][1],
    ),
)


def _period(period: ReportingPeriod) -> str:
    return reverse("reports:period", args=[period.pk])


@dataclass(frozen=True)
class FiguresRow:
    """What was sent beside what the register says: of one who owes figures, or the sums."""

    kind: PeriodKind
    named: Named
    sent: Numbers | None
    register: Numbers
    line: Line | None = None

    @property
    def address(self) -> str:
        return reverse("reports:contribution", args=[self.line.contribution.pk]) if self.line else ""

    @property
    def state(self) -> Words:
        return PROGRESS[self.line.progress][0] if self.line else ""

    @property
    def tone(self) -> str:
        return PROGRESS[self.line.progress][1] if self.line else ""

    @property
    def sent_on(self) -> date | None:
        standing = self.line.contribution.standing if self.line else None
        return standing.sent_on if standing else None

    @property
    def note(self) -> str:
        if self.line is None:
            return ""
        if self.line.others_counted:
            return _("the same figures, but others are counted than when they were sent")
        return self.line.why_off


def _beside(column: FigureColumn) -> Callable[[FiguresRow], str]:
    """The figure that was sent; where the register says otherwise it is marked, and that beside it leads to its records."""

    def show(row: FiguresRow) -> str:
        register = number_format(row.register[column.key]) if column.key in row.register else "–"
        if row.sent is None:
            return format_html('<small class="muted">({})</small>', register)
        number = number_format(row.sent[column.key]) if column.key in row.sent else "–"
        if column.key not in differing(row.kind, row.sent, row.register):
            return number
        if not row.address:
            return format_html("{} <small>({})</small>", badge(number, "warning"), register)
        records = f"{row.address}?figure={column.key}#behind"
        return format_html('{} <small>(<a href="{}">{}</a>)</small>', badge(number, "warning"), records, register)

    return show


def _figures(column: FigureColumn) -> tuple[Column, ...]:
    def in_register(words: Words = column.label) -> str:
        return _("%(figure)s (register)") % {"figure": words}

    return (
        Number(
            column.key,
            column.label,
            lambda row: (row.sent or {}).get(column.key),
            show=_beside(column),
            width=12,
        ),
        Number(
            f"{column.key} register",
            lazy(in_register, str)(),
            lambda row: row.register.get(column.key),
            only=Only.EXCEL,
            width=12,
        ),
    )


def _whole(kind: PeriodKind) -> List:
    return List(
        gettext_lazy("Figures of the period"),
        *name_with_above("name", "named", link="address", note="note"),
        State("state", gettext_lazy("State"), "state", tone=lambda row: row.tone),
        Day("sent_on", gettext_lazy("Sent on"), only=Only.EXCEL, width=12),
        *(column for figure in COLUMNS[kind] for column in _figures(figure)),
        rows_a_page=100,
        kind="table-figures",
    )


WHOLE_OF_PILOTS, WHOLE_OF_YEARS = _whole(PeriodKind.PILOTS), _whole(PeriodKind.YEARS)


@dataclass(frozen=True)
class SentRow:
    """One figure of an organisation: as it was sent, and as its register counts it now; `address`: of what is counted."""

    key: str
    label: Words
    sent: int | None
    register: int | None
    address: str
    differs: bool


SENT = List(
    gettext_lazy("Figures of the organisation"),
    Text("label", gettext_lazy("Figure"), width=40),
    Number(
        "sent",
        gettext_lazy("As it was sent"),
        show=lambda row: (
            badge(number_format(row.sent), "warning")
            if row.differs and row.sent is not None
            else "–"
            if row.sent is None
            else number_format(row.sent)
        ),
        width=12,
    ),
    Number("register", gettext_lazy("In the register now"), link="address", width=12),
    stacks=False,
    kind="sums",
)
