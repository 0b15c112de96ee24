"""Lists as Excel workbooks: what is on the page, as filtered and sorted. Every export is logged: who, what, how many."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.db import models, transaction

from accounts.models import Occasion
from accounts.services.log import record

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_000_000
WIDEST = 50
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    heading: str
    width: int = 16
    """In characters."""


@dataclass(frozen=True)
class Exported:
    content: bytes
    file_name: str
    number: int
    content_type: str = XLSX


@transaction.atomic
def export_list(
    *,
    name: str,
    file_name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    asked: Mapping[str, Any],
    about: models.Model,
    occasion: Occasion,
) -> Exported:
    """Write the workbook and log it. `asked`: day, filters and order, as the page had them; `about`: whose list it is."""
    content, number = write_workbook(name=name, columns=columns, rows=rows)
    data = {"list": name, "asked": dict(asked), "number": number}
    record(occasion, act="cells.export", subject=about, data=data)
    return Exported(content, file_name, number)


def write_workbook(*, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> tuple[bytes, int]:
    """The bytes and the number of rows, headings not counted. Text stays text, whatever it begins with."""
    content, number = io.BytesIO(), 0
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet(_sheet_name(name))
        heads = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        formats = {"day": book.add_format({"num_format": "dd/mm/yyyy"}), "text": book.add_format({"num_format": "@"})}
        for place, column in enumerate(columns):
            sheet.set_column(place, place, min(column.width, WIDEST))
            sheet.write_string(0, place, column.heading, heads)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                _write(sheet, number, place, value, formats)
            if number >= MOST_ROWS:
                break
        sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return content.getvalue(), number


def _write(sheet: Any, row: int, place: int, value: Any, formats: Mapping[str, Any]) -> None:
    if value in (None, ""):
        return
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, place, value)
    else:
        text = str(value)
        # A cell of text format stays text when somebody edits it or saves the sheet as .csv.
        sheet.write_string(row, place, text, formats["text"] if text.startswith(_STARTS_A_FORMULA) else None)


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\ in it."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in name)[:31].strip() or "1"
