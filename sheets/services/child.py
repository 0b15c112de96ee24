"""The process that opens workbooks nobody can vouch for. It runs as a script, alone, and knows neither Django nor the database.

    child.py look FILE            one line of JSON: the sheets, each with its first rows
    child.py rows FILE SHEET      a line of JSON about the sheet, then its rows, many in a line

Ends with status 3 and a reason on standard error where the workbook is refused. Its memory and time are bounded before
the file is opened, so that what slips past the checks ends this process and nothing else.
"""

import json
import resource
import sys
from collections import deque
from datetime import date, datetime
from pathlib import Path

MEMORY = 190 * 2**20
"""Of address space: a list of 100.000 people in twelve columns takes 155 MiB."""
SECONDS = 60
MEMORY_OF_OLD = 500 * 2**20
"""Of a workbook of Excel 97 (.xls), which another reader holds whole to tell what is hidden in it."""
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MOST_MERGED = 20_000
FIRST_ROWS, MOST_SEEN, LONGEST_SEEN = 40, 200, 80
LAST_ROWS = 40
"""Where the signatures stand, and what explains the signs of the list."""
LONGEST_CELL = 500
MOST_SHEETS = 60
ROWS_OF_A_LINE = 200
REFUSED = 3


def bound(*, is_old: bool) -> None:
    memory = MEMORY_OF_OLD if is_old else MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


_as_json = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def plain(cell: object) -> object:
    """As JSON tells it: a day as a whole number, counted as Python does, for all numbers of cells are floats."""
    if cell is None or type(cell) is float:
        return cell
    if isinstance(cell, str):
        return (cell if cell.isascii() else cell.encode("utf-8", "replace").decode())[:LONGEST_CELL] or None
    if isinstance(cell, (datetime, date)):
        return cell.toordinal() if cell.year >= 1900 else 0.0
    if isinstance(cell, bool):
        return "x" if cell else None
    if isinstance(cell, int):
        return float(cell)
    return str(cell)[:LONGEST_CELL]


def seen(cell: object) -> object:
    value = plain(cell)
    return value[:LONGEST_SEEN] if isinstance(value, str) else value


def write_line(value: object) -> None:
    sys.stdout.write(_as_json(value) + "\n")


def look(book: object, path: str) -> None:
    sheets = []
    for about in book.sheets_metadata[:MOST_SHEETS]:  # type: ignore[attr-defined]
        if not str(about.typ).endswith("WorkSheet"):
            continue
        sheet = book.get_sheet_by_name(about.name)  # type: ignore[attr-defined]
        rows = extent(sheet)[0]
        head = [[seen(cell) for cell in row[:MOST_SEEN]] for row in first(sheet, FIRST_ROWS)] if rows else []
        hidden = not str(about.visible).endswith("Visible")
        unseen = unseen_in(path, about.name) if rows and not hidden else None
        sheets.append(
            {
                "name": about.name,
                "rows": rows,
                "hidden": hidden,
                "head": head,
                "tail": [[plain(cell) for cell in row] for row in deque(sheet.iter_rows(), maxlen=LAST_ROWS)],
                "merged": [one for one in merged(sheet) if one[0] <= FIRST_ROWS],
                "hidden_rows": len(unseen.rows) if unseen else 0,
                "hidden_columns": sorted(unseen.columns) if unseen else [],
            }
        )
    write_line(sheets)


def rows(book: object, path: str, name: str) -> None:
    """First which columns have cells that were made one downwards, then the rows, with what is hidden and what is broken."""
    sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    check_extent(*extent(sheet))
    unseen = unseen_in(path, name)
    write_line({"down": [[column, top, bottom] for top, column, bottom, _right in merged(sheet) if bottom > top]})
    left = [None] * (sheet.start[1] if sheet.start else 0)
    broken: dict[int, dict[int, str]] = {}
    for (row, column), text in unseen.broken.items():
        broken.setdefault(row, {})[column] = text
    together: list[object] = []
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = left + [plain(cell) for cell in row]
        for column, text in broken.get(number, {}).items():
            cells += [None] * (column - len(cells))
            cells[column - 1] = text
        is_hidden, is_struck, note = number in unseen.rows, number in unseen.struck, unseen.notes.get(number, "")
        told = {"cells": cells, "hidden": is_hidden, "struck": is_struck, "note": note}
        together.append(told if is_hidden or is_struck or note else cells)
        if len(together) == ROWS_OF_A_LINE:
            write_line(together)
            together = []
    write_line(together)


def merged(sheet: object) -> list[list[int]]:
    """First row, first column, last row, last column, counted from 1. Not told by every format."""
    ranges = sheet.merged_cell_ranges or []  # type: ignore[attr-defined]
    return [[top + 1, left + 1, bottom + 1, right + 1] for (top, left), (bottom, right) in ranges[:MOST_MERGED]]


def extent(sheet: object) -> tuple[int, int]:
    """Down to which row and to which column there is anything."""
    last = sheet.end  # type: ignore[attr-defined]
    return (last[0] + 1, last[1] + 1) if last else (0, 0)


def first(sheet: object, number: int) -> list[list[object]]:
    return sheet.to_python(skip_empty_area=False, nrows=number)  # type: ignore[attr-defined]


def main(act: str, path: str, *sheet: str) -> None:
    with Path(path).open("rb") as file:
        check_workbook(file, Path(path).stat().st_size)
    with CalamineWorkbook.from_path(path) as book:
        if act == "look":
            look(book, path)
        else:
            rows(book, path, sheet[0])


if __name__ == "__main__":
    with Path(sys.argv[2]).open("rb") as opened:
        bound(is_old=opened.read(4) == OLD_EXCEL)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rules"))
    try:
        from bounds import check_extent, check_workbook  # type: ignore[import-not-found]
        from python_calamine import CalamineWorkbook
        from unseen import unseen_in  # type: ignore[import-not-found]

        main(*sys.argv[1:])
    except MemoryError:
        reason = "unpacks_too_large"
    except Exception as refusal:
        reason = getattr(refusal, "reason", "") or (
            "encrypted" if type(refusal).__name__ == "PasswordError" else "damaged"
        )
    else:
        sys.exit(0)
    sys.stderr.write(f"refused:{reason}\n")
    sys.exit(REFUSED)
