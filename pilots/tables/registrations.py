"""Registrations: all of them, those of one list, those before an officer, and pilots that would no longer qualify."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import (
    Choose,
    Column,
    Day,
    List,
    Number,
    Only,
    Parts,
    Person,
    State,
    Text,
    badge,
)
from cells.queries.names import Named, names_with_superior_on
from cells.tables.names import code_and_name, name_with_above
from pilots.models import Registration
from pilots.queries.candidates import Candidate
from pilots.queries.prospects import Prospect
from pilots.queries.registrations import joined
from pilots.rules.eligibility import Finding
from pilots.rules.registration import State as RegistrationState
from pilots.rules.registration import way_on
from pilots.templatetags.pilots import state_tone


@dataclass(frozen=True)
class Registered:
    registration: Registration
    named: Named
    listed_by: str = ""
    remark: str = ""

    @property
    def address(self) -> str:
        return reverse("pilots:registration", args=[self.registration.pk])


def registered(registrations: Sequence[Registration], day: date) -> Iterator[Registered]:
    """With the names of the day, asked for once for all; whose list it is on says already what it stands below."""
    registrations = joined(registrations)
    ids = {entry.organisation_id for entry in registrations} | {
        entry.submission.organisation_id for entry in registrations
    }
    names = names_with_superior_on(ids, day)
    for entry in registrations:
        named, listed_by = names[entry.organisation_id], str(names[entry.submission.organisation_id])
        yield Registered(entry, Named(named.name) if named.above == listed_by else named, listed_by)


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
    *name_with_above("organisation", "named", link="address", sort=("organisation__code", "pk")),
    Text("format", gettext_lazy("Format"), "registration.get_format_display", sort=("format", "pk"), width=14),
    _STATE,
    _MEMBERS,
    Number("affected", gettext_lazy("With a ground"), lambda row: row.registration.figures.get("affected"), width=10),
    Text(
        "listed_by", gettext_lazy("On the list of"), sort=("submission__organisation__code",), width=40, kind="person"
    ),
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
    Text("organisation", gettext_lazy("Organisation"), lambda row: str(row.named), link="address", width=40),
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
    named: Named


DRIFT = List(
    gettext_lazy("Pilots that would no longer qualify"),
    *code_and_name("pilot.organisation.code", link=lambda row: reverse("pilots:registration", args=[row.pilot.pk])),
    Text("format", gettext_lazy("Format"), "pilot.get_format_display", width=14),
    Day("in_force_from", gettext_lazy("In force since"), "pilot.in_force_from", width=12),
    Parts("reasons", gettext_lazy("Why not today"), lambda row: _reasons(row.finding), width=50),
    rows_a_page=100,
)


def _why_not(candidate: Candidate) -> list[str | Promise | tuple[str, str]]:
    if candidate.settled is not None:
        words = {"state": candidate.settled.get_state_display()}
        return [
            _("Decided in this round already: %(state)s.") % words,
            way_on(RegistrationState(candidate.settled.state)),
        ]
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

    def today(self, count: str) -> int | None:
        """A count of today; by group no ground is asked for."""
        by_members = count == "members" or self.registration.format == "online"
        return getattr(self.prospect.finding.count, count) if self.prospect.finding and by_members else None

    @property
    def affected(self) -> int | None:
        """By group no ground is asked for."""
        return self.registration.figures.get("affected") if self.registration.format == "online" else None


LOOKED_OVER = List(
    gettext_lazy("To be looked over once more"),
    Person("name", gettext_lazy("Organisation"), note="where"),
    Text("format", gettext_lazy("Format"), "registration.get_format_display"),
    Number("members", gettext_lazy("Members today"), lambda row: row.today("members"), width=10),
    Number("base", gettext_lazy("Counted (base)"), lambda row: row.today("base"), width=10),
    Number("affected", gettext_lazy("With a ground"), lambda row: row.today("affected"), width=10),
    Text(
        "to_mind",
        gettext_lazy("Points to note"),
        show=lambda row: render_to_string("pilots/to_mind.html", {"prospect": row.prospect, "refused": row.refused}),
    ),
)

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
        gettext_lazy("Points to note"),
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
    values = [_value(index, heading) for index, heading in enumerate(headings)]
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


def _value(index: int, heading: str) -> Column:
    return Text(f"value_{index}", heading, lambda row: row[1][index], kind="number")
