"""What a workbook holds beside its values: hidden rows and columns, what is struck through, notes pinned to cells, cells that
could not be worked out.

Used by the process that opens the workbook (services/child.py), which knows neither Django nor the database.
"""

import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import IO, Any
from xml.etree import ElementTree

PIECE = 2**20
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v(?:/>| />|></(?:\w+:)?v>)\s*)?"
    rb"</(?:\w+:)?c>"
)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>")
_TEXT = re.compile(rb"<(?:\w+:)?si\b")
_STRUCK_PART = re.compile(rb"<(?:\w+:)?strike(?:\s*/>|\s+val=\"(?:1|true)\"\s*/>)")
_OF_A_TEXT = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"s\")[^>]*\br=\"([A-Z]+\d+)\"[^>]*>\s*<(?:\w+:)?v>(\d+)<")
UNCALCULATED = "#?"
"""What stands in place of a formula that was saved without what it comes to; of one that comes to no text Excel says so."""
_BROKEN = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=\"e\"[^>]*)>.*?<(?:\w+:)?v>([^<]*)<", re.DOTALL)
_ATTRIBUTE = re.compile(rb"([\w:\-]+)=\"([^\"]*)\"")
_REFERENCE = re.compile(rb"([A-Z]{1,3})(\d+)")
_NUMBER = re.compile(rb"(?<![\w:\-])r=\"(\d+)\"")
_TRUE = (b"1", b"true")
_OF_TABLES = (
    rb"<table:table(?=[\s/>])([^>]*)>|<(/)table:table>|<table:table-row(?=[\s/>])([^>]*)>"
    rb"|<table:table-column(?=[\s/>])([^>]*)>"
)
_OF_ROWS = re.compile(_OF_TABLES)
_OF_CELLS = re.compile(
    _OF_TABLES + rb"|<table:(?:covered-)?table-cell(?=[\s/>])([^>]*)>|<text:span(?=[\s/>])([^>]*)>"
    rb"|<office:annotation(?=[\s/>])[^>]*>(.*?)</office:annotation>",
    re.DOTALL,
)
_STYLE = re.compile(rb"<style:style(?=[\s/>])([^>]*[^/>])>(.*?)</style:style>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<text:p(?=[\s/>])[^>]*>(.*?)</text:p>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_WITH_NAME_OF_AUTHOR = re.compile(r"^[^\n:]{1,60}:\s*\n")
_NOT_SHOWN = (b"collapse", b"filter")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN_IN_XLS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ERROR_TYPE = 5
_HEAD_OF_A_RECORD = struct.Struct("<HH")
_FORMULA_OF_OLD, _END_OF_A_SHEET = 0x0006, 0x000A
_FILLED = (1, 2, 3)
"""Texts, numbers and days."""
LONGEST_NOTE = 300


@dataclass
class Unseen:
    """Rows and columns are counted from 1."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    """#REF!, #N/A …, which the reader of values leaves empty."""
    struck: set[int] = field(default_factory=set)
    """Rows of which something is struck through."""
    notes: dict[int, str] = field(default_factory=dict)
    """Of rows what notes pinned to their cells say («Chú thích», «Comment»)."""

    def note(self, row: int, text: str) -> None:
        said = " ".join(_WITH_NAME_OF_AUTHOR.sub("", text.strip()).split())[:LONGEST_NOTE]
        if said:
            self.notes[row] = f"{self.notes[row]}; {said}"[:LONGEST_NOTE] if row in self.notes else said


def unseen_in(path: str, sheet: str) -> Unseen:
    """Of one sheet of a workbook whose bounds are checked (bounds.py)."""
    if not zipfile.is_zipfile(path):
        return _in_old_excel(path, sheet)
    with zipfile.ZipFile(path) as book:
        if "content.xml" in book.namelist():
            with book.open("content.xml") as stream:
                return _in_open_document(stream, sheet, _struck_in(_styles_of(book), set()))
        part = _part_of(book, sheet)
        if part is None:
            return Unseen()
        with book.open(part) as stream:
            found = _in_excel(stream, _struck_styles(book), _struck_texts(book))
        for row, text in _notes_in_excel(book, part):
            found.note(row, text)
        return found


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


def _notes_in_excel(book: zipfile.ZipFile, part: str) -> Iterator[tuple[int, str]]:
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in book.namelist():
        return
    for relation in ElementTree.fromstring(book.read(relations)):  # noqa: S314
        if not relation.get("Type", "").endswith("/comments"):
            continue
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if target not in book.namelist():
            continue
        for comment in ElementTree.fromstring(book.read(target)).iter(f"{_MAIN}comment"):  # noqa: S314
            place = _REFERENCE.fullmatch(comment.get("ref", "").encode())
            if place:
                yield int(place[2]), "".join(text.text or "" for text in comment.iter(f"{_MAIN}t"))


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


def _struck_texts(book: zipfile.ZipFile) -> set[bytes]:
    """The numbers of the shared texts of which a part is struck through."""
    told = book.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in book.namelist() else b""
    if not _STRUCK_PART.search(told):
        return set()
    return {str(number).encode() for number, text in enumerate(_TEXT.split(told)[1:]) if _STRUCK_PART.search(text)}


def _in_excel(stream: IO[bytes], struck: set[bytes], struck_texts: set[bytes]) -> Unseen:
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
        for match in _OF_A_TEXT.finditer(text) if struck_texts else ():
            if match[2] in struck_texts and (place := _REFERENCE.fullmatch(match[1])):
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


def _styles_of(book: zipfile.ZipFile) -> bytes:
    return book.read("styles.xml") if "styles.xml" in book.namelist() else b""


def _struck_in(text: bytes, known: set[bytes]) -> set[bytes]:
    """The names of the styles that strike through, by themselves or by the style they follow (`known`)."""
    struck = set(known)
    for match in _STYLE.finditer(text) if b"line-through" in text or known else ():
        about = dict(_ATTRIBUTE.findall(match[1]))
        through = re.search(rb'text-line-through-(?:style|type)="([^"]*)"', match[2])
        if (through[1] != b"none") if through else about.get(b"style:parent-style-name") in struck:
            struck.add(about.get(b"style:name", b""))
    return struck


def _in_open_document(stream: IO[bytes], sheet: str, struck: set[bytes]) -> Unseen:
    walk = _OpenDocument(sheet, struck)
    left = b""
    while piece := stream.read(PIECE):
        left += piece
        # No row is cut, and the styles stand before the first.
        end = left.rfind(b"<table:table-row") if len(piece) == PIECE else len(left)
        if end > 0:
            walk.go_on(left[:end])
            left = left[end:]
    walk.go_on(left)
    return walk.found


class _OpenDocument:
    """Down the rows of content.xml, in pieces that cut none."""

    def __init__(self, sheet: str, struck: set[bytes]) -> None:
        self.found = Unseen()
        self._sheet, self._struck = sheet, struck
        self._within, self._row, self._columns, self._column = False, 0, 0, 0
        self._of_columns: list[bytes] = []
        """Which style the cells of each column have that name none."""

    def go_on(self, text: bytes) -> None:
        if b"<style:style" in text:
            self._struck = _struck_in(text, self._struck)
        looked_at = self._struck or any(sign in text for sign in (b"table:formula", b"<office:annotation", b'"error"'))
        for match in (_OF_CELLS if looked_at else _OF_ROWS).finditer(text):
            if match[1] is not None:
                name = unescape(dict(_ATTRIBUTE.findall(match[1])).get(b"table:name", b"").decode("utf-8", "replace"))
                self._within, self._row, self._columns, self._of_columns = name == self._sheet, 0, 0, []
            elif match[2] is not None:
                self._within = False
            elif self._within:
                self._see(*match.groups(), *[None] * (_KINDS - len(match.groups())))

    def _see(
        self,
        _table: bytes | None,
        _end: bytes | None,
        row: bytes | None,
        column: bytes | None,
        cell: bytes | None,
        span: bytes | None,
        note: bytes | None,
    ) -> None:
        if row is not None:
            self._row = _count(self.found.rows, row, b"table:number-rows-repeated", self._row)
            self._column = 0
        elif column is not None:
            last = self._columns
            self._columns = _count(self.found.columns, column, b"table:number-columns-repeated", last)
            style = dict(_ATTRIBUTE.findall(column)).get(b"table:default-cell-style-name", b"")
            self._of_columns += [style] * (min(self._columns, _MOST_COLUMNS) - last)
        elif cell is not None:
            self._see_cell(cell)
        elif span is not None and dict(_ATTRIBUTE.findall(span)).get(b"text:style-name") in self._struck:
            self.found.struck.add(self._row)
        elif note is not None:
            said = b"\n".join(_TAG.sub(b"", paragraph) for paragraph in _PARAGRAPH.findall(note))
            self.found.note(self._row, unescape(said.decode("utf-8", "replace")))

    def _see_cell(self, attributes: bytes) -> None:
        about = dict(_ATTRIBUTE.findall(attributes))
        place, self._column = self._column, self._column + int(about.get(b"table:number-columns-repeated", 1))
        is_uncalculated = b"table:formula" in about and b"office:value-type" not in about
        if is_uncalculated or about.get(b"calcext:value-type") == b"error":
            self.found.broken[self._row, place + 1] = UNCALCULATED
        of_column = self._of_columns[place] if place < len(self._of_columns) else b""
        if not attributes.endswith(b"/") and about.get(b"table:style-name", of_column) in self._struck:
            self.found.struck.add(self._row)


_KINDS = 7
"""Of what is looked for in an open document, in the order of the groups of _OF_CELLS."""
_MOST_COLUMNS = 200
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
        found = Unseen(rows, columns, broken | _uncalculated(book, read), struck)
        for (row, _column), note in sorted(read.cell_note_map.items()):
            found.note(row + 1, note.text)
        return found


def _uncalculated(book: Any, sheet: Any) -> dict[tuple[int, int], str]:
    """Formulas that a program wrote and nothing ever worked out: each is a text without a letter, and nothing else stands below
    the first. Where Excel has worked out that a formula comes to nothing, others in the column come to something."""
    empty: dict[int, list[int]] = {}
    for row, column in _formulas(book.mem, book._sh_abs_posn[sheet.number]):
        if row < sheet.nrows and column < sheet.row_len(row) and sheet.cell_value(row, column) == "":
            empty.setdefault(column, []).append(row)
    return {
        (row + 1, column + 1): UNCALCULATED
        for column, rows in empty.items()
        if not any(value != "" for value in sheet.col_values(column, min(rows)))
        for row in rows
    }


def _formulas(stream: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Where they stand, which the reader of values does not tell: by the records of a sheet, each led by kind and length."""
    while place + _HEAD_OF_A_RECORD.size <= len(stream):
        kind, length = _HEAD_OF_A_RECORD.unpack_from(stream, place)
        if kind == _END_OF_A_SHEET:
            return
        place += _HEAD_OF_A_RECORD.size
        if kind == _FORMULA_OF_OLD:
            row, column = _HEAD_OF_A_RECORD.unpack_from(stream, place)
            yield row, column
        place += length
