"""Building workbooks for tests: honest ones, and hostile ones by hand."""

import io
import zipfile
from collections.abc import Iterable, Sequence
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


def workbook(rows: Sequence[Sequence[Any]], *, name: str = "Danh sách", more: Sequence[str] = ()) -> bytes:
    """An honest .xlsx with these rows in one sheet, and empty sheets of the names in `more` before it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "in_memory": True}) as book:
        for one in more:
            book.add_worksheet(one)
        sheet, days = book.add_worksheet(name), book.add_format({"num_format": "dd/mm/yyyy"})
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
    upload = intake.Upload(kind, file_name, content)
    return intake.receive(organisation=cast[of], upload=upload, occasion=cast.occasion(by))


def preview(
    cast: Cast, rows: Sequence[Sequence[Any]], *, by: str = "binh", default_cell: str = "", **told: Any
) -> Sheet:
    """The rows as uploaded by a clerk who accepts every guess, read and ready to look through."""
    sheet = receive(cast, rows, by=by, **told)
    sheet = intake.choose_columns(
        sheet=sheet,
        columns=sheet.columns,
        default_cell=cast[default_cell] if default_cell else None,
        on=TODAY,
        fill_partial_days=True,
        occasion=cast.occasion(by),
    )
    return proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion(by))
