"""The tables of a document as an Excel workbook, from the same HTML: text stays text, numbers are numbers."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

import xlsxwriter

from reports.rules.letters import wrapped
from reports.services.grid import Cell, Grid, Row, grid_of
from reports.services.markup import Element, UnknownElement, tree_of
from reports.services.workbook_charts import write_charts

_FONT = {"font_name": "Times New Roman", "font_size": 13}
_LINES = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {**_FONT, "bold": True, "font_size": 16, "align": "center"},
    "above": {**_FONT, "bold": True},
    "organ": dict(_FONT),
    "issuer": {**_FONT, "bold": True},
    "summary": {**_FONT, "bold": True, "align": "center", "text_wrap": True, "valign": "top"},
    "annexed-to": {**_FONT, "italic": True, "align": "center", "text_wrap": True, "valign": "top"},
    "heading": {**_LINES, "bold": True, "align": "center", "valign": "vcenter"},
    "cell": {**_LINES, "align": "center"},
    "words": dict(_LINES),
    "cell strong": {**_LINES, "align": "center", "bold": True},
    "words strong": {**_LINES, "bold": True},
}
_GROUPED = {"num_format": "#,##0"}
"""Excel shows 1.234 where the machine is set to Vietnamese."""
_WIDTH = 100
"""Characters of a whole table on a sheet of A4 turned."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Height and width in pixels.
    "default_row_height": 22,
    "default_column_width": 80,
}
_SIZE = 13.0
_SIZES = {"title": 16.0}
"""Of letters, in points."""
_NARROWEST, _CHARACTER = 5, 6.75
"""The narrowest column, in characters; how wide in points a character is by which Excel counts."""
_WIDTH_OF_LETTERS = {"usual": 0.88, "bold": 0.93}
"""Of what `wrapped` takes them to be at least: lists have room enough with this."""
_LINE = 1.3
"""How high a line is, of the size of its letters. A row says its height: LibreOffice does not find it by itself, Excel not for
cells that are one with others."""
_ABOVE = ("issuer", "organ", "title", "summary", "annexed-to")
_CAPITALS = {"issuer", "organ", "title"}


def workbook_of(html: str, day: date) -> bytes:
    """A sheet a table, then a sheet a chart. `day`: what the file says it was made on."""
    tree = tree_of(html)
    title = tree.find("title")
    content = io.BytesIO()
    # By the letters of its own font Excel counts the width of columns: those of Calibri are not on every machine. The library
    # adds to what it is given.
    with xlsxwriter.Workbook(content, {**_OPTIONS, "default_format_properties": dict(_FONT)}) as book:
        made = datetime.combine(day, time())
        book.set_properties({"title": title.text[:255] if title else "", "created": made})
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        looks |= {f"{name} number": book.add_format(_LOOKS[name] | _GROUPED) for name in ("cell", "cell strong")}
        number = 0
        for number, (above, table) in enumerate(_told(tree), start=1):
            _write_sheet(book.add_worksheet(f"Bảng {number}"), above, grid_of(table), looks)
        write_charts(book, [part for part in tree.all("div") if "chart" in part.classes], looks)
    if not number:
        raise UnknownElement("a document without a table")
    return content.getvalue()


def _told(part: Element) -> Iterator[tuple[list[Element], Element]]:
    """Of each table the lines that head it, and itself. What is on a sheet of its own is not headed by what was before it."""
    above: list[Element] = []
    for element in _flat(part):
        if element.tag == "section":
            yield from _told(element)
        elif element.tag == "table" and "rows" in element.classes:
            yield above, element
            above = []
        elif element.tag == "p" and set(_ABOVE) & set(element.classes):
            above.append(element)


def _flat(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield from [child] if child.tag in {"p", "table", "section"} else _flat(child)


def _write_sheet(sheet: Any, above: list[Element], grid: Grid, looks: dict[str, Any]) -> None:
    for column, share in enumerate(grid.widths):
        sheet.set_column(column, column, max(_NARROWEST, share * _WIDTH))
    last, top = len(grid.widths) - 1, 0
    for line in above:
        name = next(name for name in _ABOVE if name in line.classes)
        text = line.text.upper() if name in _CAPITALS else line.text
        sheet.merge_range(top, 0, top, last, "", looks[name])
        sheet.write_string(top, 0, text, looks[name])
        sheet.set_row(top, _height(text, _WIDTH, size=_SIZES.get(name, _SIZE), bold=True))
        top += 1
    top += 1 if above else 0
    headings = [place for place, row in enumerate(grid.rows, start=top) if row.heading]
    for place, (row, height) in enumerate(zip(grid.rows, _heights(grid), strict=True), start=top):
        sheet.set_row(place, height)
        for cell in row.cells:
            if cell.element is not None:
                _write_cell(sheet, place, cell, row, looks)
    if headings:
        sheet.repeat_rows(headings[0], headings[-1])
        sheet.freeze_panes(headings[-1] + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.fit_to_pages(1, 0)


def _heights(grid: Grid) -> list[float]:
    """Of its rows, in points. A cell over several rows needs as much of them together: what they lack, the last of them gets."""
    heights, waiting = [0.0] * len(grid.rows), []
    for place, row in enumerate(grid.rows):
        for cell in row.cells:
            if cell.element is not None:
                needed = _height(_text_of(cell.element), grid.width(cell) * _WIDTH, bold=row.heading or row.strong)
                if cell.down > 1:
                    waiting.append((place, place + cell.down, needed))
                heights[place] = max(heights[place], needed if cell.down == 1 else _height("", _WIDTH))
    for first, end, needed in waiting:
        heights[end - 1] += max(0.0, needed - sum(heights[first:end]))
    return heights


@lru_cache(maxsize=4096)
def _height(text: str, width: float, *, size: float = _SIZE, bold: bool = False) -> float:
    """In points, of a row that shows all of it. `width`: in characters, as Excel counts them. Kept: lists say much again."""
    room = max(_NARROWEST, width) * _CHARACTER / _WIDTH_OF_LETTERS["bold" if bold else "usual"]
    return _LINE * size * max(1, sum(max(1, len(wrapped(line, room, size))) for line in text.split("\n")))


def _write_cell(sheet: Any, place: int, cell: Cell, row: Row, looks: dict[str, Any]) -> None:
    assert cell.element is not None  # noqa: S101 - told by who calls
    name = "heading" if row.heading else ("words" if cell.of_words else "cell") + (" strong" if row.strong else "")
    number = cell.element.attributes.get("data-number", "")
    if number and f"{name} number" in looks:
        name = f"{name} number"
    look = looks[name]
    if cell.across > 1 or cell.down > 1:
        sheet.merge_range(place, cell.column, place + cell.down - 1, cell.column + cell.across - 1, "", look)
    if number:
        sheet.write_number(place, cell.column, float(number), look)
    elif text := _text_of(cell.element):
        sheet.write_string(place, cell.column, text, look)
    else:
        sheet.write_blank(place, cell.column, None, look)


def _text_of(element: Element) -> str:
    """With its lines as they are."""
    parts = element.elements if element.holds_blocks else [element]
    return "\n".join(part.text_with_notes for part in parts).replace("\u00a0", " ")
