"""The figures of the result report, what lies behind one, and the lists that can be printed."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Number, Only, State, Text
from cells.queries.names import Named
from cells.tables.names import name_with_above
from pilots.models import Round, Submission
from pilots.rules.progress import ListProgress
from pilots.templatetags.pilots import progress_tone, progress_words


@dataclass(frozen=True)
class FigureRow:
    """`depth`: how far it stands in. `address`: of the organisations behind it, "" where there are none."""

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
class Counted:
    """An organisation behind a figure, and how much of it is its own."""

    named: Named
    code: str
    address: str
    amount: int


BEHIND = List(
    gettext_lazy("Organisations behind the figure"),
    *name_with_above("name", "named", link="address"),
    Text("code", gettext_lazy("Code")),
    Number("amount", gettext_lazy("Number"), width=10),
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
