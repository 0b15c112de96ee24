"""Lines above or below a list that say what its colours, codes and signs stand for: «Chữ đỏ: đã chuyển đi», «2 - từ trần»."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cells.rules.names import fold
from sheets.rules.fields import Cell
from sheets.rules.statuses import read_status
from sheets.rules.values import text_of

_BY_COLOUR = re.compile(r"\b(to|boi) (mau|do|vang|xanh)\b|\b(mau|chu|nen) (do|vang|xanh)\b|\b(in nghieng|gach ngang)\b")
_SIGN = re.compile(r"(?:^|[;,:.(]|\s)\(?(\*{1,3}|[^\W_]{1,4})\)?\s*[-–=:]\s*(?:là\s+)?([^;,\n]{3,60})")
_SAID_OF_ONE = re.compile(
    r"\b(?<!ma )(?:stt|tt|so thu tu|dong|(?:d/c|dc|dong chi) so)(?: so)? ?:?((?:[ ,]*\d{1,4}\b)+)|\b(?:d/c|dc|dong chi|ong|ba)\b"
)
_SIGNED = re.compile(r"^t\W{0,2}m\b\W*(?:ban )?(?:chi [uủ][yỷ] )?(chi bộ\s+\w.*)$", re.IGNORECASE)
_OF_A_LINE = 2
"""Filled cells: of people there are more."""


def legend_in(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """The lines that explain a colour, or a sign that says what became of somebody; that say it of somebody by name or number;
    and who signs for which cell."""
    return [
        text
        for text in _lines(rows)
        if tells_by_colour([text]) or signs_explained([text]) or _SAID_OF_ONE.search(fold(text)) or signed_by([text])
    ]


def _lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(row) - row.count(None) <= _OF_A_LINE:
            yield from map(text_of, texts)


def tells_by_colour(legend: Iterable[str]) -> bool:
    """«Những đồng chí bôi vàng là đã chuyển đi»: colours are not read."""
    return any(_BY_COLOUR.search(fold(text)) for text in legend)


def said_of(legend: Iterable[str], number: str, name: str) -> list[str]:
    """What the lines say became of the person with this number in the list, or this name."""
    said = []
    for text in legend:
        folded = fold(text)
        is_meant = (number and number in _numbers_named(text)) or (" " in name and fold(name) in folded)
        if is_meant and read_status(text, today=date.max).kind:
            said.append(text)
    return said


def _numbers_named(text: str) -> list[str]:
    return [number for found in _SAID_OF_ONE.finditer(fold(text)) for number in re.findall(r"\d+", found[1] or "")]


def signed_by(legend: Iterable[str]) -> str:
    """«T/M CHI BỘ KHU PHỐ 4», below the list: of that cell it is. "" where no cell signs by its name."""
    return next((found[1] for text in legend if (found := _SIGNED.match(unicodedata.normalize("NFC", text)))), "")


def signs_explained(legend: Iterable[str]) -> dict[str, str]:
    """Sign, folded → what it says of whoever it stands beside; of those that say what became of somebody."""
    found = (match for text in legend if not _numbers_named(text) for match in _SIGN.finditer(text))
    return {fold(match[1]): match[2].strip() for match in found if read_status(match[2], today=date.max).kind}
