"""Counts of cells on any day: looked up where a cell has been counted; what is marked is not to be found here."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from cells.models import CellCount, CountMark, Ground, KeptCounting, Membership
from cells.queries.count_periods import FIGURES
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount


def kept(counting: Counting) -> KeptCounting | None:
    return KeptCounting.objects.filter(key=counting.key).first()


def marked_cells(marks: "QuerySet[CountMark] | None" = None) -> set[int]:
    """Ids of those whose counts are out of date, by these marks or by all there are. There are seldom any: one query then."""
    noted = CountMark.objects.order_by() if marks is None else marks.order_by()
    some = noted.aggregate(cells=Count("cell_id"), members=Count("member_id"), area_facts=Count("area_fact_id"))
    found: set[int] = set()
    if some["cells"]:
        found |= {cell for cell in noted.values_list("cell_id", flat=True) if cell is not None}
    if some["members"]:
        found |= _cells_of(noted.filter(member_id__isnull=False).values("member_id"))
    if some["area_facts"]:
        facts = noted.filter(area_fact_id__isnull=False).values("area_fact_id")
        found |= _cells_of(Ground.objects.filter(area_fact__in=facts).values("member_id"))
    return found


def _cells_of(members: "QuerySet[Any, object]") -> set[int]:
    """All that they were ever in."""
    return set(Membership.objects.filter(member__in=members).order_by().values_list("cell_id", flat=True))


def counts_on(cells: Collection[int], day: date, row: KeptCounting) -> dict[int, Headcount]:
    """By cell. Of these cells those are absent that count nobody on the day."""
    counts = CellCount.objects.on(day).filter(counting=row, cell__in=cells).order_by()
    return {
        cell: Headcount(**dict(zip(FIGURES, figures, strict=True)))
        for cell, *figures in counts.values_list("cell_id", *FIGURES)
    }
