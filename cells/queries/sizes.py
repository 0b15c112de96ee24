"""Organisations whose size is not what the statutes ask of their kind. Each question in a constant number of queries."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from cells.models import Body, Degree, Group, Membership, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.organisations import Kind
from cells.rules.parameters import Asked, Key, Parameters


@dataclass(frozen=True)
class Sized:
    """An organisation with as many (official) members as do not fit with what is asked."""

    version: OrganisationVersion
    number: int
    asked: Asked


def too_small_cells(below: OrganisationQuerySet, parameters: Parameters) -> list[Sized]:
    asked = parameters.get(Key.CELL_FROM)
    if asked is None:
        return []
    official = _official(below, parameters)
    sized = (Sized(version, official[version.organisation_id], asked) for version in _cells(below, parameters))
    return [cell for cell in sized if cell.number < asked.value]


def cells_without_committee(below: OrganisationQuerySet, parameters: Parameters) -> list[Sized]:
    asked = parameters.get(Key.CELL_COMMITTEE_FROM)
    if asked is None:
        return []
    committee = Body.objects.on(parameters.day).filter(
        kind=Body.Kind.CELL_COMMITTEE, organisation=OuterRef("organisation")
    )
    without = _cells(below, parameters).filter(~Exists(committee))
    return _at_least(without, _official(below, parameters), asked)


def cells_without_groups(below: OrganisationQuerySet, parameters: Parameters) -> list[Sized]:
    asked = parameters.get(Key.GROUPS_FROM)
    if asked is None:
        return []
    group = Group.objects.on(parameters.day).filter(cell=OuterRef("organisation"))
    return _at_least(_cells(below, parameters).filter(~Exists(group)), _members(below, parameters), asked)


def of_another_size(below: OrganisationQuerySet, parameters: Parameters) -> list[Sized]:
    """Grassroots committees with fewer members, and grassroots cells with as many, as make a grassroots committee."""
    asked = parameters.get(Key.GRASSROOTS_COMMITTEE_FROM)
    if asked is None:
        return []
    members, versions = _members(below, parameters), list(_versions(below, parameters))
    parents = {version.organisation_id: version.parent_id for version in versions if version.kind != Kind.CELL}
    together: Counter[int | None] = Counter()
    for version in versions:
        if version.kind == Kind.CELL:
            number = members[version.organisation_id]
            together[version.organisation_id] += number
            together[version.parent_id] += number
            together[parents.get(version.parent_id or 0)] += number
    return [
        Sized(version, together[version.organisation_id], asked)
        for version in versions
        if _fits_not(version, together[version.organisation_id], asked)
    ]


def _fits_not(version: OrganisationVersion, number: int, asked: Asked) -> bool:
    if version.kind == Kind.GRASSROOTS_COMMITTEE:
        return number < asked.value
    is_grassroots_cell = version.kind == Kind.CELL and version.level == OrganisationVersion.Level.GRASSROOTS
    return is_grassroots_cell and number >= asked.value


def _at_least(cells: "QuerySet[OrganisationVersion]", numbers: Counter[int], asked: Asked) -> list[Sized]:
    sized = (Sized(version, numbers[version.organisation_id], asked) for version in cells)
    return [cell for cell in sized if cell.number >= asked.value]


def _versions(below: OrganisationQuerySet, parameters: Parameters) -> "QuerySet[OrganisationVersion]":
    versions = OrganisationVersion.objects.on(parameters.day).filter(organisation__in=below.order_by())
    return versions.select_related("organisation").order_by("organisation__code")


def _cells(below: OrganisationQuerySet, parameters: Parameters) -> "QuerySet[OrganisationVersion]":
    return _versions(below, parameters).filter(kind=Kind.CELL)


def _official(below: OrganisationQuerySet, parameters: Parameters) -> Counter[int]:
    official = Degree.objects.on(parameters.day).filter(member=OuterRef("member"), value=Degree.Value.OFFICIAL)
    return _counted(Membership.objects.on(parameters.day).filter(Exists(official), cell__in=below.order_by()))


def _members(below: OrganisationQuerySet, parameters: Parameters) -> Counter[int]:
    return _counted(Membership.objects.on(parameters.day).filter(cell__in=below.order_by()))


def _counted(memberships: "QuerySet[Membership]") -> Counter[int]:
    """By cell."""
    rows = memberships.order_by().values("cell_id").annotate(number=Count("pk"))
    return Counter(dict(rows.values_list("cell_id", "number")))
