"""Headcounts of all cells and committees of a day in one pass over the registry: SQL to build a question on.

Committees add up their cells along the parents of the day, up to the superior organisation above them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cells.models import KeptCounting, Organisation
from cells.models.count import tally_on_sql
from cells.models.dated import valid_on_sql
from cells.queries.counts import kept_of, marked_cells, tallied
from cells.queries.one_of import list_of, one_of
from cells.rules.counting import Counting
from cells.rules.standing import MOST_STEPS


def tally(
    countings: Sequence[Counting], day: date, *, within: Organisation | None = None
) -> tuple[str, dict[str, object]]:
    """Common table expressions with their parameters, to go before a SELECT.

    The last, `tally`, has a row for every cell and committee of the day: `organisation_id`, `kind`, `sufficient` (1 where its
    own infrastructure suffices), `members`, `groups`, and for the counting at place n `base_n`, `affected_n`,
    `affected_special_n`. `within`: only what hung below this organisation on the day, itself included, which is what the first,
    `below`, then has; see `below_by_branch`.

    Sums of cells are what climbs the tree, and nothing is joined to the sums by a computed number of rows: PostgreSQL would
    take 250.000 for 200.
    """
    parameters: dict[str, object] = {"day": day, "top": within.pk if within else None}
    ids = tallied()
    if ids:
        return _looked_up(countings, ids, within, parameters), parameters
    rows = kept_of(countings)
    lists = [_Lists(index, len(countings), counting, parameters) for index, counting in enumerate(countings)]
    figures = ["members", "groups", *(f"{name}_{index}" for index in range(len(countings)) for name in _EXCEPTIONS)]
    summed = ", ".join(f"{_whole(f'SUM({figure})')} AS {figure}" for figure in figures)
    below, nodes, among = "", f"cells_organisationversion AS version WHERE {valid_on_sql('version')} AND", ""
    if within:
        below, nodes = f"{below_by_branch('%(top)s')},", "below AS version WHERE"
        among = _AMONG if within.depth > 1 else ""
    sql = f"""WITH RECURSIVE {below}
        {_counted(rows, lists, among)},
        suffices AS {"NOT " if among else ""}MATERIALIZED (
            SELECT organisation_id FROM cells_infrastructure AS infrastructure
            WHERE infrastructure.sufficient AND {valid_on_sql("infrastructure")}
        ),
        node AS NOT MATERIALIZED (SELECT organisation_id, kind, parent_id FROM {nodes} kind <> 'superior'),
        cell AS (
            SELECT node.*, {_SUFFICIENT} AS sufficient,
                {", ".join(f"{_whole(f'COALESCE({figure}, 0)')} AS {figure}" for figure in figures)}
            FROM node LEFT JOIN counted ON counted.cell_id = node.organisation_id {_INFRASTRUCTURE}
            WHERE node.kind = 'cell'
        ),
        ascent AS (
            SELECT parent_id, 1 AS step, {summed} FROM cell GROUP BY parent_id
            UNION ALL
            SELECT node.parent_id, step + 1, {", ".join(figures)}
            FROM ascent JOIN node ON node.organisation_id = ascent.parent_id
            WHERE node.kind <> 'cell' AND step < {MOST_STEPS}
        ),
        share AS (
            SELECT node.organisation_id, kind, {_SUFFICIENT} AS sufficient, {", ".join(f"0 AS {figure}" for figure in figures)}
            FROM node {_INFRASTRUCTURE} WHERE kind <> 'cell'
            UNION ALL
            SELECT node.organisation_id, node.kind, 0, {", ".join(figures)}
            FROM ascent JOIN node ON node.organisation_id = ascent.parent_id WHERE node.kind <> 'cell'
        ),
        tally AS (
            SELECT organisation_id, kind, sufficient, members, groups, {", ".join(part.figures() for part in lists)} FROM cell
            UNION ALL
            SELECT organisation_id, kind, MAX(sufficient), {_whole("SUM(members)")}, {_whole("SUM(groups)")},
                {", ".join(part.sums() for part in lists)}
            FROM share GROUP BY organisation_id, kind
        )"""
    return sql, parameters


def below_by_branch(top: str) -> str:
    """The common table expression `below`: this organisation (its id, or the parameter) and all that hung below it on `%(day)s`,
    with `parent_id`, `kind` and `type` of the day and the `branch`, which is what of it hung directly below the organisation.
    The organisation is a branch of its own."""
    return f"""
        below(branch, organisation_id, parent_id, kind, type, step) AS (
            SELECT organisation_id, organisation_id, parent_id, kind, type, 1
            FROM cells_organisationversion AS version
            WHERE (organisation_id = {top} OR parent_id = {top}) AND {valid_on_sql("version")}
            UNION ALL
            SELECT below.branch, version.organisation_id, version.parent_id, version.kind, version.type, step + 1
            FROM cells_organisationversion AS version JOIN below ON version.parent_id = below.organisation_id
            WHERE below.organisation_id <> {top} AND below.kind <> 'cell' AND step < {MOST_STEPS} AND {valid_on_sql("version")}
        )"""


def _looked_up(
    countings: Sequence[Counting],
    ids: Mapping[Counting, int],
    within: Organisation | None,
    parameters: dict[str, object],
) -> str:
    """The same where nothing is marked, from what is kept (`ids`). A counting that is not kept is the kept one it is most alike,
    and what differs by those whom the two do not take alike."""
    nearest = [_nearest(one, ids) for one in countings]
    names = {ids[one]: f"kept_{place}" for place, one in enumerate(dict.fromkeys(nearest))}
    drafts = [
        _Draft(n, len(countings), one, kept, parameters)
        for n, (one, kept) in enumerate(zip(countings, nearest, strict=True))
        if one != kept
    ]
    below, tables = "", "cells_kepttally AS kept_0"
    if within:
        below, tables = f"{below_by_branch('%(top)s')},", "below JOIN cells_kepttally AS kept_0"
        tables += " ON kept_0.organisation_id = below.organisation_id"
    first, *others = names
    for counting in others:
        name = names[counting]
        tables += f" JOIN cells_kepttally AS {name} ON {name}.organisation_id = kept_0.organisation_id"
        tables += f" AND {_of_the_day(name, counting)}"
    exceptions = ""
    if drafts:
        lists = [part for draft in drafts for part in (draft.mine, draft.kept)]
        exceptions = f"{_touched(drafts, parameters)}, {_exceptions(lists, of=_OF_TOUCHED)}, {_climbing(lists)},"
        tables += " LEFT JOIN climbed ON climbed.organisation_id = kept_0.organisation_id"
    drafted = {draft.mine.n: draft for draft in drafts}
    figures = ", ".join(
        drafted[n].figures(names[ids[kept]]) if n in drafted else _kept_figures(names[ids[kept]], n)
        for n, kept in enumerate(nearest)
    )
    return f"""WITH RECURSIVE {below} {exceptions}
        tally AS (
            SELECT kept_0.organisation_id, kept_0.kind, COALESCE(kept_0.sufficient, 0) AS sufficient,
                kept_0.members, kept_0.groups, {figures}
            FROM {tables} WHERE {_of_the_day("kept_0", first)}
        )"""


def _nearest(counting: Counting, kept: Iterable[Counting]) -> Counting:
    """That of which it takes the fewest activities and grounds otherwise: itself where it is kept."""
    return min(kept, key=lambda one: len(one.otherwise(counting)))


def _kept_figures(table: str, n: int) -> str:
    return ", ".join(f"{table}.{figure} AS {figure}_{n}" for figure in ("base", "affected", "affected_special"))


def _touched(drafts: "Sequence[_Draft]", parameters: dict[str, object]) -> str:
    """The common table expression `touched`: members with an activity or ground that a draft takes otherwise than what is kept.
    Few of those who depart from the ordinary, unless the draft takes the commonest of all otherwise; also of a province they are
    read of the country: to look for the cells of each among those of the province takes longer."""
    values = list_of("otherwise", frozenset().union(*(draft.otherwise for draft in drafts)), parameters)
    return f"""touched AS (
            SELECT member_id FROM cells_activity AS activity WHERE {valid_on_sql("activity")} AND value IN ({values})
            UNION
            SELECT member_id FROM cells_ground AS ground WHERE {valid_on_sql("ground")} AND category IN ({values})
        )"""


def _climbing(lists: "Sequence[_Lists]") -> str:
    """Common table expressions, the last of which, `climbed`, has the `exceptions` of cells for all that they hang below too."""
    names = [f"{name}_{part.n}" for part in lists for name in _EXCEPTIONS]
    figures, sums = ", ".join(names), ", ".join(f"{_whole(f'SUM({name})')} AS {name}" for name in names)
    return f"""placed AS (
            SELECT version.organisation_id, version.parent_id, {figures}
            FROM exceptions JOIN cells_organisationversion AS version ON version.organisation_id = exceptions.cell_id
            WHERE version.kind = 'cell' AND {valid_on_sql("version")}
        ),
        climb AS (
            SELECT parent_id AS organisation_id, 1 AS step, {sums} FROM placed GROUP BY parent_id
            UNION ALL
            SELECT version.parent_id, step + 1, {figures}
            FROM climb JOIN cells_organisationversion AS version ON version.organisation_id = climb.organisation_id
            WHERE version.kind NOT IN ('superior', 'cell') AND step < {MOST_STEPS} AND {valid_on_sql("version")}
        ),
        climbed AS (
            SELECT organisation_id, {sums} FROM (
                SELECT organisation_id, {figures} FROM placed UNION ALL SELECT organisation_id, {figures} FROM climb
            ) AS each_ GROUP BY organisation_id
        )"""


def _of_the_day(table: str, counting: int) -> str:
    return f"{table}.counting_id = {counting} AND {tally_on_sql(table)}"


def _counted(rows: Sequence[KeptCounting] | None, lists: "Sequence[_Lists]", among: str) -> str:
    """Common table expressions, the last of which, `counted`, has by cell its members, groups, and what each counting counts:
    looked up where all of them are kept, and live for what is marked or where one of them is not."""
    if rows is None:
        return f"{_live(lists, among)}, counted AS (SELECT * FROM live)"
    marked = ", ".join(map(str, sorted(marked_cells())))
    parts = " UNION ALL ".join(part.looked_up(row.pk, marked, among) for part, row in zip(lists, rows, strict=True))
    exceptions = [f"{name}_{part.n}" for part in lists for name in _EXCEPTIONS]
    highest = ", ".join(f"MAX({figure}) AS {figure}" for figure in ("members", "groups", *exceptions))
    together = f"SELECT cell_id, {highest} FROM ({parts}) AS part GROUP BY cell_id" if len(lists) > 1 else parts
    counted = "counted AS" if among else "counted AS MATERIALIZED"
    if not marked:
        return f"{counted} ({together})"
    live = _live(lists, f"AND {{}}.{{}} IN ({marked})")
    return f"{live}, {counted} ({together} UNION ALL SELECT * FROM live)"


def _live(lists: "Sequence[_Lists]", among: str) -> str:
    """Common table expressions, the last of which, `live`, has by cell what the facts say of the day.

    Only members who depart from the ordinary are looked up one by one; everybody is merely counted.
    """
    exceptions = [f"{name}_{part.n}" for part in lists for name in _EXCEPTIONS]
    zero_or = ", ".join(
        f"{_whole(f'COALESCE({figure}, 0)')} AS {figure}" for figure in ("members", "groups", *exceptions)
    )
    return f"""{_exceptions(lists, among)},
        people AS (
            SELECT cell_id, COUNT(*) AS members FROM cells_membership AS membership
            WHERE {valid_on_sql("membership")} {among.format("membership", "cell_id")} GROUP BY cell_id
        ),
        divided AS (
            SELECT cell_id, COUNT(*) AS groups FROM cells_group AS division
            WHERE {valid_on_sql("division")} {among.format("division", "cell_id")} GROUP BY cell_id
        ),
        somebody AS (SELECT cell_id FROM people UNION SELECT cell_id FROM divided),
        live AS (
            SELECT somebody.cell_id, {zero_or} FROM somebody LEFT JOIN people ON people.cell_id = somebody.cell_id
            LEFT JOIN exceptions ON exceptions.cell_id = somebody.cell_id
            LEFT JOIN divided ON divided.cell_id = somebody.cell_id
        )"""


def _exceptions(lists: "Sequence[_Lists]", among: str = "", of: str = "") -> str:
    """Common table expressions, the last of which, `exceptions`, has by cell who departs from the ordinary on the day; `of`: a
    join that leaves but a part of the members."""
    names = [f"{name}_{part.n}" for part in lists for name in _EXCEPTIONS]
    return f"""fact AS (
            SELECT activity.member_id, {", ".join(part.of_activity() for part in lists)}
            FROM cells_activity AS activity {of.format("activity")} WHERE {valid_on_sql("activity")}
            UNION ALL
            SELECT ground.member_id, {", ".join(part.of_ground() for part in lists)}
            FROM cells_ground AS ground {of.format("ground")} LEFT JOIN cells_areafact AS area ON area.id = ground.area_fact_id
            WHERE {valid_on_sql("ground")} AND (ground.area_fact_id IS NULL OR {valid_on_sql("area")})
        ),
        exceptional AS (
            SELECT membership.cell_id, {", ".join(part.of_member() for part in lists)}
            FROM fact JOIN cells_membership AS membership ON membership.member_id = fact.member_id
            WHERE {valid_on_sql("membership")} {among.format("membership", "cell_id")}
            GROUP BY membership.cell_id, membership.member_id
        ),
        exceptions AS (
            SELECT cell_id, {", ".join(f"SUM({name}) AS {name}" for name in names)} FROM exceptional GROUP BY cell_id
        )"""


def positional(sql: str, named: dict[str, object]) -> tuple[str, list[object]]:
    """The same with its parameters in order, as RawSQL wants them."""
    order: list[object] = []

    def in_order(name: "re.Match[str]") -> str:
        order.append(named[name[1]])
        return "%s"

    return re.sub(r"%\((\w+)\)s", in_order, sql), order


def named(rows: "QuerySet[Any, Any]", name: str, parameters: dict[str, object]) -> str:
    """The statement of a queryset, its parameters put among ours under names that begin with this one."""
    sql, values = rows.query.sql_with_params()
    names = [f"{name}_{place}" for place in range(len(values))]
    parameters.update(zip(names, values, strict=True))
    return sql % tuple(f"%({one})s" for one in names)


_AMONG = "AND {}.{} IN (SELECT organisation_id FROM below)"
"""Not of the top of the tree: to look up every cell there is takes longer than to read all counts once."""
_OF_TOUCHED = "JOIN touched ON touched.member_id = {}.member_id"
_SUFFICIENT = "CASE WHEN suffices.organisation_id IS NULL THEN 0 ELSE 1 END"
_INFRASTRUCTURE = "LEFT JOIN suffices ON suffices.organisation_id = node.organisation_id"
_EXCEPTIONS = ("left_out", "affected", "affected_special")


def _whole(figure: str) -> str:
    """PostgreSQL adds whole numbers up to ever wider ones, and computes slowly with the widest."""
    return f"CAST({figure} AS integer)"


class _Lists:
    """One counting's columns, numbered with its place; its lists become parameters."""

    def __init__(self, number: int, of: int, counting: Counting, parameters: dict[str, object]) -> None:
        self.n, self.of, self.parameters = number, of, parameters
        self.left_out = self._in("activity.value", "left_out", counting.left_out)
        endless = self._in("ground.category", "ending", counting.ending)
        counts = f"CASE WHEN ground.valid_to IS NULL THEN 1 - {endless} ELSE 1 END"
        self.ground = f"{self._in('ground.category', 'ground', counting.grounds)} * {counts}"
        self.special = f"{self._in('ground.category', 'special', counting.special_grounds)} * {counts}"

    def of_activity(self) -> str:
        return f"{self.left_out} AS left_out_{self.n}, 0 AS ground_{self.n}, 0 AS special_{self.n}"

    def of_ground(self) -> str:
        return f"0, {self.ground}, {self.special}"

    def of_member(self) -> str:
        """Who is left out of the base is not among the affected, whatever their grounds; two grounds count once."""
        n = self.n
        return (
            f"MAX(left_out_{n}) AS left_out_{n}, (1 - MAX(left_out_{n})) * MAX(ground_{n}) AS affected_{n}, "
            f"(1 - MAX(left_out_{n})) * MAX(special_{n}) AS affected_special_{n}"
        )

    def looked_up(self, counting: int, marked: str, among: str) -> str:
        """The same of cells that are not marked, as they were counted; what other countings count stands as 0."""
        exceptions = ("members - base", "affected", "affected_special")
        mine = dict(zip(_EXCEPTIONS, exceptions, strict=True))
        told = ", ".join(
            f"{mine[name] if n == self.n else 0} AS {name}_{n}" for n in range(self.of) for name in _EXCEPTIONS
        )
        unmarked = f" AND count.cell_id NOT IN ({marked})" if marked else ""
        return (
            f"SELECT cell_id, members, groups, {told} FROM cells_cellcount AS count "
            f"WHERE counting_id = {counting} AND {valid_on_sql('count')}{unmarked} {among.format('count', 'cell_id')}"
        )

    def figures(self) -> str:
        n = self.n
        return f"members - left_out_{n} AS base_{n}, affected_{n}, affected_special_{n}"

    def sums(self) -> str:
        base, affected = f"SUM(members) - SUM(left_out_{self.n})", f"SUM(affected_{self.n})"
        return ", ".join(map(_whole, (base, affected, f"SUM(affected_special_{self.n})")))

    def _in(self, column: str, name: str, values: frozenset[str]) -> str:
        return one_of(column, f"{name}_{self.n}", values, self.parameters)


class _Draft:
    """A counting that is not kept, beside the kept one it is most alike; the lists of that one are numbered behind all others."""

    def __init__(self, number: int, of: int, counting: Counting, kept: Counting, parameters: dict[str, object]) -> None:
        self.mine = _Lists(number, of, counting, parameters)
        self.kept = _Lists(of + number, of, kept, parameters)
        self.otherwise = counting.otherwise(kept)

    def figures(self, table: str) -> str:
        """From the tallies of the kept one, in `table`."""
        n, of = self.mine.n, self.kept.n
        affected = (
            f"{table}.{name} + COALESCE({name}_{n} - {name}_{of}, 0) AS {name}_{n}"
            for name in ("affected", "affected_special")
        )
        return f"{table}.base - COALESCE(left_out_{n} - left_out_{of}, 0) AS base_{n}, {', '.join(affected)}"
