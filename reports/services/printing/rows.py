"""Rows of a long table that are nothing but cells: how high such a row is follows from its cells alone, wherever it stands."""

import re
from typing import NamedTuple

from reports.services.printing.cutting import Sheets

# Of the words of a template (docs/documents.md) those that stay in their cell: no footnote, no picture, no link.
_INLINE = r'<(?:span class="whole"|/span|/?(?:strong|em|u|sup|sub|p)|br)>'
_TD = rf'<td((?:\s+(?:class|colspan|data-number)="[^"]*")*)>([^<]*(?:{_INLINE}[^<]*)*)</td>\s*'
_CELL = re.compile(_TD)
_ROW = re.compile(rf"<tr>\s*(?:{_TD})+</tr>")
_NUMBER = re.compile(r'\s+data-number="[^"]*"')
_SPAN = re.compile(r'colspan="(\d+)"')


class Cell(NamedTuple):
    """Cells that are the same look the same: the column each begins in and over how many it goes, its attributes, its HTML."""

    column: int
    span: int
    attributes: str
    content: str

    @property
    def html(self) -> str:
        return f"<td{self.attributes}>{self.content}</td>"


def is_plain(html: str) -> bool:
    """A row of a class (a heading, a sum) breaks pages in its own way."""
    return _ROW.fullmatch(html) is not None


def cells_of(html: str) -> tuple[Cell, ...]:
    """Of a plain row."""
    cells, column = [], 0
    for attributes, content in _CELL.findall(html):
        found = _SPAN.search(attributes)
        span = int(found[1]) if found else 1
        # What Excel is told is not seen on paper.
        cells.append(Cell(column, span, _NUMBER.sub("", attributes), content))
        column += span
    return tuple(cells)


def plain_until(sheets: Sheets) -> list[int]:
    """For each row the first one behind it, or itself, that is not plain or in another body of a table."""
    rows, html = sheets.rows, sheets.html
    until = [0] * len(rows)
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        if not is_plain(html[row.begins : row.ends]):
            until[place] = place
        elif place + 1 < len(rows) and rows[place + 1].inside is row.inside:
            until[place] = max(until[place + 1], place + 1)
        else:
            until[place] = place + 1
    return until
