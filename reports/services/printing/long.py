"""A document with long tables: laid out part after part, each by a process of its own.

A part is laid out from the first row of a page on. Of a part after which others come the last page is left out and begins the
next one, for it may not be full: so pages break as if the whole had been laid out at once. What the next part begins with is
known when this one is laid out, but not needed to read it and to find the styles of its elements: that is done ahead. So while
one part is drawn the next is laid out and the one after it is read, and each process gives back all its memory by ending.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, NoReturn

from weasyprint.document import Document

from reports.services.printing.cutting import Sheets
from reports.services.printing.joining import Joined
from reports.services.printing.layout import Layout, Place, pages_that_are_full

Told = Callable[[int, int], object]
"""How many rows are laid out, of how many."""
MOST_A_PAGE = 40
"""Rows. A page of the party's form has room for some thirty."""


class PartFailed(Exception):
    """The process that made a part has ended without it."""


class _Reached(NamedTuple):
    """Where the pages so far end: the row that comes next, and how many pages there are."""

    row: int = 0
    pages: int = 0


class _Elsewhere(Exception):
    """What was read ahead is not what the part begins with."""


def write_long(sheets: Sheets, layout: Layout, output: BinaryIO, *, rows_a_part: int, told: Told) -> None:
    """Write the PDF. Raises PartFailed."""
    total = len(sheets.rows)
    with TemporaryFile() as places, ExitStack() as living:
        joined = Joined(output, places)

        def begun(first: int) -> _Process:
            process = _Process(_Part(sheets, layout, first, rows_a_part), joined)
            living.callback(process.end)
            return process

        drawing: _Process | None = None
        laying, reached = begun(0), _Reached()
        laying.tell(reached)
        while reached.row < total:
            ahead = begun(laying.part.next_first) if laying.part.last < total else None
            reached = laying.answer()
            if reached.row < total:
                ahead = ahead or begun(reached.row)
                ahead.tell(reached)
            if drawing:
                joined.written = drawing.answer()
            laying.tell(joined.written)
            told(reached.row, total)
            drawing, laying = laying, ahead or laying
        if drawing:
            joined.written = drawing.answer()
        joined.finish()


class _Part:
    """Rows from `first` to before `last`, as far as is known before the part before it is laid out."""

    def __init__(self, sheets: Sheets, layout: Layout, first: int, most: int) -> None:
        self._sheets, self._layout, self._most = sheets, layout, most
        self._total = len(sheets.rows)
        self.first = first
        # A rest of a few rows is no part of its own: the foot is kept together with the rows before it.
        self.last = first + most if self._total - first > most + most // 4 else self._total

    @property
    def next_first(self) -> int:
        """The next part surely begins there or soon after."""
        return self.last - min(MOST_A_PAGE, self._most // 2)

    def pages(self, begins: Callable[[], _Reached]) -> tuple[Document, _Reached]:
        """Its full pages, and where they end. It is asked what they begin with when that must be known."""
        known: list[_Reached] = []

        def place() -> Place:
            known.append(begins())
            if not self._holds(known[0].row):
                raise _Elsewhere
            return Place(pages=known[0].pages, rows=known[0].row - self.first)

        try:
            document = self._layout.part_laid_out(self._sheets.part(self.first, self.last), place)
        except _Elsewhere:
            return _Part(self._sheets, self._layout, known[0].row, self._most).pages(lambda: known[0])
        if self.last == self._total:
            return document, _Reached(self._total, known[0].pages + len(document.pages))
        pages, rows = pages_that_are_full(document)
        if not pages:
            return _Part(self._sheets, self._layout, known[0].row, self._most * 2).pages(lambda: known[0])
        return document.copy(document.pages[:pages]), _Reached(known[0].row + rows, known[0].pages + pages)

    def _holds(self, row: int) -> bool:
        """In the very table it begins in: what stands between two tables is none of its rows."""
        rows = self._sheets.rows
        return self.first <= row < self.last and rows[self.first].inside is rows[row].inside


class _Process:
    """Makes one part. It is told what that begins with and answers what it has reached; is told how far all is written, and
    answers that with its own pages."""

    def __init__(self, part: _Part, joined: Joined) -> None:
        self.part = part
        self._ours, theirs = Pipe()
        self._number = os.fork()
        if self._number == 0:
            # Else it would never learn that whoever asked is gone.
            self._ours.close()
            _make_and_end(part, joined, theirs)
        theirs.close()

    def tell(self, value: object) -> None:
        with suppress(BrokenPipeError):
            self._ours.send(value)

    def answer(self) -> Any:
        """Raises PartFailed."""
        try:
            return self._ours.recv()
        except (EOFError, ConnectionResetError):
            raise PartFailed from None

    def end(self) -> None:
        """Whether it is at its end or not."""
        os.kill(self._number, signal.SIGKILL)
        os.waitpid(self._number, 0)
        self._ours.close()


def _make_and_end(part: _Part, joined: Joined, asked: Connection) -> NoReturn:
    """Whatever happens, a copy of a process never goes on as the process itself."""
    try:
        document, reached = part.pages(asked.recv)
        asked.send(reached)
        joined.written = asked.recv()
        joined.add(document)
        asked.send(joined.written)
    except EOFError:
        # Whoever asked is gone.
        pass
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)
