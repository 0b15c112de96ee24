"""From the dated facts of cells to periods in which nothing that is counted changes, in one statement for any number of cells.

Every fact is +1 on its first day and -1 on the day it is no longer true. Added up along the days they say what holds of each
member; where that changes, so does the cell's number; the cell's numbers, added up along the days, are its counts.
"""

from typing import Any

from cells.models import KeptCounting
from cells.models.dated import both_from_sql, both_until_sql, meet_sql
from cells.queries.one_of import one_of

FIGURES = (
    "members",
    "official",
    "base",
    "affected",
    "affected_special",
    "endless",
    "groups",
    "ungrouped",
    "leaderless_groups",
)
_FACTS = ("here", "official", "inactive", "left_out", "grounded", "special", "endless", "grouped")
_COUNTED = {
    "members": "here > 0",
    "official": "here > 0 AND official > 0",
    "base": "here > 0 AND left_out = 0",
    "affected": "here > 0 AND left_out = 0 AND grounded > 0",
    "affected_special": "here > 0 AND left_out = 0 AND special > 0",
    "endless": "here > 0 AND left_out = 0 AND grounded = 0 AND endless > 0",
    "groups": "exists_ > 0",
    "ungrouped": "here > 0 AND inactive = 0 AND grouped = 0",
    "leaderless_groups": "exists_ > 0 AND led = 0",
}
"""When a member, or a group, is one of them: the same conditions as in cells/queries/headcounts.py."""


def count_periods(counting: KeptCounting, cells: str = "") -> tuple[str, dict[str, Any]]:
    """A SELECT of (cell_id, valid_from, valid_to, then FIGURES) with its parameters, a row for each period in which somebody
    belongs to a cell or it has a group. `cells`: a condition on `cell_id`, in SQL; without it all cells."""
    parameters: dict[str, Any] = {}
    of_members = _steps("member", _people(counting, parameters), ("cell_id", "member_id"), _FACTS, _PEOPLE)
    of_groups = _steps("division", _DIVISIONS, ("cell_id", "group_id"), ("exists_", "led"), _GROUPS)
    among = f"WHERE {cells}" if cells else ""
    sums = ", ".join(f"{_whole(figure)} AS {figure}" for figure in FIGURES)
    changed = " OR ".join(f"SUM({figure}) <> 0" for figure in FIGURES)
    running = ", ".join(f"SUM({figure}) OVER (PARTITION BY cell_id ORDER BY day) AS {figure}" for figure in FIGURES)
    told = ", ".join(
        "CASE WHEN groups > 0 THEN ungrouped ELSE 0 END" if figure == "ungrouped" else figure for figure in FIGURES
    )
    sql = f"""
        WITH belonged AS (SELECT DISTINCT cell_id, member_id FROM cells_membership {among}),
        division_of AS (SELECT id, cell_id, valid_from, valid_to FROM cells_group {among}),
        {of_members},
        {of_groups},
        change AS (
            SELECT cell_id, day, {sums} FROM (SELECT * FROM member_change UNION ALL SELECT * FROM division_change) AS both_
            GROUP BY cell_id, day HAVING {changed}
        ),
        running AS (
            SELECT cell_id, day, LEAD(day) OVER (PARTITION BY cell_id ORDER BY day) AS until, {running} FROM change
        )
        SELECT cell_id, day, until, {told} FROM running WHERE members > 0 OR groups > 0"""
    return sql, parameters


_PEOPLE = ("members", "official", "base", "affected", "affected_special", "endless", "ungrouped")
_GROUPS = ("groups", "leaderless_groups")


def _steps(name: str, periods: str, owner: tuple[str, ...], facts: tuple[str, ...], figures: tuple[str, ...]) -> str:
    """Common table expressions, the last of which, `…_change`, has by cell and day what each figure changes by."""
    keys, by = ", ".join(owner), f"PARTITION BY {', '.join(owner)} ORDER BY day"
    flags = ", ".join(f"CASE WHEN {_COUNTED[figure]} THEN 1 ELSE 0 END AS {figure}" for figure in figures)
    deltas = ", ".join(
        f"{figure} - LAG({figure}, 1, 0) OVER ({by}) AS {figure}" if figure in figures else f"0 AS {figure}"
        for figure in FIGURES
    )
    return f"""{name}_period AS ({periods}),
        {name}_turn AS (
            SELECT {keys}, day, {", ".join(f"{_whole(fact)} AS {fact}" for fact in facts)} FROM (
                SELECT {keys}, begins AS day, {", ".join(facts)} FROM {name}_period
                UNION ALL
                SELECT {keys}, ends, {", ".join(f"-{fact}" for fact in facts)} FROM {name}_period WHERE ends IS NOT NULL
            ) AS turn GROUP BY {keys}, day
        ),
        {name}_state AS (
            SELECT {keys}, day, {", ".join(f"SUM({fact}) OVER ({by}) AS {fact}" for fact in facts)} FROM {name}_turn
        ),
        {name}_flag AS (SELECT {keys}, day, {flags} FROM {name}_state),
        {name}_change AS (SELECT cell_id, day, {deltas} FROM {name}_flag)"""


def _people(counting: KeptCounting, parameters: dict[str, Any]) -> str:
    """What was ever true of who ever belonged to a cell: (cell_id, member_id, begins, ends, then a 1 for each fact it is)."""

    def among(column: str, name: str, values: list[str]) -> str:
        return one_of(column, name, values, parameters)

    def told(**facts: str) -> str:
        return ", ".join(f"{facts.get(fact, '0')} AS {fact}" for fact in _FACTS)

    left_out = among("fact.value", "left_out", counting.left_out)
    lacks_end = f"CASE WHEN fact.valid_to IS NULL THEN {among('fact.category', 'ending', counting.ending)} ELSE 0 END"
    grounded = f"(1 - {lacks_end}) * {among('fact.category', 'ground', counting.grounds)}"
    special = f"(1 - {lacks_end}) * {among('fact.category', 'special', counting.special_grounds)}"
    return f"""
            SELECT fact.cell_id, fact.member_id, fact.valid_from AS begins, fact.valid_to AS ends, {told(here="1")}
            FROM cells_membership AS fact JOIN belonged ON belonged.cell_id = fact.cell_id AND belonged.member_id = fact.member_id
            UNION ALL
            SELECT belonged.cell_id, fact.member_id, fact.valid_from, fact.valid_to, {told(official="1")}
            FROM cells_degree AS fact JOIN belonged ON belonged.member_id = fact.member_id WHERE fact.value = 'official'
            UNION ALL
            SELECT belonged.cell_id, fact.member_id, fact.valid_from, fact.valid_to, {told(inactive="1", left_out=left_out)}
            FROM cells_activity AS fact JOIN belonged ON belonged.member_id = fact.member_id
            UNION ALL
            SELECT belonged.cell_id, fact.member_id, {both_from_sql("fact", "area")}, {both_until_sql("fact", "area")},
                {told(grounded=grounded, special=special, endless=lacks_end)}
            FROM cells_ground AS fact JOIN belonged ON belonged.member_id = fact.member_id
            LEFT JOIN cells_areafact AS area ON area.id = fact.area_fact_id WHERE {meet_sql("fact", "area")}
            UNION ALL
            SELECT part.cell_id, fact.member_id, {both_from_sql("fact", "part")}, {both_until_sql("fact", "part")},
                {told(grouped="1")}
            FROM cells_groupbelonging AS fact JOIN division_of AS part ON part.id = fact.group_id
            WHERE {meet_sql("fact", "part")}"""


def _whole(figure: str) -> str:
    """PostgreSQL adds whole numbers up to ever wider ones, and computes slowly with the widest."""
    return f"CAST(SUM({figure}) AS integer)"


_DIVISIONS = f"""
            SELECT cell_id, id AS group_id, valid_from AS begins, valid_to AS ends, 1 AS exists_, 0 AS led FROM division_of
            UNION ALL
            SELECT part.cell_id, part.id, {both_from_sql("fact", "part")}, {both_until_sql("fact", "part")}, 0, 1
            FROM cells_groupleadership AS fact JOIN division_of AS part ON part.id = fact.group_id
            WHERE {meet_sql("fact", "part")}"""
