"""The figures of the result report, what lies behind one, and the lists that can be printed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise, lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.tables import Column, Day, Link, Links, List, Number, Only, State, Text, Words, badge
from cells.queries.names import Named
from cells.tables.names import name_with_above
from pilots.models import Round, Submission
from pilots.rules.progress import ListProgress
from pilots.templatetags.pilots import progress_tone, progress_words
from reports.models import Contribution, Issued, ReportingPeriod
from reports.queries.periods import Line
from reports.rules.period_figures import COLUMNS, FigureColumn, Numbers, differing
from reports.rules.periods import PeriodKind, Progress
from reports.rules.wording import grouped


@dataclass(frozen=True)
class FigureRow:
    """`depth`: how far it stands in. `address`: of what stands behind it, "" where there is nothing."""

    key: str
    label: str | Promise
    depth: int
    number: int
    address: str

    @property
    def dashes(self) -> str:
        return "– " * self.depth


FIGURES = List(
    gettext_lazy("Figures of the report"),
    Text(
        "label",
        gettext_lazy("Figure"),
        lambda row: f"{row.dashes}{row.label}",
        show=lambda row: format_html('<span class="muted">{}</span>{}', row.dashes, row.label),
        width=50,
    ),
    Number("number", gettext_lazy("Number"), link="address", width=10),
    stacks=False,
)


@dataclass(frozen=True)
class Compared:
    """A figure of a period beside that of the period before; None: it was not counted then."""

    label: str | Promise
    depth: int
    before: int | None
    now: int

    @property
    def more(self) -> str:
        """«+3», «−2»; nothing where it is the same, or there was none."""
        difference = self.now - self.before if self.before is not None else 0
        return f"{'+' if difference > 0 else '−'}{grouped(abs(difference))}" if difference else ""


COMPARED = List(
    gettext_lazy("Figures beside those of the period before"),
    Text(
        "label",
        gettext_lazy("Figure"),
        lambda row: f"{'– ' * row.depth}{row.label}",
        show=lambda row: format_html('<span class="muted">{}</span>{}', "– " * row.depth, row.label),
        width=50,
    ),
    Number("before", gettext_lazy("Period before"), width=12),
    Number("now", gettext_lazy("This period"), width=12),
    Text("more", gettext_lazy("Difference"), kind="number", width=12),
    stacks=False,
)


@dataclass(frozen=True)
class Record:
    """What stands behind a figure, and how much of it is its own. `note`: its code, its day, its form."""

    named: Named
    note: str
    address: str
    amount: int


BEHIND = List(
    gettext_lazy("What the figure counts"),
    *name_with_above("name", "named", link="address"),
    Text("note", gettext_lazy("Code, day or form"), width=16),
    Number("amount", gettext_lazy("Number"), width=10),
    stacks=False,
)


FROZEN = List(
    gettext_lazy("Figures as they were issued"),
    Text("label", gettext_lazy("Figure"), lambda one: one["label"] or one["key"], width=50),
    Text("key", gettext_lazy("Name in the query"), lambda one: one["key"], width=30),
    Number("value", gettext_lazy("Number"), lambda one: one["value"], width=10),
    Text("digest", gettext_lazy("Digest of what was counted"), lambda one: one["digest"], width=30),
    stacks=False,
)


@dataclass(frozen=True)
class Printable:
    """A list as it stood on the day of the page."""

    submission: Submission
    day: date
    buttons: SafeString

    @property
    def progress(self) -> ListProgress:
        return self.submission.progress_on(self.day)

    @property
    def submitted_on(self) -> date | None:
        return self.submission.sent_by(self.day)


PRINTABLE = List(
    gettext_lazy("Registration lists"),
    Text("letter", gettext_lazy("Letter"), "submission.round.letter"),
    State(
        "state",
        gettext_lazy("State"),
        lambda row: progress_words(row.progress),
        tone=lambda row: progress_tone(row.progress),
    ),
    Day("submitted_on", gettext_lazy("Sent on")),
    Text("buttons", gettext_lazy("Print"), show=lambda row: row.buttons, only=Only.PAGE),
)


@dataclass(frozen=True)
class RoundPapers:
    """A round with the documents there are of it."""

    round: Round
    buttons: SafeString


ROUND_PAPERS = List(
    gettext_lazy("Documents of the rounds"),
    Text("letter", gettext_lazy("Letter"), "round.letter"),
    Day("opened_on", gettext_lazy("Opened on"), "round.opened_on"),
    Text("buttons", gettext_lazy("Documents"), show=lambda row: row.buttons, only=Only.PAGE),
)


def _standing(issued: Issued) -> str:
    return _("replaced by %(symbol)s") % {"symbol": issued.replaced_by.symbol} if hasattr(issued, "replaced_by") else ""


ISSUED = List(
    gettext_lazy("Outgoing documents"),
    Text(
        "symbol",
        gettext_lazy("Number and symbol"),
        link=lambda issued: reverse("reports:issued", args=[issued.pk]),
        sort=("type_code", "number", "pk"),
        kind="text-nowrap",
    ),
    Day("dated_on", gettext_lazy("Date"), sort=("dated_on", "pk"), width=12),
    Text("title", gettext_lazy("What it is about"), width=60),
    Text("signed_by", gettext_lazy("Who signed"), sort=("signed_by", "pk"), width=24),
    State("standing", gettext_lazy("State"), _standing, tone=lambda _issued: "neutral"),
    rows_a_page=50,
)
RECEIVED = List(
    gettext_lazy("Received documents"),
    Day("arrived_on", gettext_lazy("Arrived on"), sort=("arrived_on", "pk"), width=12),
    Number("number", pgettext_lazy("of what comes in", "Number"), sort=("number", "pk"), width=10),
    Text("issuer", gettext_lazy("Issuer"), sort=("issuer", "pk"), width=30),
    Text("symbol", gettext_lazy("Number and symbol"), kind="text-nowrap", width=20),
    Day("dated_on", gettext_lazy("Date"), sort=("dated_on", "pk"), width=12),
    Text("type_name", pgettext_lazy("of a document", "Type"), sort=("type_name", "pk"), width=16),
    Text("title", gettext_lazy("What it is about"), width=60),
    Text("handed_to", gettext_lazy("Handed to"), width=24),
    Text("remark", gettext_lazy("Remark"), width=24, only=Only.EXCEL),
    Links("links", lambda received: [Link(_("correct"), reverse("reports:received_correct", args=[received.pk]))]),
    rows_a_page=50,
)
BOOKS = List(
    gettext_lazy("Books of numbers"),
    Text("type_code", pgettext_lazy("of a document", "Type")),
    Day("begins_on", gettext_lazy("From")),
    Number("last", pgettext_lazy("of a document", "Last number given")),
)
LAYOUTS = List(
    gettext_lazy("How pages are set"),
    Day("begins_on", gettext_lazy("From")),
    Text("ending", gettext_lazy("A text ends"), "get_ending_display"),
    Text("both_sides", gettext_lazy("Printed on both sides"), lambda row: _("yes") if row.both_sides else _("no")),
    Text("settled_by", gettext_lazy("Entered by"), "settled_by"),
)
SETTLED = List(
    gettext_lazy("How numbers run"),
    Day("begins_on", gettext_lazy("From")),
    Text("by", gettext_lazy("Numbers begin anew"), "get_by_display"),
    Text("settled_by", gettext_lazy("Entered by"), "settled_by"),
)


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
class ComparedRow:
    """One figure of an organisation: as it was sent, and as its register counts it now; `address`: of what is counted."""

    key: str
    label: Words
    sent: int | None
    register: int | None
    address: str
    differs: bool


COMPARED = List(
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
