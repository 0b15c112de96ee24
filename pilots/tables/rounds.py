"""Rounds of registration, the lists sent in them, and the special circumstances on which grounds rest."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.rules.days import day_in_words
from accounts.tables import (
    Day,
    Link,
    Links,
    List,
    Number,
    Only,
    Person,
    State,
    Text,
    Words,
    badge,
)
from cells.models import AreaFact
from cells.queries.names import Named
from cells.tables.names import code_and_name
from pilots.models import Round, Submission
from pilots.rules.progress import ListProgress
from pilots.templatetags.pilots import progress_tone, progress_words


@dataclass(frozen=True)
class RoundRow:
    round: Round
    name: str
    submitted: int
    owed: int
    mine: Submission | None
    """The only list the person sees in it, if there is just one."""
    is_open: bool


def _last_day(row: RoundRow) -> str:
    day = day_in_words(row.round.last_day)
    if row.round.called_off_on is not None:
        return format_html("{} {}", day, badge(_("round called off"), "neutral"))
    return format_html("{} {}", day, badge(_("open"), "info")) if row.is_open else day


ROUNDS = List(
    gettext_lazy("Registration rounds"),
    Text(
        "letter",
        gettext_lazy("Letter"),
        "round.letter",
        link=lambda row: reverse("pilots:round", args=[row.round.pk]),
        width=28,
    ),
    Text("name", gettext_lazy("Opened by"), width=40),
    Text("guidance", gettext_lazy("Guidance"), "round.guidance"),
    Day("last_day", pgettext_lazy("of a round", "Last day"), "round.last_day", show=_last_day, width=12),
    Number(
        "submitted",
        gettext_lazy("Submitted"),
        show=lambda row: _("%(submitted)s of %(owed)s") % {"submitted": row.submitted, "owed": row.owed},
        width=10,
    ),
    Number("owed", gettext_lazy("Lists owed"), only=Only.EXCEL, width=10),
    Text(
        "mine",
        gettext_lazy("My list"),
        lambda row: capfirst(row.mine.get_state_display()) if row.mine else "",
        link=lambda row: reverse("pilots:submission", args=[row.mine.pk]) if row.mine else "",
    ),
)


@dataclass(frozen=True)
class SubmissionRow:
    submission: Submission
    named: Named
    online: int
    by_group: int
    progress: ListProgress
    clerks: tuple[str, ...] = ()
    """Of a list still missing, for the board that chases it."""
    reminded: date | None = None

    @property
    def chased(self) -> str:
        if self.submission.state != Submission.State.DRAFT:
            return ""
        return ", ".join(self.clerks) or _("no clerk")

    @property
    def reminded_in_words(self) -> str:
        return _("reminded on %(day)s") % {"day": day_in_words(self.reminded)} if self.reminded else ""


LISTS_OF_A_ROUND = List(
    gettext_lazy("Lists of a round"),
    *code_and_name(
        "submission.organisation.code",
        heading=gettext_lazy("Grassroots organisation"),
        link=lambda row: reverse("pilots:submission", args=[row.submission.pk]),
    ),
    State(
        "progress",
        gettext_lazy("State"),
        lambda row: progress_words(row.progress),
        tone=lambda row: progress_tone(row.progress),
    ),
    Day("submitted_on", gettext_lazy("Submitted on"), "submission.submitted_on", width=12),
    Person("chased", gettext_lazy("Who to remind"), note="reminded_in_words", width=28),
    Day("reminded", gettext_lazy("Reminded on"), only=Only.EXCEL, width=12),
    Number("online", gettext_lazy("Online"), width=10),
    Number("by_group", gettext_lazy("By group"), width=10),
    rows_a_page=100,
)


@dataclass(frozen=True)
class StateRow:
    """How many registrations have come to a state, by format; `address` leads to them."""

    label: Words
    address: str
    online: int
    by_group: int


STATES = List(
    gettext_lazy("How far the registrations have come"),
    Text("label", gettext_lazy("State"), lambda row: capfirst(row.label), link="address", width=28),
    Number("online", gettext_lazy("Online"), width=10),
    Number("by_group", gettext_lazy("By group"), width=10),
)


@dataclass(frozen=True)
class Circumstances:
    fact: AreaFact
    is_over: bool
    may_end: bool

    @property
    def links(self) -> list[Link]:
        address = reverse("pilots:circumstances_end", args=[self.fact.pk])
        return [Link(_("Record the end"), address, "btn btn-secondary")] if self.may_end and not self.is_over else []

    @property
    def over_from(self) -> str:
        return _("over from %(day)s") % {"day": day_in_words(self.fact.valid_to)} if self.fact.valid_to else ""


CIRCUMSTANCES = List(
    gettext_lazy("Special circumstances"),
    Person("fact", gettext_lazy("What happened"), note="fact.statement", width=32),
    Text("statement", gettext_lazy("What it was"), "fact.statement", only=Only.EXCEL, width=40),
    Day("since", gettext_lazy("Since"), "fact.valid_from", width=12),
    State(
        "state",
        gettext_lazy("State"),
        lambda row: _("over") if row.is_over else _("lasting"),
        tone=lambda row: "neutral" if row.is_over else "warning",
        note="over_from",
    ),
    Day("last_day", gettext_lazy("Last day"), "fact.period.last_day", only=Only.EXCEL, width=12),
    Number("members", gettext_lazy("Members who rest on it"), "fact.mine"),
    Links("links"),
    rows_a_page=50,
)
