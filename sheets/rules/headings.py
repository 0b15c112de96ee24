"""Finding the headings of a sheet: in one row, or in up to three where one heading stands above others."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cells.rules.names import fold
from sheets.rules.between import is_number_of_section
from sheets.rules.columns import Headed, guess_columns
from sheets.rules.fields import FULL_NAME, Cell
from sheets.rules.meanings import is_below_another, meaning, says_nothing_known, tells_how_to_fill, words

LOOKED_AT = 30
"""Headings stand within the first rows; above them are the name of the committee and the title of the list."""
MOST_ROWS = 3
_FIGURES = 6
"""Of a day or of a number of a card."""
_FACT = re.compile(r"[\d\s./-]{6,}", re.ASCII)
"""A day or a number of somebody, and no heading."""
_IN_SIGNS = re.compile(r"[(\[]? ?([a-z]|\d{1,2})(?: ?= ?[\d+ ]+)? ?[)\].]?", re.ASCII)

Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column of cells that were made one; counted from 1."""


@dataclass(frozen=True)
class Header:
    """Where the headings stand: counted from 1; `first` 0 where the sheet has none."""

    first: int
    rows: int = 1

    @property
    def last(self) -> int:
        return self.first + self.rows - 1 if self.first else 0


@dataclass(frozen=True)
class Head:
    """The first rows of a sheet, and which of their cells are one."""

    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Merged] = field(default_factory=tuple)

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def text(self, row: int, column: int) -> str:
        """Of a cell within a merged range: what stands in its first cell."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return self._own(top, left)
        return self._own(row, column)

    def texts(self, row: int) -> list[str]:
        """Each cell's own text, empty where it is only covered by a merged range."""
        return [self._own(row, column) for column in range(1, self.width + 1)]

    def spans(self, row: int, column: int) -> bool:
        """Whether a heading there stands above several columns."""
        return any(top == row and left <= column <= right and right > left for top, left, _bottom, right in self.merged)

    def depth(self, row: int) -> int:
        """How many rows the headings that begin in the row take, as far as merged cells tell."""
        rows = (bottom - top + 1 for top, _left, bottom, _right in self.merged if top == row)
        return min(max(rows, default=1), MOST_ROWS)

    def below(self, header: Header) -> list[Sequence[Cell]]:
        """What people may stand in: neither the numbers of the columns nor the headings at the top of another page."""
        rows = self.rows[header.last :]
        return [row for row in rows if not is_numbering(row) and not is_heading_again(row, self, header)]

    def _own(self, row: int, column: int) -> str:
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        cell = cells[column - 1] if 0 < column <= len(cells) else None
        return " ".join(str(cell).split()) if cell is not None else ""


def guess_header(head: Head) -> Header:
    """The rows below which most columns are understood; of several that tell as much the one that takes more rows. Never such
    that people stand above it, below headings that tell less."""
    best, most = Header(0), (0, 0)
    names_at = 0
    for header in _possible(head):
        if names_at and header.first > best.last and _holds_a_person(head, best.last, header.first, names_at):
            break
        columns = guess_columns_of(head, header, headings_at(head, header))
        told = (len({column for column in columns if column}), header.rows)
        if told > most and told[0] > 1:
            best, most = header, told
            names_at = columns.index(FULL_NAME) + 1 if FULL_NAME in columns else 0
    return best


def header_beginning_at(head: Head, row: int) -> Header:
    """The headings that begin in this row, as `guess_header` would have them."""
    best, most = Header(row), 0
    for header in _possible(head, row):
        told = len({column for column in guess_columns_of(head, header, headings_at(head, header)) if column})
        if told >= most:
            best, most = header, told
    return best


def _holds_a_person(head: Head, above: int, below: int, names_at: int) -> bool:
    """Whether a row between the two has a name, and beside it a day or a long number."""
    return any(
        head.texts(number)[names_at - 1]
        and any(
            isinstance(cell, date) or sum(map(str.isdigit, str(cell))) >= _FIGURES for cell in head.rows[number - 1]
        )
        for number in range(above + 1, below)
    )


def _possible(head: Head, only: int = 0) -> Iterator[Header]:
    """`only`: the row in which they begin."""
    for first in [only] if only else range(1, min(len(head.rows), LOOKED_AT) + 1):
        texts = [text for text in head.texts(first) if text]
        has_days = any(isinstance(cell, date) for cell in head.rows[first - 1]) or any(map(_FACT.fullmatch, texts))
        if (
            has_days
            or len(set(texts)) < 2
            or is_number_of_section(texts[0])
            or not any(meaning(text) for text in texts)
        ):
            continue
        yield Header(first)
        deep = head.depth(first)
        for rows in range(2, MOST_ROWS + 1):
            if first + rows - 1 > len(head.rows) or not (rows <= deep or _divides(head, Header(first, rows - 1))):
                break
            yield Header(first, rows)


def _divides(head: Head, upper: Header) -> bool:
    """Whether the row below holds headings too: words alone, each below a heading that spans it or below none."""
    number = upper.last + 1
    row = head.rows[number - 1]
    if is_numbering(row):
        return False
    filled = [column for column, cell in enumerate(row, start=1) if cell is not None and str(cell).strip()]
    if tells_how_to_fill([str(row[column - 1]) for column in filled]):
        return True
    if len(filled) == 1 and _is_headed_above(head, upper, filled[0]):
        return False
    divides = {column: is_below_another(head.text(number, column)) for column in filled}
    if len(filled) > 1 and all(_is_part_of_a_span(head, upper.last, column, row[column - 1]) for column in filled):
        return True
    beside_a_span = any(divides[column] and head.spans(upper.last, column) for column in filled)
    return any(divides.values()) and all(
        isinstance(row[column - 1], str)
        and (divides[column] or (head.spans(upper.last, column) and _is_of_words(head.text(number, column))))
        and (
            head.spans(upper.last, column)
            or not head.texts(upper.last)[column - 1]
            or (beside_a_span and divides[column])
            or _opens_a_span(head, upper, column)
            or _is_repeated(head, upper.last, column)
            or (len(filled) > 1 and says_nothing_known(head.text(upper.last, column)))
        )
        for column in filled
    )


def _is_headed_above(head: Head, upper: Header, column: int) -> bool:
    """«Chi bộ khu phố 2» below «STT», which has nothing right below it: a section, and no third row of headings."""
    *above, last = (head.texts(number)[column - 1] for number in range(upper.first, upper.last + 1))
    return any(above) and not last and not head.spans(upper.last, column)


def _is_part_of_a_span(head: Head, row: int, column: int, below: Cell) -> bool:
    """«Đang CT», «Đi xa» below «Đối tượng»; not the two halves of a name below «Họ và tên»."""
    is_name = meaning(head.text(row, column)) == FULL_NAME
    return isinstance(below, str) and head.spans(row, column) and not is_name and _is_of_words(below)


def _is_repeated(head: Head, row: int, column: int) -> bool:
    """«Ngày vào Đảng» typed again above «Chính thức», where others merge the cells."""
    above = head.texts(row)
    beside = above[max(column - 2, 0) : column - 1] + above[column : column + 1]
    return bool(above[column - 1]) and above[column - 1] in beside


def _is_of_words(text: str) -> bool:
    return not any(sign.isdigit() for sign in text)


def _opens_a_span(head: Head, upper: Header, column: int) -> bool:
    """«Ngày sinh» above «Nam», with nothing to its right above «Nữ»: a heading of several columns that nobody merged."""
    above, below = head.texts(upper.last), head.texts(upper.last + 1)
    return column < len(above) and not above[column] and bool(below[column])


def headings_at(head: Head, header: Header) -> list[Headed]:
    """One for each column; below a heading that spans several, the upper text comes before the lower."""
    columns: list[list[str]] = [[] for _column in range(head.width)]
    spanned: set[int] = set()
    for number in range(header.first, header.last + 1) if header.first else ():
        own, spanning = head.texts(number), ""
        for column in range(1, head.width + 1):
            text = head.text(number, column)
            if head.spans(number, column):
                spanned.add(column)
            lower = number < header.last and any(
                head.text(below, column) for below in range(number + 1, header.last + 1)
            )
            if not text and lower and not _covered(head, number, column):
                text = spanning
            spanning = (own[column - 1] or spanning) if lower else ""
            if text and text not in columns[column - 1]:
                columns[column - 1].append(text)
    return [Headed(tuple(texts), column in spanned) for column, texts in enumerate(columns, start=1)]


def guess_columns_of(head: Head, header: Header, headings: Sequence[Headed]) -> list[str]:
    return guess_columns(headings, of_people(head.below(header)[:LOOKED_AT]))


def of_people(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Without the rows of few words between and below them: sections, totals, signatures."""
    filled = [sum(cell not in (None, "") for cell in row) for row in rows]
    return [row for row, cells in zip(rows, filled, strict=True) if cells * 2 >= max(filled)]


def _covered(head: Head, row: int, column: int) -> bool:
    return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in head.merged)


def fingerprint(headings: Sequence[str]) -> str:
    """By which a sheet of the same make is known again, however its headings are spelt."""
    return hashlib.sha256("\n".join(words(heading) for heading in headings).encode()).hexdigest()


def is_numbering(row: Sequence[Cell]) -> bool:
    """The row (1) (2) (3) … or A B 1 2 … that stands below the headings of official lists."""
    signs = []
    for cell in row:
        if cell not in (None, ""):
            found = _IN_SIGNS.fullmatch(str(int(cell)) if isinstance(cell, float) else fold(str(cell)))
            if found is None:
                return False
            signs.append(found[1])
    if len(signs) < 3:
        return False
    letters = [sign for sign in signs if sign.isalpha()]
    numbers = [int(sign) for sign in signs if sign.isdecimal()]
    return (
        signs == letters + [str(number) for number in numbers]
        and letters == [chr(ord("a") + place) for place in range(len(letters))]
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)) if numbers else [])
        and (not numbers or 1 <= numbers[0] <= len(letters) + 1)
    )


def is_heading_again(row: Sequence[Cell], head: Head, header: Header, *, whole: bool = False) -> bool:
    """The headings repeated at the top of a page; `whole`: every one of them."""
    if not header.first or any(cell is not None and not isinstance(cell, str) for cell in row):
        return False
    filled = [
        (column, fold(cell)) for column, cell in enumerate(row, start=1) if isinstance(cell, str) and cell.strip()
    ]
    if len(filled) < 2:
        return False
    alike = sum(
        1
        for column, text in filled
        if any(text == fold(head.text(number, column)) for number in range(header.first, header.last + 1))
    )
    return alike == len(filled) if whole else alike * 3 >= len(filled) * 2
