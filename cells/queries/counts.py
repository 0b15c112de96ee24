"""Counts of cells on any day: looked up where a cell has been counted; what is marked is not to be found here."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Q, QuerySet, Subquery, Sum

from accounts.queries.prepared import prepared_cursor
from accounts.queries.replica import reading_connection
from cells.models import CellCount, CountMark, Degree, Ground, KeptCounting, Membership, TallyMark
from cells.models.count import tally_on_sql
from cells.models.dated import valid_on
from cells.queries.count_periods import FIGURES
from cells.queries.ids import Ids
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount


def kept(counting: Counting) -> KeptCounting | None:
    return KeptCounting.objects.filter(key=counting.key).first()


def kept_of(countings: Sequence[Counting]) -> list[KeptCounting] | None:
    """In their order; None where one of them is not kept."""
    rows = {row.key: row for row in KeptCounting.objects.filter(key__in={counting.key for counting in countings})}
    found = [rows.get(counting.key) for counting in countings]
    return [row for row in found if row] if all(found) else None


def tallied() -> dict[Counting, int]:
    """Ids of the countings whose tallies may be looked up, the first kept first: none while anything is marked."""
    unmarked = KeptCounting.objects.filter(~Exists(CountMark.objects.order_by()), ~Exists(TallyMark.objects.order_by()))
    return {row.counting: row.pk for row in unmarked.order_by("pk")}


def edition() -> str:
    """Of all that is kept; "" while anything is marked, or nothing is kept.

    What is answered between two looks at it that find the same stays true as long as a third does: whoever writes marks in the
    same transaction, and who wipes a mark leaves another edition.
    """
    with prepared_cursor() as cursor:
        cursor.execute(f"SELECT edition FROM cells_keptcounting WHERE {UNMARKED} ORDER BY id")
        return " ".join(str(one) for (one,) in cursor.fetchall())


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


@dataclass(frozen=True)
class Tally:
    """What an organisation counts with all below it, and whether its own infrastructure suffices; None: not looked at."""

    count: Headcount
    sufficient: bool | None


def tallies_of(organisations: Collection[int], day: date, counting: Counting) -> dict[int, Tally]:
    """Of cells and committees, by id, in one statement by index: those are absent that were none on the day, and all of them
    where the counting is not kept or anything is marked."""
    if not organisations:
        return {}
    asked: dict[str, object] = {"key": counting.key, "day": day}
    cursor_of: Callable[[], AbstractContextManager[Any]] = reading_connection().cursor
    day_asked = "%(day)s"
    among = f"IN ({', '.join(str(int(pk)) for pk in organisations)})"
    if len(organisations) == 1:
        # What a page of a cell asks, and a form that plans a meeting: the same statement for whichever it is. The day through a
        # SELECT: of a day that it sees PostgreSQL finds a plan for that day alone, and plans each time anew.
        (asked["organisation"],) = organisations
        cursor_of, among, day_asked = prepared_cursor, "= %(organisation)s", "(SELECT %(day)s)"
    with cursor_of() as cursor:
        cursor.execute(_TALLIES.format(among=among).replace("%(day)s", day_asked), asked)
        return {
            pk: Tally(Headcount(*figures), None if sufficient is None else bool(sufficient))
            for pk, sufficient, *figures in cursor.fetchall()
        }


UNMARKED = "NOT EXISTS (SELECT 1 FROM cells_countmark) AND NOT EXISTS (SELECT 1 FROM cells_tallymark)"
_TALLIES = f"""
    SELECT organisation_id, sufficient, {", ".join(FIGURES)} FROM cells_kepttally AS kept
    WHERE organisation_id {{among}} AND {tally_on_sql("kept")}
    AND counting_id = (SELECT id FROM cells_keptcounting WHERE key = %(key)s AND {UNMARKED})"""


def counts_on(cells: Collection[int], day: date, row: KeptCounting) -> dict[int, Headcount]:
    """By cell. Of these cells those are absent that count nobody on the day."""
    counts = CellCount.objects.on(day).filter(counting=row, cell__in=cells).order_by()
    return {
        cell: Headcount(**dict(zip(FIGURES, figures, strict=True)))
        for cell, *figures in counts.values_list("cell_id", *FIGURES)
    }


def members_and_official(cells: Ids, day: date) -> tuple[int, int]:
    """How many members these cells have together, and how many of them are official: every counting counts these alike."""
    first, marks = KeptCounting.objects.order_by("pk").values("pk")[:1], CountMark.objects.order_by()
    counted = CellCount.objects.on(day).filter(~Exists(marks), counting=Subquery(first), cell_id__in=cells)
    at_once = counted.aggregate(members=Sum("members"), official=Sum("official"))
    if at_once["members"] is not None:
        return at_once["members"], at_once["official"]
    here = Membership.objects.on(day).filter(cell_id__in=cells)
    row = KeptCounting.objects.order_by("pk").first()
    if row is None:
        return _live(here, day)
    marked = marked_cells()
    counts = CellCount.objects.on(day).filter(counting=row, cell_id__in=cells).exclude(cell_id__in=marked)
    looked_up = counts.aggregate(members=Sum("members", default=0), official=Sum("official", default=0))
    members, official = _live(here.filter(cell_id__in=marked), day) if marked else (0, 0)
    return looked_up["members"] + members, looked_up["official"] + official


def _live(memberships: "QuerySet[Membership]", day: date) -> tuple[int, int]:
    official = valid_on(day, "member__degrees") & Q(member__degrees__value=Degree.Value.OFFICIAL)
    counts = memberships.aggregate(
        members=Count("pk", distinct=True), official=Count("pk", filter=official, distinct=True)
    )
    return counts["members"], counts["official"]
