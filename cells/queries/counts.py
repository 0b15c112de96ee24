"""Counts of cells on any day: looked up where a cell has been counted; what is marked is not to be found here."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from cells.models import CellCount, CountMark, Ground, KeptCounting, Membership, Organisation
from cells.queries.count_periods import FIGURES
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount


def kept(counting: Counting) -> KeptCounting | None:
    return KeptCounting.objects.filter(key=counting.key).first()


def marked_cells(marks: "QuerySet[CountMark] | None" = None) -> QuerySet[Organisation]:
    """Whose counts are out of date, by these marks or by all there are."""
    noted = CountMark.objects.all() if marks is None else marks
    members, area_facts = noted.filter(member_id__isnull=False), noted.filter(area_fact_id__isnull=False)
    concerned = Ground.objects.filter(area_fact__in=area_facts.values("area_fact_id"))
    theirs = Membership.objects.order_by().filter(
        Q(member__in=members.values("member_id")) | Q(member__in=concerned.values("member"))
    )
    cells = noted.filter(cell_id__isnull=False).values("cell_id")
    return Organisation.objects.order_by().filter(Q(pk__in=cells) | Q(pk__in=theirs.values("cell")))


def counts_on(cells: Collection[int], day: date, row: KeptCounting) -> dict[int, Headcount]:
    """By cell. Of these cells those are absent that count nobody on the day."""
    counts = CellCount.objects.on(day).filter(counting=row, cell__in=cells).order_by()
    return {
        cell: Headcount(**dict(zip(FIGURES, figures, strict=True)))
        for cell, *figures in counts.values_list("cell_id", *FIGURES)
    }
