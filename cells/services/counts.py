"""Counts are kept: for every way of counting that was ever asked for, each cell is counted once for all its days, and anew
after whatever marked it. Derived from what is recorded, they are no act of anybody and enter no log."""

from collections.abc import Collection

from django.db import connection, transaction

from cells.models import CellCount, CountMark, KeptCounting, Organisation
from cells.queries.count_periods import FIGURES, count_periods
from cells.queries.counts import kept, marked_cells
from cells.rules.counting import Counting

AT_ONCE = 5_000
"""Cells in one statement: what it sorts stays in memory."""
AFTER_AN_ACT = 200
"""Marks that are counted for when an act has been committed: nobody's act waits for a list of a hundred thousand that another
has entered."""
MARKS_AT_ONCE = 100_000
_LOCK = "cells_cellcount"


def keep_counting(counting: Counting) -> None:
    """Count every cell by it, if that has not been done. In a country it takes a minute or two, and until it is done cells are
    counted live."""
    with transaction.atomic():
        if kept(counting) or not _alone():
            return
        row = KeptCounting.objects.create(
            key=counting.key,
            left_out=sorted(counting.left_out),
            grounds=sorted(counting.grounds),
            special_grounds=sorted(counting.special_grounds),
            ending=sorted(counting.ending),
        )
        _count(row, _all_cells())


def forget_countings(*, but: Collection[Counting]) -> None:
    KeptCounting.objects.exclude(key__in=[counting.key for counting in but]).delete()


def count_after_an_act() -> None:
    count_marked(at_most=AFTER_AN_ACT)


def count_all_marked() -> None:
    """Until nothing is marked, or somebody else is at it."""
    while count_marked(at_most=MARKS_AT_ONCE):
        pass


def count_marked(*, at_most: int) -> int:
    """Count anew what is marked, by as many marks as that, and wipe them; returns how many marks they were.

    Only the marks that were read are wiped: whatever is written meanwhile stays marked. One process counts at a time, and who
    finds another at it leaves the work to it and to whoever comes next: marked cells are counted live.
    """
    with transaction.atomic():
        if not _alone():
            return 0
        read = list(CountMark.objects.order_by("pk").values_list("pk", flat=True)[:at_most])
        marks = CountMark.objects.filter(pk__in=read)
        cells = sorted(marked_cells(marks)) if read else []
        for row in KeptCounting.objects.all() if cells else ():
            CellCount.objects.filter(counting=row, cell__in=cells).delete()
            _count(row, cells)
        marks.delete()
    return len(read)


def count_all() -> None:
    """After rows have been written past the marks: everything by every kept counting."""
    with transaction.atomic():
        _alone(waiting=True)
        CellCount.objects.all().delete()
        CountMark.objects.all().delete()
        for row in KeptCounting.objects.all():
            _count(row, _all_cells())


def _all_cells() -> list[int]:
    return sorted(
        Organisation.objects.filter(memberships__isnull=False).order_by().values_list("pk", flat=True).distinct()
    )


def _count(row: KeptCounting, cells: list[int]) -> None:
    with connection.cursor() as cursor:
        for begin in range(0, len(cells), AT_ONCE):
            part = cells[begin : begin + AT_ONCE]
            among = f"cell_id IN ({', '.join(map(str, part))})"
            select, parameters = count_periods(row, among)
            columns = ", ".join(("cell_id", "valid_from", "valid_to", *FIGURES))
            cursor.execute(
                f"INSERT INTO cells_cellcount (counting_id, {columns}) SELECT {row.pk}, periods.* FROM ({select}) AS periods",
                parameters,
            )


def _alone(*, waiting: bool = False) -> bool:
    """Whether nobody else counts, until the transaction ends: two at once would write the same cell from two pasts."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        if waiting:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [_LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [_LOCK])
        return bool(cursor.fetchone()[0])
