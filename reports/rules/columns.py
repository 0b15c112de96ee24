"""How wide the columns of a table are: by what stands in them."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

_LETTERS = 75
"""Letters of 13 points that stand side by side on a sheet of A4."""
_LONGEST_WORD, _LONGEST_TEXT = 16, 60
"""What is longer is broken, or goes on for several lines."""
_PADDING = 2


def shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """Hundredths of the whole, a hundred together. No column is narrower than its longest word needs, where that is possible."""
    columns = [[row[place] for row in rows if place < len(row)] for place in range(max(map(len, rows), default=0))]
    least = [_PADDING + max(map(_longest_word, cells), default=0) for cells in columns]
    longest = [_PADDING + max(min(len(cell), _LONGEST_TEXT) for cell in cells) for cells in columns]
    wishes = [max(0, wish - need) for wish, need in zip(longest, least, strict=True)]
    return _in_hundredths([need + more for need, more in zip(least, _shared(least, wishes), strict=True)])


def _shared(least: Sequence[int], wishes: Sequence[int]) -> list[float]:
    """What is left of a line, by how much more each could use; where none could, by what they have."""
    spare = max(0, _LETTERS - sum(least))
    asked = wishes if any(wishes) else least
    return [spare * wish / sum(asked) for wish in asked]


def _longest_word(text: str) -> int:
    return max((min(len(word), _LONGEST_WORD) for word in text.split()), default=0)


def _in_hundredths(widths: Sequence[float]) -> list[int]:
    edges = [0.0, *accumulate(widths)]
    rounded = [round(100 * edge / (edges[-1] or 1)) for edge in edges]
    return [right - left for left, right in pairwise(rounded)]
