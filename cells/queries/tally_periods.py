"""From the counts of cells, the places and the infrastructure of organisations to periods in which no tally changes, in one
statement for any number of organisations; and from tallies to what superior organisations have directly below them.

As counts are made (count_periods.py): every fact is +1 on its first day and -1 on the day it is no longer true. What a cell
counts is a fact of each committee that it hangs below on the day, up to the superior organisation.
"""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from cells.models import OrganisationVersion, TallyMark
from cells.models.count import GOES_ON
from cells.models.dated import both_from_sql, both_until_sql, meet_sql, not_over_sql
from cells.queries.count_periods import FIGURES
from cells.rules.standing import MOST_STEPS

_FIGURES = ("cells", *FIGURES)
_FACTS = ("exists_", "superior", "looked", "sufficient", *_FIGURES)
COLUMNS = ("organisation_id", "kind", "superior_id", "valid_from", "until", "sufficient", *_FIGURES)


def tally_periods(counting: int, organisations: Collection[int]) -> str:
    """A SELECT of COLUMNS by this kept counting (its id), a row for each period in which one of these is a cell or committee.

    On a day there is at most one superior organisation directly above, so that the sum of their ids is its id.
    """
    listed = ", ".join(str(int(pk)) for pk in organisations)
    zeros = ", ".join("0" for _figure in _FIGURES)
    summed = ", ".join(f"SUM({fact}) AS {fact}" for fact in _FACTS)
    changed = " OR ".join(f"SUM({fact}) <> 0" for fact in _FACTS)
    running = ", ".join(f"SUM({fact}) OVER ({_BY} ORDER BY day) AS {fact}" for fact in _FACTS)
    told = ", ".join(f"CAST({figure} AS integer)" for figure in _FIGURES)
    mine = "place.organisation_id IN (SELECT id FROM asked)"
    return f"""
        WITH RECURSIVE asked(id) AS (
            SELECT DISTINCT organisation_id FROM cells_organisationversion
            WHERE kind <> 'superior' AND organisation_id IN ({listed})
        ),
        below(id) AS (
            SELECT id FROM asked
            UNION
            SELECT version.organisation_id FROM cells_organisationversion AS version JOIN below ON version.parent_id = below.id
        ),
        place AS NOT MATERIALIZED (
            SELECT id, organisation_id, kind, parent_id, valid_from, valid_to FROM cells_organisationversion
        ),
        of_cell AS (
            SELECT place.*, 1 AS cells, {", ".join(f"0 AS {figure}" for figure in FIGURES)}
            FROM place WHERE kind = 'cell' AND organisation_id IN (SELECT id FROM below)
            UNION ALL
            SELECT place.id, organisation_id, kind, parent_id, {both_from_sql("place", "count")},
                {both_until_sql("place", "count")}, 0, {", ".join(f"count.{figure}" for figure in FIGURES)}
            FROM place JOIN cells_cellcount AS count ON count.cell_id = organisation_id AND {meet_sql("place", "count")}
            WHERE kind = 'cell' AND counting_id = {counting} AND organisation_id IN (SELECT id FROM below)
        ),
        held(organisation_id, kind, parent_id, valid_from, valid_to, step, {", ".join(_FIGURES)}) AS (
            SELECT organisation_id, kind, parent_id, valid_from, valid_to, 1, {", ".join(_FIGURES)} FROM of_cell
            UNION ALL
            SELECT place.organisation_id, place.kind, place.parent_id, {both_from_sql("held", "place")},
                {both_until_sql("held", "place")}, step + 1, {", ".join(_FIGURES)}
            FROM held JOIN place ON place.organisation_id = held.parent_id AND {meet_sql("held", "place")}
            WHERE place.kind NOT IN ('superior', 'cell') AND step < {MOST_STEPS}
        ),
        fact(organisation_id, kind, valid_from, valid_to, {", ".join(_FACTS)}) AS (
            SELECT organisation_id, kind, valid_from, valid_to, 0, 0, 0, 0, {", ".join(_FIGURES)} FROM held AS place WHERE {mine}
            UNION ALL
            SELECT organisation_id, kind, valid_from, valid_to, 1, 0, 0, 0, {zeros} FROM place WHERE kind <> 'superior' AND {mine}
            UNION ALL
            SELECT place.organisation_id, place.kind, {both_from_sql("place", "above")}, {both_until_sql("place", "above")},
                0, above.organisation_id, 0, 0, {zeros}
            FROM place JOIN place AS above ON above.organisation_id = place.parent_id AND {meet_sql("place", "above")}
            WHERE place.kind <> 'superior' AND above.kind = 'superior' AND {mine}
            UNION ALL
            SELECT place.organisation_id, kind, {both_from_sql("place", "looked")}, {both_until_sql("place", "looked")},
                0, 0, 1, CASE WHEN looked.sufficient THEN 1 ELSE 0 END, {zeros}
            FROM place JOIN cells_infrastructure AS looked
                ON looked.organisation_id = place.organisation_id AND {meet_sql("place", "looked")}
            WHERE kind <> 'superior' AND {mine}
        ),
        turn AS (
            SELECT organisation_id, kind, day, {summed} FROM (
                SELECT organisation_id, kind, valid_from AS day, {", ".join(_FACTS)} FROM fact
                UNION ALL
                SELECT organisation_id, kind, valid_to, {", ".join(f"-{fact}" for fact in _FACTS)} FROM fact
                WHERE valid_to IS NOT NULL
            ) AS turns GROUP BY organisation_id, kind, day HAVING {changed}
        ),
        running AS (
            SELECT organisation_id, kind, day, LEAD(day) OVER ({_BY} ORDER BY day) AS until, {running} FROM turn
        )
        SELECT organisation_id, kind, CAST(NULLIF(superior, 0) AS bigint), day, COALESCE(until, '{GOES_ON}'),
            CAST(CASE WHEN looked > 0 THEN sufficient END AS smallint), {told}
        FROM running WHERE exists_ > 0"""


_BY = "PARTITION BY organisation_id, kind"
SUPERIOR_COLUMNS = ("superior_id", "valid_from", "until", "cells", "members")


def superior_periods(counting: int, superiors: Collection[int], since: date) -> str:
    """A SELECT of SUPERIOR_COLUMNS by this kept counting (its id), a row for each period since the day in which anything hangs
    below one of these: from the tallies of what hangs directly below it, and from what has been added up of the superior ones."""
    listed = ", ".join(str(int(pk)) for pk in superiors)
    running = ", ".join(
        f"CAST(SUM({figure}) OVER (PARTITION BY superior_id ORDER BY day) AS integer) AS {figure}"
        for figure in ("below", "cells", "members")
    )
    return f"""
        WITH fact(superior_id, valid_from, until, cells, members) AS (
            SELECT superior_id, valid_from, until, cells, members FROM cells_kepttally
            WHERE counting_id = {counting} AND superior_id IN ({listed}) AND until > '{since}'
            UNION ALL
            SELECT place.parent_id, {both_from_sql("place", "kept")},
                CASE WHEN place.valid_to < kept.until THEN place.valid_to ELSE kept.until END, cells, members
            FROM cells_organisationversion AS place JOIN cells_superiortally AS kept
                ON kept.superior_id = place.organisation_id AND kept.until > place.valid_from
                AND {not_over_sql("place", "kept.valid_from")}
            WHERE kind = 'superior' AND place.parent_id IN ({listed}) AND {not_over_sql("place", f"'{since}'")}
                AND counting_id = {counting} AND kept.until > '{since}'
        ),
        turn AS (
            SELECT superior_id, day, SUM(below) AS below, SUM(cells) AS cells, SUM(members) AS members FROM (
                SELECT superior_id, CASE WHEN valid_from < '{since}' THEN '{since}' ELSE valid_from END AS day,
                    1 AS below, cells, members FROM fact
                UNION ALL
                SELECT superior_id, until, -1, -cells, -members FROM fact WHERE until < '{GOES_ON}'
            ) AS turns GROUP BY superior_id, day HAVING SUM(below) <> 0 OR SUM(cells) <> 0 OR SUM(members) <> 0
        ),
        running AS (
            SELECT superior_id, day, LEAD(day) OVER (PARTITION BY superior_id ORDER BY day) AS until, {running} FROM turn
        )
        SELECT superior_id, day, COALESCE(until, '{GOES_ON}'), cells, members FROM running WHERE below > 0"""


def concerned(organisations: Collection[int]) -> set[int]:
    """Ids of these and of all that they ever hung below, up to a superior organisation: whoever counts their members too."""
    if not organisations:
        return set()
    listed = ", ".join(str(int(pk)) for pk in organisations)
    with connection.cursor() as cursor:
        cursor.execute(f"""
            WITH RECURSIVE above(id) AS (
                SELECT id FROM cells_organisation WHERE id IN ({listed})
                UNION
                SELECT version.parent_id
                FROM cells_organisationversion AS version JOIN above ON version.organisation_id = above.id
                WHERE version.kind <> 'superior' AND version.parent_id IS NOT NULL
            ) SELECT id FROM above""")
        return {pk for (pk,) in cursor.fetchall()}


def superiors_above(organisations: Collection[int]) -> dict[int, set[int]]:
    """Of those among these that were ever superior, and of all that they ever hung below: what each ever hung directly below."""
    above: dict[int, set[int]] = {}
    if organisations:
        listed = ", ".join(str(int(pk)) for pk in organisations)
        with connection.cursor() as cursor:
            cursor.execute(f"""
                WITH RECURSIVE link(id, superior) AS (
                    SELECT organisation_id, parent_id FROM cells_organisationversion
                    WHERE kind = 'superior' AND organisation_id IN ({listed})
                    UNION
                    SELECT version.organisation_id, version.parent_id
                    FROM cells_organisationversion AS version JOIN link ON version.organisation_id = link.superior
                    WHERE version.kind = 'superior'
                ) SELECT id, superior FROM link""")
            for pk, superior in cursor.fetchall():
                above.setdefault(pk, set()).update({superior} - {None})
    return above


def marked_places(marks: "QuerySet[TallyMark]") -> set[int]:
    """Ids of what these marks name, and of what ever hung directly below what has changed, whose superior it may now be."""
    named = set(marks.filter(organisation_id__isnull=False).order_by().values_list("organisation_id", flat=True))
    above = set(marks.filter(parent_id__isnull=False).order_by().values_list("parent_id", flat=True))
    below = OrganisationVersion.objects.filter(parent__in=named).exclude(kind=OrganisationVersion.Kind.SUPERIOR)
    return {pk for pk in named | above if pk is not None} | set(
        below.order_by().values_list("organisation_id", flat=True)
    )
