"""What is on every page in the middle of a long table but its rows: the head of the table, the number of the page, what lies
behind.

WeasyPrint lays such a page out with a single row, and draws it with and without: so all its looks are those of the stylesheet.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pydyf
from weasyprint.document import Document
from weasyprint.draw.border import draw_line
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, PageBox, TableBox, TextBox
from weasyprint.layout import LayoutContext
from weasyprint.layout.inline import iter_line_boxes

from reports.services.printing.cells import NotUnderstood, Pen, placed
from reports.services.printing.layout import drawn, tables_of

ROWS = 0
"""A number that no object has: in the body of the table it stands for the rows."""
_MOVED = re.compile(rb"(?<=/ID \()|\b\d+(?= 0 R)")
_ROOM = 10
"""Times the width of a number of one digit."""
_LINE_ENDS = (b" m", b" l")


Slot = int | str
"""What a reference in a tag leads to: another of them by its place, the page, the whole document or the rows; or where its own
name goes, that the cells below name it by."""


class Border(NamedTuple):
    """Of all cells alike: half of its width, and what is set before lines of it are drawn."""

    half: float
    state: bytes


class Frame:
    """A page behind `after` others, on which the table goes on with a row that has a cell in every column."""

    def __init__(self, document: Document, context: LayoutContext, pen: Pen, *, after: int) -> None:
        """Raises NotUnderstood."""
        self._context, self._pen = context, pen
        page = document.pages[0]._page_box
        table = _only_table(document)
        (row,) = table.children[1].children
        self.columns: list[float] = [*table.column_positions, table.column_positions[-1] + table.column_widths[-1]]
        self.top, self.bottom = row.position_y, page.content_box_y() + page.height
        self.border = _border(table, pen)
        self.heads = _heads(drawn(document), len(table.column_widths))
        self._number = _number(page, str(after + 1))
        table.children[1].children = []
        self._take(drawn(document, uncompressed_pdf=True), after + 1)

    def _take(self, pdf: pydyf.PDF, page_number: int) -> None:
        self.page: pydyf.Dictionary = pdf.objects[pdf.pages["Kids"][0]]
        root = _object(pdf, pdf.catalog["StructTreeRoot"])
        whole = _object(pdf, root["K"][0])
        tags = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and "Pg" in one]
        (head,) = (one for one in tags if one["S"] == "/THead")
        (body,) = (one for one in tags if one["S"] == "/TBody")
        body["K"] = pydyf.Array([f"{ROWS} 0 R"])
        places = {one.number: place for place, one in enumerate(tags)}
        self.body = places[body.number]
        self.outermost = [places[_number_of(kid)] for kid in whole["K"]]
        self.marks = [places[_number_of(kid)] for kid in _object(pdf, root["ParentTree"])["Nums"][1]]
        known: dict[int, Slot] = {ROWS: "rows", self.page.number: "page", whole.number: "whole", **places}
        self.tags = [_cut(one.data, known) for one in tags]
        content = _object(pdf, self.page["Contents"]).data.partition(b"\nstream\n")[2].rpartition(b"\nendstream")[0]
        last_of_head = b"<</MCID %d>>" % max(_marks_below(pdf, head))
        head_ends = content.index(b"\nEMC\n", content.index(last_of_head)) + len(b"\nEMC\n")
        self.before, behind = content[:head_ends], content[head_ends:]
        number = self._number_drawn(page_number)
        if number not in behind:
            raise NotUnderstood
        self._behind = behind.split(number, 1) if number else [behind]

    def after(self, page_number: int) -> bytes:
        """What is drawn behind the rows."""
        return self._number_drawn(page_number).join(self._behind)

    def _number_drawn(self, page_number: int) -> bytes:
        if self._number is None:
            return b""
        margin, line, box = self._number
        margin = margin.copy()
        # As wide as its number, in the middle: on a page of its own it would have found room for it there.
        margin.width = _ROOM * margin.width
        anew = LineBox.anonymous_from(margin, [box.copy_with_text(str(page_number))])
        anew.position_x = margin.content_box_x()
        lines = iter_line_boxes(self._context, anew, line.position_y, 0, None, margin, [], [], None, None)
        ((found, _resume_at),) = lines
        (text,) = found.children
        words = self._pen.words(text)
        return placed(words._replace(x=box.position_x + (box.width - text.width) / 2))


def _cut(data: bytes, known: dict[int, Slot]) -> tuple[list[bytes], list[Slot]]:
    """What stands before, between and behind the references, and what they lead to."""
    found = _MOVED.findall(data)
    return _MOVED.split(data), [known[int(number)] if number else "name" for number in found]


def _only_table(document: Document) -> TableBox:
    if len(document.pages) != 1:
        raise NotUnderstood
    tables = list(tables_of(document.pages[0]))
    if [len(table.children) for table in tables] != [2] or not tables[0].children[0].is_header:
        raise NotUnderstood
    return tables[0]


def _border(table: TableBox, pen: Pen) -> Border:
    """Raises NotUnderstood where cells have several, or none."""
    vertical, horizontal = table.collapsed_border_grid
    heads = len(table.children[0].children)
    kinds = {
        (score, style, width, str(color))
        for score, (style, width, color) in (edge for grid in (vertical, horizontal) for row in grid for edge in row)
        if width
    }
    around = (vertical[heads - 1], vertical[heads], horizontal[heads])
    whole = all(width for row in around for _score, (_style, width, _color) in row)
    if len(kinds) != 1 or not whole or table.style["border_collapse"] != "collapse":
        raise NotUnderstood
    _score, (style, width, color) = vertical[heads][0]
    if style != "solid":
        raise NotUnderstood
    stream = pen.stream()
    draw_line(stream, 0, 0, 1, 0, width, style, color)
    state = [part for part in stream.stream if part not in (b"q", b"Q", b"S") and not part.endswith(_LINE_ENDS)]
    return Border(width / 2, b"\n".join(state))


def _heads(pdf: pydyf.PDF, columns: int) -> list[list[str]]:
    """By which names the cells of each column have their heads."""
    cells = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("S") == "/TD"]
    if len(cells) != columns:
        raise NotUnderstood
    return [[head.string for head in cell["A"]["Headers"]] for cell in cells]


def _number(page: PageBox, text: str) -> tuple[MarginBox, LineBox, TextBox] | None:
    """In the middle of a margin. Raises NotUnderstood where it is elsewhere in one."""
    for margin in page.children:
        if isinstance(margin, MarginBox):
            for line in margin.children:
                boxes = getattr(line, "children", [])
                if [getattr(box, "text", None) for box in boxes] == [text]:
                    if not margin.at_keyword.endswith("-center") or margin.width != boxes[0].width:
                        raise NotUnderstood
                    return margin, line, boxes[0]
    return None


def _marks_below(pdf: pydyf.PDF, tag: pydyf.Dictionary) -> Iterator[int]:
    for kid in tag["K"]:
        if isinstance(kid, int):
            yield kid
        else:
            yield from _marks_below(pdf, _object(pdf, kid))


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[_number_of(reference)]


def _number_of(reference: bytes) -> int:
    return int(reference.split()[0])
