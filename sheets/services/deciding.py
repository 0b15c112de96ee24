"""What a clerk decides about single rows of the preview."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.replacing import check_up_to_date
from cells.queries.parameters import statutes_known
from cells.rules.parameters import Statutes
from sheets.models import Sheet, SheetRow
from sheets.models.sealed import unseal_numbers
from sheets.queries.recognition import registered
from sheets.queries.sheets import verdict_counts
from sheets.rules import fields
from sheets.rules.comparing import (
    Registered,
    as_read,
    compare_row,
    confirmed,
    is_asked_about,
    is_changed,
    open_questions,
)
from sheets.rules.marks import ERROR, WARNING, Mark
from sheets.services.gathering import covered
from sheets.services.staging import value_kept, what_a_mark_says

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice
DECISION, UNDECIDED = "decision", "again"
CHUNK = 500


@transaction.atomic
def same_person(*, row: SheetRow, member_id: int, today: date, made_from: Entries | None = None) -> SheetRow:
    """The row speaks of this member of the register. Raises Refused where the member is none of those shown, or gone.

    Of this and each other decision: raises Outdated where somebody else decided since `made_from`.
    """
    sheet, row = open_row(row, made_from, f"{Choice.SAME}:{member_id}")
    known = registered([member_id], below=sheet.organisation, today=today)
    return keep(sheet, row, _same(sheet, row, member_id, known, today))


@transaction.atomic
def somebody_else(*, row: SheetRow, made_from: Entries | None = None) -> SheetRow:
    """The row speaks of somebody who is not in this register."""
    sheet, row = open_row(row, made_from, Choice.DIFFERENT)
    return keep(sheet, row, _different(row))


@transaction.atomic
def leave_out(*, row: SheetRow, made_from: Entries | None = None) -> SheetRow:
    sheet, row = open_row(row, made_from, Choice.LEFT_OUT)
    row.choice = Choice.LEFT_OUT
    return keep(sheet, row, marks_of(row))


@transaction.atomic
def confirm(*, row: SheetRow, today: date, made_from: Entries | None = None) -> SheetRow:
    """What is asked about the row is meant as it was read. Raises Refused where nothing is asked."""
    sheet, row = open_row(row, made_from, Choice.CONFIRMED)
    return keep(sheet, row, _right_as_read(sheet, row, known_of(sheet, [row], today), today))


@transaction.atomic
def decide_again(*, row: SheetRow, today: date, made_from: Entries | None = None) -> SheetRow:
    """Take a decision about the row back."""
    sheet, row = open_row(row, made_from, UNDECIDED)
    return keep(sheet, row, _undecided(sheet, row, known_of(sheet, [row], today), today))


def known_of(sheet: Sheet, rows: Collection[SheetRow], today: date) -> dict[int, Registered]:
    """What the register has of those whom the rows were recognised as, or of the one whom each may be."""
    members = {row.member_id for row in rows if row.member_id} | {
        row.candidates[0] for row in rows if len(row.candidates) == 1
    }
    return registered(members, below=sheet.organisation, today=today) if members else {}


def decide_one(
    sheet: Sheet, row: SheetRow, decision: str, known: Mapping[int, Registered], today: date, *, note: str = ""
) -> bool:
    """One of many rows of an open list; False where the decision is none for it. It is kept, and the list counted, by the
    caller (`keep_rows`, `count`).

    `note`: the question that is answered, where others about the same row stay open.
    """
    try:
        if decision == Choice.SAME:
            member = row.candidates[0] if len(row.candidates) == 1 else 0
            marks = _same(sheet, row, member, known, today)
        elif decision == Choice.DIFFERENT:
            marks = _different(row)
        elif decision == Choice.CONFIRMED:
            marks = _right_as_read(sheet, row, known, today, note=note)
        elif decision == Choice.LEFT_OUT:
            row.choice, marks = Choice.LEFT_OUT, marks_of(row)
        else:
            marks = _undecided(sheet, row, known, today)
    except Refused:
        return False
    _note(row, marks)
    return True


def _same(
    sheet: Sheet, row: SheetRow, member_id: int, known: Mapping[int, Registered], today: date
) -> Mapping[str, Mark]:
    if member_id not in row.candidates or member_id not in known:
        raise Refused(_("Choose one of the members shown."))
    return _recognise(sheet, row, known[member_id], today)


def _different(row: SheetRow) -> Mapping[str, Mark]:
    if not row.candidates:
        raise Refused(_("There is nothing to decide about this row."))
    return _tell_apart(row)


def _right_as_read(
    sheet: Sheet, row: SheetRow, known: Mapping[int, Registered], today: date, *, note: str = ""
) -> Mapping[str, Mark]:
    """Where only one of several questions is answered, the row still waits for the others."""
    if row.verdict != Verdict.ASK or row.choice == Choice.LEFT_OUT:
        raise Refused(_("There is nothing to confirm about this row."))
    left = open_questions(marks_of(row)) - {note} if note else frozenset()
    return _confirm(sheet, row, known, today, still_open=left)


def _undecided(sheet: Sheet, row: SheetRow, known: Mapping[int, Registered], today: date) -> Mapping[str, Mark]:
    """As it stood before anybody decided on it."""
    marks: Mapping[str, Mark] = as_read(marks_of(row))
    row.choice = Choice.NONE
    if row.candidates:
        row.member, row.verdict = None, _unless_faulty(marks, Verdict.LIKELY)
    elif row.member_id is None:
        row.verdict = _unless_asked(marks, Verdict.NEW)
    elif row.member_id in known:
        marks = _compared(sheet, row, marks, known[row.member_id], today)
    return marks


def decisions_on(sheet: Sheet) -> list[SheetRow]:
    """The rows that somebody has decided on; what was mended shows by itself when the list is read anew."""
    return list(sheet.rows.exclude(choice__in=[Choice.NONE, Choice.MENDED]))


@transaction.atomic
def decide_as_before(*, sheet: Sheet, decided: Collection[SheetRow], today: date) -> None:
    """The list was read anew: what was decided holds for every row that says what it said then. Of others it is asked anew."""
    before = {_whom(row): row for row in decided}
    members = {row.member_id for row in decided if row.choice in (Choice.SAME, Choice.CONFIRMED) and row.member_id}
    known = registered(members, below=sheet.organisation, today=today)
    statutes = statutes_known()
    for rows in _same_rows(sheet, decided):
        alike = [(row, was) for row in rows if (was := before.get(_whom(row))) and _says_the_same(row, was)]
        for row, was in alike:
            _note(row, _decided(sheet, row, was, known, today, statutes))
        keep_rows([row for row, _was in alike])
    count(sheet)


def open_sheet(sheet: Sheet, *, working: bool = False) -> Sheet:
    """Locked, and still to be decided on. Raises Refused. `working`: asked by the very job that keeps it busy."""
    sheet = (
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation", "job")
        .get(pk=sheet.pk)
    )
    if sheet.state != Sheet.State.PREVIEWED or (sheet.is_busy and not working):
        raise Refused(_("This list is not open for decisions: %(state)s.") % {"state": sheet.get_state_display()})
    return sheet


def open_row(row: SheetRow, made_from: Entries | None = None, wanted: str = "") -> tuple[Sheet, SheetRow]:
    """Both as they are now, the list locked. `wanted`: the decision by which the one the page showed is to be replaced.

    Raises Refused where the list was read anew or the row is mended, and Outdated.
    """
    sheet = open_sheet(row.sheet)
    now = SheetRow.objects.filter(pk=row.pk, sheet=sheet).first()
    if now is None:
        raise Refused(read_anew())
    if now.choice == Choice.MENDED:
        raise Refused(_("This row has already been corrected."))
    check_up_to_date(made_from, kept={DECISION: decision_of(now)}, wanted={DECISION: wanted}, last=None)
    return sheet, now


def decision_of(row: SheetRow) -> str:
    """As a form says it: "same:12" names the member."""
    if row.choice == Choice.SAME:
        return f"{Choice.SAME}:{row.member_id}"
    return row.choice or UNDECIDED


def read_anew() -> str:
    return _("The list was read anew meanwhile. Look at the row as it stands in it now.")


def values_of(row: SheetRow) -> dict[str, Any]:
    """What the row says, days as days; what it does not say is None."""
    return {name: value_kept(name, row.values.get(name)) for name in fields.PERSON_FIELDS} | {fields.CELL: row.cell_id}


def marks_of(row: SheetRow) -> dict[str, Mark]:
    return {
        name: Mark(
            mark=mark["mark"],
            note=mark.get("note", ""),
            told=mark.get("told", {}),
            typed=unseal_numbers(mark.get("typed", "")),
            old=value_kept(name, mark.get("old")),
        )
        for name, mark in row.marks.items()
    }


def keep(sheet: Sheet, row: SheetRow, marks: Mapping[str, Mark]) -> SheetRow:
    _note(row, marks)
    row.save(update_fields=_DECIDED)
    count(sheet)
    return row


def keep_rows(rows: Collection[SheetRow]) -> None:
    """Many at once."""
    SheetRow.objects.bulk_update(rows, _DECIDED, batch_size=CHUNK)


_DECIDED = ("member", "choice", "verdict", "marks", "has_warning")
"""What a decision changes in a row."""


def _note(row: SheetRow, marks: Mapping[str, Mark]) -> None:
    row.marks = as_json({name: what_a_mark_says(mark) for name, mark in marks.items()})
    row.has_warning = any(mark.mark == WARNING for mark in marks.values())


def _recognise(
    sheet: Sheet, row: SheetRow, member: Registered, today: date, statutes: Statutes | None = None
) -> Mapping[str, Mark]:
    row.member_id, row.choice = member.pk, Choice.SAME
    return _compared(sheet, row, as_read(marks_of(row)), member, today, statutes)


def _compared(
    sheet: Sheet,
    row: SheetRow,
    read: Mapping[str, Mark],
    member: Registered,
    today: date,
    statutes: Statutes | None = None,
) -> Mapping[str, Mark]:
    marks = compare_row(values_of(row), read, member, covered(sheet), today, statutes or statutes_known())
    row.verdict = _unless_asked(marks, Verdict.CHANGED if is_changed(marks) else Verdict.UNCHANGED)
    return marks


def _tell_apart(row: SheetRow) -> Mapping[str, Mark]:
    marks = as_read(marks_of(row))
    row.member, row.choice, row.verdict = None, Choice.DIFFERENT, _unless_asked(marks, Verdict.NEW)
    return marks


def _confirm(
    sheet: Sheet,
    row: SheetRow,
    known: Mapping[int, Registered],
    today: date,
    *,
    still_open: Collection[str] = (),
    statutes: Statutes | None = None,
) -> Mapping[str, Mark]:
    """Of a member of the register: what was asked about a value is a change now, like any other."""
    row.choice = Choice.NONE if still_open else Choice.CONFIRMED
    marks = confirmed(as_read(marks_of(row)), but=still_open)
    member = known.get(row.member_id or 0)
    if member is not None:
        return _compared(sheet, row, marks, member, today, statutes)
    row.verdict = _unless_asked(marks, Verdict.NEW)
    return marks


def _unless_faulty(marks: Mapping[str, Mark], verdict: str) -> str:
    """Whoever it is: what could not be read is still to be mended, or left out."""
    return Verdict.ERROR if any(mark.mark == ERROR for mark in marks.values()) else verdict


def _unless_asked(marks: Mapping[str, Mark], verdict: str) -> str:
    return _unless_faulty(marks, Verdict.ASK if is_asked_about(marks) else verdict)


def _whom(row: SheetRow) -> tuple[int, int | None, int | None]:
    """The row of the list; who has none in it stands only in the register."""
    return (row.part, row.number, None) if row.number is not None else (0, None, row.member_id)


def _same_rows(sheet: Sheet, decided: Collection[SheetRow]) -> Iterator["QuerySet[SheetRow]"]:
    them = iter(decided)
    while chunk := list(islice(them, CHUNK)):
        numbers = [row.number for row in chunk if row.number is not None]
        absent = [row.member_id for row in chunk if row.number is None]
        yield sheet.rows.filter(Q(number__among=numbers) | Q(number__isnull=True, member__pk__among=absent))


def _says_the_same(row: SheetRow, was: SheetRow) -> bool:
    """Who was recognised has the marks of the comparison; what is left as it is was left for what was said about it."""
    if was.choice in (Choice.KNOWN, Choice.LEFT_OUT) and (row.verdict, marks_of(row)) != (was.verdict, marks_of(was)):
        return False
    return (row.values, row.cell_id, row.candidates) == (was.values, was.cell_id, was.candidates)


def _decided(
    sheet: Sheet, row: SheetRow, was: SheetRow, known: Mapping[int, Registered], today: date, statutes: Statutes
) -> Mapping[str, Mark]:
    if was.choice == Choice.SAME and (member := known.get(was.member_id or 0)) is not None:
        return _recognise(sheet, row, member, today, statutes)
    if was.choice == Choice.DIFFERENT:
        return _tell_apart(row)
    if was.choice == Choice.CONFIRMED:
        member = known.get(was.member_id or 0)
        if member is not None and row.member_id is None:
            _note(row, _recognise(sheet, row, member, today, statutes))
        return _confirm(sheet, row, known, today, statutes=statutes)
    if was.choice != Choice.SAME:
        row.choice = was.choice
    return marks_of(row)


def count(sheet: Sheet) -> None:
    sheet.counts = {name: sheet.counts.get(name) for name in ("values", "besides")} | verdict_counts(sheet)
    sheet.save(update_fields=["counts"])
