"""Lists as Excel workbooks. Every export is logged: who, what, how many."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.db import models, transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.replica import only_reads
from accounts.rules.refusal import Refused
from accounts.services.log import record

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_000_000
"""Of a worksheet of Excel, headings left aside."""
WIDEST = 50
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Worksheet:
    """`headings`: each with the width of its column in characters. `rows`: read once, while they are written."""

    name: str
    headings: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[object]]
    most: int = MOST_ROWS


@dataclass(frozen=True)
class Exported:
    content: bytes
    file_name: str
    number: int
    content_type: str = XLSX


@transaction.atomic
def export_lists(
    *,
    worksheets: Sequence[Worksheet],
    file_name: str,
    asked: Mapping[str, object],
    about: models.Model,
    occasion: Occasion,
) -> Exported:
    """Write the workbook and log it. `asked`: day, filters and order, as the page had them; `about`: whose lists they are.

    Raises Refused where no list has a row, or one has too many; ReplicaLost where it has to be asked for once more.
    """
    with only_reads():
        content, number = write_workbook(worksheets)
    if not number:
        raise Refused(_("There is nothing in this list to save."))
    data = {"list": worksheets[0].name, "asked": dict(asked), "number": number}
    record(occasion, act="cells.export", subject=about, data=data)
    return Exported(content, file_name, number)


def note_printing(
    *, name: str, number: int, asked: Mapping[str, object], about: models.Model, occasion: Occasion
) -> None:
    """A list that leaves the product on paper is logged as one that leaves it as a file."""
    data = {"list": name, "asked": dict(asked), "number": number}
    record(occasion, act="cells.print", subject=about, data=data)


def write_workbook(worksheets: Iterable[Worksheet]) -> tuple[bytes, int]:
    """The bytes and the number of rows, headings not counted. Text stays text, whatever it begins with. Raises Refused."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        formats = {
            "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
            "text": book.add_format({"num_format": "@"}),
        }
        number = sum(_write_worksheet(book, worksheet, formats) for worksheet in worksheets)
    return content.getvalue(), number


def _write_worksheet(book: Any, worksheet: Worksheet, formats: Mapping[str, object]) -> int:
    sheet, number = book.add_worksheet(_sheet_name(worksheet.name)), 0
    for column, (heading, width) in enumerate(worksheet.headings):
        sheet.set_column(column, column, min(width, WIDEST))
        sheet.write_string(0, column, heading, formats["heading"])
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(worksheet.rows, start=1):
        if number >= worksheet.most:
            raise Refused(
                _("This list has %(number)s rows or more. Narrow it with the filters, then save it.")
                % {"number": number_format(worksheet.most, force_grouping=True)}
            )
        for column, value in enumerate(row):
            _write(sheet, number, column, value, formats)
    sheet.autofilter(0, 0, max(number, 1), len(worksheet.headings) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return number


def _write(sheet: Any, row: int, column: int, value: object, formats: Mapping[str, object]) -> None:
    if value in (None, ""):
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:
        text = str(value)
        # A cell of text format stays text when somebody edits it or saves the sheet as .csv.
        sheet.write_string(row, column, text, formats["text"] if text.startswith(_STARTS_A_FORMULA) else None)


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\ in it."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in name)[:31].strip() or "1"
