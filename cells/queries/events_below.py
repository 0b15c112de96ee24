"""What happened to members of cells, counted for whatever each cell stood below at the time."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date

from accounts.queries.replica import reading_connection
from cells.models import Organisation
from cells.models.dated import both_from_sql, both_until_sql, meet_sql, not_over_sql
from cells.rules.leaving import NEEDS_A_DECISION
from cells.rules.standing import MOST_STEPS


def events_above_sql(events: str, *, there: str) -> str:
    """The opening of a statement that counts events of members for all their cells stood below: no reorganisation moves them.

    From what may ever have been below `top` (parents of any day) to its events, and from each upwards along the parents of its
    day. `events`: selects day, cell, what happened and 0, of cells among `ever`. `there`: whether `version` is the one of it.
    """
    return f"""
    WITH RECURSIVE ever(id) AS (
        SELECT CAST(%(top)s AS bigint)
        UNION
        SELECT version.organisation_id FROM cells_organisationversion AS version JOIN ever ON version.parent_id = ever.id
    ),
    up(day, id, what, step) AS (
        {events}
        UNION ALL
        SELECT up.day, version.parent_id, up.what, step + 1 FROM cells_organisationversion AS version
        JOIN up ON version.organisation_id = up.id
        WHERE version.parent_id IS NOT NULL AND up.step < {MOST_STEPS} AND {there}
    )"""


def stood_below_sql(tops: str) -> str:
    """The opening of a statement about many events of few organisations: the common table expression `stood(top, id, valid_from,
    valid_to)`, on which days from `%(first)s` on each organisation hung below each of these (ids), they themselves below
    themselves. What `events_above_sql` climbs for every event is walked down once for all of them."""
    return f"""
    WITH RECURSIVE stood(top, id, valid_from, valid_to, step) AS (
        SELECT id, id, %(first)s, CAST(NULL AS date), 0 FROM cells_organisation WHERE id IN ({tops})
        UNION ALL
        SELECT stood.top, version.organisation_id, {both_from_sql("stood", "version")}, {both_until_sql("stood", "version")},
            step + 1
        FROM cells_organisationversion AS version JOIN stood ON version.parent_id = stood.id
        WHERE step < {MOST_STEPS} AND {meet_sql("stood", "version")}
    )"""


def _exits_sql(what: str) -> str:
    # Who leaves on a day was in the cell until the day before it: a cell may end with its last member.
    return events_above_sql(
        f"""SELECT membership.valid_to, membership.cell_id, {what}, 0
        FROM cells_membership AS membership
        WHERE membership.departure IN ({", ".join(f"'{way}'" for way in NEEDS_A_DECISION)})
        AND membership.valid_to BETWEEN %(first)s AND %(last)s
        AND membership.cell_id IN (SELECT id FROM ever)""",
        there=f"version.valid_from < up.day AND ({not_over_sql('version', 'up.day')} OR version.valid_to = up.day)",
    )


_EXITS = (
    _exits_sql("CAST(membership.departure AS text)")
    + " SELECT id, what, day, COUNT(*) FROM up WHERE id IN ({asked}) GROUP BY id, what, day"
)
_WHO_LEFT = (
    _exits_sql("membership.departure || ' ' || CAST(membership.member_id AS text)")
    + " SELECT what, day FROM up WHERE id = %(top)s ORDER BY day, what"
)


def exits(top: Organisation, first: date, last: date) -> dict[str, Counter[int]]:
    """By way and year how many of `top` and of all below it left the Party by a decision from the first day to the last."""
    return exits_of_each(top, [top.pk], first, last)[top.pk]


def exits_of_each(
    top: Organisation, asked: Collection[int], first: date, last: date
) -> dict[int, dict[str, Counter[int]]]:
    """The same of `top` and of those below it that are asked, by id."""
    counts = {pk: {way: Counter[int]() for way in NEEDS_A_DECISION} for pk in asked}
    if not counts:
        return counts
    listed = ", ".join(str(int(pk)) for pk in counts)
    with reading_connection().cursor() as cursor:
        cursor.execute(_EXITS.format(asked=listed), {"top": top.pk, "first": first, "last": last})
        for pk, way, day, number in cursor.fetchall():
            counts[pk][way][day_read(day).year] += number
    return counts


def who_left(top: Organisation, first: date, last: date) -> dict[tuple[str, int], list[int]]:
    """By way and year whom `exits` counts: members, in the order of their days."""
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    with reading_connection().cursor() as cursor:
        cursor.execute(_WHO_LEFT, {"top": top.pk, "first": first, "last": last})
        for what, day in cursor.fetchall():
            way, _space, member = what.partition(" ")
            found[way, day_read(day).year].append(int(member))
    return found


def day_read(value: date | str) -> date:
    """SQLite answers a statement of our own in words."""
    return value if isinstance(value, date) else date.fromisoformat(value)
