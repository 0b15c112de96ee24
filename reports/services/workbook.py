"""The tables of a document as an Excel workbook, from the same HTML: text stays text, numbers are numbers."""

import io
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from reports.services.grid import Cell, Grid, Row, grid_of
from reports.services.markup import Element, UnknownElement, tree_of
from reports.services.workbook_charts import write_charts

_FONT = {"font_name": "Times New Roman", "font_size": 13}
_LINES = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {**_FONT, "bold": True, "font_size": 16, "align": "center"},
    "above": {**_FONT, "bold": True},
    "line": {**_FONT, "align": "center", "text_wrap": True, "valign": "top"},
    "heading": {**_LINES, "bold": True, "align": "center", "valign": "vcenter"},
    "cell": {**_LINES, "align": "center"},
    "words": dict(_LINES),
    "cell strong": {**_LINES, "align": "center", "bold": True},
    "words strong": {**_LINES, "bold": True},
}
_GROUPED = {"num_format": "#,##0"}
"""Excel shows 1.234 where the machine is set to Vietnamese."""
_WIDTH = 110
"""Characters of a whole table on a sheet of A4 turned."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ABOVE = ("title", "summary", "annexed-to")


def workbook_of(html: str, day: date) -> bytes:
    """A sheet a table, then a sheet a chart. `day`: what the file says it was made on."""
    tree = tree_of(html)
    title = tree.find("title")
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        made = datetime.combine(day, time())
        book.set_properties({"title": title.text[:255] if title else "", "created": made})
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        looks |= {f"{name} number": book.add_format(_LOOKS[name] | _GROUPED) for name in ("cell", "cell strong")}
        above: list[Element] = []
        number = 0
        for element in _told(tree):
            if element.tag == "p":
                above.append(element)
                continue
            number += 1
            _write_sheet(book.add_worksheet(f"Bảng {number}"), above, grid_of(element), looks)
            above = []
        write_charts(book, [part for part in tree.all("div") if "chart" in part.classes], looks)
    if not number:
        raise UnknownElement("a document without a table")
    return content.getvalue()


def _told(tree: Element) -> list[Element]:
    """The tables, each after the lines that head it."""
    return [
        element
        for element in _flat(tree)
        if (element.tag == "table" and "rows" in element.classes)
        or (element.tag == "p" and set(_ABOVE) & set(element.classes))
    ]


def _flat(element: Element) -> list[Element]:
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element):
            found += [child] if child.tag in {"p", "table"} else _flat(child)
    return found


def _write_sheet(sheet: Any, above: list[Element], grid: Grid, looks: dict[str, Any]) -> None:
    for column, share in enumerate(grid.widths):
        sheet.set_column(column, column, max(5, share * _WIDTH))
    last, top = len(grid.widths) - 1, 0
    for line in above:
        look = looks["title" if "title" in line.classes else "line"]
        text = line.text.upper() if "title" in line.classes else line.text
        sheet.merge_range(top, 0, top, last, "", look)
        sheet.write_string(top, 0, text, look)
        sheet.set_row(top, 18 * (1 + len(text) // _WIDTH))
        top += 1
    top += 1 if above else 0
    headings = [place for place, row in enumerate(grid.rows, start=top) if row.heading]
    for place, row in enumerate(grid.rows, start=top):
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
