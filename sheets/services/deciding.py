"""What a clerk decides about single rows of the preview."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused
from cells.queries.parameters import statutes_known
from sheets.models import Sheet, SheetRow
from sheets.queries.recognition import registered
from sheets.queries.sheets import verdict_counts
from sheets.rules import fields
from sheets.rules.comparing import as_read, compare_row, is_changed
from sheets.rules.fields import fields_covered
from sheets.rules.rows import WARNING, Mark
from sheets.services.staging import what_a_mark_says

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice
DATES = (fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.JOINED_ON)


@transaction.atomic
def same_person(*, row: SheetRow, member_id: int, today: date) -> SheetRow:
    """The row speaks of this member of the register. Raises Refused where the member is none of those shown, or gone."""
    sheet, row = open_row(row)
    known = registered([member_id], below=sheet.organisation, today=today)
    if member_id not in row.candidates or member_id not in known:
        raise Refused(_("Choose one of the members shown."))
    columns = fields_covered(sheet.columns)
    marks = compare_row(values_of(row), as_read(marks_of(row)), known[member_id], columns, today, statutes_known())
    row.member_id, row.choice = member_id, Choice.SAME
    row.verdict = Verdict.CHANGED if is_changed(marks) else Verdict.UNCHANGED
    if any(mark.mark == "error" for mark in marks.values()):
        row.verdict = Verdict.ERROR
    return keep(sheet, row, marks)


@transaction.atomic
def somebody_else(*, row: SheetRow) -> SheetRow:
    """The row speaks of somebody who is not in this register."""
    sheet, row = open_row(row)
    if not row.candidates:
        raise Refused(_("There is nothing to decide about this row."))
    row.member, row.choice, row.verdict = None, Choice.DIFFERENT, Verdict.NEW
    return keep(sheet, row, as_read(marks_of(row)))


@transaction.atomic
def leave_out(*, row: SheetRow) -> SheetRow:
    sheet, row = open_row(row)
    row.choice = Choice.LEFT_OUT
    return keep(sheet, row, marks_of(row))


@transaction.atomic
def decide_again(*, row: SheetRow) -> SheetRow:
    """Take a decision about the row back."""
    sheet, row = open_row(row)
    if row.candidates:
        row.member, row.verdict = None, Verdict.LIKELY
        marks = as_read(marks_of(row))
        if any(mark.mark == "error" for mark in marks.values()):
            row.verdict = Verdict.ERROR
    else:
        marks = marks_of(row)
    row.choice = Choice.NONE
    return keep(sheet, row, marks)


@transaction.atomic
def leave_out_faulty(*, sheet: Sheet) -> int:
    """Every row with an error is left out; how many."""
    sheet = open_sheet(sheet)
    left = sheet.rows.filter(verdict=Verdict.ERROR).exclude(choice=Choice.LEFT_OUT).update(choice=Choice.LEFT_OUT)
    _count(sheet)
    return left


def open_sheet(sheet: Sheet, *, working: bool = False) -> Sheet:
    """Locked, and still to be decided on. Raises Refused. `working`: asked by the very job that keeps it busy."""
    sheet = Sheet.objects.select_for_update(of=("self",)).select_related("organisation", "job").get(pk=sheet.pk)
    if sheet.state != Sheet.State.PREVIEWED or (sheet.is_busy and not working):
        raise Refused(_("This list is not open for decisions: %(state)s.") % {"state": sheet.get_state_display()})
    return sheet


def open_row(row: SheetRow) -> tuple[Sheet, SheetRow]:
    sheet = open_sheet(row.sheet)
    return sheet, SheetRow.objects.get(pk=row.pk, sheet=sheet)


def values_of(row: SheetRow) -> dict[str, Any]:
    """What the row says, days as days; what it does not say is None."""
    return {name: _value(name, row.values.get(name)) for name in fields.PERSON_FIELDS} | {fields.CELL: row.cell_id}


def marks_of(row: SheetRow) -> dict[str, Mark]:
    return {
        name: Mark(
            mark=mark["mark"],
            note=mark.get("note", ""),
            told=mark.get("told", {}),
            typed=mark.get("typed", ""),
            old=_value(name, mark.get("old")),
        )
        for name, mark in row.marks.items()
    }


def _value(name: str, value: object) -> object:
    return date.fromisoformat(value) if name in DATES and isinstance(value, str) else value


def keep(sheet: Sheet, row: SheetRow, marks: Mapping[str, Mark]) -> SheetRow:
    row.marks = as_json({name: what_a_mark_says(mark) for name, mark in marks.items()})
    row.has_warning = any(mark.mark == WARNING for mark in marks.values())
    row.save(update_fields=["member", "choice", "verdict", "marks", "has_warning"])
    _count(sheet)
    return row


def _count(sheet: Sheet) -> None:
    sheet.counts = {name: sheet.counts.get(name) for name in ("passed_over", "values")} | verdict_counts(sheet)
    sheet.save(update_fields=["counts"])
