"""What a workbook may be at most, seen from its directory of parts before any of it is read as a workbook."""

import zipfile
from typing import IO

MOST_BYTES = 20 * 2**20
MOST_PARTS = 1_000
LARGEST_PART = 100 * 2**20
LARGEST_WHOLE = 150 * 2**20
"""Unpacked. A list of 100.000 people in twelve columns takes 55 MiB."""
RATIO_LOOKED_AT, HIGHEST_RATIO = 2**20, 120
"""A part larger than the first must not be packed more tightly than the second: real lists reach about 30."""
MOST_ROWS = 101_000
MOST_COLUMNS = 200
MOST_CELLS = 3_000_000
_PIECE = 2**20

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARES, _HEAD = b"<!DOCTYPE", 4096
"""No spreadsheet program writes it; with it a few bytes can be made to stand for gigabytes."""
_ROWS, _CELLS = (b"<row", b":row ", b"<table:table-row"), (b"<c ", b"<c>", b":c ", b"<table:table-cell")
_OPEN_SPREADSHEET, _LOCKED = b"application/vnd.oasis.opendocument.spreadsheet", b"encryption-data"
_BOOK = ["Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")]


class TooMuch(ValueError):
    """`reason` is a key that is put into words beside the field of the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_workbook(file: IO[bytes], size: int) -> None:
    """Raises TooMuch for what is no .xlsx, .ods or .xls, or one whose parts or cells go beyond the bounds.

    Unpacks in small pieces only.
    """
    if _is_old_excel(file, size):
        return
    try:
        with zipfile.ZipFile(file) as book:
            parts = book.infolist()
            _check_directory(parts)
            names = {part.filename for part in parts}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise TooMuch("macros")
            is_open_document = "content.xml" in names and "mimetype" in names
            is_excel = "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names)
            if not is_open_document and not is_excel:
                raise TooMuch("no_workbook")
            if is_open_document and not book.read("mimetype")[:80].startswith(_OPEN_SPREADSHEET):
                raise TooMuch("no_workbook")
            if is_open_document and "META-INF/manifest.xml" in names and _LOCKED in book.read("META-INF/manifest.xml"):
                raise TooMuch("encrypted")
            for part in parts:
                with book.open(part) as stream:
                    if _DECLARES in stream.read(_HEAD):
                        raise TooMuch("declares_entities")
                if part.filename == "content.xml":
                    with book.open(part) as stream:
                        _check_cells(stream)
                if part.filename.lower().startswith("xl/worksheets/") and part.filename.lower().endswith(".xml"):
                    with book.open(part) as stream:
                        _check_cells(stream)
    except TooMuch:
        raise
    except Exception as broken:  # a damaged archive may raise nearly anything (zip, zlib, struct, unicode)
        raise TooMuch("damaged") from broken


def _is_old_excel(file: IO[bytes], size: int) -> bool:
    """A workbook of Excel 97 is no archive: it holds no more than its own bytes."""
    if size > MOST_BYTES:
        raise TooMuch("file_too_large")
    start = file.read(8)
    if start != _COMPOUND:
        if not start.startswith(_ZIP):
            raise TooMuch("no_workbook")
        return False
    content = file.read(MOST_BYTES)
    if _ENCRYPTED in content:
        raise TooMuch("encrypted")
    if not any(name in content for name in _BOOK):
        raise TooMuch("no_workbook")
    return True


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise TooMuch("too_many_parts")
    if any(part.flag_bits & 0x1 for part in parts):
        raise TooMuch("encrypted")
    if any(part.file_size > LARGEST_PART for part in parts) or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise TooMuch("unpacks_too_large")
    for part in parts:
        if part.file_size > RATIO_LOOKED_AT and part.file_size > HIGHEST_RATIO * part.compress_size:
            raise TooMuch("unpacks_too_large")


def _check_cells(stream: IO[bytes]) -> None:
    """Counts by plain search: it costs little more than the unpacking. Where the cells lie is seen when they are read."""
    rows = cells = 0
    while piece := stream.read(_PIECE):
        rows += sum(piece.count(start) for start in _ROWS)
        cells += sum(piece.count(start) for start in _CELLS)
        if rows > MOST_ROWS:
            raise TooMuch("too_many_rows")
        if cells > MOST_CELLS:
            raise TooMuch("unpacks_too_large")


def check_extent(rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise TooMuch("too_many_rows")
    if columns > MOST_COLUMNS:
        raise TooMuch("too_many_columns")
