"""Tables of Word: those of a document, with lines, and those that only put things side by side. Written element by element: the
library looks through a whole table for each of its cells, and lists have thousands.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.services.grid import Cell, Grid, Row, grid_of
from reports.services.markup import Element, runs_of
from reports.services.word_styles import CELL, CELL_OF_HEADING, CELL_OF_WORDS, END, Look, Styles
from reports.services.word_text import paragraph

_TWIPS = 1440 / 25.4
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def rows_table(element: Element, styles: Styles, width: float) -> Any:
    """A table with lines. Rows are never split; the columns are named again on every page. Names of columns and
    of sections are not left at the end of a page, nor does a total begin one."""
    grid = grid_of(element)
    table = _table([share * width for share in grid.widths], lines=True)
    for row, below in zip_longest(grid.rows, grid.rows[1:]):
        # The last one does not hold on to what follows the table.
        keeps_next = below is not None and (row.heading or row.section or below.total)
        table.append(_row(row, grid, styles, width, keeps_next=keeps_next))
    return table


Side = tuple[float, list[Any]]
"""How wide in mm, and the paragraphs in it."""


def bare_table(rows: Sequence[Sequence[Side]], styles: Styles) -> Any:
    """Paragraphs side by side, without lines. Rows may be divided differently."""
    edges = sorted({round(edge, 2) for row in rows for edge in accumulate(width for width, _ in row)})
    table = _table([right - left for left, right in pairwise([0.0, *edges])], lines=False)
    for sides in rows:
        row, left = OxmlElement("w:tr"), 0.0
        row.append(_flags(heading=False))
        for width, lines in sides:
            across = sum(left < edge <= round(left + width, 2) for edge in edges)
            cell = _cell(width, across=across)
            for line in lines or [paragraph("", END, styles)]:
                cell.append(line)
            row.append(cell)
            left = round(left + width, 2)
        table.append(row)
    return table


def _row(row: Row, grid: Grid, styles: Styles, width: float, *, keeps_next: bool) -> Any:
    element = OxmlElement("w:tr")
    element.append(_flags(heading=row.heading))
    for place in row.cells:
        cell = _cell(grid.width(place) * width, across=place.across, merged=_merged(place), centred=row.heading)
        for line in _lines(place, row, styles):
            if keeps_next:
                line.get_or_add_pPr().get_or_add_keepNext()
            cell.append(line)
        element.append(cell)
    return element


def _merged(place: Cell) -> str:
    if place.element is None:
        return "continue"
    return "restart" if place.down > 1 else ""


def _lines(place: Cell, row: Row, styles: Styles) -> list[Any]:
    look = _look(place, row)
    if place.element is None:
        return [paragraph("", look, styles)]
    if place.element.holds_blocks:
        lines = [paragraph(runs_of(line), look, styles, bold=row.strong) for line in place.element.elements]
        for above, below in pairwise(lines):
            above.get_or_add_pPr().get_or_add_spacing().after = Pt(0)
            below.get_or_add_pPr().get_or_add_spacing().before = Pt(0)
        return lines
    return [paragraph(runs_of(place.element), look, styles, bold=row.strong)]


def _look(place: Cell, row: Row) -> Look:
    if row.heading:
        return CELL_OF_HEADING
    return CELL_OF_WORDS if place.of_words else CELL


def _table(widths: Sequence[float], *, lines: bool) -> Any:
    table, properties, grid = OxmlElement("w:tbl"), OxmlElement("w:tblPr"), OxmlElement("w:tblGrid")
    properties.append(_element("w:tblW", w=_twips(sum(widths)), type="dxa"))
    if lines:
        borders = OxmlElement("w:tblBorders")
        for edge in _EDGES:
            borders.append(_element(f"w:{edge}", val="single", sz="4", space="0", color="000000"))
        properties.append(borders)
    properties.append(_element("w:tblLayout", type="fixed"))
    margins, side = OxmlElement("w:tblCellMar"), _twips(1.4) if lines else "0"
    for edge in ("left", "right"):
        margins.append(_element(f"w:{edge}", w=side, type="dxa"))
    properties.append(margins)
    for width in widths:
        grid.append(_element("w:gridCol", w=_twips(width)))
    table.append(properties)
    table.append(grid)
    return table


def _flags(*, heading: bool) -> Any:
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    return properties


def _cell(width: float, *, across: int = 1, merged: str = "", centred: bool = False) -> Any:
    cell, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    properties.append(_element("w:tcW", w=_twips(width), type="dxa"))
    if across > 1:
        properties.append(_element("w:gridSpan", val=str(across)))
    if merged:
        properties.append(_element("w:vMerge", val=merged))
    if centred:
        properties.append(_element("w:vAlign", val="center"))
    cell.append(properties)
    return cell


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS))
