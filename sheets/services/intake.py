"""From a file to a sheet whose columns are understood: what the clerk says at each step, remembered for the next time."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation
from cells.rules.ahead import check_has_happened
from sheets.models import Sheet
from sheets.queries.sheets import UNFINISHED, unfinished_before
from sheets.rules.fields import Cell, has_a_name
from sheets.rules.headings import Header
from sheets.rules.notes import refusal
from sheets.rules.parts import Part
from sheets.services import proposing, uploads
from sheets.services.entries import (
    ALONG,
    HEADER,
    along_entry,
    answers,
    besides_columns,
    column_entries,
    column_name,
    columns_kept,
    header_entry,
    is_below,
    makes_of,
    other_headings,
)
from sheets.services.reading import SheetSeen, look_into

State = Sheet.State
TEXT_SUFFIXES, WORKBOOK_SUFFIXES = (".csv", ".tsv", ".txt"), (".xlsx", ".xls", ".ods")
PASTED = "pasted.txt"


@dataclass(frozen=True)
class Upload:
    """What was handed in: a file as it is, or what was pasted."""

    kind: str
    file_name: str
    content: bytes

    @property
    def suffix(self) -> str:
        return Path(self.file_name).suffix.lower()

    @property
    def is_text(self) -> bool:
        return self.suffix in TEXT_SUFFIXES


def receive(*, organisation: Organisation, upload: Upload, occasion: Occasion) -> Sheet:
    """A new sheet, its header row and columns guessed. Raises Refused."""
    with uploads.in_clear(upload.content) as aside:
        seen = look_at(upload, aside)
    return _receive(organisation, upload, seen, occasion)


def look_at(upload: Upload, path: Path) -> list[SheetSeen]:
    """What the file at the path holds. Raises Refused."""
    if not upload.is_text and upload.suffix not in WORKBOOK_SUFFIXES:
        raise Refused(refusal("no_workbook"), field="file")
    return look_into(path, is_text=upload.is_text)


@transaction.atomic
def _receive(organisation: Organisation, upload: Upload, seen: Sequence[SheetSeen], occasion: Occasion) -> Sheet:
    sheet = unsaved_sheet(organisation, upload, seen, occasion.at)
    sheet.uploaded_by = occasion.by.user
    sheet.save()
    record(occasion, act="sheets.upload_sheet", subject=organisation, data={"sheet": sheet.pk, "file": str(sheet)})
    uploads.keep(sheet, upload.content)
    return sheet


def unsaved_sheet(organisation: Organisation, upload: Upload, seen: Sequence[SheetSeen], at: datetime) -> Sheet:
    """The list with everything proposed that can be; nothing of it is kept yet."""
    sheet = Sheet(
        organisation=organisation,
        kind=upload.kind,
        uploaded_at=at,
        file_name=clean_text(upload.file_name)[:255] or "?",
        is_text=upload.is_text,
        digest=hashlib.sha256(upload.content).hexdigest(),
        contents=contents_of(seen),
    )
    proposing.propose(sheet)
    return sheet


def contents_of(seen: Sequence[SheetSeen]) -> list[dict[str, object]]:
    """The sheets as they are kept until the list is entered."""
    return [
        {
            "name": part.name,
            "rows": part.rows,
            "hidden": part.hidden,
            "head": [[_json(cell) for cell in row] for row in part.head],
            "merged": part.merged,
            "hidden_rows": part.hidden_rows,
            "hidden_columns": part.hidden_columns,
            "font": asdict(part.font),
            "legend": part.legend,
        }
        for part in seen
    ]


@transaction.atomic
def choose_header(
    *,
    sheet: Sheet,
    name: str,
    header: Header,
    made_from: Entries | None = None,
) -> Sheet:
    """Which of the workbook's sheets, and where its headings stand. What was chosen below the same headings stays.

    Raises Refused, and Outdated where somebody else chose others since `made_from`.
    """
    sheet = _open(sheet)
    kept, wanted = header_entry(sheet), [name, header.first, header.rows]
    check_up_to_date(made_from, kept={HEADER: kept}, wanted={HEADER: wanted}, last=None)
    if wanted == kept:
        return sheet
    if name not in [content["name"] for content in sheet.contents]:
        raise Refused(_("Choose one of the sheets."), field="name")
    proposing.take_header(sheet, name, header)
    sheet.state = State.UPLOADED
    sheet.save()
    return sheet


@transaction.atomic
def choose_along(*, sheet: Sheet, names: Collection[str], made_from: Entries | None = None) -> Sheet:
    """Which other sheets of the workbook are read together with the leading one. Raises Refused and Outdated."""
    sheet = _open(sheet)
    kept = along_entry(sheet)
    lists = {part.name for part in proposing.lists_in(sheet)} - {sheet.name}
    wanted = [content["name"] for content in sheet.contents if content["name"] in lists.intersection(names)]
    check_up_to_date(made_from, kept={ALONG: kept}, wanted={ALONG: wanted}, last=None)
    if wanted == kept:
        return sheet
    proposing.take_along(sheet, wanted)
    sheet.state = State.UPLOADED
    sheet.save()
    return sheet


@transaction.atomic
def choose_columns(
    *,
    sheet: Sheet,
    columns: Sequence[str],
    default_cell: Organisation | None,
    on: date,
    fill_partial_days: bool,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Sheet:
    """What each column means, also in the sheets read along that have the same headings; and what holds where no column says.

    Raises Refused, also where `made_from` are the columns below other headings, and Outdated.
    """
    sheet = _open(sheet)
    if not is_below(made_from, sheet):
        raise Refused(other_headings())
    wanted = column_entries([columns]) | besides_columns(default_cell, on, fill_partial_days)
    check_up_to_date(made_from, kept=columns_kept(sheet), wanted=wanted, last=None)
    check_has_happened(on, occasion.today, field="on")
    like_it = makes_of(sheet)[0]
    _check_columns(columns, 0, like_it)
    sheet.columns, sheet.default_cell, sheet.on = list(columns), default_cell, on
    sheet.along = _with_columns(sheet, {part.name: columns for part in like_it})
    sheet.fill_partial_days = fill_partial_days
    sheet.state, sheet.problem = State.MAPPED, ""
    sheet.save()
    proposing.remember(sheet)
    return sheet


@transaction.atomic
def choose_other_columns(*, sheet: Sheet, others: Sequence[Sequence[str]], made_from: Entries | None = None) -> Sheet:
    """What the columns mean of sheets read along that have other headings than the leading one, a sequence for each make of
    them. Raises Refused and Outdated as `choose_columns` does, which comes after it."""
    sheet = _open(sheet)
    makes = makes_of(sheet)
    if not is_below(made_from, sheet) or len(others) != len(makes) - 1:
        raise Refused(other_headings())
    kept = column_entries([make[0].columns for make in makes])
    check_up_to_date(made_from, kept=kept, wanted=column_entries([makes[0][0].columns, *others]), last=None)
    meant: dict[str, Sequence[str]] = {}
    for number, (make, columns) in enumerate(zip(makes[1:], others, strict=True), start=1):
        _check_columns(columns, number, make)
        meant |= {part.name: columns for part in make}
    sheet.along = _with_columns(sheet, meant)
    sheet.state = State.UPLOADED
    sheet.save()
    return sheet


def _with_columns(sheet: Sheet, meant: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    along = proposing.parts_of(sheet)[1:]
    return [replace(part, columns=list(meant.get(part.name, part.columns))).as_json() for part in along]


def _check_columns(columns: Sequence[str], number: int, make: Sequence[Part]) -> None:
    """Each make of headings has a name in it, and nothing twice."""
    meant = [column for column in columns if column]
    if not has_a_name(meant) and number:
        why = _("Say which column of “%(sheet)s” holds the name, or do not read that sheet along.")
        raise Refused(why % {"sheet": make[0].name}, field=column_name(number, 0))
    if not has_a_name(meant):
        raise Refused(_("Say which column holds the name: the full name, or the family name and the given name."))
    twice = {column for column in meant if meant.count(column) > 1}
    if twice:
        why = _("Two columns have the same meaning. Pass over one of them.")
        alike = [index for index, column in enumerate(columns) if column in twice]
        raise Refused(why, reasons=[Refused(why, field=column_name(number, index)) for index in alike])


@transaction.atomic
def choose_meanings(
    *,
    sheet: Sheet,
    meanings: dict[str, dict[str, str]],
    made_from: Entries | None = None,
) -> Sheet:
    """What single values mean: field → folded text → value (of the cell: its code). Raises Refused and Outdated."""
    sheet = _open(sheet)
    if sheet.state == State.UPLOADED:
        raise Refused(other_headings())
    wanted = answers(meanings)
    kept = {name: value for name, value in answers(sheet.meanings).items() if name in wanted}
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=None)
    sheet.meanings = {field: (sheet.meanings.get(field, {}) | answers) for field, answers in meanings.items()}
    sheet.state = State.MAPPED
    sheet.save(update_fields=["meanings", "state"])
    proposing.remember(sheet)
    return sheet


@transaction.atomic
def discard(
    *,
    sheet: Sheet,
    occasion: Occasion,
) -> Sheet:
    """The sheet is not wanted: its rows and its file go, the log keeps that it was there."""
    sheet = _open(sheet)
    _empty(sheet)
    record(occasion, act="sheets.discard_sheet", subject=sheet.organisation, data={"sheet": sheet.pk})
    return sheet


def forget_unfinished(*, at: datetime) -> None:
    """Lists that nobody finished hold personal data for nothing: they go after some days, whoever may be there to see it."""
    for pk in unfinished_before(at).values_list("pk", flat=True):
        with transaction.atomic():
            sheet = unfinished_before(at).select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
            if sheet is not None and not sheet.is_busy:
                _empty(sheet)


def rows_in(sheet: Sheet) -> int:
    """Of all the sheets that are read."""
    names = {sheet.name, *(part["name"] for part in sheet.along)}
    return sum(content["rows"] for content in sheet.contents if content["name"] in names)


def _open(sheet: Sheet) -> Sheet:
    sheet = (
        Sheet.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation", "job", "default_cell")
        .get(pk=sheet.pk)
    )
    if sheet.state not in UNFINISHED:
        raise Refused(_("This list is no longer open: %(state)s.") % {"state": sheet.get_state_display()})
    if sheet.is_busy:
        raise Refused(_("This list is being read. Wait until that is done."))
    return sheet


def _empty(sheet: Sheet) -> None:
    sheet.rows.all()._raw_delete(sheet.rows.db)
    sheet.state, sheet.contents, sheet.counts = State.DISCARDED, [], {}
    sheet.save(update_fields=["state", "contents", "counts"])
    transaction.on_commit(lambda: uploads.forget(sheet))


def _json(cell: Cell) -> object:
    """A day is a list of one, so that it is not taken for text."""
    return [cell.isoformat()] if isinstance(cell, date) else cell
