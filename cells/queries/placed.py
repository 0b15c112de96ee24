"""What hung below an organisation on a day, and how much of each sort: looked up by the superior organisations there, which are
few, and walked down to where that is not kept."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models.expressions import RawSQL

from accounts.queries.replica import reading_connection
from cells.models import Organisation
from cells.models.count import tally_on_sql
from cells.models.dated import valid_on_sql
from cells.queries.stood import PLACES_ARE_KEPT
from cells.queries.tallies import positional
from cells.rules.standing import MOST_STEPS

_SUPERIORS = f"""
    superior(branch, id, step) AS (
        SELECT organisation_id, organisation_id, 0 FROM cells_organisationversion AS version
        WHERE organisation_id = %(top)s AND kind = 'superior' AND {valid_on_sql("version")} AND {PLACES_ARE_KEPT}
        UNION ALL
        SELECT CASE WHEN step = 0 THEN organisation_id ELSE branch END, organisation_id, step + 1
        FROM superior JOIN cells_organisationversion AS version ON version.parent_id = superior.id
        WHERE version.kind = 'superior' AND step < {MOST_STEPS} AND {valid_on_sql("version")}
    )"""
"""The superior organisations from it down: none where it is none itself, or places are not kept. `branch`: which of those
directly below it each is or hangs below."""
_BELOW = f"""{_SUPERIORS},
    walked(id, kind, step) AS (
        SELECT organisation_id, kind, 0 FROM cells_organisationversion AS version
        WHERE organisation_id = %(top)s AND {valid_on_sql("version")} AND NOT EXISTS (SELECT 1 FROM superior)
        UNION ALL
        SELECT version.organisation_id, version.kind, step + 1 FROM cells_organisationversion AS version
        JOIN walked ON version.parent_id = walked.id
        WHERE walked.kind <> 'cell' AND step < {MOST_STEPS} AND {valid_on_sql("version")}
    ),
    below(id) AS {{}} (
        SELECT id FROM superior
        UNION ALL
        SELECT organisation_id FROM superior JOIN cells_keptplace AS place ON place.superior_id = superior.id
        WHERE {tally_on_sql("place")}
        UNION ALL
        SELECT id FROM walked
    )"""
"""Common table expressions, the last of which, `below`, has the ids of what `walked_below` (tree.py) finds: of a superior
organisation without the walk. Parameters: `top`, its id, and `day`."""
_EVER_BELOW = f"""{_BELOW},
    came(predecessor, successor) AS (
        SELECT predecessor_id, successor_id FROM cells_succession AS link WHERE link."on" <= %(day)s
    ),
    line(id) AS (
        SELECT predecessor FROM came JOIN below ON came.successor = below.id
        UNION
        SELECT predecessor FROM came JOIN line ON came.successor = line.id
    ),
    ever_below(id, now) AS (
        SELECT id, 1 FROM below UNION ALL SELECT id, 0 FROM line WHERE id NOT IN (SELECT id FROM below)
    )"""
BY_BRANCH = f"""{_SUPERIORS},
    walked(branch, organisation_id, kind, type, step) AS (
        SELECT organisation_id, organisation_id, kind, type, 1 FROM cells_organisationversion AS version
        WHERE (organisation_id = %(top)s OR parent_id = %(top)s) AND {valid_on_sql("version")}
        AND (kind <> 'superior' OR NOT EXISTS (SELECT 1 FROM superior))
        UNION ALL
        SELECT walked.branch, version.organisation_id, version.kind, version.type, step + 1
        FROM cells_organisationversion AS version JOIN walked ON version.parent_id = walked.organisation_id
        WHERE walked.organisation_id <> %(top)s AND walked.kind <> 'cell' AND step < {MOST_STEPS} AND {valid_on_sql("version")}
    ),
    hung(organisation_id) AS (
        SELECT organisation_id FROM superior JOIN cells_keptplace AS place ON place.superior_id = superior.id
        WHERE superior.id <> %(top)s AND {tally_on_sql("place")}
        UNION ALL
        SELECT organisation_id FROM walked
    )"""
"""Common table expressions, the last of which, `hung`, has the ids of it and of what hung below it on the day, but for superior
organisations, as far as these are kept. Parameters: `top`, its id, and `day`."""
_SUMS = "CAST(SUM(number) AS integer), CAST(SUM(members) AS integer), CAST(SUM(groups) AS integer), CAST(SUM(divided) AS integer)"
_SORTS = f"""
    WITH RECURSIVE {_SUPERIORS},
    sort(branch, kind, type, is_grassroots, committee, number, members, groups, divided) AS (
        SELECT branch, kind, type, is_grassroots, committee, {_SUMS}
        FROM superior JOIN cells_sorttally AS kept ON kept.superior_id = superior.id
        WHERE counting_id = (SELECT MIN(id) FROM cells_keptcounting) AND {tally_on_sql("kept")}
        GROUP BY branch, kind, type, is_grassroots, committee
    )
    SELECT %(top)s, kind, type, is_grassroots, committee, {_SUMS} FROM sort GROUP BY kind, type, is_grassroots, committee
    UNION ALL
    SELECT branch, kind, '', is_grassroots, '', {_SUMS} FROM sort WHERE branch <> %(top)s GROUP BY branch, kind, is_grassroots"""


class Sort(NamedTuple):
    """Organisations that are alike in all that is told of them."""

    kind: str
    type: str
    is_grassroots: bool
    committee: str
    number: int
    members: int
    groups: int
    divided: int


def ever_below(*, put_aside: bool) -> str:
    """Common table expressions, the last of which, `ever_below`, has each once what hangs below (`now` 1) and what that came
    of by the day, however far back (0). Parameters: `top`, its id, and `day`.

    `put_aside`: what hangs below, for whoever asks for it more than once or twice. Of a country that alone takes as long as to
    find it.
    """
    return _EVER_BELOW.format("MATERIALIZED" if put_aside else "NOT MATERIALIZED")


def placed_below(organisation: Organisation, day: date) -> RawSQL:
    """Ids of it and of all that hung below it on the day, as a subquery."""
    return _ids(f"WITH RECURSIVE {_BELOW.format('')} SELECT id FROM below", organisation, day)


def below_with_predecessors(organisation: Organisation, day: date) -> RawSQL:
    """Ids of what hung below the organisation on the day, itself included, and of all they came of by then, however far back; as
    a subquery."""
    return _ids(f"WITH RECURSIVE {ever_below(put_aside=True)} SELECT id FROM ever_below", organisation, day)


def by_branch(rows: str) -> str:
    """Common table expressions, to go behind BY_BRANCH, the last of which, `of_branch`, has those of `rows` (another, which names
    an `organisation_id`) that hung below it, with their `kind` and `type` of the day and the `branch`, which is what of it hung
    directly below it. The organisation is a branch of its own. No superior organisations, where places are kept.

    Each row is looked up where it is kept: which superior organisation that is below is asked afterwards, for of these, and of
    what is kept below them, the database expects few, and would read all of it first.
    """
    return f"""
    where_kept AS MATERIALIZED (
        SELECT place.superior_id, place.kind, place.type, {rows}.*
        FROM {rows} JOIN cells_keptplace AS place ON place.organisation_id = {rows}.organisation_id AND {tally_on_sql("place")}
    ),
    of_branch AS (
        SELECT superior.branch, where_kept.* FROM where_kept JOIN superior ON superior.id = where_kept.superior_id
        WHERE superior.id <> %(top)s
        UNION ALL
        SELECT walked.branch, NULL, walked.kind, walked.type, {rows}.*
        FROM {rows} JOIN walked ON walked.organisation_id = {rows}.organisation_id
    )"""


def _ids(sql: str, organisation: Organisation, day: date) -> RawSQL:
    return RawSQL(*positional(sql, {"top": organisation.pk, "day": day}))  # noqa: S611 - no input in the text


def sorts_below(organisation: Organisation, day: date) -> dict[int, list[Sort]]:
    """By its own id all of them, and by that of each superior organisation directly below it what is there, whatever its type and
    whatever it belongs to. Empty where it is no superior organisation, or anything is marked."""
    sorts: dict[int, list[Sort]] = defaultdict(list)
    with reading_connection().cursor() as cursor:
        cursor.execute(_SORTS, {"top": organisation.pk, "day": day})
        for of, *sort in cursor.fetchall():
            sorts[of].append(Sort(*sort))
    return sorts
