"""The process that opens workbooks nobody can vouch for. It runs as a script, alone, and knows neither Django nor the database.

    child.py look FILE            one line of JSON: the sheets, each with its first rows
    child.py rows FILE SHEET      one line of JSON for each row of the sheet

Ends with status 3 and a reason on standard error where the workbook is refused. Its memory and time are bounded before
the file is opened, so that what slips past the checks ends this process and nothing else.
"""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

MEMORY = 190 * 2**20
"""Of address space: a list of 100.000 people in twelve columns takes 155 MiB."""
SECONDS = 60
FIRST_ROWS, MOST_SEEN, LONGEST_SEEN = 40, 200, 80
LONGEST_CELL = 500
MOST_SHEETS = 12
REFUSED = 3


def bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def plain(cell: object) -> object:
    """As JSON tells it: a day is a list of one, so that it is not taken for text."""
    if cell == "" or cell is None:
        return None
    if isinstance(cell, bool):
        return "x" if cell else None
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, (datetime, date)):
        return [cell.isoformat()[:10]] if cell.year >= 1900 else None
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return str(cell).encode("utf-8", "replace").decode()[:LONGEST_CELL]


def seen(cell: object) -> object:
    value = plain(cell)
    return value[:LONGEST_SEEN] if isinstance(value, str) else value


def write_line(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n")


def look(book: object) -> None:
    sheets = []
    for about in book.sheets_metadata[:MOST_SHEETS]:  # type: ignore[attr-defined]
        if not str(about.typ).endswith("WorkSheet"):
            continue
        sheet = book.get_sheet_by_name(about.name)  # type: ignore[attr-defined]
        head = [[seen(cell) for cell in row[:MOST_SEEN]] for row in first(sheet, FIRST_ROWS)]
        hidden = not str(about.visible).endswith("Visible")
        sheets.append({"name": about.name, "rows": extent(sheet)[0], "hidden": hidden, "head": head})
    write_line(sheets)


def extent(sheet: object) -> tuple[int, int]:
    """Down to which row and to which column there is anything."""
    last = sheet.end  # type: ignore[attr-defined]
    return (last[0] + 1, last[1] + 1) if last else (0, 0)


def first(sheet: object, number: int) -> list[list[object]]:
    return sheet.to_python(skip_empty_area=False, nrows=number)  # type: ignore[attr-defined]


def main(act: str, path: str, *sheet: str) -> None:
    from bounds import check_extent, check_workbook  # type: ignore[import-not-found]
    from python_calamine import CalamineWorkbook

    with Path(path).open("rb") as file:
        check_workbook(file, Path(path).stat().st_size)
    with CalamineWorkbook.from_path(path) as book:
        if act == "look":
            look(book)
            return
        chosen = book.get_sheet_by_name(sheet[0])
        check_extent(*extent(chosen))
        left = [None] * (chosen.start[1] if chosen.start else 0)
        for row in chosen.iter_rows():
            write_line(left + [plain(cell) for cell in row])


if __name__ == "__main__":
    bound()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rules"))
    try:
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
