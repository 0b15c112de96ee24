"""How wide the columns of a table are: as wide as what stands in them needs, so that its rows are low."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

LETTERS, LETTERS_TURNED = 80, 122
"""Letters of 13 points that stand side by side on a sheet of A4, upright and turned."""
_SHORTEST_WORD, _LONGEST_WORD = 3, 16
"""Capitals take more room than letters do; what is longer is broken."""
_PADDING = 3
"""Letters of a line that stay empty: beside the rules, and where the next word is too long."""
_MOST_ROWS = 100
"""So many of a long table tell what the others are like."""
_HIGHEST_COUNTS = 8
"""A row is as high as its highest cell; the higher this exponent, the less do the others count."""


def shares(rows: Sequence[Sequence[str]], *, letters: int = LETTERS) -> list[int]:
    """Hundredths of the whole, a hundred together. A cell goes on with a new line where its text has one.

    Every column has room for its longest word, where that is possible; what is left goes, step by step, to the column that
    makes the rows lower most for each letter, and what nobody needs to all alike.
    """
    columns = _columns(rows)
    widths = [_PADDING + max(map(_longest_word, cells), default=0) for cells in columns]
    spare = max(0, letters - sum(widths))
    lines = [[_lines(cells, width) for width in range(max(widths, default=0) + spare + 1)] for cells in columns]
    while step := max(_steps(lines, widths, spare), default=None):
        _gain, place, more = step
        widths[place] += more
        spare -= more
    whole = sum(widths)
    return _in_hundredths([width + spare * width / whole for width in widths] if whole else [])


def _columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    heading, rest = rows[:1], rows[1:]
    some = [*heading, *rest[:: max(1, len(rest) // _MOST_ROWS)]]
    return [[row[place] if place < len(row) else "" for row in some] for place in range(max(map(len, some), default=0))]


def _longest_word(text: str) -> int:
    return max((max(_SHORTEST_WORD, min(len(word), _LONGEST_WORD)) for word in text.split()), default=0)


def _lines(cells: Sequence[str], width: int) -> list[int]:
    """Of each cell the lines it takes."""
    inside = max(1, width - _PADDING)
    return [sum(max(1, -(-len(line) // inside)) for line in cell.split("\n")) for cell in cells]


Step = tuple[float, int, int]
"""How much lower the rows become for each letter, of which column, by how many letters."""


def _steps(lines: Sequence[Sequence[Sequence[int]]], widths: Sequence[int], spare: int) -> Iterator[Step]:
    """For each column the least widening that makes one of its cells lower. `lines`: by column, width and row."""
    heights = [
        sum(lines[place][width][row] ** _HIGHEST_COUNTS for place, width in enumerate(widths)) for row in _rows(lines)
    ]
    before = sum(_height(height) for height in heights)
    for place, width in enumerate(widths):
        now = lines[place][width]
        for more in range(1, spare + 1):
            then = lines[place][width + more]
            if then != now:
                changed = (
                    _height(height - old**_HIGHEST_COUNTS + new**_HIGHEST_COUNTS)
                    for height, old, new in zip(heights, now, then, strict=True)
                )
                yield (before - sum(changed)) / more, place, more
                break


def _rows(lines: Sequence[Sequence[Sequence[int]]]) -> range:
    return range(len(lines[0][0]) if lines else 0)


def _height(powers: int) -> float:
    return float(powers ** (1 / _HIGHEST_COUNTS))


def _in_hundredths(widths: Sequence[float]) -> list[int]:
    edges = [0.0, *accumulate(widths)]
    rounded = [round(100 * edge / (edges[-1] or 1)) for edge in edges]
    return [right - left for left, right in pairwise(rounded)]
