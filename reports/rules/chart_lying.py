"""Bars that lie, between their names and their numbers; where they are more than fit on a sheet, they go on in another part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reports.rules.chart import Chart, written
from reports.rules.chart_drawing import (
    BASELINE,
    FILLS,
    GAP,
    LINE,
    SIZE,
    SWATCH,
    WIDTH,
    Bar,
    Box,
    Drawing,
    DrawnCategory,
    DrawnSeries,
    Line,
    Number,
    Words,
    bars,
    lines_down,
    says,
    told,
    wide,
)
from reports.rules.letters import longest_word, wrapped

MOST_HEIGHT = 360.0
"""Of a turned sheet 482 points are there for text; the heading of an annex and the name of the chart take the rest."""
_NAMES = 0.42
"""Of the width, at most, where the names stand."""
_HEAD, _BETWEEN = 80.0, 4.0
_THICK, _THICK_PILE = 10.0, 14.0


@dataclass(frozen=True)
class _Columns:
    """What is the same in all parts: where the axis is, how wide each column of numbers is, and what stands above it."""

    axis: float
    widths: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]

    @property
    def right(self) -> float:
        """Where the bars end."""
        return WIDTH - sum(self.widths)

    @property
    def middles(self) -> list[float]:
        edges = accumulate(self.widths, initial=self.right)
        return [(first + last) / 2 for first, last in pairwise(edges)]

    @property
    def top(self) -> float:
        """Where the bars begin, below the heads."""
        return SWATCH + GAP + LINE * max(map(len, self.heads))


def lying(chart: Chart) -> Iterator[Drawing]:
    """Its parts, all by the one scale."""
    columns = _columns(chart)
    pitches = [_pitch(chart, lines) for lines in _names(chart)]
    for first, last in _cut(pitches, MOST_HEIGHT - columns.top):
        yield _part(chart.part(first, last), chart.highest, columns, pitches[first:last])


def _columns(chart: Chart) -> _Columns:
    widths = [max(_head_width(name), *map(wide, column)) + 2 * GAP for name, column in told(chart)]
    heads = [wrapped(name, width, SIZE) for (name, _column), width in zip(told(chart), widths, strict=True)]
    axis = max(wide(line) for lines in _names(chart) for line in lines) + GAP
    return _Columns(axis, tuple(widths), tuple(map(tuple, heads)))


def _head_width(name: str) -> float:
    """In some three lines, if its words are no longer."""
    return max(longest_word(name, SIZE), min(wide(name), _HEAD))


def _names(chart: Chart) -> list[list[str]]:
    return [wrapped(name, WIDTH * _NAMES, SIZE) for name in chart.categories]


def _thick(chart: Chart) -> float:
    return _THICK_PILE if chart.stacked else _THICK * len(chart.series)


def _pitch(chart: Chart, lines: Sequence[str]) -> float:
    """From a bar, or a group of them, to the next."""
    return max(LINE * len(lines), _thick(chart)) + _BETWEEN


def _cut(pitches: Sequence[float], room: float) -> list[tuple[int, int]]:
    """As few parts as there can be, of about the same height: from which to before which each is."""
    filled = _filled(pitches, room)
    even = sum(pitches) / len(filled) + max(pitches) / 2
    alike = _filled(pitches, min(room, even))
    return alike if len(alike) == len(filled) else filled


def _filled(pitches: Sequence[float], room: float) -> list[tuple[int, int]]:
    cuts, high = [0], 0.0
    for place, pitch in enumerate(pitches):
        if high and high + pitch > room:
            cuts.append(place)
            high = 0.0
        high += pitch
    return list(pairwise([*cuts, len(pitches)]))


def _part(chart: Chart, most: int, columns: _Columns, pitches: Sequence[float]) -> Drawing:
    rows = [*accumulate(pitches, initial=columns.top)]
    middles = [(first + last) / 2 for first, last in pairwise(rows)]
    of = bars(chart, most=most, room=columns.right - columns.axis - GAP, pitch=_thick(chart) * 1.3)
    series = [
        DrawnSeries(
            one.name,
            FILLS[place],
            (Box(x - SWATCH / 2, 1, SWATCH, SWATCH), *_bars(middles, columns.axis, of[place])),
            tuple(_head(columns, place)),
            tuple(
                Number(Words(x, _letters(y), written(number)), number)
                for y, number in zip(middles, one.numbers, strict=True)
            ),
        )
        for place, (one, x) in enumerate(zip(chart.series, columns.middles, strict=False))
    ]
    others: list[Words] = []
    if chart.beside:
        others += _head(columns, len(chart.series))
        x = columns.middles[-1]
        others += [Words(x, _letters(y), text) for y, text in zip(middles, chart.beside[1], strict=True)]
    return Drawing(
        height=rows[-1] + 1,
        says=says(chart),
        bars="bar stacked" if chart.stacked else "bar",
        lines=(
            *(Line(0, y, WIDTH, y) for y in rows),
            Line(columns.axis, columns.top, columns.axis, rows[-1], strong=True),
        ),
        series=tuple(series),
        categories=tuple(
            DrawnCategory(name, tuple(lines_down(columns.axis - GAP, y - LINE * len(said) / 2, said, "end")))
            for name, y, said in zip(chart.categories, middles, _names(chart), strict=True)
        ),
        others=tuple(others),
    )


def _head(columns: _Columns, place: int) -> Iterator[Words]:
    return lines_down(columns.middles[place], SWATCH + GAP / 2, columns.heads[place])


def _bars(middles: Sequence[float], axis: float, of: Sequence[Bar]) -> list[Box]:
    return [
        Box(axis + bar.begins, middle + bar.across, bar.long, bar.thick)
        for middle, bar in zip(middles, of, strict=True)
        if bar.long
    ]


def _letters(middle: float) -> float:
    """On which line those stand whose middle is there."""
    return middle - LINE / 2 + BASELINE
