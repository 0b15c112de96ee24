from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.tables import Choose, Day, List, Only, Person, State, Text
from cells.models import Degree, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.conditions import ACTIVITY_CHOICES
from cells.queries.ground_kinds import ground_words
from cells.queries.names import Named, names_with_superior_on
from cells.queries.organisations import versions_on
from cells.queries.particulars import as_seen
from cells.rules.axes import ACTIVE, ELSEWHERE, HOME, PLACE_CHOICES
from cells.services.workbooks import MOST_ROWS

_ACTIVITIES, _PLACES = dict(ACTIVITY_CHOICES), dict(PLACE_CHOICES)
_DEGREES = dict(Degree.Value.choices)
_BY_NAME = ("sort_key", "pk")


def axes_in_words(member: Any) -> dict[str, str]:
    """The three axes of a member of `members_on(…)`."""
    return {
        "degree": str(_DEGREES.get(member.degree, "")),
        "activity": str(_ACTIVITIES[member.activity]),
        "place": str(_PLACES[ELSEWHERE if member.elsewhere else HOME]),
    }


@dataclass(frozen=True)
class MemberRow:
    """`cell`: what it was called on the day. `is_visible`: whether the person may open the member's page."""

    member: Any
    cell: OrganisationVersion | None
    cell_named: Named
    is_visible: bool
    ticked: bool
    ground: str

    @property
    def address(self) -> str:
        return reverse("cells:member", args=[self.member.pk]) if self.is_visible else ""

    @property
    def label(self) -> str:
        return _("Choose %(name)s") % {"name": self.member.full_name}

    @property
    def group_note(self) -> str:
        return _("leader") if self.member.leads else ""


def member_rows(
    members: Sequence[Any],
    day: date,
    *,
    visible_cells: Collection[int],
    seen_by: OrganisationQuerySet | None = None,
    ticked: bool = False,
    within: int | None = None,
) -> Iterator[MemberRow]:
    """Of `members_on(…)`; what their cells are called is asked for once for all. `ticked`: all boxes are. `within`: the
    organisation whose list it is.

    `seen_by`: of a day gone by, the organisations whose reader sees of those who went on elsewhere what was so then.
    """
    seen = as_seen(members, seen_by) if seen_by is not None else {}
    ids = {member.cell_id for member in members}
    cells = {version.organisation_id: version for version in versions_on(day).filter(organisation_id__in=ids)}
    names = names_with_superior_on(ids, day, within=within)
    grounds = ground_words()
    for member in members:
        cell, visible = cells.get(member.cell_id), member.cell_id in visible_cells
        named = names.get(member.cell_id, Named(""))
        shown = seen.get(member.pk, member)
        yield MemberRow(shown, cell, named, visible, ticked, grounds.get(shown.ground, ""))


# What is out of the ordinary stands out in its tone, the ordinary is quiet.
MEMBERS = List(
    gettext_lazy("Members"),
    Choose("member", "member.pk", label="label", ticked="ticked"),
    Person(
        "name",
        gettext_lazy("Full name"),
        "member.full_name",
        link="address",
        note="member.card_number",
        sort=_BY_NAME,
        width=28,
    ),
    Day("born_on", gettext_lazy("Born"), "member.born_on", note="member.get_sex_display", sort=("born_on",), width=12),
    Text("sex", gettext_lazy("Sex"), "member.get_sex_display", only=Only.EXCEL, width=8),
    Text("card_number", gettext_lazy("Party card number"), "member.card_number", only=Only.EXCEL, width=14),
    Day("admitted_on", gettext_lazy("Admitted on"), "member.admitted_on", only=Only.EXCEL, width=12),
    State(
        "degree",
        gettext_lazy("Degree"),
        lambda row: _DEGREES.get(row.member.degree, ""),
        tone=lambda row: "" if row.member.degree == Degree.Value.OFFICIAL else "info",
        sort=("degree", *_BY_NAME),
        width=12,
    ),
    State(
        "activity",
        gettext_lazy("Activity"),
        lambda row: _ACTIVITIES[row.member.activity],
        tone=lambda row: "" if row.member.activity == ACTIVE else "warning",
        sort=("activity", *_BY_NAME),
        width=18,
    ),
    State(
        "place",
        pgettext_lazy("of a member", "Place"),
        lambda row: _PLACES[ELSEWHERE if row.member.elsewhere else HOME],
        tone=lambda row: "info" if row.member.elsewhere else "",
        sort=("elsewhere", *_BY_NAME),
        width=18,
    ),
    Text(
        "cell_code",
        gettext_lazy("Code of the cell"),
        lambda row: row.cell.organisation.code if row.cell else "",
        only=Only.EXCEL,
    ),
    Person(
        "cell",
        gettext_lazy("Cell"),
        lambda row: row.cell.name if row.cell else "",
        note=lambda row: row.cell_named.noted(row.cell.organisation.code) if row.cell else "",
        width=32,
    ),
    Text("cell_above", gettext_lazy("Belongs to"), "cell_named.above", only=Only.EXCEL, width=32),
    Text(
        "group",
        gettext_lazy("Group"),
        "member.group_name",
        note="group_note",
        sort=("group_name", *_BY_NAME),
        width=18,
    ),
    Text(
        "ground",
        gettext_lazy("Ground"),
        "ground",
        sort=("ground", *_BY_NAME),
        width=28,
    ),
    rows_a_page=50,
    order="name",
    most_saved=MOST_ROWS,
)
