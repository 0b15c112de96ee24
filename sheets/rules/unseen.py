"""What a workbook holds beside its values: hidden rows and columns, what is struck through, cells Excel could not work out.

Used by the process that opens the workbook (services/child.py), which knows neither Django nor the database.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree

PIECE = 2**20
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v(?:/>| />|></(?:\w+:)?v>)\s*)?"
    rb"</(?:\w+:)?c>"
)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>")
UNCALCULATED = "#?"
"""What stands in place of a formula that was saved without what it comes to; of one that comes to no text Excel says so."""
_BROKEN = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=\"e\"[^>]*)>.*?<(?:\w+:)?v>([^<]*)<", re.DOTALL)
_ATTRIBUTE = re.compile(rb"([\w:\-]+)=\"([^\"]*)\"")
_REFERENCE = re.compile(rb"([A-Z]{1,3})(\d+)")
_NUMBER = re.compile(rb"(?<![\w:\-])r=\"(\d+)\"")
_TRUE = (b"1", b"true")
_OF_TABLES = re.compile(
    rb"<table:table(?=[\s/>])([^>]*)>|<(/)table:table>|<table:table-row(?=[\s/>])([^>]*)>"
    rb"|<table:table-column(?=[\s/>])([^>]*)>"
)
_NOT_SHOWN = (b"collapse", b"filter")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN_IN_XLS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ERROR_TYPE = 5
_FILLED = (1, 2, 3)
"""Texts, numbers and days."""


@dataclass
class Unseen:
    """Rows and columns are counted from 1."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    """#REF!, #N/A …, which the reader of values leaves empty."""
    struck: set[int] = field(default_factory=set)
    """Rows of which something is struck through."""


def unseen_in(path: str, sheet: str) -> Unseen:
    """Of one sheet of a workbook whose bounds are checked (bounds.py)."""
    if not zipfile.is_zipfile(path):
        return _in_old_excel(path, sheet)
    with zipfile.ZipFile(path) as book:
        if "content.xml" in book.namelist():
            with book.open("content.xml") as stream:
                return _in_open_document(stream, sheet)
        part = _part_of(book, sheet)
        if part is None:
            return Unseen()
        with book.open(part) as stream:
            return _in_excel(stream, _struck_styles(book))


def _part_of(book: zipfile.ZipFile, sheet: str) -> str | None:
    """Where the sheet lies in the archive. No entities are declared there: bounds.py refuses them."""
    names = book.namelist()
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(names):
        return None
    workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))  # noqa: S314
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for element in workbook.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets.get(element.get(_RELATION), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return part if part in names else None
    return None


def _struck_styles(book: zipfile.ZipFile) -> set[bytes]:
    """The numbers of the styles whose font is struck through; most workbooks have none."""
    if "xl/styles.xml" not in book.namelist() or b"strike" not in (told := book.read("xl/styles.xml")):
        return set()
    styles = ElementTree.fromstring(told)  # noqa: S314
    fonts = [font.find(f"{_MAIN}strike") for font in styles.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
    struck = {
        str(number) for number, sign in enumerate(fonts) if sign is not None and sign.get("val") not in ("0", "false")
    }
    formats = enumerate(styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"))
    return {str(number).encode() for number, one in formats if one.get("fontId") in struck}


def _in_excel(stream: IO[bytes], struck: set[bytes]) -> Unseen:
    found, last = Unseen(), 0
    for text in _by_row(stream):
        # Looking for plain bytes first: most lists have nothing of the kind.
        for match in _COLUMN.finditer(text) if b"col" in text else ():
            about = dict(_ATTRIBUTE.findall(match[1]))
            if about.get(b"hidden") in _TRUE and int(about.get(b"max", 0)) <= 1000:
                found.columns |= set(range(int(about[b"min"]), int(about[b"max"]) + 1))
        if b"hidden" in text:
            for match in _ROW.finditer(text):
                about = dict(_ATTRIBUTE.findall(match[1]))
                last = int(about.get(b"r", last + 1))
                if about.get(b"hidden") in _TRUE:
                    found.rows.add(last)
        else:
            last = _last_row(text, last)
        for match in _BROKEN.finditer(text) if b't="e"' in text else ():
            place = _REFERENCE.fullmatch(dict(_ATTRIBUTE.findall(match[1])).get(b"r", b""))
            if place:
                found.broken[int(place[2]), _column(place[1])] = match[2].decode("utf-8", "replace")
        for match in _FORMULA.finditer(text) if b"<f" in text or b":f" in text else ():
            about = dict(_ATTRIBUTE.findall(match[1]))
            place = _REFERENCE.fullmatch(about.get(b"r", b""))
            if place and about.get(b"t") != b"str":
                found.broken[int(place[2]), _column(place[1])] = UNCALCULATED
        for match in _CELL.finditer(text) if struck else ():
            about = dict(_ATTRIBUTE.findall(match[1]))
            place = _REFERENCE.fullmatch(about.get(b"r", b""))
            if place and about.get(b"s") in struck:
                found.struck.add(int(place[2]))
    return found


def _last_row(text: bytes, last: int) -> int:
    """The number of its last row, where rows up to `last` came before; a row that tells none is the next one."""
    end, row = len(text), None
    while row is None and (end := text.rfind(b"row", 0, end)) > 0:
        row = _ROW.match(text, text.rfind(b"<", 0, end))
    if row is not None and (number := _NUMBER.search(row[1])):
        return int(number[1])
    # All are looked for only where the very last does not tell.
    rows = _ROW.findall(text)
    for since, attributes in enumerate(reversed(rows)):
        if number := _NUMBER.search(attributes):
            return int(number[1]) + since
    return last + len(rows)


def _by_row(stream: IO[bytes]) -> Iterator[bytes]:
    """In pieces none of which cuts a row."""
    left = b""
    while piece := stream.read(PIECE):
        left += piece
        end = max(left.rfind(b"<row"), left.rfind(b":row "))
        end = left.rfind(b"<", 0, end + 1)
        if end > 0:
            yield left[:end]
            left = left[end:]
    yield left


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _in_open_document(stream: IO[bytes], sheet: str) -> Unseen:
    found, row, column, within = Unseen(), 0, 0, False
    left = b""
    while piece := stream.read(PIECE):
        left += piece
        end = left.rfind(b"<") if len(piece) == PIECE else len(left)
        for match in _OF_TABLES.finditer(left[:end]):
            if match[1] is not None:
                name = dict(_ATTRIBUTE.findall(match[1])).get(b"table:name", b"").decode("utf-8", "replace")
                within, row, column = name == sheet, 0, 0
            elif match[2] is not None:
                within = False
            elif within and match[3] is not None:
                row = _count(found.rows, match[3], b"table:number-rows-repeated", row)
            elif within and match[4] is not None:
                column = _count(found.columns, match[4], b"table:number-columns-repeated", column)
        left = left[end:]
    return found


_MOST_HIDDEN = 101_000


def _count(hidden: set[int], attributes: bytes, repeated: bytes, last: int) -> int:
    """How far it has come; what is not shown is taken note of."""
    about = dict(_ATTRIBUTE.findall(attributes))
    number = int(about.get(repeated, 1))
    if about.get(b"table:visibility") in _NOT_SHOWN and last < _MOST_HIDDEN:
        hidden |= set(range(last + 1, min(last + number, _MOST_HIDDEN) + 1))
    return last + number


def _in_old_excel(path: str, sheet: str) -> Unseen:
    import xlrd

    with xlrd.open_workbook(path, formatting_info=True, on_demand=True) as book:
        read = book.sheet_by_name(sheet)
        rows = {row + 1 for row, about in read.rowinfo_map.items() if about.hidden}
        columns = {column + 1 for column, about in read.colinfo_map.items() if about.hidden and column < read.ncols}
        broken = {
            (row + 1, column + 1): _BROKEN_IN_XLS.get(int(read.cell_value(row, column)), "#N/A")
            for row in range(read.nrows)
            for column, kind in enumerate(read.row_types(row))
            if kind == _ERROR_TYPE
        }
        struck = {
            row + 1
            for row in range(read.nrows)
            for column, kind in enumerate(read.row_types(row))
            if kind in _FILLED and book.font_list[book.xf_list[read.cell_xf_index(row, column)].font_index].struck_out
        }
        return Unseen(rows, columns, broken, struck)
