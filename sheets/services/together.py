"""Deciding on many rows of the preview at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from sheets.models import Sheet, SheetRow
from sheets.rules import fields
from sheets.rules.marks import QUESTION
from sheets.rules.notes import NOTES
from sheets.rules.questions import ONE_CANDIDATE
from sheets.services import deciding
from sheets.services.putting_right import without_posts

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice
CHUNK, SAMPLES = 500, 3
WITHOUT_POST = "without_post"
"""The people as they were read, and nobody of them in a post."""
DECISIONS = (Choice.CONFIRMED, Choice.SAME, Choice.DIFFERENT, Choice.LEFT_OUT, Choice.NONE, WITHOUT_POST)


@dataclass(frozen=True)
class AskedAlike:
    """Rows that wait for the same answer."""

    note: str
    rows: int
    first: Sequence[int]
    """The keys of the first few of them."""


def asked_alike(sheet: Sheet) -> list[AskedAlike]:
    """The questions that are open, the most frequent first; a row of two questions counts under each."""
    counted: Counter[str] = Counter()
    first: dict[str, list[int]] = defaultdict(list)
    for pk, notes in _notes(sheet):
        counted.update(notes)
        for note in notes:
            if len(first[note]) < SAMPLES:
                first[note].append(pk)
    return [AskedAlike(note, rows, first[note]) for note, rows in counted.most_common()]


def _notes(sheet: Sheet) -> Iterator[tuple[int, set[str]]]:
    """Of each row that waits, what it waits for."""
    for pk, marks in _open(sheet, Verdict.ASK).values_list("pk", "marks").iterator(CHUNK):
        yield pk, {mark["note"] for mark in marks.values() if mark["mark"] == QUESTION and mark["note"] in NOTES}
    for pk, candidates in _open(sheet, Verdict.LIKELY).values_list("pk", "candidates").iterator(CHUNK):
        yield pk, {ONE_CANDIDATE} if len(candidates) == 1 else set()


def rows_asked(sheet: Sheet, note: str) -> "QuerySet[SheetRow]":
    """Those that wait for this answer."""
    return sheet.rows.filter(pk__in=[pk for pk, notes in _notes(sheet) if note in notes]).order_by("pk")


@transaction.atomic
def decide_together(
    *, sheet: Sheet, rows: Collection[int], decision: str, today: date, note: str = "", seen: int | None = None
) -> int:
    """The decision on each of the rows that can take it; how many did. `note`: the one question that is answered by it.

    Raises Refused where the rows are no longer as many as were `seen`, or the decision is none for rows in general.
    """
    if decision not in DECISIONS:
        raise Refused(_("Choose what to do with these rows."))
    sheet = deciding.open_sheet(sheet)
    if seen is not None and len(rows) != seen:
        raise Refused(_("The list was changed meanwhile. Look at it once more."))
    taken = 0
    for chunk in _chunks(sheet, rows):
        taken += (
            _without_posts(sheet, chunk, today, note)
            if decision == WITHOUT_POST
            else _decide(sheet, chunk, decision, today, note)
        )
    deciding.count(sheet)
    return taken


def _decide(sheet: Sheet, rows: Sequence[SheetRow], decision: str, today: date, note: str) -> int:
    known = deciding.known_of(sheet, rows, today)
    decided = [row for row in rows if deciding.decide_one(sheet, row, decision, known, today, note=note)]
    deciding.keep_rows(decided)
    return len(decided)


def _without_posts(sheet: Sheet, rows: Sequence[SheetRow], today: date, note: str) -> int:
    """Of some the post that cannot be entered is taken out already: there is nothing to put right."""
    in_posts = [row for row in rows if row.values.get(fields.POST)]
    without_posts(sheet=sheet, rows=in_posts, today=today)
    return len(in_posts) + _decide(sheet, [row for row in rows if row not in in_posts], Choice.CONFIRMED, today, note)


@transaction.atomic
def leave_out_faulty(*, sheet: Sheet, seen: int | None = None) -> int:
    """Every row with an error is left out; how many. Refused where they are no longer as many as were `seen`."""
    sheet = deciding.open_sheet(sheet)
    faulty = sheet.rows.filter(verdict=Verdict.ERROR).exclude(choice=Choice.LEFT_OUT)
    if seen is not None and faulty.count() != seen:
        raise Refused(
            _("The list was changed meanwhile: rows with an error are now %(number)d. Look at them first.")
            % {"number": faulty.count()}
        )
    left = faulty.update(choice=Choice.LEFT_OUT)
    deciding.count(sheet)
    return left


def _chunks(sheet: Sheet, pks: Collection[int]) -> Iterator[list[SheetRow]]:
    wanted = sorted(pks)
    for start in range(0, len(wanted), CHUNK):
        yield list(
            sheet.rows.filter(pk__in=wanted[start : start + CHUNK])
            .exclude(verdict__in=[Verdict.ABSENT, Verdict.PASSED_OVER])
            .exclude(choice=Choice.MENDED)
            .order_by("pk")
        )


def _open(sheet: Sheet, verdict: str) -> "QuerySet[SheetRow]":
    return sheet.rows.filter(verdict=verdict).exclude(choice=Choice.LEFT_OUT).order_by("pk")
