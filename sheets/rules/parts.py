"""The sheets of one workbook that are read together: each has headings, and perhaps a cell, of its own."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.fields import has_a_name
from sheets.rules.headings import Head, Header, guess_columns_of, guess_header, headings_at
from sheets.rules.old_fonts import OldFont
from sheets.rules.statuses import read_status_of_all, says_probationary
from sheets.rules.without_headings import guess_by_cells

_CELL_IN_A_TITLE = re.compile(r"\b(chi bộ\W+\w.*)$", re.IGNORECASE)
_TIME_OF_A_TITLE = re.compile(
    r"\W*\b(?:nhiệm kỳ|năm(?: học)?|tháng|quý|đợt|kh[óo][aá]|tính đến(?: ngày)?|đến ngày|lần thứ)\W*[\dIVX].*$",
    re.IGNORECASE,
)
_LABEL_OF_A_CELL = re.compile(r"\bchi bộ\s*:?$", re.IGNORECASE)
_COMMITTEE = re.compile(r"\bdang (?:bo|uy) (?!vien)\w.*")
_DIVIDES_A_TITLE = re.compile(r"\s+[-–—*|]+\s+|[,;:(]")
_OLDER = re.compile(r"\b(cũ|nháp|bỏ|x[óo][aá]|lưu|backup|copy|old|draft)\b|\(\d+\)$|\bds cu$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)
_BESIDE_A_NAME = re.compile(
    r"\([^)]*\)|\b(ds|dsdv|danh s[áa]ch|đảng viên|dang vien|đv|dv|của|cua|m[ớo]i|final|ok|ch[ốo]t|s[ửu]a|l[ầa]n \d+|bản|ban"
    r"|th[áa]ng \d+|t\d{1,2}([./-]\d{2,4})?|n[ăa]m \d{4}|\d{1,2}[./-](19|20)\d\d|(19|20)\d\d|nộp|gửi|v\d+)(?!\w)",
    re.IGNORECASE,
)
"""In the name of a sheet: what is no part of the name of a cell."""
_ORDINAL = re.compile(r"^\d{1,2}\s*[.)_–-]\s*(?=[^\W\d])")
"""«1. KP1»."""
_NO_NAME_OF_A_CELL = re.compile(r"^(sheet|trang) ?\d*$|^(ds|danh sach|trich ngang|bang|data|du lieu)\b")
_MONTH = re.compile(r"(?:\bthang|\bt) ?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})[./-]20\d\d", re.ASCII)
_MONTH_ALONE = re.compile(r"\bthang ?(\d{1,2})(?!\d)", re.ASCII)
LONGEST_TITLE = 100


@dataclass(frozen=True)
class Part:
    """One sheet of the workbook, and how it is read."""

    name: str
    first: int
    rows: int
    headings: Sequence[str]
    columns: Sequence[str]

    @property
    def header(self) -> Header:
        return Header(self.first, self.rows)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Part":
        return cls(**kept)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def propose_part(name: str, head: Head, header: Header | None = None) -> Part:
    """The sheet as its headings are understood; `header` where somebody said which rows they are."""
    header = guess_header(head) if header is None else header
    headings = headings_at(head, header)
    columns = guess_columns_of(head, header, headings) if header.first else guess_by_cells(head.rows)
    return Part(name, header.first, header.rows, [str(heading) for heading in headings], columns)


def is_a_list(part: Part) -> bool:
    """Whether it has headings, and anybody can be read from it."""
    return bool(part.first) and has_a_name(part.columns)


def could_be_a_list(part: Part) -> bool:
    """Beside lists with headings also one without them: names, and beside them days or numbers of cards."""
    told = {fields.BORN_ON, fields.ADMITTED_ON, fields.CARD_NUMBER}
    return is_a_list(part) or (not part.first and has_a_name(part.columns) and not told.isdisjoint(part.columns))


def cells_in_title(head: Head, header: Header) -> list[str]:
    """What the lines above the headings call the cell: «CHI BỘ KHU PHỐ 1», «Danh sách đảng viên tại chi bộ khu phố 1», or
    «Chi bộ:» and its name in the cell beside it."""
    return [cell for text in _titles(head, header) if (cell := cell_in_title(text))]


def cell_in_title(text: str) -> str:
    """«CHI BỘ KHU PHỐ 1» of «Danh sách đảng viên chi bộ khu phố 1 năm 2025», "" where none is named."""
    found = _CELL_IN_A_TITLE.search(unicodedata.normalize("NFC", text))
    cell = without_time(found[1]) if found else ""
    return "" if _LABEL_OF_A_CELL.fullmatch(cell.strip(" ().,-–")) else cell


def without_time(title: str) -> str:
    return _TIME_OF_A_TITLE.sub("", title)


def pieces_of_title(head: Head, header: Header) -> list[str]:
    """«KHU PHỐ 3 - PHƯỜNG PHỦ HÀ»: each may be the name of a cell."""
    pieces = (piece for text in _titles(head, header) for piece in _DIVIDES_A_TITLE.split(text))
    return [piece.strip() for piece in pieces if piece.strip()]


def committees_in_title(head: Head, header: Header) -> dict[str, str]:
    """Which committees the lines above the headings name: the name folded, as the register keeps it, and as it is written."""
    found = ((_COMMITTEE.search(fold(piece)), piece) for piece in pieces_of_title(head, header))
    return {match[0].replace("dang uy", "dang bo", 1): piece for match, piece in found if match}


def is_older(name: str, others: Collection[str]) -> bool:
    """Whether the name of a sheet says that it was left over: «2023» beside «2024», «Cũ», «Nháp», «KP1 (2)» beside «KP1»."""
    if _OLDER.search(unicodedata.normalize("NFC", name)):
        return any(not _OLDER.search(unicodedata.normalize("NFC", other)) for other in others)
    time, times = _time_of(name), [time for other in others if any(time := _time_of(other))]
    return any(time) and any(time < other for other in times if bool(time[1]) == bool(other[1]))


def _time_of(name: str) -> tuple[int, int]:
    """Year and month that the name of a sheet tells, 0 for none: «T3.2025», «Tháng 3», «2024». «T3» alone is perhaps a group."""
    year = int(max(_YEAR.findall(name), default="0"))
    month = _MONTH.search(fold(name)) if year else _MONTH_ALONE.search(fold(name))
    return year, int(next(filter(None, month.groups()))) if month else 0


def _titles(head: Head, header: Header) -> Iterator[str]:
    for row in range(1, header.first):
        texts = [text for text in head.texts(row) if 0 < len(text) <= LONGEST_TITLE]
        for text, beside in pairwise([*texts, ""]):
            yield f"{text} {beside}" if _LABEL_OF_A_CELL.search(text) else text


def remark_above(head: Head, header: Header, name: str, *, today: date) -> str:
    """What the title or the name of the sheet says of everybody in it: «Danh sách đảng viên từ trần»."""
    return next(
        (
            text
            for text in (*_titles(head, header), name)
            if read_status_of_all(text, today=today) or says_probationary(text)
        ),
        "",
    )


def bare_name(name: str) -> str:
    """«DS CB KP3 (sửa lần 2)», «3. KP3» without what says nothing of the cell."""
    return " ".join(_BESIDE_A_NAME.sub(" ", _ORDINAL.sub("", unicodedata.normalize("NFC", name))).split()).strip(
        " -–_."
    )


def could_name_a_cell(name: str) -> bool:
    """A sheet called «KP 9» does, one called «Sheet1» does not."""
    return bool(name) and not _NO_NAME_OF_A_CELL.search(fold(name))


def head_in(content: Mapping[str, Any]) -> Head:
    """As it was kept when the workbook was uploaded."""
    rows = [
        [date.fromisoformat(cell[0]) if isinstance(cell, list) else cell for cell in row] for row in content["head"]
    ]
    return Head(rows, [(top, left, bottom, right) for top, left, bottom, right in content.get("merged", [])])


def font_in(content: Mapping[str, Any]) -> OldFont:
    return OldFont(**content.get("font", {}))
