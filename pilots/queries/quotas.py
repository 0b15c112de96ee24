from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cells.models import Organisation
from cells.queries.organisations import version_on
from pilots.models import Slot
from pilots.queries.guidance import terms_on
from pilots.rules.terms import Basis, Format, quota_under


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
    version = version_on(organisation, day)
    quota = quota_under(terms_on(day), version.kind, format, basis) if version else None
    if quota is None:
        return None
    used = slots_taken([organisation.pk], day).filter(format=format).count()
    return QuotaUse(year=day.year, used=used, limit=quota.per_year, clause=quota.clause)
