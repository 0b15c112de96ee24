"""Columns that stand over a table of their numbers: no number lies on another, however high a column is."""

from collections.abc import Sequence

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

_HIGH = 110.0
"""So that two charts of three rows stand on a turned sheet."""
_ROW = LINE + 2
_WIDEST_PITCH, _THINNEST = 96.0, 5.0


def pitch_of(chart: Chart, ticks: Sequence[int]) -> float | None:
    """From column to column; None where something would have no room in it."""
    pitch = min(_WIDEST_PITCH, (WIDTH - _margin(chart, ticks)) / max(1, len(chart.categories)))
    needed = max(
        *(longest_word(name, SIZE) for name in chart.categories),
        *(wide(text) for _name, row in told(chart) for text in row),
        _THINNEST * len(chart.series),
    )
    return pitch if needed + GAP <= pitch else None


def standing(chart: Chart, ticks: Sequence[int], pitch: float) -> Drawing:
    margin, whole = _margin(chart, ticks), pitch * len(chart.categories)
    left = (WIDTH - margin - whole) / 2
    start, end, top = left + margin, left + margin + whole, LINE / 2
    axis = top + _HIGH
    middles = [start + pitch * (place + 0.5) for place in range(len(chart.categories))]
    names = [wrapped(name, pitch - GAP, SIZE) for name in chart.categories]
    table = axis + 3 + LINE * max(map(len, names))
    rows = told(chart)
    tops = [table + _ROW * place for place in range(len(rows))]
    levels = [axis - _HIGH * tick / ticks[-1] for tick in ticks]
    series = [
        DrawnSeries(
            one.name,
            FILLS[place],
            (Box(left, tops[place] + (_ROW - SWATCH) / 2, SWATCH, SWATCH), *_columns(middles, axis, of)),
            (Words(left + SWATCH + GAP, _letters(tops[place]), one.name, "start"),),
            tuple(
                Number(Words(x, _letters(tops[place]), written(number)), number)
                for x, number in zip(middles, one.numbers, strict=True)
            ),
        )
        for place, (one, of) in enumerate(
            zip(chart.series, bars(chart, most=ticks[-1], room=_HIGH, pitch=pitch), strict=True)
        )
    ]
    others = [Words(start - GAP, y + 4, written(tick), "end") for y, tick in zip(levels, ticks, strict=True)]
    for y, (name, row) in list(zip(tops, rows, strict=True))[len(chart.series) :]:
        others += [Words(left, _letters(y), name, "start")]
        others += [Words(x, _letters(y), text) for x, text in zip(middles, row, strict=True)]
    return Drawing(
        height=tops[-1] + _ROW + 1,
        says=says(chart),
        bars="column stacked" if chart.stacked else "column",
        lines=(
            *(Line(start, y, end, y, strong=y == axis) for y in levels),
            *(Line(left, y, end, y) for y in [*tops, tops[-1] + _ROW]),
        ),
        series=tuple(series),
        categories=tuple(
            DrawnCategory(name, tuple(lines_down(x, axis + 2, said)))
            for name, x, said in zip(chart.categories, middles, names, strict=True)
        ),
        others=tuple(others),
    )


def _letters(top: float) -> float:
    """On which line those of a row of the table stand."""
    return top + 1 + BASELINE


def _margin(chart: Chart, ticks: Sequence[int]) -> float:
    """Left of the columns: the scale, and the names of the rows of numbers."""
    names = (SWATCH + GAP + wide(name) for name, _row in told(chart))
    return max(*names, wide(written(ticks[-1]))) + 2 * GAP


def _columns(middles: Sequence[float], axis: float, of: Sequence[Bar]) -> list[Box]:
    return [
        Box(middle + bar.across, axis - bar.begins - bar.long, bar.thick, bar.long)
        for middle, bar in zip(middles, of, strict=True)
        if bar.long
    ]
