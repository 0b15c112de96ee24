"""What organisations were called on the days of many facts at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from cells.models import OrganisationVersion


def name_on(day: date, organisation: str) -> Coalesce:
    """As `NamesOverTime.on`, of the organisation a row of a query names (`organisation`, `cell` …)."""
    own = OrganisationVersion.objects.filter(organisation=OuterRef(organisation))
    nearest = (own.begun_by(day).order_by("-valid_from"), own.order_by("valid_from"))
    return Coalesce(*(Subquery(versions.values("name")[:1]) for versions in nearest))


class NamesOverTime:
    """All names these organisations ever had, in one query."""

    def __init__(self, organisation_ids: Iterable[int | None]) -> None:
        self._names: dict[int, list[tuple[date, str]]] = defaultdict(list)
        ids = {pk for pk in organisation_ids if pk is not None}
        versions = OrganisationVersion.objects.filter(organisation_id__in=ids).order_by("valid_from")
        for pk, since, name in versions.values_list("organisation_id", "valid_from", "name"):
            self._names[pk].append((since, name))

    def on(self, organisation_id: int | None, day: date) -> str:
        """On the day, else the last before it, else the first; "" where there is none."""
        names = self._names.get(organisation_id or 0, [])
        begun = [name for since, name in names if since <= day]
        return begun[-1] if begun else names[0][1] if names else ""
