"""A branch of the tree as a picture of one page: rows in columns, as large as the paper allows. All measures in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil


class Paper(StrEnum):
    A4 = "A4"
    A3 = "A3"


SIZES = {Paper.A4: (297.0, 210.0), Paper.A3: (420.0, 297.0)}
"""Across."""
MARGIN, HEAD, GAP = 10.0, 26.0, 6.0
LARGEST, SMALLEST = 4.2, 1.75
"""Of the letters: 12 points down to 5, below which nobody reads it."""
ROW, INDENT = 1.55, 1.5
"""Height of a row and step of a level, in sizes of the letters."""
CAPITAL, OTHER, STRONG = 0.68, 0.44, 1.08
"""Mean width of a capital and another letter, in sizes of the letters, and how much wider they are when strong."""
COMFORTABLE, NARROW = 2.1, 17.0
"""Above this size nearly every name is written in full; below it names are shortened to so many sizes of the letters."""
ROOM = 5.0
"""Between a name and its figures no more than this, in sizes of the letters: the eye must find them."""
MOST_COLUMNS = 8


@dataclass(frozen=True)
class Leaf:
    """One organisation of the branch, in the order of the tree; `last`: of its level, for each level from the top."""

    name: str
    figures: str
    depth: int
    last: tuple[bool, ...]


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    text: str
    full: str
    figures: str
    figures_x: float
    strong: bool


@dataclass
class Picture:
    width: float
    height: float
    size: float
    lines: list[Line] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def draw(leaves: Sequence[Leaf], paper: Paper) -> Picture | None:
    """The branch below its top, which stands in the head of the page; None where it would be too small to read."""
    width, height = SIZES[paper]
    across, high = width - 2 * MARGIN, height - 2 * MARGIN - HEAD
    columns, size = _fit(len(leaves), _wanted(leaves), across, high)
    if size < COMFORTABLE:
        columns, size = _fit(len(leaves), NARROW, across, high)
    if size < SMALLEST:
        return None
    picture = Picture(width, height, size)
    a_column = ceil(len(leaves) / columns)
    across = min((across - GAP * (columns - 1)) / columns, (_wanted(leaves) + ROOM) * size)
    left = (width - columns * across - GAP * (columns - 1)) / 2
    for index, leaf in enumerate(leaves):
        column, row = divmod(index, a_column)
        x = left + column * (across + GAP)
        y = MARGIN + HEAD + row * ROW * size
        _draw_row(picture, leaf, x, y, across)
        if row == 0:
            _hang_column(picture, x)
    return picture


def _wanted(leaves: Sequence[Leaf]) -> float:
    """The width that nineteen names of twenty need, in sizes of the letters."""
    widths = sorted(
        leaf.depth * INDENT + _width(leaf.name, leaf.depth == 1) + _width(leaf.figures) + 1 for leaf in leaves
    )
    return widths[int(len(widths) * 0.95)] if widths else NARROW


def _fit(rows: int, wanted: float, width: float, height: float) -> tuple[int, float]:
    """Into how many columns the rows go best, and the size of their letters."""

    def size(columns: int) -> float:
        high = height / (max(1, ceil(rows / columns)) * ROW)
        wide = (width - GAP * (columns - 1)) / columns / wanted
        return min(high, wide, LARGEST)

    columns = max(range(1, MOST_COLUMNS + 1), key=lambda number: (round(size(number), 2), -number))
    return columns, size(columns)


def _draw_row(picture: Picture, leaf: Leaf, x: float, y: float, across: float) -> None:
    size = picture.size
    step, high = INDENT * size, ROW * size
    for level in range(leaf.depth - 1):
        if not leaf.last[level]:
            picture.lines.append(Line(x + level * step, y, x + level * step, y + high))
    own = x + (leaf.depth - 1) * step
    picture.lines.append(Line(own, y, own, y + (high / 2 if leaf.last[leaf.depth - 1] else high)))
    picture.lines.append(Line(own, y + high / 2, own + step * 0.7, y + high / 2))
    start, end = own + step * 0.85, x + across
    room = (end - start) / size - _width(leaf.figures) - 0.7
    picture.texts.append(
        Text(
            x=start,
            y=y + high / 2 + size * 0.34,
            text=_shortened(leaf.name, room, leaf.depth == 1),
            full=leaf.name,
            figures=leaf.figures,
            figures_x=end,
            strong=leaf.depth == 1,
        )
    )


def _hang_column(picture: Picture, x: float) -> None:
    """From the line below the head down to the first row, where a level goes on across the columns."""
    top = MARGIN + HEAD
    picture.lines.append(Line(x, top - GAP / 2, x, top))
    picture.lines.append(Line(min(x, picture.width / 2), top - GAP / 2, max(x, picture.width / 2), top - GAP / 2))
    if len(picture.texts) == 1:
        picture.lines.append(Line(picture.width / 2, top - GAP, picture.width / 2, top - GAP / 2))


def _shortened(name: str, room: float, strong: bool) -> str:
    if _width(name, strong) <= room:
        return name
    while name and _width(f"{name}…", strong) > room:
        name = name[:-1].rstrip()
    return f"{name}…"


def _width(text: str, strong: bool = False) -> float:
    """About how wide it is, in sizes of the letters."""
    return sum(CAPITAL if letter.isupper() else OTHER for letter in text) * (STRONG if strong else 1.0)
