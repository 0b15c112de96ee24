"""Counts are kept: for every way of counting that was ever asked for, each cell is counted once for all its days, and anew
after whatever marked it. Derived from what is recorded, they are no act of anybody and enter no log."""

from collections.abc import Callable, Collection
from uuid import uuid4

from django.db import connection, transaction

from cells.models import (
    CellCount,
    CountMark,
    EventTally,
    KeptCounting,
    KeptPlace,
    KeptTally,
    Organisation,
    OrganisationVersion,
    SortTally,
    SuperiorTally,
    TallyMark,
)
from cells.queries.count_periods import FIGURES, count_periods
from cells.queries.counts import kept, marked_cells
from cells.queries.place_periods import (
    EVENT_COLUMNS,
    PLACE_COLUMNS,
    SORT_COLUMNS,
    events_by_half_year,
    place_periods,
    sort_periods,
)
from cells.queries.tally_periods import (
    COLUMNS,
    concerned,
    marked_places,
    tally_periods,
)
from cells.rules.counting import Counting
from cells.services.adding_up import add_up

AT_ONCE = 5_000
"""Cells in one statement: what it sorts stays in memory."""
AFTER_AN_ACT = 200
"""Marks that are counted for when an act has been committed: nobody's act waits for a list of a hundred thousand that another
has entered."""
MARKS_AT_ONCE = 100_000
_LOCK = "cells_cellcount"

Follower = Callable[[KeptCounting, Collection[int]], None]
"""Makes anew what is made of the tallies of these organisations by this counting, in the same transaction."""
_followers: dict[Follower, None] = {}


def follow_tallies(follower: Follower) -> None:
    """Upper apps say at start-up what they make of tallies."""
    _followers[follower] = None


def keep_counting(counting: Counting) -> None:
    """Count every cell by it, if that has not been done. In a country it takes a minute or two, and until it is done cells are
    counted live."""
    with transaction.atomic():
        if kept(counting) or not alone():
            return
        row = KeptCounting.objects.create(
            key=counting.key,
            left_out=sorted(counting.left_out),
            grounds=sorted(counting.grounds),
            special_grounds=sorted(counting.special_grounds),
            ending=sorted(counting.ending),
        )
        _everything(row)


def forget_countings(*, but: Collection[Counting]) -> None:
    KeptCounting.objects.exclude(key__in=[counting.key for counting in but]).delete()


def count_after_an_act() -> None:
    count_marked(at_most=AFTER_AN_ACT)


def count_all_marked() -> None:
    """Until nothing is marked, or somebody else is at it."""
    while count_marked(at_most=MARKS_AT_ONCE):
        pass


def count_marked(*, at_most: int) -> int:
    """Count anew what is marked, by as many marks as that of each sort, and wipe them; returns how many marks they were.

    Only the marks that were read are wiped: whatever is written meanwhile stays marked. One process counts at a time, and who
    finds another at it leaves the work to it and to whoever comes next: marked cells are counted live.
    """
    with transaction.atomic():
        if not alone():
            return 0
        read = list(CountMark.objects.order_by("pk").values_list("pk", flat=True)[:at_most])
        moved = list(TallyMark.objects.order_by("pk").values_list("pk", flat=True)[:at_most])
        marks, places = CountMark.objects.filter(pk__in=read), TallyMark.objects.filter(pk__in=moved)
        cells = sorted(marked_cells(marks)) if read else []
        tallied = concerned([*cells, *marked_places(places)]) if read or moved else set()
        if moved:
            _place(tallied)
        if tallied:
            _tally_events(tallied)
        for row in KeptCounting.objects.all() if tallied else ():
            CellCount.objects.filter(counting=row, cell__in=cells).delete()
            _count(row, cells)
            KeptTally.objects.filter(counting=row, organisation__in=tallied).delete()
            _tally(row, _by_path(tallied))
            add_up(row, tallied)
            SortTally.objects.filter(counting=row, superior__in=tallied).delete()
            _add_up_sorts(row, tallied)
        if read or moved:
            _another_edition()
        marks.delete()
        places.delete()
    return len(read) + len(moved)


def count_all() -> None:
    """After rows have been written past the marks: everything by every kept counting."""
    with transaction.atomic():
        alone(waiting=True)
        CellCount.objects.all().delete()
        CountMark.objects.all().delete()
        KeptTally.objects.all().delete()
        SuperiorTally.objects.all().delete()
        SortTally.objects.all().delete()
        TallyMark.objects.all().delete()
        for row in KeptCounting.objects.all():
            _everything(row)
        _another_edition()


def _another_edition() -> None:
    """With the marks goes what told that an answer is out of date (`edition`, queries/counts.py)."""
    KeptCounting.objects.update(edition=uuid4())


def _everything(row: KeptCounting) -> None:
    superior = _all_superior()
    _place(superior)
    _tally_events(superior)
    _count(row, _all_cells())
    _tally(row, _all_that_count())
    add_up(row, superior)
    _add_up_sorts(row, superior)


def _all_cells() -> list[int]:
    return sorted(
        Organisation.objects.filter(memberships__isnull=False).order_by().values_list("pk", flat=True).distinct()
    )


def _all_that_count() -> list[int]:
    """Whatever was ever a cell or a committee."""
    counting = OrganisationVersion.objects.exclude(kind=OrganisationVersion.Kind.SUPERIOR)
    return _by_path(set(counting.order_by().values_list("organisation_id", flat=True)))


def _all_superior() -> set[int]:
    """Whatever was ever superior."""
    superior = OrganisationVersion.objects.filter(kind=OrganisationVersion.Kind.SUPERIOR)
    return set(superior.order_by().values_list("organisation_id", flat=True))


def _by_path(organisations: Collection[int]) -> list[int]:
    """So that a committee stands beside its cells, and they are read once."""
    return list(Organisation.objects.filter(pk__in=organisations).order_by("path").values_list("pk", flat=True))


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


def _tally(row: KeptCounting, organisations: list[int]) -> None:
    columns = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        for begin in range(0, len(organisations), AT_ONCE):
            part = organisations[begin : begin + AT_ONCE]
            cursor.execute(
                f"INSERT INTO cells_kepttally (counting_id, {columns}) "
                f"SELECT {row.pk}, periods.* FROM ({tally_periods(row.pk, part)}) AS periods"
            )
            for follow in _followers:
                follow(row, part)


def _place(superiors: Collection[int]) -> None:
    """What ever hung below these, anew; no counting has a part in it."""
    KeptPlace.objects.filter(superior__in=superiors).delete()
    if superiors:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO cells_keptplace ({', '.join(PLACE_COLUMNS)}) {place_periods(superiors)}")


def _tally_events(superiors: Collection[int]) -> None:
    """Of what is below these by their places; no counting has a part in it either."""
    EventTally.objects.filter(superior__in=superiors).delete()
    if superiors:
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO cells_eventtally ({', '.join(EVENT_COLUMNS)}) {events_by_half_year(superiors)}"
            )


def _add_up_sorts(row: KeptCounting, superiors: Collection[int]) -> None:
    """What of each sort hangs below these and no other between; of what was never superior nothing does."""
    if superiors:
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO cells_sorttally (counting_id, {', '.join(SORT_COLUMNS)}) "
                f"SELECT {row.pk}, periods.* FROM ({sort_periods(row.pk, superiors)}) AS periods"
            )


def alone(*, waiting: bool = False) -> bool:
    """Whether nobody else counts, until the transaction ends: two at once would write the same cell from two pasts."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        if waiting:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [_LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [_LOCK])
        return bool(cursor.fetchone()[0])
