"""A comparison with another register: what a clerk takes over from it, row by row, or leaves as it is."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.journal import Journal
from accounts.services.log import record
from cells.models import Member
from cells.services.from_above import tell_of_member
from sheets.models import Sheet, SheetRow
from sheets.rules.comparing import CHANGED, CORRECTED, NEW
from sheets.services.applying import Entering, changed_since
from sheets.services.corrections import correct
from sheets.services.deciding import UNDECIDED, keep, marks_of, open_row, values_of
from sheets.services.gathering import where_stands

Verdict, Choice = SheetRow.Verdict, SheetRow.Choice


@transaction.atomic
def take_values(
    *,
    row: SheetRow,
    taken: Collection[str],
    occasion: Occasion,
    made_from: Entries | None = None,
) -> SheetRow:
    """Put right in our register the fields named, by what the other list says. Raises Refused, and Outdated where somebody
    else decided on the row since `made_from`."""
    sheet, row = _open(row, Verdict.CHANGED, made_from)
    values, marks = values_of(row), marks_of(row)
    wanted = [name for name in CORRECTED if name in taken and name in marks and marks[name].mark in (CHANGED, NEW)]
    if not wanted:
        raise Refused(_("Tick the values that are to be taken."))
    member = Member.objects.select_for_update(of=("self",), no_key=True).filter(pk=row.member_id or 0).first()
    if member is None:
        raise changed_since(row)
    entering = Entering(sheet, occasion)
    entering.refuse_if_changed_since(row, {name: marks[name] for name in wanted})
    theirs = {name: values[name] for name in wanted}
    entry = correct(member=member, values=theirs, why=_why(sheet, row), journal=Journal(), occasion=occasion)
    tell_of_member(entry, member, occasion=occasion)
    for name in wanted:
        del marks[name]
    row.choice = Choice.NONE if marks else Choice.MENDED
    row.verdict = Verdict.CHANGED if marks else Verdict.UNCHANGED
    return keep(sheet, row, marks)


@transaction.atomic
def enter_missing(
    *,
    row: SheetRow,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> SheetRow:
    """Enter a person whom only the other list has. Raises Refused and Outdated."""
    sheet, row = _open(row, Verdict.NEW, made_from)
    entering = Entering(sheet, occasion)
    entering.check_cells(sheet.rows.filter(pk=row.pk))
    entering.refuse_if_came_since([row])
    entering.enter([row])
    row.refresh_from_db()
    entering.appoint([row])
    data = {"number": 1, "on": sheet.on, "sheet": sheet.pk, "row": row.number}
    entry = record(occasion, act="cells.enter_members", subject=row.cell or sheet.organisation, data=data)
    if row.member is not None:
        tell_of_member(entry, row.member, occasion=occasion)
    row.choice = Choice.MENDED
    return keep(sheet, row, marks_of(row))


@transaction.atomic
def mark_as_known(*, row: SheetRow, known: bool, made_from: Entries | None = None) -> SheetRow:
    """The difference is known and stays (or is to be looked at after all). Raises Refused and Outdated."""
    choice = Choice.KNOWN if known else Choice.NONE
    sheet, row = open_row(row, made_from, choice or UNDECIDED)
    row.choice = choice
    return keep(sheet, row, marks_of(row))


def _open(row: SheetRow, verdict: str, made_from: Entries | None) -> tuple[Sheet, SheetRow]:
    sheet, row = open_row(row, made_from, Choice.MENDED)
    if sheet.kind != Sheet.Kind.RECONCILE or row.verdict != verdict:
        raise Refused(_("There is nothing to take over from this row."))
    return sheet, row


def _why(sheet: Sheet, row: SheetRow) -> str:
    return _("compared with %(file)s, row %(row)s") % {"file": sheet.file_name, "row": where_stands(row)}
