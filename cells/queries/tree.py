"""The tree as a page opens it: one node at a time, each with counts of what is below it on the day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from accounts.queries.prepared import prepared_cursor
from accounts.queries.replica import reading_connection
from accounts.rules.text import clean_text
from cells.models import Organisation, OrganisationVersion
from cells.models.count import tally_on_sql
from cells.models.dated import valid_on_sql
from cells.models.organisation import OrganisationQuerySet, after_subtree, lies_within, paths_below
from cells.queries.counts import UNMARKED
from cells.queries.members import number_on
from cells.queries.name_search import holding
from cells.queries.organisation_words import OrganisationWords, words_on
from cells.queries.organisations import Kind, versions_on
from cells.rules.national_code import beginning_of_code
from cells.rules.standing import MOST_STEPS

MOST_CELLS_WITH_MEMBERS_COUNTED = 20_000
"""Of all nodes of a list together; who has more than an equal share of it is not counted, in the same way for equals: a list
that opens must not read millions of rows."""
MOST_RANGES = 100
"""Counted by one statement; SQLite joins at most 500."""

# Two ways to what is below: today's materialised paths, or for another day the parents of that day. Each path is written out
# as a range of its own: of a range that it has to compute PostgreSQL expects a ninth of the whole country. The walk along the
# parents is not `below_sql` (organisations.py): it carries the kind, so that it stops at cells and counts them without a second
# look at each, and does not compare every row with all before it; of the whole country these are a quarter of a million.
_BELOW_BY_PATH = """
    below(top, id) AS ({ranges})"""
_RANGE = "SELECT {top}, id FROM cells_organisation WHERE path >= %(from_{top})s AND path < %(to_{top})s"
_BELOW_BY_PARENTS = f"""
    below(top, id, kind, step) AS (
        SELECT version.organisation_id, version.organisation_id, version.kind, 0 FROM cells_organisationversion AS version
        WHERE version.organisation_id IN ({{tops}})
        AND {valid_on_sql("version")}
        UNION ALL
        SELECT below.top, version.organisation_id, version.kind, step + 1 FROM cells_organisationversion AS version
        JOIN below ON version.parent_id = below.id
        WHERE below.kind <> 'cell' AND step < {MOST_STEPS}
        AND {valid_on_sql("version")}
    )"""
_CELLS_BY_PATH = f"""
    SELECT below.top, COUNT(*) FROM below JOIN cells_organisationversion AS fact
    ON fact.organisation_id = below.id AND fact.kind = 'cell'
    WHERE {valid_on_sql("fact")} GROUP BY below.top"""
_CELLS_BY_PARENTS = "SELECT top, COUNT(*) FROM below WHERE kind = 'cell' GROUP BY top"
_MEMBERS = f"""
    SELECT below.top, COUNT(*) FROM below JOIN cells_membership AS fact ON fact.cell_id = below.id
    WHERE {valid_on_sql("fact")} GROUP BY below.top"""

MOST_ELSEWHERE = 500
_ELSEWHERE = f"""
    today(id) AS (
        SELECT version.organisation_id FROM cells_organisationversion AS version
        JOIN cells_organisation AS organisation ON organisation.id = version.organisation_id
        WHERE organisation.path >= %(from)s AND organisation.path < %(to)s AND {valid_on_sql("version")}
    )
    SELECT id, 1 FROM (SELECT id FROM below EXCEPT SELECT id FROM today) AS gone
    UNION ALL SELECT id, 0 FROM (SELECT id FROM today EXCEPT SELECT id FROM below) AS come
    LIMIT %(most)s"""
_TALLIED = f"""
    WITH counted(counting) AS (SELECT MIN(id) FROM cells_keptcounting WHERE {UNMARKED}),
    tallied(top, cells, members) AS (
        SELECT superior_id, cells, members FROM cells_superiortally AS kept
        WHERE superior_id {{tops}} AND counting_id = (SELECT counting FROM counted) AND {tally_on_sql("kept")}
        UNION ALL
        SELECT organisation_id, cells, members FROM cells_kepttally AS kept
        WHERE organisation_id {{tops}} AND counting_id = (SELECT counting FROM counted) AND {tally_on_sql("kept")}
    )
    SELECT version.organisation_id, COALESCE(cells, 0), COALESCE(members, 0), (
        SELECT COUNT(*) FROM cells_organisationversion AS below
        WHERE below.parent_id = version.organisation_id AND {valid_on_sql("below")}
    ) FROM cells_organisationversion AS version LEFT JOIN tallied ON tallied.top = version.organisation_id
    WHERE version.organisation_id {{tops}} AND {valid_on_sql("version")} AND (SELECT counting FROM counted) IS NOT NULL"""
"""One row each, of a superior organisation as of any other."""
_ANY_OF_THEM = "= ANY((SELECT CAST(%(tops)s AS bigint[]))::bigint[])"
"""Through a SELECT, so that PostgreSQL expects as many however many there are: else it would plan anew for fewer."""


@dataclass(frozen=True)
class Node:
    """An organisation in the tree of a day. `members` is None where there are too many to count for a list and the tallies are
    out of date."""

    version: OrganisationVersion
    cells: int
    members: int | None
    children: int
    words: OrganisationWords
    """Of the day."""

    @property
    def kind(self) -> str:
        return self.words.kind(self.version)

    @property
    def level(self) -> str:
        return self.words.level(self.version)

    @property
    def type(self) -> str:
        return self.words.type(self.version)


def children_on(organisation: Organisation, day: date) -> "QuerySet[OrganisationVersion]":
    mine: QuerySet[OrganisationVersion] = organisation.child_versions.on(day)
    return mine.select_related("organisation").order_by("organisation__code")


def search_on(organisations: OrganisationQuerySet, words: str, day: date) -> "QuerySet[OrganisationVersion]":
    """Those of the organisations whose name holds every word, in any spelling, or one of whose codes begins with what was typed:
    its own, or the national one, with or without the points."""
    matches = holding(words) | Q(organisation__code__istartswith=clean_text(words))
    if national := beginning_of_code(clean_text(words)):
        matches |= Q(national_code__startswith=national)
    return versions_on(day).filter(matches, organisation__in=organisations).order_by("organisation__code")


def nodes(versions: Collection[OrganisationVersion], day: date, *, today: date) -> list[Node]:
    """In a constant number of queries."""
    if not versions:
        return []
    counts = _looked_up([version.organisation_id for version in versions], day) or _live(versions, day, today=today)
    words = words_on(day)
    return [Node(version, *counts[version.organisation_id], words=words) for version in versions]


class Counts(NamedTuple):
    """Of an organisation; see Node."""

    cells: int
    members: int | None
    children: int


def _looked_up(organisations: Collection[int], day: date) -> dict[int, Counts]:
    """By id, from the tallies of the day. Empty where anything is marked. Prepared: to plan it takes as long as to read it."""
    asked: dict[str, object] = {"day": day}
    if reading_connection().vendor == "postgresql":
        tops, asked["tops"] = _ANY_OF_THEM, list(organisations)
    else:
        tops = f"IN ({', '.join(str(int(pk)) for pk in organisations)})"
    with prepared_cursor() as cursor:
        cursor.execute(_TALLIED.format(tops=tops), asked)
        return {pk: Counts(*counts) for pk, *counts in cursor.fetchall()}


def number_below(organisation: Organisation, day: date, *, today: date, many: bool) -> int:
    """How many members its cells have on the day: what its node says, else counted. `many`: as in `number_on`."""
    if counts := _looked_up([organisation.pk], day):
        return counts[organisation.pk].members or 0
    return number_on(cells_below(organisation, day, today=today), day, many=many)


def _live(versions: Collection[OrganisationVersion], day: date, *, today: date) -> dict[int, Counts]:
    tops = {version.organisation_id: version.organisation.path for version in versions}
    cells = _counted(_CELLS_BY_PATH if day == today else _CELLS_BY_PARENTS, tops, day, today)
    share = MOST_CELLS_WITH_MEMBERS_COUNTED / max(1, len(tops))
    countable = {pk: path for pk, path in tops.items() if cells.get(pk, 0) <= share}
    members = _counted(_MEMBERS, countable, day, today)
    children = _children(tops, day)
    return {
        pk: Counts(cells.get(pk, 0), members.get(pk, 0) if pk in countable else None, children.get(pk, 0))
        for pk in tops
    }


def cells_below(organisation: Organisation, day: date, *, today: date) -> "QuerySet[OrganisationVersion, int]":
    """What `cells_of` (organisations.py) lists, as a subquery: there may be more of them than a statement takes parameters."""
    return below_on(organisation, day, today=today).filter(kind=Kind.CELL).values_list("organisation_id", flat=True)


def below_on(organisation: Organisation, day: date, *, today: date) -> "QuerySet[OrganisationVersion]":
    """What `versions_below` (organisations.py) lists, to be narrowed, ordered and cut by the database: in no order.

    Of another day it is said by what hangs elsewhere today, if that is little: of a walk the database expects to find a few, of
    a path it knows how many there are, and a page of a country's members is looked for in another way.
    """
    versions, here = versions_on(day), lies_within(*paths_below(organisation), prefix="organisation__")
    if day == today:
        return versions.filter(here)
    elsewhere = _elsewhere_today(organisation, day)
    if len(elsewhere) > MOST_ELSEWHERE:
        return versions.filter(organisation_id__in=walked_below(organisation, day))
    came, left = ([pk for pk, was_below in elsewhere if was_below is side] for side in (False, True))
    if came:
        versions = versions.exclude(organisation_id__in=came)
    return versions.filter(here | Q(organisation_id__in=left) if left else here)


def _elsewhere_today(organisation: Organisation, day: date) -> list[tuple[int, bool]]:
    """What hung below it on the day and does not hang there today (True), and what was somewhere then and came below it since; of
    very many the first."""
    sql = f"WITH RECURSIVE {_BELOW_BY_PARENTS.format(tops=int(organisation.pk))}, {_ELSEWHERE}"
    path = organisation.path
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, {"day": day, "from": path, "to": after_subtree(path), "most": MOST_ELSEWHERE + 1})
        return [(pk, bool(was_below)) for pk, was_below in cursor.fetchall()]


def walked_below(organisation: Organisation, day: date) -> RawSQL:
    """Ids of it and of all that hung below it on the day, by the parents of that day, as a subquery of any day."""
    sql = _BELOW_BY_PARENTS.format(tops="%s").replace("%(day)s", "%s")
    return RawSQL(f"WITH RECURSIVE {sql} SELECT id FROM below", (organisation.pk, *[day] * 4))  # noqa: S611 - no input in the text


def grassroots_ids_below(organisation: Organisation, day: date) -> list[int]:
    """Ids of what `grassroots_below` (organisations.py) lists of a superior organisation, by code: of a country, without building
    all that is below it."""
    above = OrganisationVersion.objects.on(day).filter(organisation=OuterRef("parent"), kind=Kind.SUPERIOR)
    below: Any = walked_below(organisation, day)
    grassroots = versions_on(day).filter(Exists(above), organisation_id__in=below).exclude(kind=Kind.SUPERIOR)
    return list(grassroots.order_by("organisation__code").values_list("organisation_id", flat=True))


def _children(ids: Collection[int], day: date) -> dict[int, int]:
    rows = OrganisationVersion.objects.on(day).filter(parent_id__in=ids).order_by().values("parent_id")
    return dict(rows.annotate(number=Count("pk")).values_list("parent_id", "number"))


def _counted(what: str, tops: Mapping[int, str], day: date, today: date) -> dict[int, int]:
    """`tops`: ids with the paths of today."""
    counts: dict[int, int] = {}
    of = list(tops.items())
    for start in range(0, len(of), MOST_RANGES):
        below, parameters = _below(dict(of[start : start + MOST_RANGES]), day, today)
        with reading_connection().cursor() as cursor:
            cursor.execute(f"WITH RECURSIVE {below} {what}", parameters)
            counts |= dict(cursor.fetchall())
    return counts


def _below(tops: Mapping[int, str], day: date, today: date) -> tuple[str, dict[str, Any]]:
    """SQL of `below` with its parameters."""
    parameters: dict[str, Any] = {"day": day}
    if day != today:
        return _BELOW_BY_PARENTS.format(tops=", ".join(str(int(pk)) for pk in tops)), parameters
    for pk, path in tops.items():
        parameters |= {f"from_{pk}": path, f"to_{pk}": after_subtree(path)}
    return _BELOW_BY_PATH.format(ranges=" UNION ALL ".join(_RANGE.format(top=pk) for pk in tops)), parameters
