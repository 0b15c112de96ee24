from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from pilots.models import Slot
from pilots.queries.guidance import terms_on
from pilots.rules.terms import Basis, Format, Terms, quota_under


@dataclass(frozen=True)
class QuotaUse:
    """Used and left of a year's quota; `limit` None: no number."""

    year: int
    used: int
    limit: int | None
    clause: str

    @property
    def left(self) -> int | None:
        return None if self.limit is None else max(0, self.limit - self.used)


def slots_taken_on(day: date) -> QuerySet[Slot]:
    """Places of the quotas of the day's year that planned and held meetings, and predecessors, had taken on the day."""
    return Slot.objects.on(day).filter(year=day.year)


def slots_taken(organisation_ids: Collection[int], day: date) -> QuerySet[Slot]:
    """Of these organisations."""
    return slots_taken_on(day).filter(organisation__in=organisation_ids)


def quota_use(
    organisation: Organisation, format: Format, day: date, basis: Basis = Basis.SPECIFIC_NATURE
) -> QuotaUse | None:
    """How much of the year's quota is used by planned and held meetings; None where there is no such quota on the day."""
    return quota_use_under(terms_on(day), version_on(organisation, day), format, day, basis)


def quota_use_under(
    terms: Terms | None,
    version: OrganisationVersion | None,
    format: Format,
    day: date,
    basis: Basis = Basis.SPECIFIC_NATURE,
) -> QuotaUse | None:
    """The same by the terms and the version of the day."""
    quota = quota_under(terms, version.kind, format, basis) if version else None
    if quota is None or version is None:
        return None
    used = slots_taken([version.organisation_id], day).filter(format=format).count()
    return QuotaUse(year=day.year, used=used, limit=quota.per_year, clause=quota.clause)
