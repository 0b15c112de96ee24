"""Pages in the middle of a long table, put together of cells that WeasyPrint has laid out once each.

A row is as high as its highest cell, and a page ends before the row that has no room on it: more there is not to know where all
rows break alike. What a page has besides is its frame. Where anything is not plainly understood there are no pages here, and
WeasyPrint lays the rows out as it does all others.
"""

from collections.abc import Iterator
from typing import NamedTuple

from weasyprint.document import Document
from weasyprint.layout import LayoutContext

from reports.services.printing.cells import Cells, NotUnderstood, Pen
from reports.services.printing.composed import ComposedPage, Laid
from reports.services.printing.cutting import Sheets
from reports.services.printing.frames import Frame
from reports.services.printing.joining import Joined
from reports.services.printing.layout import Layout, drawn
from reports.services.printing.rows import cells_of

_TOGETHER = 20
"""Pages that are written at once."""
_AHEAD = 500
"""Rows of which the cells are laid out at once."""
_SLACK = 1 + 1e-9
"""By which WeasyPrint lets a row run over the page."""


class _Page(NamedTuple):
    """Rows from one to before another, behind so many pages."""

    first: int
    last: int
    after: int


class Run:
    """Plain rows from `first` to before `last`, all in one body of a table."""

    def __init__(self, sheets: Sheets, layout: Layout, first: int, last: int) -> None:
        """Raises NotUnderstood."""

        def laid_out(rows: str, *, after: int) -> tuple[Document, LayoutContext]:
            return layout.page_laid_out(sheets.with_rows(first, rows), after=after)

        texts = [sheets.html[row.begins : row.ends] for row in sheets.rows[first:last]]
        pages = {after: laid_out(texts[0], after=after) for after in (2, 3)}
        self._document = pages[2][0]
        self._pen = Pen(self._document)
        try:
            # A left page and a right one.
            self._frames = [Frame(*page, self._pen, after=after) for after, page in pages.items()]
        except (LookupError, ValueError) as of_another_shape:
            raise NotUnderstood from of_another_shape
        self._first = first
        self._rows = list(_rows(texts, Cells(self._pen, lambda rows: laid_out(rows, after=2)), self._frames[0]))
        self._pages: list[_Page] = []

    def pages_from(self, row: int, after: int) -> tuple[int, int]:
        """How many full pages there are from a row on that begins one, and how many rows they have."""
        self._pages = list(self._full_pages(row - self._first, after))
        return len(self._pages), self._pages[-1].last + self._first - row if self._pages else 0

    def _full_pages(self, begins: int, after: int) -> Iterator[_Page]:
        position = self._frame(after).top
        for place in range(begins, len(self._rows)):
            position += _height(self._rows[place])
            if self._overflows(position, after):
                if place == begins:
                    return
                yield _Page(begins, place, after)
                begins, after = place, after + 1
                position = self._frame(after).top + _height(self._rows[place])
                if self._overflows(position, after):
                    return

    def _overflows(self, position: float, after: int) -> bool:
        return position > self._frame(after).bottom * _SLACK

    def _frame(self, after: int) -> Frame:
        return self._frames[after % 2]

    def write(self, joined: Joined) -> None:
        resources = joined.taken()
        for begins in range(0, len(self._pages), _TOGETHER):
            some = self._pages[begins : begins + _TOGETHER]
            keys = range(joined.written.keys, joined.written.keys + len(some))
            composed = [
                self._composed(page, joined, key=key, resources=resources) for key, page in zip(keys, some, strict=True)
            ]
            joined.add_composed(composed)
        joined.add_resources(drawn(self._document), self._pen.states, number=resources)

    def _composed(self, page: _Page, joined: Joined, *, key: int, resources: int) -> ComposedPage:
        frame = self._frame(page.after)
        composed = ComposedPage(frame, joined.taken, page_number=page.after + 1, key=key, resources=resources)
        position = frame.top
        rows = self._rows[page.first : page.last]
        for row, below in zip(rows, [*rows[1:], ()], strict=True):
            composed.add_row(position, _height(row), row, below)
            position += _height(row)
        composed.finish()
        return composed


_Row = tuple[Laid, ...]


def _height(row: _Row) -> float:
    return max(cell.piece.height for cell in row)


def _rows(texts: list[str], cells: Cells, frame: Frame) -> Iterator[_Row]:
    """As far as they are understood."""
    for begins in range(0, len(texts), _AHEAD):
        told = [cells_of(text) for text in texts[begins : begins + _AHEAD]]
        cells.prepare(cell for row in told for cell in row)
        for row in told:
            laid = [Laid(cell.column, cell.column + cell.span, piece) for cell in row if (piece := cells.piece(cell))]
            if len(laid) < len(row) or laid[-1].ends != len(frame.heads):
                return
            yield tuple(laid)
