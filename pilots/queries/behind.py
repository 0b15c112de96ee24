"""Who stands behind a figure: found at one go, and read page by page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import overload

from cells.models import OrganisationVersion
from cells.queries.organisations import versions_on


class Behind(Sequence[OrganisationVersion]):
    """Organisations as they were on a day, fetched as far as somebody looks at them."""

    AT_ONCE = 500

    def __init__(self, ids: Sequence[int], day: date) -> None:
        self._ids, self._day = ids, day

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> OrganisationVersion: ...
    @overload
    def __getitem__(self, place: slice) -> list[OrganisationVersion]: ...
    def __getitem__(self, place: int | slice) -> OrganisationVersion | list[OrganisationVersion]:
        if isinstance(place, int):
            return versions_on(self._day).get(organisation=self._ids[place])
        ids = self._ids[place]
        there = {version.organisation_id: version for version in versions_on(self._day).filter(organisation__in=ids)}
        return [there[pk] for pk in ids if pk in there]

    def __iter__(self) -> Iterator[OrganisationVersion]:
        for begin in range(0, len(self), self.AT_ONCE):
            yield from self[begin : begin + self.AT_ONCE]
