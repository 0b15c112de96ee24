"""What organisations were called on the days of many facts at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Subquery

from cells.models import OrganisationVersion


def name_on(day: date, organisation: str) -> Subquery:
    """What is called so on the day, of the organisation a row of a query names (`organisation`, `cell` …)."""
    return Subquery(OrganisationVersion.objects.on(day).filter(organisation=OuterRef(organisation)).values("name")[:1])


class NamesOverTime:
    """All names these organisations ever had, in one query."""

    def __init__(self, organisation_ids: Iterable[int | None]) -> None:
        self._versions: dict[int, list[OrganisationVersion]] = defaultdict(list)
        ids = {pk for pk in organisation_ids if pk is not None}
        for version in OrganisationVersion.objects.filter(organisation_id__in=ids).order_by("valid_from"):
            self._versions[version.organisation_id].append(version)

    def on(self, organisation_id: int | None, day: date) -> str:
        """On the day, else the last before it, else the first; "" where there is none."""
        versions = self._versions.get(organisation_id or 0, [])
        begun = [version for version in versions if version.valid_from <= day]
        return (begun[-1] if begun else versions[0]).name if versions else ""
