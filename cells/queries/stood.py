"""On which days what hung below organisations: what happened there counts where it happened, and no reorganisation moves it."""

from cells.models.count import GOES_ON
from cells.models.dated import both_from_sql, both_until_sql, meet_sql, not_over_sql
from cells.queries.counts import UNMARKED
from cells.rules.standing import MOST_STEPS

PLACES_ARE_KEPT = f"EXISTS (SELECT 1 FROM cells_keptcounting) AND {UNMARKED}"
_UNTIL = f"COALESCE({{table}}.valid_to, '{GOES_ON}')"
STOOD = f"""
    stood(top, id, valid_from, until) AS (
        SELECT top, id, valid_from, {_UNTIL.format(table="superior")} FROM superior
        UNION ALL
        SELECT top, organisation_id, {both_from_sql("superior", "place")},
            CASE WHEN superior.valid_to < place.until THEN superior.valid_to ELSE place.until END
        FROM superior JOIN cells_keptplace AS place ON place.superior_id = superior.id
        WHERE place.until > superior.valid_from AND place.until > %(first)s
        AND {not_over_sql("superior", "place.valid_from")}
        UNION ALL
        SELECT top, id, valid_from, {_UNTIL.format(table="walked")} FROM walked
    )"""
"""A common table expression after those of `stood_sql`: all that hung below each, on every day once."""


def stood_sql(tops: str) -> str:
    """The opening of a statement: the common table expressions `superior` and `walked(top, id, valid_from, valid_to)`, which say
    on which days, from `%(first)s` on, what hung below each of `tops` (ids), they themselves below themselves.

    `superior`: superior organisations, below each of which `cells_keptplace` says what hung and no other between. `walked`: all
    that hung below what was none, or whose places are not kept.
    """
    of_the_top = f"""version.organisation_id, version.organisation_id, version.valid_from, version.valid_to, 0
            FROM cells_organisationversion AS version
            WHERE version.organisation_id IN ({tops}) AND {not_over_sql("version", "%(first)s")}"""
    return f"""
    WITH RECURSIVE superior(top, id, valid_from, valid_to, step) AS (
        SELECT {of_the_top} AND version.kind = 'superior' AND {PLACES_ARE_KEPT}
        UNION ALL
        {_further("superior")} AND version.kind = 'superior'
    ),
    walked(top, id, valid_from, valid_to, step) AS (
        SELECT {of_the_top} AND NOT (version.kind = 'superior' AND {PLACES_ARE_KEPT})
        UNION ALL
        {_further("walked")}
    )"""


def _further(table: str) -> str:
    return f"""SELECT {table}.top, version.organisation_id, {both_from_sql(table, "version")},
            {both_until_sql(table, "version")}, step + 1
        FROM cells_organisationversion AS version JOIN {table} ON version.parent_id = {table}.id
        WHERE step < {MOST_STEPS} AND {not_over_sql("version", "%(first)s")} AND {meet_sql(table, "version")}"""
