"""How long an organisation was there (or was a cell), and what lies outside its life."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cells.models import OrganisationVersion
from cells.models.dated import valid_before, valid_on
from cells.rules.periods import Period

CELL = OrganisationVersion.Kind.CELL


def lives_of_cells(organisation_ids: Collection[int]) -> dict[int, list[Period]]:
    """The periods in which each of these was a cell; of what never was one there are none."""
    lives: dict[int, list[Period]] = defaultdict(list)
    versions = OrganisationVersion.objects.filter(organisation_id__in=organisation_ids, kind=CELL).order_by()
    for pk, first, end in versions.values_list("organisation_id", "valid_from", "valid_to"):
        lives[pk].append(Period(first, end))
    return lives


def memberships_outside_life(memberships: "QuerySet[Any]", today: date) -> "QuerySet[Any]":
    """Of these, those on whose first or last day (of what goes on: today) there is no cell."""
    return outside_life(memberships, "cell", today, kind=CELL)


def outside_life(facts: "QuerySet[Any]", of: str, today: date, **what: str) -> "QuerySet[Any]":
    """Of these, those whose first or last day (of what goes on: today) is no day of their organisation.

    `of`: the column that names it; `what`: what it has to be on those days.
    """
    versions = OrganisationVersion.objects.filter(organisation=OuterRef(of), **what)
    begun = versions.filter(valid_on(OuterRef("valid_from")))
    goes_on = versions.filter(valid_on(today))
    ended = versions.filter(valid_before(OuterRef("valid_to")))
    without_end = Q(valid_to__isnull=True, valid_from__lte=today) & ~Exists(goes_on)
    with_end = Q(valid_to__isnull=False) & ~Exists(ended)
    return facts.filter(~Exists(begun) | without_end | with_end)
