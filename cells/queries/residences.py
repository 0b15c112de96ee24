"""Members introduced to their cell of residence: ours to others, and others to us."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from accounts.queries.put_together import Question
from cells.models import Membership, Organisation, Residence, ResidenceRemark
from cells.models.organisation import OrganisationQuerySet
from cells.queries.ids import Ids
from cells.queries.names import Named, names_with_superior_on
from cells.queries.sight import Sight

_ALONG = ("member", "cell", "ordered_by")


def introduced_elsewhere(cells: Ids, day: date) -> "QuerySet[Residence]":
    """Of who belongs to one of the cells on the day; those exempt from introduction too."""
    own = Membership.objects.on(day).filter(cell_id__in=cells, member=OuterRef("member"))
    return _listed(Residence.objects.on(day).filter(Exists(own)))


def introduced_to(cells: Ids, day: date) -> "QuerySet[Residence]":
    return _listed(Residence.objects.on(day).filter(cell_id__in=cells))


def _listed(residences: "QuerySet[Any]") -> "QuerySet[Residence]":
    along = residences.select_related(*_ALONG).prefetch_related("remarks")
    return along.order_by("member__sort_key", "member_id")


def own_cells(residences: Iterable[Residence], day: date) -> dict[int, int]:
    """By member the cell they belong to on the day."""
    members = {residence.member_id for residence in residences}
    memberships = Membership.objects.on(day).filter(member_id__in=members).order_by()
    return dict(memberships.values_list("member_id", "cell_id"))


def remark_month() -> int:
    """From which month on the remarks of the year are owed: the regulation names none."""
    month: int = settings.RESIDENCE_REMARK_MONTH
    return month


def to_receive(cells: OrganisationQuerySet, day: date) -> "QuerySet[Residence]":
    """Introductions to one of the cells that nobody there has received."""
    waiting = Residence.objects.on(day).filter(cell__in=cells, received_on=None)
    return waiting.select_related("member", "cell").order_by("valid_from", "pk")


def without_remark(cells: OrganisationQuerySet, year: int, day: date) -> "QuerySet[Residence]":
    """Who resides in one of the cells on the day, did so in the year, and has no remark of it. Who is exempt from the meetings
    there needs none."""
    remarked = ResidenceRemark.objects.filter(residence__member=OuterRef("member"), year=year)
    there = Residence.objects.on(day).filter(cell__in=cells, standing=Residence.Standing.ORDINARY)
    owed = there.filter(~Exists(remarked), valid_from__lte=date(year, 12, 31))
    return owed.select_related("member", "cell").order_by("member__sort_key", "pk")


@Question
def to_receive_within(day: date, *ranges: str, most: int) -> "QuerySet[Residence]":
    return to_receive(Organisation.objects.within(*ranges).order_by(), day)[:most]


@Question
def without_remark_within(day: date, *ranges: str, year: int, most: int) -> "QuerySet[Residence]":
    return without_remark(Organisation.objects.within(*ranges).order_by(), year, day)[:most]


def residence_kept_by(organisations: OrganisationQuerySet, pk: int, day: date) -> tuple[Residence, Organisation] | None:
    """With the one of these that keeps it: the cell of residence; of one outside the register, the own cell on the day."""
    residence = Residence.objects.filter(pk=pk).select_related("member", "cell").first()
    if residence is None:
        return None
    own = own_cells([residence], day).get(residence.member_id)
    keeper = organisations.filter(pk=own if residence.cell_id is None else residence.cell_id).first()
    return (residence, keeper) if keeper is not None else None


@dataclass(frozen=True)
class ResidenceSeen:
    residence: Residence
    named: Named
    """The cell of residence; without a name where there is none."""
    remarks: Sequence[ResidenceRemark]


def residence_seen(sight: Sight) -> ResidenceSeen | None:
    """As it is on the day that is shown as the present, with the remarks made by then."""
    there = Residence.objects.on(sight.seen_on).filter(member=sight.member)
    residence = there.select_related("cell", "ordered_by").first()
    if residence is None:
        return None
    names = names_with_superior_on([residence.cell_id], sight.seen_on)
    named = names.get(residence.cell_id or 0, Named(residence.cell_name))
    remarks = ResidenceRemark.objects.filter(residence__member=sight.member, on__lte=sight.seen_on)
    return ResidenceSeen(residence, named, list(remarks))
