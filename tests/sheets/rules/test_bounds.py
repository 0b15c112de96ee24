"""What a workbook may be at most; each bound is tried where it lies."""

import io
import zipfile
from typing import Any

import pytest

from sheets.rules import bounds
from sheets.rules.bounds import TooMuch, check_extent, check_workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARTS: dict[str, bytes] = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return stream.getvalue()


def refused(content: bytes, size: int | None = None) -> str:
    """Why it is refused, "" where it is taken."""
    try:
        check_workbook(io.BytesIO(content), len(content) if size is None else size)
    except TooMuch as refusal:
        return str(refusal)
    return ""


def refused_with(how: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> str:
    """`parts` beside those that every workbook has; __ stands for a slash."""
    named = {name.replace("__", "/") + ("" if "." in name else ".xml"): content for name, content in parts.items()}
    return refused(packed(PARTS | named, how))


def sheet(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return refused(packed(PARTS | {name: content}))


def test_a_workbook_is_taken() -> None:
    assert refused(packed(PARTS)) == ""
    assert sheet(b"<row><c/></row>") == ""


def test_the_bounds_are_those_the_refusals_name() -> None:
    assert (bounds.MOST_BYTES, bounds.MOST_ROWS, bounds.MOST_COLUMNS) == (20 * 1024 * 1024, 101_000, 200)
    assert (bounds.LARGEST_PART, bounds.LARGEST_WHOLE) == (100 * 1024 * 1024, 150 * 1024 * 1024)
    assert (bounds.MOST_PARTS, bounds.MOST_CELLS, bounds.HIGHEST_RATIO) == (1_000, 3_000_000, 120)
    assert bounds.RATIO_LOOKED_AT == 1024 * 1024


def test_a_file_has_twenty_megabytes_at_most() -> None:
    assert refused(packed(PARTS), size=bounds.MOST_BYTES) == ""
    assert refused(packed(PARTS), size=bounds.MOST_BYTES + 1) == "file_too_large"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no_workbook"),
        (b"Ho va ten;Ngay sinh", "no_workbook"),
        (b"PK", "no_workbook"),
        (COMPOUND, "no_workbook"),
        (COMPOUND + b"Workbook", "no_workbook"),
        (COMPOUND + "Workbook".encode("utf-16-le"), ""),
        (COMPOUND + "Book".encode("utf-16-le"), ""),
        (COMPOUND + b"xx" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (COMPOUND[:-1] + b"x", "no_workbook"),
        (b"PK\x03\x04", "damaged"),
        (packed(PARTS)[:-30], "damaged"),
        (packed({"xl/workbook.xml": b""}), "no_workbook"),
        (packed({"[Content_Types].xml": b""}), "no_workbook"),
        (packed({"[Content_Types].xml": b"", "word/document.xml": b""}), "no_workbook"),
    ],
)
def test_what_is_no_workbook_is_told_apart(content: bytes, reason: str) -> None:
    assert refused(content) == reason


def test_a_part_that_cannot_be_unpacked_is_damage() -> None:
    content = bytearray(packed(PARTS, zipfile.ZIP_STORED))
    place = content.index(b"<workbook/>")
    content[place : place + 3] = b"XXX"
    assert refused(bytes(content)) == "damaged"


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "XL/VBAPROJECT.BIN"])
def test_macros_are_refused(name: str) -> None:
    assert refused(packed(PARTS | {name: b""})) == "macros"


def test_a_part_under_a_password_is_refused() -> None:
    content = bytearray(packed(PARTS))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content)) == "encrypted"
    assert refused(packed(PARTS | {"xl/tệp.xml": b""})) == ""


def test_entities_are_refused_where_a_part_may_declare_them() -> None:
    doctype = b"<!DOCTYPE"
    assert refused_with(docProps__app=doctype) == "declares_entities"
    assert refused_with(docProps__app=b" " * (4096 - len(doctype)) + doctype) == "declares_entities"
    assert refused_with(docProps__app=b" " * (4097 - len(doctype)) + doctype) == ""


def test_so_many_parts_and_no_more() -> None:
    def of(number: int) -> str:
        return refused(packed(PARTS | {f"xl/{place}.xml": b"" for place in range(number - len(PARTS))}))

    assert of(1_000) == ""
    assert of(1_001) == "too_many_parts"


def test_a_part_and_the_whole_unpack_to_so_much_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST_PART", 1_000)
    assert refused_with(xl__a=b"x" * 1_000) == ""
    assert refused_with(xl__a=b"x" * 1_001) == "unpacks_too_large"
    monkeypatch.setattr(bounds, "LARGEST_WHOLE", 1_500 + sum(map(len, PARTS.values())))
    assert refused_with(xl__a=b"x" * 1_000, xl__b=b"x" * 500) == ""
    assert refused_with(xl__a=b"x" * 1_000, xl__b=b"x" * 501) == "unpacks_too_large"


def test_a_large_part_is_not_packed_more_tightly_than_lists_are(monkeypatch: pytest.MonkeyPatch) -> None:
    megabyte = 2**20
    assert refused_with(xl__a=b"\0" * megabyte) == ""
    assert refused_with(xl__a=b"\0" * (megabyte + 1)) == "unpacks_too_large"
    monkeypatch.setattr(bounds, "HIGHEST_RATIO", 1)
    assert refused_with(zipfile.ZIP_STORED, xl__a=b"\0" * (megabyte + 1)) == ""


@pytest.mark.parametrize("row", [b"<row r='1'>", b"<x:row r='1'>"])
def test_so_many_rows_and_no_more(row: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", 3)
    assert sheet(row * 3) == ""
    assert sheet(row * 4) == "too_many_rows"


@pytest.mark.parametrize("cell", [b"<c r='A1'>", b"<c>", b"<x:c r='A1'>"])
def test_so_many_cells_and_no_more(cell: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_CELLS", 3)
    assert sheet(cell * 3) == ""
    assert sheet(cell * 4) == "unpacks_too_large"


def test_rows_and_cells_are_counted_over_all_pieces_of_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_PIECE", 10)
    monkeypatch.setattr(bounds, "MOST_ROWS", 3)
    monkeypatch.setattr(bounds, "MOST_CELLS", 3)
    assert sheet(b"<row>     " * 3) == ""
    assert sheet(b"<row>     " * 4) == "too_many_rows"
    assert sheet(b"<c>       " * 3) == ""
    assert sheet(b"<c>       " * 4) == "unpacks_too_large"


def test_each_sheet_is_counted_by_itself_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", 3)
    assert refused_with(xl__worksheets__a=b"<row>" * 3, xl__worksheets__b=b"<row>" * 3) == ""
    assert sheet(b"<row>" * 4, "XL/Worksheets/SHEET1.XML") == "too_many_rows"
    assert sheet(b"<row>" * 4, "xl/sharedStrings.xml") == ""
    assert sheet(b"<row>" * 4, "xl/worksheets/sheet1.bin") == ""


@pytest.mark.parametrize(
    ("rows", "columns", "reason"),
    [
        (0, 0, ""),
        (101_000, 200, ""),
        (101_001, 1, "too_many_rows"),
        (1, 201, "too_many_columns"),
        (101_001, 201, "too_many_rows"),
    ],
)
def test_a_sheet_reaches_so_far_down_and_to_the_right(rows: int, columns: int, reason: str) -> None:
    told: Any = ""
    try:
        check_extent(rows, columns)
    except TooMuch as refusal:
        told = refusal.reason
    assert told == reason
