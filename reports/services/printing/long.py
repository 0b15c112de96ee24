"""A document with long tables: laid out part after part, while another process draws the part before.

A part is laid out from the first row of a page on. Of a part after which others come the last page is left out and begins the
next one, for it may not be full: so pages break as if the whole had been laid out at once.
"""

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import BinaryIO

from weasyprint.document import Document

from reports.services.printing.cutting import Sheets
from reports.services.printing.joining import Joined, Written
from reports.services.printing.layout import Layout, pages_that_are_full

Told = Callable[[int, int], object]
"""How many rows are laid out, of how many."""


class DrawingFailed(Exception):
    """The process that drew a part has ended without it."""


def write_long(sheets: Sheets, layout: Layout, output: BinaryIO, *, rows_a_part: int, told: Told) -> None:
    """Write the PDF. Raises DrawingFailed, and what laying out raises."""
    total, first = len(sheets.rows), 0
    with TemporaryFile() as places:
        joined = Joined(output, places)
        drawing: _Drawing | None = None
        while first < total:
            pages, first = _part(sheets, layout, first, joined_pages=drawing.pages if drawing else 0, most=rows_a_part)
            if drawing:
                joined.written = drawing.written()
            drawing = _Drawing(joined, pages, pages_before=drawing.pages if drawing else 0)
            del pages
            gc.collect()
            told(first, total)
        if drawing:
            joined.written = drawing.written()
        joined.finish()


def _part(sheets: Sheets, layout: Layout, first: int, *, joined_pages: int, most: int) -> tuple[Document, int]:
    """Full pages from a row on, and the row that the next one begins with."""
    total = len(sheets.rows)
    # A rest of a few rows is no part of its own: the foot is kept together with the rows before it.
    last = first + most if total - first > most + most // 4 else total
    document = layout.laid_out(sheets.part(first, last), pages_before=joined_pages)
    if last == total:
        return document, total
    pages, rows = pages_that_are_full(document)
    if not pages:
        return _part(sheets, layout, first, joined_pages=joined_pages, most=most * 2)
    return document.copy(document.pages[:pages]), first + rows


class _Drawing:
    """The process that draws a part: a copy of this one, which has laid it out. `pages`: of the document up to its end."""

    def __init__(self, joined: Joined, document: Document, *, pages_before: int) -> None:
        self.pages = pages_before + len(document.pages)
        receives, sends = os.pipe()
        self._number = os.fork()
        if self._number == 0:
            _draw_and_end(joined, document, sends)
        os.close(sends)
        self._told = os.fdopen(receives, "rb")

    def written(self) -> Written:
        """Once it has ended. Raises DrawingFailed."""
        with self._told as told:
            content = told.read()
        os.waitpid(self._number, 0)
        if not content:
            raise DrawingFailed
        written: Written = pickle.loads(content)  # noqa: S301 - from a copy of this very process
        return written


def _draw_and_end(joined: Joined, document: Document, sends: int) -> None:
    """Whatever happens, a copy of a process never goes on as the process itself."""
    try:
        joined.add(document)
        with os.fdopen(sends, "wb") as told:
            pickle.dump(joined.written, told)
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)
