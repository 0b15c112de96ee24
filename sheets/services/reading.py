"""Reading a file that was uploaded: workbooks in a process of their own (child.py), text here."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accounts.rules.refusal import Refused
from sheets.rules.fields import Cell
from sheets.rules.notes import refusal
from sheets.rules.pasted import UnreadableText, decode, rows_of

CHILD = Path(__file__).with_name("child.py")
PATIENCE = 60
"""Seconds. Hostile files are refused within two; a list of 100.000 rows takes some seconds to look at."""
HEAD, LONGEST_SEEN = 40, 80
_ABORTED = (-6, -9, -24)
"""The process was ended by a bound: memory it could not have, or time."""


@dataclass(frozen=True)
class SheetSeen:
    name: str
    rows: int
    head: list[list[Cell]]
    hidden: bool = False


def look_into(path: Path, *, is_text: bool) -> list[SheetSeen]:
    """The sheets that hold anything, each with its first rows. Raises Refused."""
    if is_text:
        rows = list(text_rows(path))
        head = [[cell[:LONGEST_SEEN] if isinstance(cell, str) else cell for cell in row] for row in rows[:HEAD]]
        seen = [SheetSeen("", len(rows), head)]
    else:
        with _child("look", path) as lines:
            described = json.loads(next(lines, "[]"))
        seen = [
            SheetSeen(part["name"], part["rows"], [_cells(row) for row in part["head"]], part["hidden"])
            for part in described
        ]
    filled = sorted((sheet for sheet in seen if sheet.rows), key=lambda sheet: sheet.hidden)
    if not filled:
        raise Refused(refusal("no_sheet"), field="file")
    return filled


def rows_from(path: Path, *, is_text: bool, sheet: str) -> Iterator[list[Cell]]:
    """All rows of one sheet, one at a time. Raises Refused."""
    if is_text:
        yield from text_rows(path)
        return
    with _child("rows", path, sheet) as lines:
        for line in lines:
            yield _cells(json.loads(line))


def text_rows(path: Path) -> Iterator[list[Cell]]:
    try:
        yield from rows_of(decode(path.read_bytes()))
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
    return [date.fromisoformat(cell[0]) if isinstance(cell, list) else cell for cell in row]  # type: ignore[misc]
