"""Hostile workbooks are refused within two seconds of work and 200 MiB, whatever the machine beside them is doing."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from accounts.rules.refusal import Refused
from sheets.rules.fields import Cell
from sheets.rules.notes import refusal
from sheets.rules.old_fonts import OldFont
from sheets.services.reading import CHILD, lines_from, look_into
from tests.sheets.workbooks import raw_workbook, workbook

MOST_SECONDS, MOST_MIB = 2.0, 200
FAR = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def many_rows(number: int) -> Iterator[bytes]:
    for first in range(1, number, 1000):
        yield b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(first, first + 1000))


def hidden_size() -> bytes:
    """A bomb whose directory says that it is small."""
    content = bytearray(raw_workbook([b" " * 2**20] * 300))
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.rfind(signature) if signature == b"PK\x01\x02" else content.find(b"xl/worksheets/sheet1.xml") - 30
        content[at + place : at + place + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


def overlapping() -> bytes:
    """Thousands of parts in one archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        for number in range(2000):
            book.writestr(f"xl/{number}.xml", "")
    return content.getvalue()


def laughing() -> bytes:
    """Nine entities, each ten times the one before: a few hundred bytes that stand for gigabytes."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return _changed(
        {
            "xl/worksheets/sheet1.xml": lambda part: part.replace(
                b"?>", b"?><!DOCTYPE worksheet [" + entities.encode() + b"]>", 1
            ).replace(b"<sheetData>", b"<sheetData>" + row)
        }
    )


def with_macros() -> bytes:
    content = io.BytesIO(raw_workbook([]))
    with zipfile.ZipFile(content, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\0" * 4096)
    return content.getvalue()


def _changed(changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """An empty workbook with some of its parts written anew."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw_workbook([]))) as before, zipfile.ZipFile(content, "w") as book:
        for part in before.namelist():
            book.writestr(part, changes.get(part, bytes)(before.read(part)))
    return content.getvalue()


HOSTILE = {
    "entities that grow": (laughing, "declares_entities"),
    "macros under an honest name": (with_macros, "macros"),
    "one cell in the last corner": (lambda: raw_workbook([FAR]), "reaches_too_far"),
    "a stray cell far to the right and down": (
        lambda: raw_workbook([FAR.replace(b"XFD1048576", b"GR100000").replace(b"1048576", b"100000")]),
        "reaches_too_far",
    ),
    "more rows than any list": (lambda: raw_workbook(many_rows(150_000)), "too_many_rows"),
    "a bomb of blanks": (lambda: raw_workbook([b" " * 2**20] * 120), "unpacks_too_large"),
    "a bomb of text": (
        lambda: raw_workbook([b"<row><c><v>" + b"7" * 2**20 + b"</v></c></row>"] * 120),
        "unpacks_too_large",
    ),
    "a bomb that hides its size": (hidden_size, None),
    "thousands of parts": (overlapping, "too_many_parts"),
    "no archive": (lambda: b"Ho ten,Ngay sinh\n" * 100, "no_workbook"),
    "an archive that is no workbook": (lambda: _zip({"a.txt": b"a"}), "no_workbook"),
    "a torn archive": (lambda: workbook([["Họ tên"]])[:-200], "damaged"),
    "an old workbook that is none": (lambda: COMPOUND + b"\0" * 4096, "no_workbook"),
    "a locked workbook": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096, "encrypted"),
    "broken XML": (lambda: raw_workbook([b"<row><c></row><<<"]), None),
    "a wide sheet": (
        lambda: raw_workbook([b'<row><c r="A1"><v>1</v></c><c r="ZZ1"><v>1</v></c></row>']),
        "too_many_columns",
    ),
    "nothing": (lambda: b"", "no_workbook"),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return content.getvalue()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    found = {}
    for number, (what, (build, _reason)) in enumerate(HOSTILE.items()):
        found[what] = folder / f"{number}.xlsx"
        found[what].write_bytes(build())
    return found


def rows_from(path: Path, *, sheet: str) -> list[list[Cell]]:
    with lines_from(path, is_text=False, sheet=sheet, font=OldFont()) as lines:
        return [list(line.cells) for line in lines.rows]


def read_whole(path: Path) -> None:
    for sheet in look_into(path, is_text=False):
        rows_from(path, sheet=sheet.name)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused_before_it_does_harm(what: str, files: dict[str, Path]) -> None:
    reason = HOSTILE[what][1]
    with pytest.raises(Refused) as refused:
        read_whole(files[what])
    assert reason is None or str(refused.value) == refusal(reason)


# Asked of a small process: the peak of a child counts from its parent's own size on.
MEASURED = """
import resource, subprocess, sys
for act in (["look"], ["rows"]):
    subprocess.run([sys.executable, sys.argv[1], *act, sys.argv[2], *(["S"] if act == ["rows"] else [])], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


@pytest.mark.parametrize("what", HOSTILE)
def test_refusing_it_takes_little_work_and_memory(what: str, files: dict[str, Path]) -> None:
    """Seconds of work, not of waiting: the machine may be busy with something else."""
    command = [sys.executable, "-c", MEASURED, str(CHILD), str(files[what])]
    seconds, mebibytes = map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert seconds < MOST_SECONDS
    assert mebibytes < MOST_MIB


def test_an_honest_workbook_comes_back_cell_by_cell(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    rows = [["Họ và tên", "Ngày sinh", "Số thẻ"], ["Nguyễn Văn Ân", date(1980, 2, 3), 58000001], [None, "1985", None]]
    path.write_bytes(workbook(rows, more=["Bìa"]))
    (seen,) = look_into(path, is_text=False)
    found = rows_from(path, sheet=seen.name)
    assert (seen.name, seen.rows) == ("Danh sách", 3)
    assert found == [rows[0], ["Nguyễn Văn Ân", date(1980, 2, 3), 58000001.0], [None, "1985", None]]


def test_rows_and_columns_keep_their_places_when_a_sheet_begins_further_in(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook([[], [], [None, None, "Họ và tên"], [None, None, "Lê An"]]))
    (seen,) = look_into(path, is_text=False)
    found = rows_from(path, sheet=seen.name)
    assert found[2][2] == "Họ và tên"
    assert seen.head[2][2] == "Họ và tên"
    assert len(found) == 4


def test_a_formula_gives_what_excel_last_saw_and_is_never_run(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        sheet.write_formula(0, 0, "=1+1", value=2)
        sheet.write_formula(0, 1, "='[elsewhere.xlsx]S'!A1", value="Lê An")
    assert rows_from(path, sheet="S") == [[2.0, "Lê An"]]
