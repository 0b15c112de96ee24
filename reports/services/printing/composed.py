"""A page put together of its frame and its rows, with the tags by which it is listened to, as WeasyPrint would write them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pydyf

from reports.services.printing.cells import Piece, Tags, placed
from reports.services.printing.frames import Frame
from reports.services.printing.numbers import PAGES, WHOLE, reference


class Laid(NamedTuple):
    """A cell on its page: the column it begins in, the one behind it, and what is in it."""

    column: int
    ends: int
    piece: Piece


class Ready(pydyf.Object):
    """An object as it is written."""

    data = b""

    def __init__(self, number: int, data: bytes) -> None:
        super().__init__()
        self.number, self.data = number, data


class ComposedPage:
    """`take` gives the number of the next object, `key` leads from the page to its tags."""

    def __init__(self, frame: Frame, take: Callable[[], int], *, page_number: int, key: int, resources: int) -> None:
        self._frame, self._take = frame, take
        self.number, self.key = take(), key
        self.objects: list[pydyf.Object] = []
        self._places = [take() for _tag in frame.tags]
        self.marks = [self._places[place] for place in frame.marks]
        """By the number of a text on the page: the tag it is in."""
        self._rows: list[int] = []
        self._lines: list[bytes] = []
        self._words: list[bytes] = []
        heads = [[f"{self.number}-{name}" for name in names] for names in frame.heads]
        self._heads = ["".join(f"({name})" for name in names) for names in heads]
        self._page_number, self._resources = page_number, resources

    @property
    def outermost(self) -> list[bytes]:
        """Tags right below that of the document."""
        return [reference(self._places[place]) for place in self._frame.outermost]

    def add_row(self, top: float, height: float, cells: Sequence[Laid], below: Sequence[Laid]) -> None:
        """`below`: those of the row after it on the page."""
        self._draw_borders(top, top + height, _edges(cells), _edges(below))
        number = self._take()
        self._rows.append(number)
        kids = [self._add_cell(cell, number, top) for cell in cells]
        self._tag(number, "TR", kids, self._places[self._frame.body])

    def _draw_borders(self, top: float, bottom: float, edges: set[int], below: set[int]) -> None:
        """Below the row and beside its cells, each line as WeasyPrint draws it: they meet in the middle of each other."""
        columns, half = self._frame.columns, self._frame.border.half
        ends = f"{top - half:f}", f"{bottom + half:f}"
        lines = []
        for place, left in enumerate(columns):
            if place in edges:
                lines.append(f"{left:f} {ends[0]} m\n{left:f} {ends[1]} l\nS")
            if place + 1 < len(columns):
                begins = left - half * (place in edges or place in below)
                reaches = columns[place + 1] + half * (place + 1 in edges or place + 1 in below)
                lines.append(f"{begins:f} {bottom:f} m\n{reaches:f} {bottom:f} l\nS")
        state = self._frame.border.state
        self._lines.append(b"/Artifact\nBMC\nq\n%s\n%s\nQ\nEMC" % (state, "\n".join(lines).encode()))

    def _add_cell(self, cell: Laid, row: int, top: float) -> int:
        number, piece = self._take(), cell.piece
        tags = []
        for words in piece.words:
            begun = b"/Span\n<</MCID %d>>\nBDC\n" % len(self.marks)
            tags.append((self._take(), len(self.marks)))
            self.marks.append(tags[-1][0])
            moved = words._replace(x=words.x + self._frame.columns[cell.column], y=words.y + top)
            self._words.append(begun + placed(moved) + b"\nEMC")
        kids = self._add_tags(piece.tags, tags, number)
        span = f"/ColSpan {cell.ends - cell.column}" if cell.ends - cell.column > 1 else ""
        heads = " ".join(self._heads[cell.column : cell.ends])
        self._tag(number, "TD", kids, row, f"/A <</O /Table{span}/Headers [{heads}]>>")
        return number

    def _add_tags(self, tags: Tags, words: list[tuple[int, int]], parent: int) -> list[int]:
        numbers = []
        for tag in tags:
            if isinstance(tag, int):
                number, mark = words[tag]
                page = self.number
                text = f"<</Type /StructElem/S /Span/K [{mark}]/Pg {page} 0 R/P {parent} 0 R>>"
                self.objects.append(Ready(number, text.encode()))
            else:
                number = self._take()
                self._tag(number, tag[0], self._add_tags(tag[1], words, number), parent)
            numbers.append(number)
        return numbers

    def _tag(self, number: int, name: str, kids: list[int], parent: int, more: str = "") -> None:
        inside = " ".join(f"{kid} 0 R" for kid in kids)
        text = f"<</Type /StructElem/S /{name}/K [{inside}]/Pg {self.number} 0 R/P {parent} 0 R{more}>>"
        self.objects.append(Ready(number, text.encode()))

    def finish(self) -> None:
        """All its rows are there."""
        frame = self._frame
        content = pydyf.Stream(
            [frame.before, *self._lines, *self._words, frame.after(self._page_number)], compress=True
        )
        content.number = self._take()
        page = pydyf.Dictionary(frame.page)
        page |= {
            "Parent": reference(PAGES),
            "Contents": content.reference,
            "Resources": reference(self._resources),
            "StructParents": self.key,
        }
        page.number = self.number
        self.objects += [content, page, *self._tags_of_frame()]

    def _tags_of_frame(self) -> list[Ready]:
        rows = " 0 R ".join(map(str, self._rows))
        known = {"rows": rows, "page": str(self.number), "whole": str(WHOLE), "name": f"{self.number}-"}
        ready = []
        for number, (texts, slots) in zip(self._places, self._frame.tags, strict=True):
            parts = [texts[0]]
            for slot, text in zip(slots, texts[1:], strict=True):
                value = known[slot] if isinstance(slot, str) else str(self._places[slot])
                parts += (value.encode(), text)
            ready.append(Ready(number, b"".join(parts)))
        return ready


def _edges(cells: Sequence[Laid]) -> set[int]:
    """The columns at whose left a cell begins or ends."""
    return {0, *(cell.ends for cell in cells)} if cells else set()
