"""What organisations were called on the days of many facts at once, and what they belonged to, where that tells them apart."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, Self

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.queries.put_together import Question
from cells.models import Organisation, OrganisationVersion
from cells.rules.organisation_names import in_full
from cells.rules.periods import Period
from cells.rules.standing import MOST_STEPS

Kind = OrganisationVersion.Kind
_BELOW_GRASSROOTS = (Kind.CELL, Kind.SECTIONAL_COMMITTEE)


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


@dataclass(frozen=True)
class Named:
    """An organisation among several: what it is called, and below what it stands, "" where the name alone says it."""

    name: str
    above: str = ""

    def __str__(self) -> str:
        return f"{self.name} · {self.above}" if self.above else self.name

    def noted(self, *notes: str) -> str:
        """What is said quietly beside the name: what it stands below, then these."""
        return " · ".join(note for note in (self.above, *notes) if note)


class KnownVersion(NamedTuple):
    """What is read of a version; `code` and `path` of its organisation."""

    organisation_id: int
    parent_id: int | None
    name: str
    kind: str
    valid_from: date
    valid_to: date | None
    national_code: str
    code: str
    path: str

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)


_READ = (*KnownVersion._fields[:-2], "organisation__code", "organisation__path")


@Question
def _versions_up_from(ids: Collection[int]) -> QuerySet[OrganisationVersion, tuple[Any, ...]]:
    """All versions of these and of what was ever directly above them."""
    these = Organisation.objects.filter(pk__in=ids).order_by().values("pk")
    above = OrganisationVersion.objects.filter(organisation_id__in=ids, parent__isnull=False).order_by()
    both = these.union(above.values("parent_id"))
    return OrganisationVersion.objects.filter(organisation_id__in=both).order_by("valid_from").values_list(*_READ)


class NamesWithSuperior:
    """All names these organisations ever had, each with what it stood below, up to its grassroots organisation.

    One query for these and for what is directly above them, and one for every two levels more, however many are asked for.
    """

    def __init__(self, organisation_ids: Iterable[int | None], *, within: int | None = None) -> None:
        """`within`: the organisation of whose list they are; that they stand below it need not be said."""
        self._within = within
        self._versions: dict[int, list[KnownVersion]] = {}
        self.read_more(organisation_ids)

    def seen_from(self, within: int | None) -> Self:
        """What is read here, for the list of another organisation."""
        seen = type(self)((), within=within)
        seen._versions = self._versions
        return seen

    def read_more(self, organisation_ids: Iterable[int | None]) -> None:
        """What was read before is not read again."""
        wanted = {pk for pk in organisation_ids if pk is not None and pk not in self._versions}
        while wanted:
            versions = self._read(wanted)
            above = {version.parent_id for version in versions if version.kind in _BELOW_GRASSROOTS}
            wanted = {pk for pk in above if pk is not None and pk not in self._versions}

    def on(self, organisation_id: int | None, day: date) -> Named:
        """On the day, else as it was last before, else first; without a name where there is none.

        Above a cell or sectional committee that is its grassroots committee, above all others nothing.
        """
        version = self._nearest(organisation_id, day)
        if version is None:
            return Named("")
        if version.kind not in _BELOW_GRASSROOTS:
            return Named(version.name)
        above = self._committee_above(version, day)
        if above is None or above.kind == Kind.SUPERIOR or above.organisation_id == self._within:
            return Named(version.name)
        return Named(version.name, above.name)

    def version_on(self, organisation_id: int | None, day: date) -> KnownVersion | None:
        """What it was on the very day."""
        versions = self._versions.get(organisation_id or 0, [])
        return next((version for version in versions if version.period.contains(day)), None)

    def told_apart(self, organisation_ids: Iterable[int], day: date) -> dict[int, Named]:
        """As `on`; those that still read alike say what is directly above them first."""
        names = {pk: self.on(pk, day) for pk in organisation_ids}
        for version in list(self._alike(names, day)):
            above, pk = self._above(version, day), version.organisation_id
            if above is not None and above.organisation_id != self._within and above.name != names[pk].above:
                names[pk] = replace(names[pk], above=str(Named(above.name, names[pk].above)))
        return names

    def _alike(self, names: Mapping[int, Named], day: date) -> Iterator[KnownVersion]:
        said = Counter(map(str, names.values()))
        for pk, named in names.items():
            if said[str(named)] > 1 and (version := self._nearest(pk, day)):
                yield version

    def in_full_on(self, asked: Mapping[date, Iterable[int]]) -> dict[date, dict[int, str]]:
        """For sentences, by day those asked for on it: the name on the day as by `on`, the committee above whatever its kind, and
        the code. In as many queries for all days as for one."""
        found = {day: {pk: version for pk in ids if (version := self._nearest(pk, day))} for day, ids in asked.items()}
        return {
            day: {pk: self._in_full(version, day) for pk, version in of_day.items()} for day, of_day in found.items()
        }

    def _in_full(self, version: KnownVersion, day: date) -> str:
        above = self._committee_above(version, day)
        return in_full(version.name, above.name if above else "", version.code)

    def _read(self, ids: Collection[int]) -> list[KnownVersion]:
        """All versions of these and of what was ever directly above them."""
        read: dict[int, list[KnownVersion]] = {pk: [] for pk in ids}
        for row in _versions_up_from(tuple(ids)):
            version = KnownVersion(*row)
            read.setdefault(version.organisation_id, []).append(version)
        self._versions |= read
        return [version for versions in read.values() for version in versions]

    def _nearest(self, organisation_id: int | None, day: date) -> KnownVersion | None:
        versions = self._versions.get(organisation_id or 0, [])
        begun = [version for version in versions if version.valid_from <= day]
        return begun[-1] if begun else versions[0] if versions else None

    def _committee_above(self, version: KnownVersion, day: date) -> KnownVersion | None:
        """A sectional committee is part of the committee above it."""
        above = self._above(version, day)
        for _step in range(MOST_STEPS):
            if above is None or above.kind != Kind.SECTIONAL_COMMITTEE:
                break
            above = self._above(above, day)
        return above

    def _above(self, version: KnownVersion, day: date) -> KnownVersion | None:
        """On the day, or on the day of its life that is nearest."""
        lived = max(version.valid_from, min(day, version.period.last_day or day))
        return self._nearest(version.parent_id, lived)


def names_with_superior_on(
    organisation_ids: Iterable[int | None], day: date, *, within: int | None = None
) -> dict[int, Named]:
    """What each of these is called where several are named, by `NamesOverTime.on`, and what is above it, only as far up as
    needed to tell it from the others."""
    ids = {pk for pk in organisation_ids if pk is not None}
    return NamesWithSuperior(ids, within=within).told_apart(ids, day)


class NamesOfADay:
    """As `names_with_superior_on`, for the sections of one page: what one of them has read, the next does not read again."""

    def __init__(self, day: date) -> None:
        self._day, self._read = day, NamesWithSuperior(())

    def of(self, organisation_ids: Iterable[int | None], *, within: int | None = None) -> dict[int, Named]:
        ids = {pk for pk in organisation_ids if pk is not None}
        self._read.read_more(ids)
        return self._read.seen_from(within).told_apart(ids, self._day)

    def version(self, organisation_id: int | None) -> KnownVersion | None:
        """Of one of those that were asked for: what it was on the day."""
        return self._read.version_on(organisation_id, self._day)


def name_in_full_on(organisation: Organisation, day: date) -> str:
    """As `names_in_full_on`, of one; the code alone where nothing is known of it."""
    return names_in_full_on([organisation.pk], day).get(organisation.pk, organisation.code)


def names_in_full_on(organisation_ids: Iterable[int | None], day: date) -> dict[int, str]:
    """What a sentence calls each of these on the day: “Chi bộ khu phố 2, Đảng bộ phường Kinh Dinh (PRTC-P03-02)”."""
    ids = {pk for pk in organisation_ids if pk is not None}
    return NamesWithSuperior(ids).in_full_on({day: ids})[day]
