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
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, NoReturn

from reports.services.printing.cells import NotUnderstood
from reports.services.printing.cutting import Sheets
from reports.services.printing.joining import Joined
from reports.services.printing.layout import Layout, Place, pages_that_are_full
from reports.services.printing.rows import plain_until
from reports.services.printing.runs import Run

Told = Callable[[int, int], object]
"""How many rows are laid out, of how many."""
Drawing = Callable[[Joined], None]
"""Writes the pages of a part behind those there are."""
MOST_A_PAGE = 40
"""Rows. A page of the party's form has room for some thirty."""
MOST_OF_A_RUN = 3_000
"""Plain rows in one part: what was laid out of their cells is kept until they are drawn."""


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
    table = _Table(sheets, layout, rows_a_part)
    with TemporaryFile() as places, ExitStack() as living:
        joined = Joined(output, places)

        def begun(first: int) -> _Process:
            process = _Process(table.part_from(first), joined)
            living.callback(process.end)
            return process

        drawing: _Process | None = None
        laying, reached = begun(0), _Reached()
        laying.tell(reached)
        while reached.row < table.total:
            ahead = begun(laying.part.next_first) if laying.part.last < table.total else None
            reached = laying.answer()
            if reached.row < table.total:
                ahead = ahead or begun(reached.row)
                ahead.tell(reached)
            if drawing:
                joined.written = drawing.answer()
            laying.tell(joined.written)
            told(reached.row, table.total)
            drawing, laying = laying, ahead or laying
        if drawing:
            joined.written = drawing.answer()
        joined.finish()


class _Table:
    """Where a document goes on with what part."""

    def __init__(self, sheets: Sheets, layout: Layout, most: int) -> None:
        self.sheets, self.layout, self.most = sheets, layout, most
        self.total = len(sheets.rows)
        self.a_page = min(MOST_A_PAGE, most // 2)
        self._plain_until = plain_until(sheets)

    def part_from(self, first: int) -> "_Part":
        """That which begins there or soon after. Before many plain rows it ends when it has a page of them."""
        if first and self._plain_from(first) > 2 * self.a_page:
            return _PlainPart(self, first, first + min(self._plain_from(first) - self.a_page, MOST_OF_A_RUN))
        near = range(first, min(first + self.most, self.total))
        plain = next((row for row in near if self._plain_from(row) > 4 * self.a_page), None)
        return self.laid_out_from(first, self.most if plain is None else plain + 2 * self.a_page - first)

    def laid_out_from(self, first: int, most: int) -> "_Part":
        """As WeasyPrint does it."""
        last = first + most
        # A rest of a few rows is no part of its own: the foot is kept together with the rows before it.
        return _Part(self, first, last if self.total - last > most // 4 else self.total)

    def _plain_from(self, row: int) -> int:
        """How many plain rows there are. Of the last of them what stands behind may want a few on its own page."""
        return self._plain_until[row] - row

    def holds(self, part: "_Part", row: int) -> bool:
        """In the very table it begins in: what stands between two tables is none of its rows."""
        rows = self.sheets.rows
        return part.first <= row < part.last and rows[part.first].inside is rows[row].inside


class _Part:
    """Rows from `first` to before `last`, as far as is known before the part before it is laid out."""

    def __init__(self, table: _Table, first: int, last: int) -> None:
        self.table, self.first, self.last = table, first, last

    @property
    def next_first(self) -> int:
        """The next part surely begins there or soon after."""
        return self.last - self.table.a_page

    def pages(self, begins: Callable[[], _Reached]) -> tuple[Drawing, _Reached]:
        """Its full pages, and where they end. It is asked what they begin with when that must be known."""
        known: list[_Reached] = []
        table = self.table

        def place() -> Place:
            known.append(begins())
            if not table.holds(self, known[0].row):
                raise _Elsewhere
            row = known[0].row
            return Place(pages=known[0].pages, rows=row - self.first, notes=table.sheets.notes_before(row))

        try:
            document = table.layout.part_laid_out(table.sheets.part(self.first, self.last), place)
        except _Elsewhere:
            return table.part_from(known[0].row).pages(lambda: known[0])
        if self.last == table.total:
            return partial(Joined.add, document=document), _Reached(self.last, known[0].pages + len(document.pages))
        pages, rows = pages_that_are_full(document)
        if not pages:
            more = table.laid_out_from(known[0].row, (self.last - self.first) * 2)
            return more.pages(lambda: known[0])
        reached = _Reached(known[0].row + rows, known[0].pages + pages)
        return partial(Joined.add, document=document.copy(document.pages[:pages])), reached


class _PlainPart(_Part):
    """Plain rows, whose pages are put together of their cells."""

    def pages(self, begins: Callable[[], _Reached]) -> tuple[Drawing, _Reached]:
        table = self.table
        try:
            run = Run(table.sheets, table.layout, self.first, self.last)
        except NotUnderstood:
            return table.laid_out_from(self.first, table.most).pages(begins)
        known = begins()
        pages, rows = run.pages_from(known.row, known.pages) if table.holds(self, known.row) else (0, 0)
        if not pages:
            return table.laid_out_from(known.row, table.most).pages(lambda: known)
        return run.write, _Reached(known.row + rows, known.pages + pages)


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
        draw, reached = part.pages(asked.recv)
        asked.send(reached)
        joined.written = asked.recv()
        draw(joined)
        asked.send(joined.written)
    except EOFError:
        # Whoever asked is gone.
        pass
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(0)
