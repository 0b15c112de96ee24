"""Building workbooks for tests: honest ones, and hostile ones by hand."""

import io
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from sheets.models import Sheet
from sheets.services import intake, proceeding
from tests.cast import TODAY, Cast

HEADINGS = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Nam/Nữ",
    "Số thẻ ĐV",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "CT/DB",
    "Chi bộ",
]

_NAMESPACE = "http://schemas.openxmlformats.org"
_PARTS = {
    "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{_NAMESPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship '
    f'Id="r1" Type="{_NAMESPACE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{_NAMESPACE}/spreadsheetml/2006/main" '
    f'xmlns:r="{_NAMESPACE}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{_NAMESPACE}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_NAMESPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
SHEET_START = f'<?xml version="1.0"?><worksheet xmlns="{_NAMESPACE}/spreadsheetml/2006/main"><sheetData>'.encode()
SHEET_END = b"</sheetData></worksheet>"


_SYLLABLES = (
    "An",
    "Bình",
    "Chi",
    "Dung",
    "Giang",
    "Hà",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Tâm",
)


def name_of(number: int) -> str:
    """A name of its own for each of the first 3,375 people, without a figure in it."""
    syllables = len(_SYLLABLES)
    last, rest = number % syllables, number // syllables
    return f"Lê {_SYLLABLES[rest // syllables % syllables]} {_SYLLABLES[rest % syllables]} {_SYLLABLES[last]}"


def workbook(rows: Sequence[Sequence[Any]], *, name: str = "Danh sách", more: Sequence[str] = ()) -> bytes:
    """An honest .xlsx with these rows in one sheet, and empty sheets of the names in `more` before it."""
    return workbook_of({one: [] for one in more} | {name: rows})


def workbook_of(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    hidden: Collection[str] = (),
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
) -> bytes:
    """Several sheets by name; `hidden` of them, and of each the rows and columns of these numbers, counted from 1."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "in_memory": True}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for number in hidden_rows:
                sheet.set_row(number - 1, None, None, {"hidden": True})
            for number in hidden_columns:
                sheet.set_column(number - 1, number - 1, None, None, {"hidden": True})
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, (date, datetime)):
                        sheet.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), days)
                    else:
                        sheet.write(number, place, cell)
    return content.getvalue()


def raw_workbook(pieces: Iterable[bytes]) -> bytes:
    """A .xlsx whose only sheet is written by hand."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in _PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for piece in (SHEET_START, *pieces, SHEET_END):
                part.write(piece)
    return content.getvalue()


def receive(
    cast: Cast,
    rows: Sequence[Sequence[Any]],
    *,
    of: str = "WARD",
    by: str = "binh",
    kind: str = Sheet.Kind.REGISTER,
    file_name: str = "danh sach.xlsx",
) -> Sheet:
    content = (
        workbook(rows) if file_name.endswith(".xlsx") else "\n".join("\t".join(map(str, row)) for row in rows).encode()
    )
    return receive_file(cast, content, of=of, by=by, kind=kind, file_name=file_name)


def receive_file(
    cast: Cast,
    content: bytes,
    *,
    of: str = "WARD",
    by: str = "binh",
    kind: str = Sheet.Kind.REGISTER,
    file_name: str = "danh sach.xlsx",
) -> Sheet:
    upload = intake.Upload(kind, file_name, content)
    return intake.receive(organisation=cast[of], upload=upload, occasion=cast.occasion(by))


def preview(
    cast: Cast, rows: Sequence[Sequence[Any]], *, by: str = "binh", default_cell: str = "", **told: Any
) -> Sheet:
    """The rows as uploaded by a clerk who accepts every guess, read and ready to look through."""
    return read(cast, receive(cast, rows, by=by, **told), by=by, default_cell=default_cell)


def read(cast: Cast, sheet: Sheet, *, by: str = "binh", default_cell: str = "") -> Sheet:
    """A list that was received, every guess accepted."""
    sheet = intake.choose_columns(
        sheet=sheet,
        columns=sheet.columns,
        default_cell=cast[default_cell] if default_cell else None,
        on=TODAY,
        fill_partial_days=True,
        occasion=cast.occasion(by),
    )
    return proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion(by))
