"""Counting members on a day, cell by cell, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.queries.put_together import Question
from accounts.queries.replica import reading_connection
from cells.models import Activity, Ground, Group, Membership
from cells.models.dated import valid_on, valid_on_sql
from cells.queries.counts import counts_on, kept, marked_cells
from cells.queries.groups import groups_on, leaderships_on, ungrouped_on
from cells.queries.one_of import one_of
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount


def headcounts(cell_ids: Collection[int], day: date, counting: Counting) -> dict[int, Headcount]:
    """Headcount of each cell on the day; cells without anybody are present with zeros.

    Looked up where they have been counted, and counted live where they are marked, or by a counting that is not kept.
    """
    row = kept(counting)
    if row is None:
        return counted_live(cell_ids, day, counting)
    marked = marked_cells().intersection(cell_ids)
    looked_up = counts_on([cell for cell in cell_ids if cell not in marked], day, row)
    live = counted_live(marked, day, counting) if marked else {}
    return {cell: live[cell] if cell in marked else looked_up.get(cell, Headcount()) for cell in cell_ids}


def counted_live(cell_ids: Collection[int], day: date, counting: Counting) -> dict[int, Headcount]:
    """The same from the facts themselves: the law that the kept counts follow."""
    people, groups = _people(cell_ids, day, counting), _groups(cell_ids, day)
    return {cell: Headcount(**people.get(cell, {}), **groups.get(cell, {})) for cell in cell_ids}


def _people(cell_ids: Collection[int], day: date, counting: Counting) -> dict[int, dict[str, int]]:
    """From the members of the cells outwards to their facts: asked of each member, whether there is one, PostgreSQL would read
    all activities and grounds of the country for a single cell."""
    if not cell_ids:
        return {}
    parameters: dict[str, Any] = {"day": day}
    official = "CASE WHEN degree.value = 'official' THEN 1 ELSE 0 END"
    left_out = one_of("activity.value", "left_out", counting.left_out, parameters)
    lacks_end = one_of("ground.category", "ending", counting.ending, parameters)
    endless = f"CASE WHEN ground.valid_to IS NULL THEN {lacks_end} ELSE 0 END"
    grounded = f"(1 - {endless}) * {one_of('ground.category', 'ground', counting.grounds, parameters)}"
    special = f"(1 - {endless}) * {one_of('ground.category', 'special', counting.special_grounds, parameters)}"
    sql = f"""
        SELECT cell_id, COUNT(*), SUM(official), SUM(base), SUM(base * grounded), SUM(base * special),
            SUM(base * (1 - grounded) * endless)
        FROM (
            SELECT membership.cell_id, MAX({official}) AS official, 1 - MAX({left_out}) AS base,
                MAX({grounded}) AS grounded, MAX({special}) AS special, MAX({endless}) AS endless
            FROM cells_membership AS membership
            LEFT JOIN cells_degree AS degree
                ON degree.member_id = membership.member_id AND {valid_on_sql("degree")}
            LEFT JOIN cells_activity AS activity
                ON activity.member_id = membership.member_id AND {valid_on_sql("activity")}
            LEFT JOIN ({_GROUNDS}) AS ground ON ground.member_id = membership.member_id
            WHERE {valid_on_sql("membership")} AND membership.cell_id IN ({", ".join(map(str, cell_ids))})
            GROUP BY membership.cell_id, membership.member_id
        ) AS person GROUP BY cell_id"""
    figures = ("members", "official", "base", "affected", "affected_special", "endless")
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, parameters)
        return {cell: dict(zip(figures, counts, strict=True)) for cell, *counts in cursor.fetchall()}


_GROUNDS = f"""
                SELECT ground.member_id, ground.category, ground.valid_to FROM cells_ground AS ground
                LEFT JOIN cells_areafact AS area ON area.id = ground.area_fact_id
                WHERE {valid_on_sql("ground")} AND (ground.area_fact_id IS NULL OR {valid_on_sql("area")})"""
"""`grounds_on` for a statement of our own."""


def base_on(cell_ids: Collection[int], day: date, *, left_out: Collection[str]) -> QuerySet[Membership]:
    """Memberships of those who count in the base: everybody of the cells without those of these activities."""
    inactive = Activity.objects.on(day).filter(member=OuterRef("member"), value__in=left_out)
    return Membership.objects.on(day).filter(~Exists(inactive), cell_id__in=cell_ids)


def grounds_on(day: date) -> QuerySet[Ground]:
    """Grounds valid on the day; one that rests on a fact of the area ends with the fact (03-HD/TW, II.2)."""
    return Ground.objects.on(day).filter(Q(area_fact__isnull=True) | valid_on(day, "area_fact"))


def grounds_counted_on(day: date, categories: Collection[str], ending: Collection[str]) -> QuerySet[Ground]:
    """Those of these categories that are valid on the day and have all that is asked: of the `ending` ones a last day."""
    return grounds_on(day).filter(category__in=categories).exclude(category__in=ending, valid_to__isnull=True)


def endless_grounds_on(day: date, ending: Collection[str]) -> QuerySet[Ground]:
    """Valid on the day, of a category of which a last day is asked, and without one."""
    return grounds_on(day).filter(category__in=ending, valid_to__isnull=True)


def members_with_ground_on(
    day: date, categories: Collection[str], ending: Collection[str], *, among: Collection[int]
) -> set[int]:
    """Ids of those among the members who have a ground on the day that counts (`grounds_counted_on`)."""
    grounds = grounds_counted_on(day, categories, ending).filter(member__in=among)
    return set(grounds.values_list("member_id", flat=True))


def _groups(cell_ids: Collection[int], day: date) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = defaultdict(lambda: {"groups": 0, "ungrouped": 0, "leaderless_groups": 0})
    for cell, groups, leaderless in _groups_counted(day, tuple(cell_ids)):
        counts[cell] |= {"groups": groups, "leaderless_groups": leaderless}
    for cell, ungrouped in _ungrouped(day, tuple(counts)):
        counts[cell]["ungrouped"] = ungrouped
    return counts


@Question
def _groups_counted(day: date, cells: Collection[int]) -> QuerySet[Group, tuple[int, int, int]]:
    groups = groups_on(cells, day).annotate(led=Exists(leaderships_on(day).filter(group=OuterRef("pk"))))
    counted = groups.order_by().values_list("cell_id")
    return counted.annotate(groups=Count("pk"), leaderless_groups=Count("pk", filter=Q(led=False)))


@Question
def _ungrouped(day: date, cells: Collection[int]) -> QuerySet[Membership, tuple[int, int]]:
    """Of cells that have groups."""
    return ungrouped_on(day).filter(cell_id__in=cells).order_by().values_list("cell_id").annotate(ungrouped=Count("pk"))
