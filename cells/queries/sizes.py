"""Organisations whose size is not what the statutes ask of their kind: of those in question the versions of the day, by code,
each with `number`, its (official) members. Looked up where they have been counted; only what is found leaves the database."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from cells.models import Body, Degree, Group, KeptCounting, KeptTally, Membership, OrganisationVersion
from cells.models.dated import valid_on
from cells.models.organisation import OrganisationQuerySet
from cells.queries.counts import marked_cells, tallied
from cells.queries.organisations import Kind
from cells.rules.parameters import Key, Parameters


def too_small_cells(below: OrganisationQuerySet, parameters: Parameters) -> QuerySet[Any]:
    if (asked := parameters.get(Key.CELL_FROM)) is None:
        return OrganisationVersion.objects.none()
    day = parameters.day
    if (kept := kept_tallies(day)) is not None:
        return _looked_up(below, kept, day, "official", Q(kind=Kind.CELL, official__lt=asked.value))
    return _cells(below, day, "official").filter(number__lt=asked.value)


def cells_without_committee(below: OrganisationQuerySet, parameters: Parameters) -> QuerySet[Any]:
    if (asked := parameters.get(Key.CELL_COMMITTEE_FROM)) is None:
        return OrganisationVersion.objects.none()
    committee = Body.objects.on(parameters.day).filter(
        kind=Body.Kind.CELL_COMMITTEE, organisation=OuterRef("organisation")
    )
    return _cells(below, parameters.day, "official").filter(~Exists(committee), number__gte=asked.value)


def cells_without_groups(below: OrganisationQuerySet, parameters: Parameters) -> QuerySet[Any]:
    if (asked := parameters.get(Key.GROUPS_FROM)) is None:
        return OrganisationVersion.objects.none()
    group = Group.objects.on(parameters.day).filter(cell=OuterRef("organisation"))
    return _cells(below, parameters.day, "members").filter(~Exists(group), number__gte=asked.value)


def of_another_size(below: OrganisationQuerySet, parameters: Parameters) -> QuerySet[Any]:
    """Grassroots committees with fewer members, and grassroots cells with as many, as make a grassroots committee."""
    if (asked := parameters.get(Key.GRASSROOTS_COMMITTEE_FROM)) is None:
        return OrganisationVersion.objects.none()
    day = parameters.day
    committees = Q(kind=Kind.GRASSROOTS_COMMITTEE)
    grassroots_cells = Q(kind=Kind.CELL, level=OrganisationVersion.Level.GRASSROOTS)
    if (kept := kept_tallies(day)) is not None:
        small = Q(kind=Kind.GRASSROOTS_COMMITTEE, members__lt=asked.value)
        large = Q(kind=Kind.CELL, members__gte=asked.value)
        return _looked_up(below, kept, day, "members", small, large).filter(committees | grassroots_cells)
    versions = OrganisationVersion.objects.on(day)
    cells = _counted(versions.filter(kind=Kind.CELL), day, "members")
    between = versions.exclude(kind=Kind.CELL).filter(parent=OuterRef(OuterRef("organisation")))
    its_own = _together(cells.filter(parent=OuterRef("organisation")))
    further_below = _together(cells.filter(parent__in=between.order_by().values("organisation")))
    sized = _counted(_versions(below, day), day, "members", name="own").annotate(
        number=Case(When(kind=Kind.CELL, then=F("own")), default=its_own + further_below)
    )
    return sized.filter(committees & Q(number__lt=asked.value) | grassroots_cells & Q(number__gte=asked.value))


def kept_tallies(day: date) -> "QuerySet[KeptTally] | None":
    """What cells and committees count on the day with all below them, by any counting; None while anything is marked, or where
    nothing is kept."""
    counting = next(iter(tallied().values()), None)
    if counting is None:
        return None
    return KeptTally.objects.filter(counting=counting, until__gt=day, valid_from__lte=day).order_by()


def _together(cells: QuerySet[Any]) -> Coalesce:
    """The sum of their numbers."""
    rows = cells.order_by().annotate(all=Value(1)).values("all").annotate(together=Sum("number"))
    return Coalesce(Subquery(rows.values("together")), 0)


def _cells(below: OrganisationQuerySet, day: date, figure: str) -> QuerySet[Any]:
    """`figure`: which of its counts is its `number`."""
    return _counted(_versions(below, day).filter(kind=Kind.CELL), day, figure)


def _looked_up(
    below: OrganisationQuerySet, kept: "QuerySet[KeptTally]", day: date, figure: str, *ways: Q
) -> QuerySet[Any]:
    """Those whose tallies are so in one of these ways, by code: first which those few are, then all else."""
    first, *others = [kept.filter(way, organisation__in=below.order_by()).values("organisation") for way in ways]
    versions = OrganisationVersion.objects.on(day).filter(organisation__in=first.union(*others) if others else first)
    number = Subquery(kept.filter(organisation=OuterRef("organisation")).values(figure)[:1])
    return versions.select_related("organisation").order_by("organisation__code").annotate(number=number)


def _versions(below: OrganisationQuerySet, day: date) -> QuerySet[Any]:
    versions = OrganisationVersion.objects.on(day).filter(organisation__in=below.order_by())
    return versions.select_related("organisation").order_by("organisation__code")


def _counted(versions: QuerySet[Any], day: date, figure: str, *, name: str = "number") -> QuerySet[Any]:
    """As `headcounts` counts: looked up, or live of what is marked, or where nothing is kept."""
    live, row = _live(day, figure), KeptCounting.objects.order_by("pk").first()
    if row is None:
        return versions.annotate(**{name: live})
    of_the_day = Q(organisation__counts__counting=row) & valid_on(day, "organisation__counts")
    looked_up = Coalesce(F(f"count__{figure}"), 0)
    marked = marked_cells()
    number = Case(When(organisation__in=marked, then=live), default=looked_up) if marked else looked_up
    return versions.annotate(count=FilteredRelation("organisation__counts", condition=of_the_day), **{name: number})


def _live(day: date, figure: str) -> Coalesce:
    here = Membership.objects.on(day).filter(cell=OuterRef("organisation"))
    if figure == "official":
        here = here.filter(valid_on(day, "member__degrees"), member__degrees__value=Degree.Value.OFFICIAL)
    number = here.order_by().values("cell").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)
