"""Both sides of an introduction to the cell of residence. That cell sees whom, of which committee, and its own remarks: of the
particulars of a member who belongs elsewhere nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, Link, Links, List, Person, Text
from cells.models import Residence, ResidenceRemark
from cells.queries.names import Named, NamesWithSuperior
from cells.queries.residences import own_cells
from cells.services.workbooks import MOST_ROWS
from cells.tables.names import name_with_above


@dataclass(frozen=True)
class ResidenceRow:
    """`address`: of the member, "" where the person may not open it. `committee`: of the own cell, the cell where it has none."""

    residence: Residence
    own: Named
    place: Named
    remark: ResidenceRemark | None
    address: str = ""
    links: Sequence[Link] = field(default_factory=tuple)

    @property
    def committee(self) -> str:
        return self.own.above or self.own.name

    @property
    def said(self) -> str:
        if self.remark is None:
            return ""
        return f"{self.remark} – {self.remark.words}" if self.remark.words else str(self.remark)


def residence_rows(
    residences: Sequence[Residence], day: date, *, readable: Collection[int] = (), kept: Collection[int] = ()
) -> Iterator[ResidenceRow]:
    """`readable`: the cells whose members' pages the person may open; `kept`: those they keep the register of."""
    own = own_cells(residences, day)
    names = NamesWithSuperior([*own.values(), *(one.cell_id for one in residences)])
    for one in residences:
        home = own.get(one.member_id)
        remark = next((said for said in one.remarks.all() if said.on <= day), None)
        yield ResidenceRow(
            residence=one,
            own=names.on(home, day),
            place=names.on(one.cell_id, day) if one.cell_id else Named(one.cell_name or one.get_standing_display()),
            remark=remark,
            address=reverse("cells:member", args=[one.member_id]) if home in readable else "",
            links=_links(one, remark) if (one.cell_id or home) in kept else (),
        )


def _links(one: Residence, remark: ResidenceRemark | None) -> list[Link]:
    if one.standing == Residence.Standing.NOT_INTRODUCED:
        return []
    links = []
    if one.cell_id is not None and one.received_on is None:
        links.append(Link(_("Record the receipt"), reverse("cells:residence_receive", args=[one.pk])))
    links.append(Link(_("Record a remark"), reverse("cells:residence_remark", args=[one.pk])))
    if remark is not None:
        address = reverse("cells:remark_correct", args=[one.pk, remark.year])
        links.append(Link(_("Correct the remark"), address))
    return links


_INTRODUCED = (
    Text("standing", gettext_lazy("Class"), "residence.get_standing_display", width=28),
    Day("introduced_on", gettext_lazy("Introduced on"), "residence.valid_from", width=12),
    Text("letter", gettext_lazy("Letter of introduction"), lambda row: str(row.residence.ordered_by or ""), width=28),
    Day("received_on", gettext_lazy("Received on"), "residence.received_on", width=12),
    Text("remark", gettext_lazy("Last remark on residence"), "said", width=32),
    Links("links"),
)
INTRODUCED_ELSEWHERE = List(
    gettext_lazy("Our members introduced elsewhere"),
    Person("name", gettext_lazy("Full name"), "residence.member.full_name", link="address", width=28),
    *name_with_above("own", "own", heading=gettext_lazy("Own cell"), width=28),
    Text("place", gettext_lazy("Cell of residence"), lambda row: str(row.place), width=32),
    *_INTRODUCED,
    most_saved=MOST_ROWS,
)
INTRODUCED_HERE = List(
    gettext_lazy("Members who reside here"),
    Person("name", gettext_lazy("Full name"), "residence.member.full_name", width=28),
    Text("committee", gettext_lazy("Committee of the own cell"), width=32),
    Text("place", gettext_lazy("Cell of residence"), "place.name", width=28),
    *_INTRODUCED,
    most_saved=MOST_ROWS,
)
