"""A row of the preview that a clerk puts right: what is written there holds, also when the list is read anew."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation
from sheets.models import Sheet, SheetRow
from sheets.rules import fields
from sheets.rules.comparing import as_read
from sheets.rules.marks import RowRead
from sheets.rules.rows import put_right as put_row_right
from sheets.services.deciding import DECISION, decision_of, keep, marks_of, open_row, values_of
from sheets.services.gathering import where_stands
from sheets.services.staging import Staging

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice
MENDABLE = (
    fields.FULL_NAME, fields.BORN_ON, fields.SEX, fields.CARD_NUMBER, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.DEGREE,
    fields.ACTIVITY, fields.CELL, fields.GROUP, fields.POST, fields.RESIDENCE,
)  # fmt: skip
"""What can be written in place of what was read. The number of the identity paper is kept as a mark only."""
MENDED = "mended"


@transaction.atomic
def put_right(*, row: SheetRow, values: Mapping[str, Any], today: date, made_from: Entries | None = None) -> SheetRow:
    """`values`: field → value, days as days, the cell as its number; only those that are to be other than they were read.

    The row is then recognised and compared anew, and what was decided about it is asked again. Raises Refused, and Outdated
    where somebody else decided on the row since `made_from`.
    """
    sheet, row = open_row(row)
    if row.verdict in (Verdict.ABSENT, Verdict.PASSED_OVER):
        raise Refused(_("There is nothing to put right in this row."))
    now = values_of(row)
    _check_up_to_date(made_from, row, now, values)
    changed = {
        name: value for name, value in values.items() if name in MENDABLE and (value or None) != (now[name] or None)
    }
    return _put_right(sheet, row, changed, Staging(sheet, today, alone=True)) if changed else row


def without_posts(*, sheet: Sheet, rows: Collection[SheetRow], today: date) -> None:
    """Of an open list: nobody of these rows is entered in a post."""
    staging = Staging(sheet, today, alone=True) if rows else None
    for row in rows:
        if staging is not None:
            _put_right(sheet, row, {fields.POST: ""}, staging)


def _put_right(sheet: Sheet, row: SheetRow, changed: Mapping[str, Any], staging: Staging) -> SheetRow:
    read = _as_it_was_read(row, values_of(row))
    put_row_right(read, changed, staging.plan)
    judged = staging.judge([read])[0]
    row.full_name, row.cell_id = read.values[fields.FULL_NAME], read.values[fields.CELL]
    row.values = as_json({name: value for name, value in read.values.items() if value not in (None, "")})
    row.mended = row.mended | as_json(changed)
    row.member_id, row.candidates = judged.member_id, list(judged.likely)
    row.verdict, row.choice = judged.verdict, Choice.NONE
    row.save(update_fields=["full_name", "cell", "values", "mended", "candidates"])
    _refuse_twice(sheet, row)
    return keep(sheet, row, read.marks)


def _as_it_was_read(row: SheetRow, values: Mapping[str, Any]) -> RowRead:
    """The marks of a comparison with the register are taken off: it is compared anew."""
    told = {
        name: value if value is not None or name in (*fields.DAYS, *fields.CELLS) else ""
        for name, value in values.items()
    }
    return RowRead(row.number or 0, told, dict(as_read(marks_of(row))), part=row.part)


def entries_of(row: SheetRow, values: Mapping[str, Any], cell: str) -> dict[str, Any]:
    """What a form that puts the row right begins with: what the row says, the cell by its code, and what was decided."""
    told = {name: values[name] if values[name] is not None else "" for name in MENDABLE}
    return told | {fields.CELL: cell, fields.RESIDENCE: _code(values[fields.RESIDENCE]), DECISION: decision_of(row)}


def _code(cell: int | None) -> str:
    return Organisation.objects.values_list("code", flat=True).filter(pk=cell).first() or "" if cell else ""


def _check_up_to_date(
    made_from: Entries | None, row: SheetRow, now: Mapping[str, Any], values: Mapping[str, Any]
) -> None:
    if made_from is None:
        return
    cells = {now[fields.CELL], values.get(fields.CELL)} - {None}
    codes = dict(Organisation.objects.filter(pk__in=cells).values_list("pk", "code"))
    wanted = {**values, DECISION: MENDED}
    if fields.CELL in values:
        wanted[fields.CELL] = codes.get(values[fields.CELL], "")
    if fields.RESIDENCE in values:
        wanted[fields.RESIDENCE] = _code(values[fields.RESIDENCE])
    kept = entries_of(row, now, codes.get(now[fields.CELL], ""))
    kept = {name: entry for name, entry in kept.items() if name in wanted}
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=None)


def _refuse_twice(sheet: Sheet, row: SheetRow) -> None:
    """Another row of the list has the card number that was written here."""
    card = row.values.get(fields.CARD_NUMBER)
    others = sheet.rows.exclude(pk=row.pk).exclude(choice=Choice.LEFT_OUT)
    other = others.filter(values__card_number=card).first() if card else None
    if other is not None:
        words = _("Row %(row)s has the same card number.") % {"row": where_stands(other)}
        raise Refused(words, field=fields.CARD_NUMBER)
