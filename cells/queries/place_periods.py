"""From the versions of organisations to the periods in which each hangs below a superior one; and from those and the counts of
cells to periods in which none of a sort changes there. In one statement each for any number of superior organisations.

As tallies are made (tally_periods.py); what changes a place marks the superior organisation that it was and is below.
"""

from collections.abc import Collection

from cells.models.count import GOES_ON
from cells.models.dated import both_from_sql, both_until_sql, meet_sql, not_over_sql
from cells.queries.events_below import EVENTS, Event, half_sql, year_sql
from cells.rules.standing import MOST_STEPS

_SORT = ("superior_id", "kind", "type", "is_grassroots", "committee")
_SUMS = ("number", "members", "groups", "divided")
PLACE_COLUMNS = (*_SORT, "organisation_id", "valid_from", "until")
SORT_COLUMNS = (*_SORT, "valid_from", "until", *_SUMS)
EVENT_COLUMNS = ("superior_id", "what", "year", "half", "first_day", "last_day", "number")


def place_periods(superiors: Collection[int]) -> str:
    """A SELECT of PLACE_COLUMNS of all that ever hung below these, down to the next superior organisation."""
    listed = ", ".join(str(int(pk)) for pk in superiors)
    return f"""
        WITH RECURSIVE version AS NOT MATERIALIZED (
            SELECT id, organisation_id, kind, type, parent_id, valid_from, valid_to FROM cells_organisationversion
        ),
        placed(superior_id, kind, type, is_grassroots, committee, organisation_id, valid_from, valid_to, step) AS (
            SELECT above.organisation_id, version.kind, version.type, TRUE,
                CASE WHEN version.kind = 'grassroots_committee' THEN version.type ELSE '' END,
                version.organisation_id, {both_from_sql("above", "version")}, {both_until_sql("above", "version")}, 1
            FROM version AS above JOIN version
                ON version.parent_id = above.organisation_id AND {meet_sql("above", "version")}
            WHERE above.organisation_id IN ({listed}) AND above.kind = 'superior' AND version.kind <> 'superior'
            UNION ALL
            SELECT placed.superior_id, version.kind, version.type, FALSE, placed.committee,
                version.organisation_id, {both_from_sql("placed", "version")}, {both_until_sql("placed", "version")}, step + 1
            FROM placed JOIN version ON version.parent_id = placed.organisation_id AND {meet_sql("placed", "version")}
            WHERE placed.kind <> 'cell' AND version.kind <> 'superior' AND step < {MOST_STEPS}
        )
        SELECT {", ".join(_SORT)}, organisation_id, valid_from, COALESCE(valid_to, '{GOES_ON}') FROM placed"""


def sort_periods(counting: int, superiors: Collection[int]) -> str:
    """A SELECT of SORT_COLUMNS by this kept counting (its id), from the places below these and the counts of the cells there."""
    listed = ", ".join(str(int(pk)) for pk in superiors)
    sort, summed = ", ".join(_SORT), ", ".join(f"SUM({figure}) AS {figure}" for figure in _SUMS)
    running = ", ".join(
        f"CAST(SUM({figure}) OVER (PARTITION BY {sort} ORDER BY day) AS integer) AS {figure}" for figure in _SUMS
    )
    changed = " OR ".join(f"SUM({figure}) <> 0" for figure in _SUMS)
    until = "CASE WHEN count.valid_to < place.until THEN count.valid_to ELSE place.until END"
    return f"""
        WITH place AS NOT MATERIALIZED (
            SELECT {sort}, organisation_id, valid_from, until FROM cells_keptplace WHERE superior_id IN ({listed})
        ),
        fact({sort}, valid_from, until, {", ".join(_SUMS)}) AS (
            SELECT {sort}, valid_from, until, 1, 0, 0, 0 FROM place
            UNION ALL
            SELECT {sort}, {both_from_sql("place", "count")}, {until}, 0, count.members, count.groups,
                CASE WHEN count.groups > 0 THEN 1 ELSE 0 END
            FROM place JOIN cells_cellcount AS count ON count.cell_id = place.organisation_id
                AND count.valid_from < place.until AND {not_over_sql("count", "place.valid_from")}
            WHERE place.kind = 'cell' AND counting_id = {counting}
        ),
        turn AS (
            SELECT {sort}, day, {summed} FROM (
                SELECT {sort}, valid_from AS day, {", ".join(_SUMS)} FROM fact
                UNION ALL
                SELECT {sort}, until, {", ".join(f"-{figure}" for figure in _SUMS)} FROM fact WHERE until < '{GOES_ON}'
            ) AS turns GROUP BY {sort}, day HAVING {changed}
        ),
        running AS (
            SELECT {sort}, day, LEAD(day) OVER (PARTITION BY {sort} ORDER BY day) AS until, {running} FROM turn
        )
        SELECT {sort}, day, COALESCE(until, '{GOES_ON}'), {", ".join(_SUMS)} FROM running WHERE number > 0"""


def events_by_half_year(superiors: Collection[int]) -> str:
    """A SELECT of EVENT_COLUMNS, from the places below these and the memberships there."""
    listed = ", ".join(str(int(pk)) for pk in superiors)
    happened = " UNION ALL ".join(_happened(event, listed) for event in EVENTS)
    return f"""
        SELECT superior_id, what, {year_sql("day")} AS year, {half_sql("day")} AS half, MIN(day), MAX(day), COUNT(*)
        FROM ({happened}) AS events GROUP BY superior_id, what, year, half"""


def _happened(event: Event, superiors: str) -> str:
    return f"""
        SELECT place.superior_id, membership.{event.way} AS what, membership.{event.day} AS day
        FROM cells_keptplace AS place JOIN cells_membership AS membership ON membership.cell_id = place.organisation_id
            AND {event.on_days_of("place.valid_from", "place.until")}
        WHERE place.superior_id IN ({superiors}) AND membership.{event.way} IN ({event.listed})"""
