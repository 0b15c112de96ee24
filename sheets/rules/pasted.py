"""What was copied from Excel and pasted, or saved as a text file: rows of cells."""

import csv
import io
from collections.abc import Iterator

from sheets.rules.fields import Cell

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 20_000
LONGEST_CELL = 500


class UnreadableText(ValueError):
    """`reason` is a key the form puts into words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(content: bytes) -> str:
    """Excel saves text files as UTF-8 with a mark or as UTF-16; what is neither cannot be read without loss."""
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as broken:
        raise UnreadableText("not_unicode") from broken


def rows_of(text: str) -> Iterator[list[Cell]]:
    """Raises UnreadableText where it is too much. Tabs part the cells, or where there are none semicolons or commas."""
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
    return max("\t;,", key=head.count) if "\t" not in head else "\t"
