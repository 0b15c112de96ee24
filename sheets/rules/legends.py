"""Lines above or below a list that say what its colours, codes and signs stand for: «Chữ đỏ: đã chuyển đi», «2 - từ trần»."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cells.rules.names import fold
from sheets.rules.fields import Cell
from sheets.rules.statuses import read_status
from sheets.rules.values import text_of

_BY_COLOUR = re.compile(r"\b(to|boi) (mau|do|vang|xanh)\b|\b(mau|chu|nen) (do|vang|xanh)\b|\b(in nghieng|gach ngang)\b")
_SIGN = re.compile(r"(?:^|[;,:.(]|\s)\(?(\*{1,3}|[^\W_]{1,4})\)?\s*[-–=:]\s*(?:là\s+)?([^;,\n]{3,60})")
_OF_A_LINE = 2
"""Filled cells: of people there are more."""


def legend_in(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """The lines that explain a colour, or a sign that says what became of somebody."""
    return [text for text in _lines(rows) if tells_by_colour([text]) or signs_explained([text])]


def _lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(row) - row.count(None) <= _OF_A_LINE:
            yield from map(text_of, texts)


def tells_by_colour(legend: Iterable[str]) -> bool:
    """«Những đồng chí bôi vàng là đã chuyển đi»: colours are not read."""
    return any(_BY_COLOUR.search(fold(text)) for text in legend)


def signs_explained(legend: Iterable[str]) -> dict[str, str]:
    """Sign, folded → what it says of whoever it stands beside; of those that say what became of somebody."""
    found = (match for text in legend for match in _SIGN.finditer(text))
    return {fold(match[1]): match[2].strip() for match in found if read_status(match[2], today=date.max).kind}
