"""From a file to a sheet whose columns are understood: what the clerk says at each step, remembered for the next time."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path

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
from sheets.models import Sheet, SheetMemory
from sheets.queries.sheets import UNFINISHED, memory_of, unfinished_before
from sheets.rules.fields import Cell, has_a_name
from sheets.rules.headings import Head, Header, fingerprint
from sheets.rules.notes import refusal
from sheets.rules.parts import Part, head_in, is_a_list, propose_part
from sheets.services import uploads
from sheets.services.reading import SheetSeen, look_into

State = Sheet.State
TEXT_SUFFIXES, WORKBOOK_SUFFIXES = (".csv", ".tsv", ".txt"), (".xlsx", ".xls", ".ods")
PASTED = "pasted.txt"
HEADER = "header"


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
    propose(sheet)
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
        }
        for part in seen
    ]


def propose(sheet: Sheet) -> None:
    """The first sheet of the workbook that is a list leads; the others that are lists are read along with it."""
    parts = [propose_part(content["name"], head_in(content)) for content in sheet.contents if not content.get("hidden")]
    lists = [part for part in parts if is_a_list(part)]
    leading = next(iter(lists or parts), None) or propose_part(sheet.contents[0]["name"], head_in(sheet.contents[0]))
    _take(sheet, leading, [part for part in lists if part is not leading])


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
    _take_header(sheet, name, header)
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
    """What each column means, and what holds where no column says.

    Raises Refused, also where `made_from` are the columns below other headings, and Outdated.
    """
    sheet = _open(sheet)
    if not is_below(made_from, sheet):
        raise Refused(other_headings())
    wanted = column_entries(columns) | _besides(default_cell, on, fill_partial_days)
    check_up_to_date(made_from, kept=_columns_kept(sheet), wanted=wanted, last=None)
    check_has_happened(on, occasion.today, field="on")
    meant = [column for column in columns if column]
    if not has_a_name(meant):
        raise Refused(_("Say which column holds the name: the full name, or the family name and the given name."))
    twice = {column for column in meant if meant.count(column) > 1}
    if twice:
        why = _("Two columns have the same meaning. Pass over one of them.")
        alike = [index for index, column in enumerate(columns) if column in twice]
        raise Refused(why, reasons=[Refused(why, field=f"column_{index}") for index in alike])
    sheet.columns, sheet.default_cell, sheet.on = list(columns), default_cell, on
    sheet.along = [_like(part, sheet).as_json() for part in parts_along(sheet)]
    sheet.fill_partial_days = fill_partial_days
    sheet.state, sheet.problem = State.MAPPED, ""
    sheet.save()
    _remember(sheet)
    return sheet


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
    wanted = _answers(meanings)
    kept = {name: value for name, value in _answers(sheet.meanings).items() if name in wanted}
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=None)
    sheet.meanings = {field: (sheet.meanings.get(field, {}) | answers) for field, answers in meanings.items()}
    sheet.state = State.MAPPED
    sheet.save(update_fields=["meanings", "state"])
    _remember(sheet)
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


def header_entry(sheet: Sheet) -> list[object]:
    """Which sheet, and where its headings stand: one entry, for a row is a row of that sheet."""
    return [sheet.name, sheet.header_first, sheet.header_rows]


def is_below(made_from: Entries | None, sheet: Sheet) -> bool:
    """Whether columns were chosen below the headings that stand now: below others the third is another column."""
    return made_from is None or made_from.get(HEADER) == header_entry(sheet)


def other_headings() -> str:
    return _("Somebody else has chosen other headings for this list meanwhile. Say what these columns mean.")


def column_entries(columns: Sequence[str]) -> dict[str, str]:
    return {f"column_{index}": column for index, column in enumerate(columns)}


def answer_name(field: str, folded: str) -> str:
    """Of what a value means: the same whenever the list is read, wherever the value stands in it."""
    return f"value_{hashlib.sha256(f'{field} {folded}'.encode()).hexdigest()[:16]}"


def head_of(sheet: Sheet, name: str | None = None) -> Head:
    """The first rows of the sheet chosen (or of the one named)."""
    wanted = sheet.name if name is None else name
    chosen = next((content for content in sheet.contents if content["name"] == wanted), None)
    return head_in(chosen) if chosen else Head([])


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


def _columns_kept(sheet: Sheet) -> dict[str, object]:
    """What is kept besides only once it was said; until then the form proposes it."""
    besides = _besides(sheet.default_cell, sheet.on, sheet.fill_partial_days) if sheet.on else {}
    return column_entries(sheet.columns) | besides


def _besides(default_cell: Organisation | None, on: date, fill_partial_days: bool) -> dict[str, object]:
    code = default_cell.code if default_cell else ""
    return {"default_cell": code, "on": on, "partial": "fill" if fill_partial_days else "empty"}


def _answers(meanings: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {answer_name(field, text): value for field, texts in meanings.items() for text, value in texts.items()}


def _take_header(sheet: Sheet, name: str, header: Header) -> None:
    if name not in [content["name"] for content in sheet.contents]:
        raise Refused(_("Choose one of the sheets."), field="name")
    along = [part for part in parts_along(sheet) if part.name != name]
    _take(sheet, propose_part(name, head_of(sheet, name), header), along)


def parts_along(sheet: Sheet) -> list[Part]:
    return [Part.of(kept) for kept in sheet.along]


def _take(sheet: Sheet, leading: Part, along: Sequence[Part]) -> None:
    """What was once said of a list of this make holds again: of its headings, its columns, its values, its other sheets."""
    sheet.name, sheet.header_first, sheet.header_rows = leading.name, leading.first, leading.rows
    sheet.headings, sheet.columns = list(leading.headings), list(leading.columns)
    remembered = memory_of(sheet.organisation, fingerprint(sheet.headings)) if leading.first else None
    fits = remembered is not None and len(remembered.columns) == len(sheet.headings)
    if remembered is not None and fits:
        sheet.columns = remembered.columns
    sheet.meanings = remembered.meanings if remembered and fits else {}
    sheet.along = [_like(part, sheet).as_json() for part in along]


def _like(part: Part, sheet: Sheet) -> Part:
    """A sheet with the headings of the leading one is read as that is."""
    alike = fingerprint(part.headings) == fingerprint(sheet.headings)
    return replace(part, columns=list(sheet.columns)) if alike else part


def _remember(sheet: Sheet) -> None:
    if sheet.header_first:
        SheetMemory.objects.update_or_create(
            organisation=sheet.organisation,
            fingerprint=fingerprint(sheet.headings),
            defaults={"columns": sheet.columns, "meanings": sheet.meanings},
        )


def _empty(sheet: Sheet) -> None:
    sheet.rows.all()._raw_delete(sheet.rows.db)
    sheet.state, sheet.contents, sheet.counts = State.DISCARDED, [], {}
    sheet.save(update_fields=["state", "contents", "counts"])
    transaction.on_commit(lambda: uploads.forget(sheet))


def _json(cell: Cell) -> object:
    """A day is a list of one, so that it is not taken for text."""
    return [cell.isoformat()] if isinstance(cell, date) else cell
