"""Reading a file that was uploaded: workbooks in a process of their own (child.py), text here."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from accounts.rules.refusal import Refused
from sheets.rules.fields import Cell
from sheets.rules.headings import Merged
from sheets.rules.legends import legend_in
from sheets.rules.notes import refusal
from sheets.rules.old_fonts import OldFont, old_font
from sheets.rules.pasted import Decoded, UnreadableText, decode, rows_of
from sheets.rules.walking import Line

CHILD = Path(__file__).with_name("child.py")
PATIENCE = 60
"""Seconds. Hostile files are refused within two; a list of 100.000 rows takes some seconds to look at."""
HEAD, LONGEST_SEEN = 40, 80
_ABORTED = (-6, -9, -24)
"""The process was ended by a bound: memory it could not have, or time."""


@dataclass(frozen=True)
class SheetSeen:
    """One sheet of a workbook as far as it is looked at before its columns are understood."""

    name: str
    rows: int
    head: list[list[Cell]]
    hidden: bool = False
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: list[int] = field(default_factory=list)
    """Counted from 1."""
    font: OldFont = field(default_factory=OldFont)
    legend: list[str] = field(default_factory=list)
    """The lines among the first and the last rows that explain the colours and signs of the list."""


@dataclass(frozen=True)
class Lines:
    """All rows of one sheet, one at a time."""

    rows: Iterator[Line]
    down: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Of each column from which row to which its cells were made one."""


def look_into(path: Path, *, is_text: bool) -> list[SheetSeen]:
    """The sheets that hold anything, each with its first rows. Raises Refused."""
    if is_text:
        rows = list(_text_rows(_decoded(path)))
        head = [[cell[:LONGEST_SEEN] if isinstance(cell, str) else cell for cell in row] for row in rows[:HEAD]]
        seen = [SheetSeen("", len(rows), head, legend=legend_in([*head, *rows[-HEAD:]]))]
    else:
        with _child("look", path) as lines:
            described = json.loads(next(lines, "[]"))
        seen = [_seen(part) for part in described]
    filled = sorted((sheet for sheet in seen if sheet.rows), key=lambda sheet: sheet.hidden)
    if not filled:
        raise Refused(refusal("no_sheet"), field="file")
    return filled


def _seen(part: dict[str, Any]) -> SheetSeen:
    head = [_cells(row) for row in part["head"]]
    font = old_font(cell for row in head for cell in row if isinstance(cell, str))
    return SheetSeen(
        name=part["name"],
        rows=part["rows"],
        head=[_in_letters(row, font) for row in head] if font.name else head,
        hidden=part["hidden"],
        merged=[(top, left, bottom, right) for top, left, bottom, right in part["merged"]],
        hidden_rows=part["hidden_rows"],
        hidden_columns=part["hidden_columns"],
        font=font,
        legend=legend_in(_in_letters(row, font) for row in [*head, *map(_cells, part["tail"])]),
    )


@contextmanager
def lines_from(path: Path, *, is_text: bool, sheet: str, font: OldFont) -> Iterator[Lines]:
    """All rows of one sheet. Raises Refused, also while they are gone through."""
    if is_text:
        decoded = _decoded(path)
        rows = enumerate(_text_rows(decoded), start=1)
        yield Lines(Line(number, cells, is_turned=decoded.is_turned) for number, cells in rows)
        return
    with _child("rows", path, sheet) as told:
        down: dict[int, list[tuple[int, int]]] = {}
        for column, first, last in json.loads(next(told, '{"down": []}'))["down"]:
            down.setdefault(column, []).append((first, last))
        all_told = (row for together in told for row in json.loads(together))
        yield Lines((_line(number, row, font) for number, row in enumerate(all_told, start=1)), down)


def _line(number: int, told: list[object] | dict[str, Any], font: OldFont) -> Line:
    about: dict[str, Any] = told if isinstance(told, dict) else {"cells": told, **_LIKE_MOST}
    cells = _cells(about["cells"])
    turned = _in_letters(cells, font) if font.name else cells
    return Line(
        number,
        turned,
        is_hidden=about["hidden"],
        is_struck=about["struck"],
        note=font.to_unicode(about["note"]),
        is_turned=turned != cells,
    )


_LIKE_MOST = {"hidden": False, "struck": False, "note": ""}
"""Of rows of which nothing but the cells is told."""


def _in_letters(cells: list[Cell], font: OldFont) -> list[Cell]:
    return [font.to_unicode(cell) if isinstance(cell, str) else cell for cell in cells]


def _decoded(path: Path) -> Decoded:
    try:
        return decode(path.read_bytes())
    except UnreadableText as unreadable:
        raise Refused(refusal(unreadable.reason), field="file") from unreadable


def _text_rows(decoded: Decoded) -> Iterator[list[Cell]]:
    try:
        yield from rows_of(decoded.text)
    except UnreadableText as unreadable:
        raise Refused(refusal(unreadable.reason), field="file") from unreadable


@contextmanager
def _child(*arguments: str | Path) -> Iterator[Iterator[str]]:
    """The lines that child.py prints; at the end, Refused where it did not finish by itself."""
    process = subprocess.Popen(  # noqa: S603 - our own script, its arguments are no shell's
        [sys.executable, "-E", "-B", str(CHILD), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"RUST_BACKTRACE": "0", "LANG": "C.UTF-8"},
        text=True,
        encoding="utf-8",
    )
    with process:
        try:
            yield iter(process.stdout or ())
            _rest, said = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise Refused(refusal("takes_too_long"), field="file") from None
        finally:
            process.kill()
    if process.returncode in _ABORTED:
        raise Refused(refusal("reaches_too_far"), field="file")
    if process.returncode != 0:
        raise Refused(refusal(said.strip().rpartition("refused:")[2]), field="file")


def _cells(row: list[object]) -> list[Cell]:
    """As child.py tells them: numbers are floats, days whole numbers."""
    return [date.fromordinal(cell) if type(cell) is int else cell for cell in row]  # type: ignore[misc]
