"""Finding the row of headings and guessing what each column means, in any spelling, in one row or two."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.fields import Cell

LOOKED_AT = 30
"""Headings stand within the first rows; above them are the name of the committee and the title of the list."""
_NO_WORD = re.compile(r"[^a-z0-9/]+")
_ABOVE_MAN, _ABOVE_WOMAN = re.compile(r"sinh\b.* nam$"), re.compile(r"sinh\b.* nu$")

# The first that is found decides: «Ngày vào chi bộ» is a day before it is a cell.
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (
            r"\b(quyet dinh|que quan|dan toc|ton giao|trinh do|dien thoai|ghi chu|chuc vu|noi sinh(?! hoat)|dia chi|cho o)\b",
            "",
        ),
        (r"\bngay .*(ve chi bo|vao chi bo|chuyen den|tiep nhan|den sinh hoat|sinh hoat tai)", fields.JOINED_ON),
        (r"\b(cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh)\b", fields.IDENTITY_NUMBER),
        (r"\b(so|ma so) ?(the|tdv)\b|\bthe (dang vien|dang|dv)\b", fields.CARD_NUMBER),
        (r"^(dv )?(ct ?/? ?db|chinh thuc ?/? ?(hay |hoac )?du bi)$|\bloai dang vien\b|^dien dang vien$", fields.DEGREE),
        (r"\bdang vien (ct ?/? ?db|chinh thuc ?/? ?du bi)\b|^ct$|^degree$", fields.DEGREE),
        (r"(vao dang|ngay|chuyen|cong nhan|thoi gian|ket nap).* chinh thuc|^chinh thuc( ngay)?$", fields.OFFICIAL_ON),
        (r"\bvao dang\b|\bket nap\b|^ngay du bi$|\bngay vao dcsvn\b|^admitted", fields.ADMITTED_ON),
        (r"^ho (va )?(chu )?(dem|lot|ten dem|ten lot)$|^ho$", fields.FAMILY_NAME),
        (r"\bho (va )?ten\b|^ten dang vien$|^full name$|^dang vien$", fields.FULL_NAME),
        (r"^ten$|^ten goi$", fields.GIVEN_NAME),
        (r"\bgioi tinh\b|^nam ?/ ?nu$|^nam nu$|^phai$|^gioi$|^sex$", fields.SEX),
        (r"^nu$", fields.FEMALE_MARK),
        (r"\bsinh\b(?!.*\bhoat\b)|^ns$|^date of birth$", fields.BORN_ON),
        (r"\bmien\b|\btinh trang\b|\btrang thai\b|^dien sinh hoat$", fields.ACTIVITY),
        (r"^to( dang)?( so)?$|\bto dang\b", fields.GROUP),
        (r"\bchi bo\b|^to chuc dang\b|^noi sinh hoat|^don vi$|^cell$", fields.CELL),
    )
)


@dataclass(frozen=True)
class Header:
    """Where the headings stand: counted from 1; `first` 0 where the sheet has none."""

    first: int
    rows: int = 1


def guess_header(rows: Sequence[Sequence[Cell]]) -> Header:
    """The row most of whose cells are known headings; two rows where the second one divides the first."""
    best, most = 0, 1
    for number, row in enumerate(rows[:LOOKED_AT], start=1):
        known = sum(1 for cell in row if isinstance(cell, str) and meaning(cell))
        if known > most:
            best, most = number, known
    if not best:
        return Header(0)
    below = rows[best] if best < len(rows) else []
    return Header(best, 2 if _divides(rows[best - 1], below) else 1)


def headings_at(rows: Sequence[Sequence[Cell]], header: Header) -> list[str]:
    """One text for each column; under a heading that spans several, the upper text comes before the lower."""
    width = max((len(row) for row in rows), default=0)
    if not header.first:
        return [""] * width
    upper = _texts(rows, header.first, width)
    if header.rows == 1:
        return upper
    lower = _texts(rows, header.first + 1, width)
    headings, spanning = [], ""
    for top, bottom in zip(upper, lower, strict=True):
        above = top or (spanning if bottom else "")
        spanning = above if bottom else ""
        headings.append(" ".join(part for part in (above, bottom) if part))
    return headings


def guess_columns(headings: Sequence[str]) -> list[str]:
    """What each column means, "" where nothing is known; no meaning twice."""
    columns: list[str] = []
    for heading in headings:
        field = meaning(heading)
        columns.append("" if field in columns else field)
    return _born_by_sex(headings, columns)


def meaning(heading: str) -> str:
    words = _words(heading)
    return next((field for pattern, field in _MEANINGS if pattern.search(words)), "")


def fingerprint(headings: Sequence[str]) -> str:
    """By which a sheet of the same make is known again, however its headings are spelt."""
    return hashlib.sha256("\n".join(_words(heading) for heading in headings).encode()).hexdigest()


def is_numbering(row: Sequence[Cell]) -> bool:
    """The row (1) (2) (3) … that stands below the headings of official lists."""
    shown = [str(int(cell)) if isinstance(cell, float) else str(cell) for cell in row if cell is not None]
    numbers = [text.strip("() ") for text in shown]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _born_by_sex(headings: Sequence[str], columns: list[str]) -> list[str]:
    """«Năm sinh» above «Nam» and «Nữ»: the date stands in the column of the sex. «Sinh năm» alone is a year."""
    words = [_words(heading) for heading in headings]
    men = next((column for column, text in enumerate(words) if _ABOVE_MAN.search(text)), None)
    women = next((column for column, text in enumerate(words) if _ABOVE_WOMAN.search(text)), None)
    if men is None or women is None:
        return columns
    columns = [field if field != fields.BORN_ON else "" for field in columns]
    columns[men], columns[women] = fields.BORN_ON_MAN, fields.BORN_ON_WOMAN
    return columns


def _divides(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the second row holds headings below empty cells or below a heading that spans several columns."""
    if is_numbering(lower):
        return False
    below = [column for column, cell in enumerate(lower) if isinstance(cell, str) and cell.strip()]
    return (
        bool(below)
        and all(isinstance(cell, str) or cell is None for cell in lower)
        and any(column >= len(upper) or not upper[column] for column in below)
        and all(meaning(_text(lower[column])) or _words(_text(lower[column])) in {"nam", "du bi"} for column in below)
    )


def _texts(rows: Sequence[Sequence[Cell]], number: int, width: int) -> list[str]:
    row = rows[number - 1] if number <= len(rows) else []
    return [_text(row[column]) if column < len(row) else "" for column in range(width)]


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _words(heading: str) -> str:
    return _NO_WORD.sub(" ", fold(heading)).strip()
