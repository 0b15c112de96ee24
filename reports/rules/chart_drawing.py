"""Of what a drawn chart consists, in points from its upper left corner, and by which scale. How it is laid out:
chart_standing.py, chart_lying.py."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.rules.chart import Chart, written
from reports.rules.letters import width_of

WIDTH = 714.0
"""252 mm: of the text of a turned sheet of A4."""
SIZE, LINE = 12.0, 15.0
"""Of its letters: the least there is in a party document (36-HD/VPTW: lists, footnotes)."""
FILLS = ("#404040", "#e6e6e6", "#808080", "#ffffff")
"""By series. Neighbours are told apart on a copy in black and white: each is three times as light as the other at least."""
STEPS = 5
"""Parts of the scale, at most."""

GAP = 6.0
SWATCH = 9.0
"""The box that says which grey a series has."""
BASELINE = 11.5
"""Of a line of letters, from its upper edge."""
_WIDEST_BAR = 30.0
_OF_THE_PITCH = 0.76
"""Of the room of a category what its bars take."""


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    strong: bool = False
    """An axis; else a thin rule."""

    @property
    def stroke(self) -> str:
        return "#000000" if self.strong else "#999999"


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Words:
    """`x`: of their start, middle or end, as `anchor` has it; `y`: of the line on which the letters stand."""

    x: float
    y: float
    text: str
    anchor: str = "middle"

    @property
    def box(self) -> Box:
        """The room they may take."""
        width = width_of(self.text, SIZE)
        left = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(self.x - left, self.y - BASELINE, width, LINE)


@dataclass(frozen=True)
class Number:
    words: Words
    value: int | None


@dataclass(frozen=True)
class DrawnSeries:
    """The box that says which grey it is comes first of its boxes."""

    name: str
    fill: str
    boxes: tuple[Box, ...]
    heading: tuple[Words, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class DrawnCategory:
    name: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Drawing:
    """One part of a chart. `says`: for those who do not see it."""

    height: float
    says: str
    bars: str
    """How a program that draws charts by itself (Excel) calls them: «column», «bar», «column stacked», «bar stacked»."""
    lines: tuple[Line, ...]
    series: tuple[DrawnSeries, ...]
    categories: tuple[DrawnCategory, ...]
    others: tuple[Words, ...]
    """The scale, and what is beside the numbers."""
    width: float = WIDTH
    size: float = SIZE


def scale(highest: int) -> tuple[int, ...]:
    """From zero up in equal steps of 1, 2 or 5 times a power of ten, to the highest number at least: 150 → 0, 50, 100, 150."""
    step, factor = 1, 0
    while step * STEPS < highest:
        factor += 1
        step = (1, 2, 5)[factor % 3] * 10 ** (factor // 3)
    return tuple(range(0, step * max(1, -(-highest // step)) + 1, step))


def wide(text: str) -> float:
    return width_of(text, SIZE)


def told(chart: Chart) -> list[tuple[str, list[str]]]:
    """What stands with the bars as it is written: the name of each row or column of numbers, and what is in it."""
    rows = [(series.name, [*map(written, series.numbers)]) for series in chart.series]
    return [*rows, (chart.beside[0], [*chart.beside[1]])] if chart.beside else rows


def lines_down(x: float, top: float, lines: Sequence[str], anchor: str = "middle") -> Iterator[Words]:
    for place, line in enumerate(lines):
        yield Words(x, top + LINE * place + BASELINE, line, anchor)


@dataclass(frozen=True)
class Bar:
    """`across`: from the middle of its category to its nearer edge; `begins`: from the axis."""

    across: float
    thick: float
    begins: float
    long: float


def bars(chart: Chart, *, most: int, room: float, pitch: float) -> list[list[Bar]]:
    """By series and category. `most`: for how much all the `room` is; `pitch`: for the bars of a category and what is between
    them."""
    side_by_side = 1 if chart.stacked else len(chart.series)
    thick = min(_WIDEST_BAR, pitch * _OF_THE_PITCH / side_by_side)
    first, begun = -thick * side_by_side / 2, [0.0] * len(chart.categories)
    found: list[list[Bar]] = []
    for place, series in enumerate(chart.series):
        long = [room * (number or 0) / most for number in series.numbers]
        across = first + (0 if chart.stacked else thick * place)
        found.append([Bar(across, thick, begins, one) for begins, one in zip(begun, long, strict=True)])
        begun = [begins + one for begins, one in zip(begun, long, strict=True)] if chart.stacked else begun
    return found


def says(chart: Chart) -> str:
    return f"{chart.title} ({chart.unit}). {chart.in_words}."
