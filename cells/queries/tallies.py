"""Headcounts of all cells and committees of a day in one pass over the registry: SQL to build a question on.

Committees add up their cells along the parents of the day, up to the superior organisation above them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cells.models import Organisation
from cells.models.dated import valid_on_sql
from cells.queries.organisations import MOST_STEPS, below_sql


@dataclass(frozen=True)
class Counting:
    """What decides who counts: activities left out of the base, the closed list of grounds, the (b) grounds of it, and those of
    the list that count only with a last day."""

    left_out: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    special_grounds: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()


def tally(
    countings: Sequence[Counting], day: date, *, within: Organisation | None = None
) -> tuple[str, dict[str, object]]:
    """Common table expressions with their parameters, to go before a SELECT.

    The last, `tally`, has a row for every cell and committee of the day: `organisation_id`, `kind`, `sufficient` (1 where its
    own infrastructure suffices), `members`, `groups`, and for the counting at place n `base_n`, `affected_n`,
    `affected_special_n`. `within`: only what hung below this organisation on the day, itself included.

    Only members who depart from the ordinary are looked up one by one; everybody is merely counted. Sums of cells are what
    climbs the tree, and nothing is joined to the sums by a computed number of rows: PostgreSQL would take 250.000 for 200.
    """
    parameters: dict[str, object] = {"day": day, "top": within.pk if within else None}
    lists = [_Lists(index, counting, parameters) for index, counting in enumerate(countings)]
    exceptions = [f"{name}_{index}" for index in range(len(countings)) for name in _EXCEPTIONS]
    figures = ["members", "groups", *exceptions]
    summed = ", ".join(f"{_whole(f'SUM({figure})')} AS {figure}" for figure in figures)
    below, among = (f"{below_sql('%(top)s')},", "AND {}.{} IN (SELECT id FROM below)") if within else ("", "")
    sql = f"""WITH RECURSIVE {below}
        fact AS (
            SELECT activity.member_id, {", ".join(part.of_activity() for part in lists)}
            FROM cells_activity AS activity WHERE {valid_on_sql("activity")}
            UNION ALL
            SELECT ground.member_id, {", ".join(part.of_ground() for part in lists)}
            FROM cells_ground AS ground LEFT JOIN cells_areafact AS area ON area.id = ground.area_fact_id
            WHERE {valid_on_sql("ground")} AND (ground.area_fact_id IS NULL OR {valid_on_sql("area")})
        ),
        exceptional AS (
            SELECT membership.cell_id, {", ".join(part.of_member() for part in lists)}
            FROM fact JOIN cells_membership AS membership ON membership.member_id = fact.member_id
            WHERE {valid_on_sql("membership")} {among.format("membership", "cell_id")}
            GROUP BY membership.cell_id, membership.member_id
        ),
        exceptions AS (
            SELECT cell_id, {", ".join(f"SUM({name}) AS {name}" for name in exceptions)} FROM exceptional GROUP BY cell_id
        ),
        people AS (
            SELECT cell_id, COUNT(*) AS members FROM cells_membership AS membership
            WHERE {valid_on_sql("membership")} {among.format("membership", "cell_id")} GROUP BY cell_id
        ),
        divided AS (
            SELECT cell_id, COUNT(*) AS groups FROM cells_group AS division WHERE {valid_on_sql("division")} GROUP BY cell_id
        ),
        node AS NOT MATERIALIZED (
            SELECT version.organisation_id, version.kind, version.parent_id,
                CASE WHEN infrastructure.sufficient THEN 1 ELSE 0 END AS sufficient
            FROM cells_organisationversion AS version LEFT JOIN cells_infrastructure AS infrastructure
                ON infrastructure.organisation_id = version.organisation_id AND {valid_on_sql("infrastructure")}
            WHERE version.kind <> 'superior' AND {valid_on_sql("version")} {among.format("version", "organisation_id")}
        ),
        cell AS (
            SELECT node.*, {", ".join(f"{_whole(f'COALESCE({figure}, 0)')} AS {figure}" for figure in figures)}
            FROM node LEFT JOIN people ON people.cell_id = node.organisation_id
            LEFT JOIN exceptions ON exceptions.cell_id = node.organisation_id
            LEFT JOIN divided ON divided.cell_id = node.organisation_id
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
            SELECT organisation_id, kind, sufficient, {", ".join(f"0 AS {figure}" for figure in figures)}
            FROM node WHERE kind <> 'cell'
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


def positional(sql: str, named: dict[str, object]) -> tuple[str, list[object]]:
    """The same with its parameters in order, as RawSQL wants them."""
    order: list[object] = []

    def in_order(name: "re.Match[str]") -> str:
        order.append(named[name[1]])
        return "%s"

    return re.sub(r"%\((\w+)\)s", in_order, sql), order


_EXCEPTIONS = ("left_out", "affected", "affected_special")


def _whole(figure: str) -> str:
    """PostgreSQL adds whole numbers up to ever wider ones, and computes slowly with the widest."""
    return f"CAST({figure} AS integer)"


class _Lists:
    """One counting's columns, numbered with its place; its lists become parameters."""

    def __init__(self, number: int, counting: Counting, parameters: dict[str, object]) -> None:
        self.n, self.parameters = number, parameters
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

    def figures(self) -> str:
        n = self.n
        return f"members - left_out_{n} AS base_{n}, affected_{n}, affected_special_{n}"

    def sums(self) -> str:
        base, affected = f"SUM(members) - SUM(left_out_{self.n})", f"SUM(affected_{self.n})"
        return ", ".join(map(_whole, (base, affected, f"SUM(affected_special_{self.n})")))

    def _in(self, column: str, name: str, values: frozenset[str]) -> str:
        if not values:
            return "0"
        names = [f"{name}_{self.n}_{number}" for number in range(len(values))]
        self.parameters.update(zip(names, sorted(values), strict=True))
        return f"CASE WHEN {column} IN ({', '.join(f'%({name})s' for name in names)}) THEN 1 ELSE 0 END"
