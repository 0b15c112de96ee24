"""Organisations as they were on a day."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from accounts.queries.put_together import Question
from accounts.queries.replica import reading_connection
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Organisation, OrganisationVersion
from cells.models.dated import DatedQuerySet, valid_on_sql
from cells.queries.names import NamesOverTime, name_in_full_on
from cells.rules.periods import Period
from cells.rules.standing import MOST_STEPS

Kind = OrganisationVersion.Kind


def versions_on(day: date) -> "QuerySet[OrganisationVersion]":
    """What every organisation was on the day."""
    return OrganisationVersion.objects.on(day).select_related("organisation", "parent")


def version_on(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """What the organisation was on the day; None before it was founded or after it ended."""
    return next(iter(_version_on(organisation.pk, day)), None)


@Question
def _version_on(organisation: int, day: date) -> "QuerySet[OrganisationVersion]":
    return versions_on(day).filter(organisation=organisation)[:1]


def life_of(organisation: Organisation) -> list[Period]:
    """The periods in which it was there."""
    versions = OrganisationVersion.objects.filter(organisation=organisation).order_by("valid_from")
    return [version.period for version in versions.only("valid_from", "valid_to")]


def existing_on(organisation: Organisation, day: date, *, field: str = "on") -> OrganisationVersion:
    """What it was on the day. Raises Refused where it was not there."""
    version = version_on(organisation, day)
    if version is None:
        raise Refused(
            _("%(organisation)s does not exist on %(day)s. Choose another day.")
            % {"organisation": name_in_full_on(organisation, day), "day": day_in_words(day)},
            field=field,
        )
    return version


def cell_on(organisation: Organisation, day: date, *, field: str = "on") -> OrganisationVersion:
    """What the cell was on the day. Raises Refused where it was not there, or no cell."""
    version = version_on(organisation, day)
    if version is None or version.kind != Kind.CELL:
        raise Refused(
            _("%(code)s is not a cell on %(day)s.")
            % {"code": name_in_full_on(organisation, day), "day": day_in_words(day)},
            field=field,
        )
    return version


def version_nearest(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """What it was on the day, else what it was last before, else what it first became: a page about it never lacks a name."""
    return next(iter(_last_begun(organisation.pk, day) or _first_begun(organisation.pk)), None)


@Question
def _last_begun(organisation: int, day: date) -> "QuerySet[OrganisationVersion]":
    return _mine(organisation).begun_by(day).order_by("-valid_from")[:1]


@Question
def _first_begun(organisation: int) -> "QuerySet[OrganisationVersion]":
    return _mine(organisation).order_by("valid_from")[:1]


def _mine(organisation: int) -> "DatedQuerySet":
    return OrganisationVersion.objects.filter(organisation=organisation).select_related("organisation", "parent")


def names_on(organisation_ids: Iterable[int], day: date) -> dict[int, str]:
    """What each of these was called on the day, else last before, else first: by the same rule, in one query."""
    ids = set(organisation_ids)
    names = NamesOverTime(ids)
    return {pk: names.on(pk, day) for pk in ids}


def versions_below(organisation: Organisation, day: date) -> dict[int, OrganisationVersion]:
    """What it and everything below it were on the day, by organisation, in the order of their codes."""
    below = versions_on(day).filter(organisation_id__in=descendant_ids_on(organisation, day))
    return {version.organisation_id: version for version in below.order_by("organisation__code")}


def descendant_ids_on(organisation: Organisation, day: date) -> list[int]:
    """Ids of the organisation and of all that hung below it on the day, by the parents of that day."""
    return [pk for _top, pk in _below([organisation.pk], day)]


_ABOVE = f"""
    WITH RECURSIVE above(id, step) AS (
        SELECT CAST(%s AS bigint), 0
        UNION
        SELECT version.parent_id, above.step + 1 FROM cells_organisationversion AS version
        JOIN above ON version.organisation_id = above.id
        WHERE version.parent_id IS NOT NULL AND above.step < {MOST_STEPS} AND {valid_on_sql("version", "%s")}
    ) SELECT id FROM above"""


def ancestor_ids_on(organisation: Organisation, day: date) -> list[int]:
    """Ids from the organisation itself up to the top, by the parents of that day."""
    with reading_connection().cursor() as cursor:
        cursor.execute(f"{_ABOVE} ORDER BY step", (organisation.pk, day, day))
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def ancestors_on(organisation: Organisation, day: date) -> list[OrganisationVersion]:
    """Versions of the organisation and its ancestors on the day, nearest first."""
    versions = {version.organisation_id: version for version in _above_on(organisation.pk, day)}
    return _upwards(organisation.pk, versions)


@Question
def _above_on(organisation: int, day: date) -> "QuerySet[OrganisationVersion]":
    above: Any = RawSQL(_ABOVE, (organisation, day, day))  # noqa: S611 - no input in the text
    return versions_on(day).filter(organisation_id__in=above)


@Question
def versions_among(day: date, organisations: tuple[int, ...]) -> "QuerySet[OrganisationVersion]":
    return versions_on(day).filter(organisation_id__in=organisations)


def lineages_on(organisation_ids: Collection[int], day: date) -> dict[int, list[OrganisationVersion]]:
    """`ancestors_on` of each of these, in a number of queries that grows with the steps to the top alone."""
    versions = _read_upwards(organisation_ids, day, until=None)
    return {pk: _upwards(pk, versions) for pk in organisation_ids}


def _read_upwards(
    organisation_ids: Collection[int], day: date, *, until: str | None
) -> dict[int, OrganisationVersion | None]:
    """`until`: of this kind are the last that are read."""
    versions: dict[int, OrganisationVersion | None] = {}
    wanted = set(organisation_ids)
    while wanted:
        versions |= dict.fromkeys(wanted)
        found = versions_among(day, tuple(wanted))
        versions |= {version.organisation_id: version for version in found}
        above = {version.parent_id for version in found if version.kind != until}
        wanted = {pk for pk in above if pk is not None and pk not in versions}
    return versions


def _upwards(pk: int | None, versions: Mapping[int, OrganisationVersion | None]) -> list[OrganisationVersion]:
    """As far as they reach; where parents make a ring, each once."""
    lineage: dict[int, OrganisationVersion] = {}
    while pk is not None and pk not in lineage and (version := versions.get(pk)) is not None:
        lineage[pk] = version
        pk = version.parent_id
    return list(lineage.values())


def ids_below_on(organisation_ids: Collection[int], day: date) -> set[int]:
    """Ids of these organisations and of all that hung below them on the day."""
    return {pk for _top, pk in _below(organisation_ids, day)} if organisation_ids else set()


def pairs_below_on(tops: Collection[int], day: date) -> list[tuple[int, int]]:
    """(top, id) of each of these and of all that hung below it on the day."""
    return _below(tops, day) if tops else []


def branches_on(organisation: Organisation, below: Collection[int], day: date) -> dict[int, int]:
    """By id of each of these that hung below the organisation on the day, which of what hung directly below it that was: upwards,
    in a number of queries that grows with the steps alone."""
    parents: dict[int, int | None] = {}
    wanted = set(below)
    while wanted:
        found = OrganisationVersion.objects.on(day).filter(organisation_id__in=wanted)
        parents |= dict.fromkeys(wanted) | dict(found.values_list("organisation_id", "parent_id"))
        above = {parents[pk] for pk in wanted} - {organisation.pk}
        wanted = {pk for pk in above if pk is not None and pk not in parents}
    branches = {pk: pk for pk, parent in parents.items() if parent == organisation.pk}
    for pk in below:
        way: list[int] = []
        at: int | None = pk
        while at is not None and at not in branches and at not in way:
            way.append(at)
            at = parents.get(at)
        if at in branches:
            branches |= dict.fromkeys(way, branches[at])
    return branches


def nearest_superior_on(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """The nearest organisation above grassroots level, itself not counted."""
    above = ancestors_on(organisation, day)[1:]
    return next((version for version in above if version.kind == Kind.SUPERIOR), None)


def grassroots_of(organisation: Organisation, day: date) -> OrganisationVersion | None:
    lineage = ancestors_on(organisation, day)
    among = {version.organisation_id: version for version in lineage}
    return grassroots_among(lineage[0], among) if lineage else None


def grassroots_of_each(organisation_ids: Collection[int], day: date) -> dict[int, OrganisationVersion | None]:
    """`grassroots_of` each of these; nothing above the first superior organisation is read."""
    versions = _read_upwards(organisation_ids, day, until=Kind.SUPERIOR)
    there = {pk: version for pk, version in versions.items() if version is not None}
    return {pk: grassroots_among(there[pk], there) if pk in there else None for pk in organisation_ids}


class Placed(Protocol):
    """A version, or a row with these of it."""

    @property
    def kind(self) -> str: ...

    @property
    def parent_id(self) -> int | None: ...


OfOne = TypeVar("OfOne", bound=Placed)


def grassroots_among(version: OfOne, versions: Mapping[int, OfOne]) -> OfOne | None:
    """The grassroots organisation it is or belongs to: the last one on the way up among these before a superior
    organisation; None for what is superior itself."""
    if version.kind == Kind.SUPERIOR:
        return None
    for _step in range(MOST_STEPS):
        parent = versions.get(version.parent_id or 0)
        if parent is None or parent.kind == Kind.SUPERIOR:
            break
        version = parent
    return version


def grassroots_below(organisation: Organisation, day: date) -> "list[OrganisationVersion]":
    """Grassroots organisations of a superior organisation on the day: those directly below any superior one in its subtree."""
    below = versions_below(organisation, day)
    return [version for version in below.values() if grassroots_among(version, below) == version]


def is_grassroots_cell(version: OrganisationVersion, parent: OrganisationVersion | None) -> bool:
    """A cell directly under a superior organisation: derived, never stored."""
    return version.kind == Kind.CELL and (parent is None or parent.kind == Kind.SUPERIOR)


def cells_of(organisation: Organisation, day: date) -> list[int]:
    """Ids of the cells whose members count for the organisation on the day (itself, if it is a cell), as a list;
    where there may be many, `cells_below` (queries/tree.py) is the same as a subquery."""
    return cells_of_each([organisation.pk], day)[organisation.pk]


def cells_of_each(organisation_ids: Collection[int], day: date) -> dict[int, list[int]]:
    """The same of several, in one query however many they are."""
    cells_by_top: dict[int, list[int]] = {top: [] for top in organisation_ids}
    for top, pk in _below(organisation_ids, day, of=_CELLS) if organisation_ids else ():
        cells_by_top[top].append(pk)
    return cells_by_top


_CELLS = f"""
    JOIN cells_organisationversion AS version ON version.organisation_id = below.id
    WHERE version.kind = 'cell' AND {valid_on_sql("version")}"""


def _below(tops: Collection[int], day: date, *, of: str = "") -> list[tuple[int, int]]:
    """(top, id) of each of these and of all that hung below it on the day, or of those of them that the SQL `of` leaves."""
    walk = below_sql(", ".join(str(int(pk)) for pk in tops))
    with reading_connection().cursor() as cursor:
        cursor.execute(f"WITH RECURSIVE {walk} SELECT top, below.id FROM below {of}", {"day": day})
        return cursor.fetchall()


def below_sql(tops: str) -> str:
    """The common table expression `below(top, id)`: each of these (ids, or their parameters) and all that hung below it on
    `%(day)s`. A ring of parents comes to an end, for no row is taken twice.

    Lists of the tree walk in a way of their own (queries/tree.py), which knows the cells without looking each up again.
    """
    return f"""
        below(top, id) AS (
            SELECT id, id FROM cells_organisation WHERE id IN ({tops})
            UNION
            SELECT below.top, version.organisation_id FROM cells_organisationversion AS version
            JOIN below ON version.parent_id = below.id
            WHERE {valid_on_sql("version")}
        )"""
