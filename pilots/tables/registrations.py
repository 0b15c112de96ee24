"""Rounds, the lists sent in them, registrations, and pilots that would no longer qualify."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.rules.days import day_in_words
from accounts.tables import (
    Choose,
    Column,
    Day,
    Link,
    Links,
    List,
    Number,
    Only,
    Parts,
    Person,
    State,
    Text,
    Words,
    badge,
)
from cells.models import AreaFact
from cells.queries.organisations import names_on
from pilots.models import Registration, Round, Submission
from pilots.queries.candidates import Candidate
from pilots.queries.prospects import Prospect
from pilots.rules.eligibility import Finding
from pilots.rules.progress import Progress
from pilots.templatetags.pilots import progress_tone, progress_words, state_tone


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
    name: str
    online: int
    by_group: int
    progress: Progress
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
    Text("code", gettext_lazy("Code"), "submission.organisation.code", only=Only.EXCEL),
    Text(
        "name",
        gettext_lazy("Grassroots organisation"),
        link=lambda row: reverse("pilots:submission", args=[row.submission.pk]),
        note="submission.organisation.code",
        width=40,
    ),
    State(
        "progress",
        gettext_lazy("State"),
        lambda row: progress_words(row.progress),
        tone=lambda row: progress_tone(row.progress),
    ),
    Day("submitted_on", gettext_lazy("Submitted on"), "submission.submitted_on", width=12),
    Person("chased", gettext_lazy("Whom to chase"), note="reminded_in_words", width=28),
    Day("reminded", gettext_lazy("Reminded on"), only=Only.EXCEL, width=12),
    Number("online", gettext_lazy("Online"), width=10),
    Number("by_group", gettext_lazy("By group"), width=10),
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
class Registered:
    registration: Registration
    name: str
    listed_by: str = ""
    remark: str = ""

    @property
    def address(self) -> str:
        return reverse("pilots:registration", args=[self.registration.pk])


def registered(found: Sequence[Registration], day: date) -> Iterator[Registered]:
    """With the names of the day, in one query."""
    ids = {entry.organisation_id for entry in found} | {entry.submission.organisation_id for entry in found}
    names = names_on(ids, day)
    for entry in found:
        lister = entry.submission.organisation
        yield Registered(
            registration=entry,
            name=names.get(entry.organisation_id, entry.organisation.code),
            listed_by=names.get(lister.pk, lister.code),
        )


_CODE = Text("code", gettext_lazy("Code"), "registration.organisation.code", only=Only.EXCEL)
_STATE = State(
    "state",
    gettext_lazy("State"),
    "registration.get_state_display",
    tone=lambda row: state_tone(row.registration.state),
    sort=("state", "pk"),
)
_MEMBERS = Number("members", gettext_lazy("Members"), lambda row: row.registration.figures.get("members"), width=10)

REGISTRATIONS = List(
    gettext_lazy("Registrations"),
    _CODE,
    Text(
        "organisation",
        gettext_lazy("Organisation"),
        "name",
        link="address",
        sort=("organisation__code", "pk"),
        width=40,
    ),
    Text("format", gettext_lazy("Format"), "registration.get_format_display", sort=("format", "pk"), width=14),
    _STATE,
    _MEMBERS,
    Number("affected", gettext_lazy("With a ground"), lambda row: row.registration.figures.get("affected"), width=10),
    Text("listed_by", gettext_lazy("On the list of"), sort=("submission__organisation__code",), width=40),
    Text(
        "round",
        gettext_lazy("Round"),
        "registration.submission.round",
        sort=("submission__round", "pk"),
        width=28,
    ),
    rows_a_page=50,
)

ONE_LIST = List(
    gettext_lazy("Registration list"),
    _CODE,
    Text("organisation", gettext_lazy("Organisation"), "name", link="address", width=40),
    Text("format", gettext_lazy("Format"), "registration.get_format_display", width=14),
    _MEMBERS,
    Text("area", gettext_lazy("Area of operation"), "registration.area", width=32),
    _STATE,
    Text("remark", gettext_lazy("Last remark"), width=40),
)


def _reasons(finding: Finding) -> list[tuple[str, str]]:
    return [(reason.message, reason.clause) for reason in finding.reasons]


@dataclass(frozen=True)
class DriftRow:
    pilot: Registration
    finding: Finding
    name: str


DRIFT = List(
    gettext_lazy("Pilots that would no longer qualify"),
    Text("code", gettext_lazy("Code"), "pilot.organisation.code", only=Only.EXCEL),
    Person(
        "name",
        gettext_lazy("Organisation"),
        link=lambda row: reverse("pilots:registration", args=[row.pilot.pk]),
        note="pilot.organisation.code",
        width=40,
    ),
    Text("format", gettext_lazy("Format"), "pilot.get_format_display", width=14),
    Day("in_force_from", gettext_lazy("In force since"), "pilot.in_force_from", width=12),
    Parts("reasons", gettext_lazy("Why not today"), lambda row: _reasons(row.finding), width=50),
)


def _why_not(candidate: Candidate) -> list[str | Promise | tuple[str, str]]:
    if candidate.elsewhere:
        return [_("Registered already: under way in another round, or a pilot in force.")]
    return [*_reasons(candidate.finding)]


OTHERS = List(
    gettext_lazy("Why not"),
    Text(
        "name",
        gettext_lazy("Organisation"),
        "version.name",
        link=lambda candidate: reverse("pilots:eligibility", args=[candidate.version.organisation.code]),
    ),
    Parts("why", gettext_lazy("Why not"), _why_not),
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
)


@dataclass(frozen=True)
class ManyRow:
    """One of several registrations before somebody; `refused`: why the step was just refused."""

    prospect: Prospect
    name: str
    listed_by: str
    chosen: bool
    refused: str = ""

    @property
    def registration(self) -> Registration:
        return self.prospect.registration

    @property
    def label(self) -> str:
        entry = self.registration
        return f"{self.name} ({entry.organisation.code}) · {entry.get_format_display()}"

    @property
    def where(self) -> str:
        entry = self.registration
        own = entry.submission.organisation_id == entry.organisation_id
        letter = f"{entry.organisation.code} · {entry.submission.round.letter.symbol}"
        return letter if own else f"{self.listed_by} · {letter}"

    @property
    def affected(self) -> int | None:
        """By group no ground is asked for."""
        return self.registration.figures.get("affected") if self.registration.format == "online" else None


MANY = List(
    gettext_lazy("Registrations"),
    Choose("chosen", "registration.pk", label="label", ticked="chosen", possible="prospect.possible"),
    Person(
        "name",
        gettext_lazy("Organisation"),
        link=lambda row: reverse("pilots:registration", args=[row.registration.pk]),
        note="where",
    ),
    Person(
        "format",
        gettext_lazy("Format"),
        "registration.get_format_display",
        note="registration.get_basis_display",
    ),
    _MEMBERS,
    Number("affected", gettext_lazy("With a ground")),
    Text(
        "to_mind",
        gettext_lazy("What to mind"),
        show=lambda row: render_to_string("pilots/to_mind.html", {"prospect": row.prospect, "refused": row.refused}),
    ),
    attributes=lambda row: {"class": "is-chosen"} if row.chosen else {},
)

SUBMITTED_GROUPS = List(
    gettext_lazy("Groups, as submitted"),
    Text("name", gettext_lazy("Group"), lambda group: group["name"]),
    State(
        "leader",
        gettext_lazy("Leader"),
        lambda group: group["leader"] or _("no leader"),
        tone=lambda group: "" if group["leader"] else "warning",
    ),
    Number("members", gettext_lazy("Members"), lambda group: group["members"]),
)


def then_and_now(headings: Sequence[str]) -> List:
    """Figures side by side: rows are a label, the values under the headings, and whether they differ."""
    values = [_value(place, heading) for place, heading in enumerate(headings)]
    differ = Text(
        "differ",
        gettext_lazy("Difference"),
        show=lambda row: badge(_("changed"), "warning") if row[2] else "",
        quiet=True,
    )
    return List(
        gettext_lazy("Then and now"),
        Text("label", gettext_lazy("Figure"), lambda row: capfirst(row[0]), names_row=True),
        *values,
        differ,
    )


def _value(place: int, heading: str) -> Column:
    return Text(f"value_{place}", heading, lambda row: row[1][place], kind="number")
