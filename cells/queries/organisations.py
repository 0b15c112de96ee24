"""Organisations as they were on a day."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from cells.models import Organisation, OrganisationVersion
from cells.models.dated import valid_on_sql

Kind = OrganisationVersion.Kind


def versions_on(day: date) -> "QuerySet[OrganisationVersion]":
    """What every organisation was on the day."""
    return OrganisationVersion.objects.on(day).select_related("organisation", "parent")


def version_on(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """What the organisation was on the day; None before it was founded or after it ended."""
    return versions_on(day).filter(organisation=organisation).first()


def version_nearest(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """What it was on the day, else what it was last before, else what it first became: a page about it never lacks a name."""
    mine = OrganisationVersion.objects.filter(organisation=organisation).select_related("organisation", "parent")
    return mine.begun_by(day).order_by("-valid_from").first() or mine.order_by("valid_from").first()


def names_on(organisation_ids: Iterable[int], day: date) -> dict[int, str]:
    return dict(
        OrganisationVersion.objects.on(day)
        .filter(organisation_id__in=list(organisation_ids))
        .values_list("organisation_id", "name")
    )


def descendant_ids_on(organisation: Organisation, day: date) -> list[int]:
    """Ids of the organisation and of all that hung below it on the day, by the parents of that day."""
    return _walk(
        f"""
        WITH RECURSIVE below(id) AS (
            SELECT CAST(%(start)s AS bigint)
            UNION
            SELECT version.organisation_id FROM cells_organisationversion AS version
            JOIN below ON version.parent_id = below.id
            WHERE {valid_on_sql("version")}
        ) SELECT id FROM below
        """,
        organisation,
        day,
    )


def ancestor_ids_on(organisation: Organisation, day: date) -> list[int]:
    """Ids from the organisation itself up to the top, by the parents of that day."""
    return _walk(
        f"""
        WITH RECURSIVE above(id, step) AS (
            SELECT CAST(%(start)s AS bigint), 0
            UNION
            SELECT version.parent_id, above.step + 1 FROM cells_organisationversion AS version
            JOIN above ON version.organisation_id = above.id
            WHERE version.parent_id IS NOT NULL
            AND {valid_on_sql("version")}
        ) SELECT id FROM above ORDER BY step
        """,
        organisation,
        day,
    )


def _walk(sql: str, organisation: Organisation, day: date) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"start": organisation.pk, "day": day})
        return [row[0] for row in cursor.fetchall()]


def ancestors_on(organisation: Organisation, day: date) -> list[OrganisationVersion]:
    """Versions of the organisation and its ancestors on the day, nearest first."""
    ids = ancestor_ids_on(organisation, day)
    found = {version.organisation_id: version for version in versions_on(day).filter(organisation_id__in=ids)}
    return [found[pk] for pk in ids if pk in found]


def nearest_superior_on(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """The nearest organisation above grassroots level, itself not counted."""
    above = ancestors_on(organisation, day)[1:]
    return next((version for version in above if version.kind == Kind.SUPERIOR), None)


def grassroots_of(organisation: Organisation, day: date) -> OrganisationVersion | None:
    """The grassroots organisation it is or belongs to: the last one below the nearest superior organisation."""
    lineage = ancestors_on(organisation, day)
    below = [version for version in lineage if version.kind != Kind.SUPERIOR]
    return below[-1] if below and lineage[0].kind != Kind.SUPERIOR else None


def grassroots_below(organisation: Organisation, day: date) -> "list[OrganisationVersion]":
    """Grassroots organisations of a superior organisation on the day: those directly below any superior one in its subtree."""
    below = versions_on(day).filter(organisation_id__in=descendant_ids_on(organisation, day))
    superior = {version.organisation_id for version in below if version.kind == Kind.SUPERIOR}
    return sorted(
        (v for v in below if v.kind != Kind.SUPERIOR and v.parent_id in superior), key=lambda v: v.organisation.code
    )


def is_grassroots_cell(version: OrganisationVersion, parent: OrganisationVersion | None) -> bool:
    """A cell directly under a superior organisation: derived, never stored."""
    return version.kind == Kind.CELL and (parent is None or parent.kind == Kind.SUPERIOR)


def cells_of(organisation: Organisation, day: date) -> list[int]:
    """Ids of the cells whose members count for the organisation on the day (itself, if it is a cell)."""
    return list(
        OrganisationVersion.objects.on(day)
        .filter(organisation_id__in=descendant_ids_on(organisation, day), kind=Kind.CELL)
        .values_list("organisation_id", flat=True)
    )


def cells_below(organisation_ids: Collection[int], day: date) -> dict[int, list[int]]:
    """Ids of the cells that hung below each of these organisations on the day, in two queries however many they are."""
    if not organisation_ids:
        return {}
    rows = _pairs(
        f"""
        WITH RECURSIVE below(top, id) AS (
            SELECT version.parent_id, version.organisation_id FROM cells_organisationversion AS version
            WHERE version.parent_id IN ({{tops}})
            AND {valid_on_sql("version", "%s")}
            UNION
            SELECT below.top, version.organisation_id FROM cells_organisationversion AS version
            JOIN below ON version.parent_id = below.id
            WHERE {valid_on_sql("version", "%s")}
        ) SELECT top, id FROM below
        """,
        organisation_ids,
        day,
    )
    cells = set(
        OrganisationVersion.objects.on(day)
        .filter(organisation_id__in={id for _top, id in rows}, kind=Kind.CELL)
        .values_list("organisation_id", flat=True)
    )
    found: dict[int, list[int]] = {top: [] for top in organisation_ids}
    for top, id in rows:
        if id in cells:
            found[top].append(id)
    return found


def _pairs(sql: str, tops: Collection[int], day: date) -> list[tuple[int, int]]:
    places = ", ".join(["%s"] * len(tops))
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("{tops}", places), [*tops, day, day, day, day])
        return cursor.fetchall()
