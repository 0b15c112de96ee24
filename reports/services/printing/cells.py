"""Cells of long tables, each laid out and drawn once by WeasyPrint, however often it stands in the table.

Of a cell with nothing but text the box of another is taken that differs by its text alone, so that no style is looked for again;
what has more in it is laid out in a table of its own with the same columns. What is not plainly understood is no piece.
"""

import html
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from weasyprint.document import Document
from weasyprint.draw.text import draw_text
from weasyprint.formatting_structure.boxes import (
    BlockBox,
    Box,
    InlineBlockBox,
    InlineBox,
    LineBox,
    TableBox,
    TableCellBox,
    TextBox,
)
from weasyprint.layout import LayoutContext
from weasyprint.layout.inline import iter_line_boxes
from weasyprint.pdf.stream import Stream
from weasyprint.pdf.tags import _get_pdf_tag

from reports.services.printing.layout import body_rows, tables_of
from reports.services.printing.rows import Cell

_FILLER = Cell(0, 1, "", "")
_ONLY_LETTERS = (b" gs", b" rg", b"BT", b" Tf", b" Tm", b" TJ", b"ET")
"""How the operations end that draw letters and nothing else: no line, no picture."""
Tags = tuple["int | tuple[str, Tags]", ...]
"""The place of a text among those of its cell, or what is around it: the name of a tag and what it has in it."""


class Words(NamedTuple):
    """A text on one line: where it begins, and the operations before and after its place is set. Blanks have neither."""

    x: float
    y: float
    before: bytes
    after: bytes


def placed(words: Words) -> bytes:
    """The operations that draw them where they are."""
    if not words.before:
        return b""
    return b"%s\n1 0 0 -1 %s %s Tm\n%s" % (words.before, _written(words.x), _written(words.y), words.after)


def _written(number: float) -> bytes:
    """As all numbers of WeasyPrint."""
    return str(int(number)).encode() if number == int(number) else f"{number:f}".rstrip("0").encode()


class Piece(NamedTuple):
    """A cell that is laid out: how high it is at least, and its words, from its upper left corner."""

    height: float
    words: tuple[Words, ...]
    tags: Tags


class NotUnderstood(Exception):
    """It is more than letters on lines: WeasyPrint lays it out with its page."""


class Pen:
    """Draws letters with the fonts of a document."""

    def __init__(self, document: Document) -> None:
        self.states: dict[str, Any] = {}
        self._document = document

    def stream(self) -> Stream:
        document = self._document
        resources = {"ExtGState": self.states, "XObject": {}, "Pattern": {}, "Shading": {}, "ColorSpace": None}
        profiles = document.color_profiles
        return Stream(document.fonts, (0, 0, 0, 0), resources, {}, None, profiles, document.output_intent)

    def words(self, box: TextBox) -> Words:
        """Raises NotUnderstood."""
        stream = self.stream()
        draw_text(stream, box, 0, "clip", "none")
        drawn = [part if isinstance(part, bytes) else str(part).encode() for part in stream.stream]
        if not all(part.endswith(_ONLY_LETTERS) for part in drawn):
            raise NotUnderstood
        places = [place for place, part in enumerate(drawn) if part.endswith(b" Tm")]
        if not places:
            return Words(0, 0, b"", b"")
        (place,) = places
        before, after = b"\n".join(drawn[:place]), b"\n".join(drawn[place + 1 :])
        return Words(box.position_x, box.position_y + box.baseline, before, after)


class Cells:
    """`samples` lays rows out in a table with the same columns."""

    def __init__(self, pen: Pen, samples: Callable[[str], tuple[Document, LayoutContext]]) -> None:
        self._pen, self._samples = pen, samples
        self._context: LayoutContext | None = None
        self._pieces: dict[Cell, Piece | None] = {}
        self._models: dict[Cell, TableCellBox] = {}
        """By the cell without its content."""

    def piece(self, cell: Cell) -> Piece | None:
        """None where it is not understood. It must have been prepared."""
        return self._pieces[cell]

    def prepare(self, cells: Iterable[Cell]) -> None:
        new = [cell for cell in dict.fromkeys(cells) if cell not in self._pieces]
        plain = [cell for cell in new if "<" not in cell.content]
        models = dict.fromkeys(_model(cell) for cell in plain)
        self._lay_out_samples(
            [*(model for model in models if model not in self._models), *(cell for cell in new if "<" in cell.content)]
        )
        for cell in plain:
            self._pieces[cell] = self._like(self._models.get(_model(cell)), cell.content)

    def _lay_out_samples(self, cells: list[Cell]) -> None:
        if not cells:
            return
        rows = list(_rows_of(cells))
        document, self._context = self._samples("".join(_html(row) for row in rows))
        for row, boxes in zip(rows, _rows_in(document), strict=True):
            for cell, box in zip(row, boxes or [None] * len(row), strict=True):
                if cell is _FILLER:
                    continue
                if cell.content == _MODEL:
                    if box is not None:
                        self._models[cell] = box
                else:
                    self._pieces[cell] = self._understood(box)

    def _like(self, model: TableCellBox | None, content: str) -> Piece | None:
        """A cell as the model, with that text in it."""
        if model is None:
            return None
        cell = model.copy_with_children([])
        text = html.unescape(content)
        cell.content_height = 0
        if text:
            box = TextBox.anonymous_from(cell, text)
            box.process_whitespace()
            box.process_text_transform()
            line = LineBox.anonymous_from(cell, [box])
            line.position_x, top = cell.content_box_x(), cell.content_box_y()
            lines = iter_line_boxes(self._context, line, top, 0, None, cell, [], [], None, None)
            cell.children = [line for line, _resume_at in lines]
            if cell.children:
                last = cell.children[-1]
                cell.content_height = last.position_y + last.height - top
        return self._understood(cell)

    def _understood(self, cell: TableCellBox | None) -> Piece | None:
        if cell is None:
            return None
        words: list[Words] = []
        try:
            tags = self._tags(cell, cell, words)
            return Piece(_least_height(cell), tuple(words), tags)
        except NotUnderstood:
            return None

    def _tags(self, box: Box, cell: TableCellBox, words: list[Words]) -> Tags:
        tags: list[int | tuple[str, Tags]] = []
        for child in box.children:
            for one in child.children if isinstance(child, LineBox) else [child]:
                if isinstance(one, TextBox):
                    tags.append(len(words))
                    drawn = self._pen.words(one)
                    words.append(drawn._replace(x=drawn.x - cell.position_x, y=drawn.y - cell.position_y))
                else:
                    _check_is_bare(one)
                    name = _get_pdf_tag(one.element_tag)
                    tags.append(("NonStruct" if name == "TD" else name, self._tags(one, cell, words)))
        return tuple(tags)


_MODEL = "0"


def _model(cell: Cell) -> Cell:
    return cell._replace(content=_MODEL)


def _html(row: list[Cell]) -> str:
    return f"<tr>{''.join(cell.html for cell in row)}</tr>"


def _rows_of(cells: list[Cell]) -> Iterator[list[Cell]]:
    """Each in its column, as many beside each other as there are."""
    waiting: dict[int, list[Cell]] = defaultdict(list)
    for cell in reversed(cells):
        waiting[cell.column].append(cell)
    while waiting:
        row: list[Cell] = []
        column, last = 0, max(waiting)
        while column <= last:
            cell = waiting[column].pop() if column in waiting else _FILLER
            if column in waiting and not waiting[column]:
                del waiting[column]
            row.append(cell)
            column += cell.span
        yield row


def _rows_in(document: Document) -> Iterator[list[TableCellBox] | None]:
    """In their order; None for one that is on more than a page."""
    found: dict[int, list[TableCellBox] | None] = {}
    for page in document.pages:
        for table in tables_of(page):
            for row in body_rows(table):
                found[id(row.element)] = None if id(row.element) in found else row.children
    yield from found.values()


def _least_height(cell: TableCellBox) -> float:
    """Without what makes it as high as its row. Raises NotUnderstood where it does not hang from the top of its row."""
    below = cell.style["padding_bottom"]
    looks = (cell.vertical_align, cell.background, below.unit, cell.style["overflow"])
    if looks != ("top", None, "px", "visible"):
        raise NotUnderstood
    above = cell.border_top_width + cell.padding_top
    return float(above + cell.content_height + below.value + cell.border_bottom_width)


def _check_is_bare(box: Box) -> None:
    """Raises NotUnderstood where something of its own would be drawn, or it stands elsewhere than in its line."""
    style = box.style
    if (
        not isinstance(box, BlockBox | InlineBlockBox | InlineBox)
        or isinstance(box, TableBox)
        or box.background is not None
        or not box.is_in_normal_flow()
        or any(getattr(box, f"border_{side}_width") for side in ("top", "right", "bottom", "left"))
        or (style["position"], style["opacity"], style["transform"]) != ("static", 1, ())
        or style["outline_style"] != "none"
    ):
        raise NotUnderstood
