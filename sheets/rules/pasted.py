"""What was copied from Excel and pasted, or saved as a text file: rows of cells."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sheets.rules.fields import Cell
from sheets.rules.old_fonts import old_font, share_of_syllables

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 20_000
LONGEST_CELL = 500
SURE = 0.8
"""Of the words with marks so many must be Vietnamese syllables before a guess at the letters is believed."""


class UnreadableText(ValueError):
    """`reason` is a key the form puts into words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Decoded:
    text: str
    is_turned: bool = False
    """It was typed in an old font."""


def decode(content: bytes) -> Decoded:
    """Excel saves text files as UTF-8 with a mark or as UTF-16; older ones are in windows-1258 or in the letters of an old font.

    Raises UnreadableText where it is none of these, for what is guessed wrong is lost.
    """
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return _decode_older(content)
    lines = text.splitlines(keepends=True)
    font = old_font(lines)
    return Decoded("".join(map(font.to_unicode, lines)), is_turned=True) if font.name else Decoded(text)


def _decode_older(content: bytes) -> Decoded:
    latin = content.decode("latin-1")
    font = old_font(latin.splitlines())
    candidates = [
        Decoded(unicodedata.normalize("NFC", content.decode("cp1258", "replace"))),
        Decoded("\n".join(map(font.to_unicode, latin.splitlines())), is_turned=bool(font.name)),
    ]
    best = max(candidates, key=lambda decoded: share_of_syllables(decoded.text))
    if share_of_syllables(best.text) < SURE:
        raise UnreadableText("not_unicode")
    return best


def rows_of(text: str) -> Iterator[list[Cell]]:
    """Raises UnreadableText where it is too much. Tabs part the cells, or where there are none semicolons, commas or strokes."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableText("too_long")
    text = text.replace("\0", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for number, row in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise UnreadableText("too_many_rows")
            yield [cell.strip()[:LONGEST_CELL] or None for cell in row]
    except csv.Error as broken:
        raise UnreadableText("broken") from broken


def _delimiter(text: str) -> str:
    head = text[:20_000]
    return max(";,|", key=head.count) if "\t" not in head else "\t"
