"""The columns of a list of organisations: what its headings mean, where they stand, and which rows tell of an organisation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cells.rules.names import fold
from sheets.rules.columns import words
from sheets.rules.fields import Cell
from sheets.rules.headings import LOOKED_AT, Head, Header, headings_at, is_numbering
from sheets.rules.organisation_words import kind_in_name, read_kind, read_type
from sheets.rules.values import text_of

CODE, NATIONAL_CODE, NAME, KIND, LEVEL, TYPE = "code", "national_code", "name", "kind", "level", "type"
PARENT, SINCE, DOCUMENT = "parent", "since", "document"
COLUMN_CHOICES = (
    (CODE, _("Code")),
    (NAME, _("Name")),
    (KIND, _("Kind")),
    (LEVEL, _("Level")),
    (TYPE, _("Type")),
    (PARENT, _("Directly below (code or name)")),
    (SINCE, _("First day")),
    (DOCUMENT, _("Document that orders it")),
)
"""What the register keeps. A national code is understood and passed over: the register has no place for it yet."""
SAID = tuple(field for field, _label in COLUMN_CHOICES)

_NOT_OF_AN_ORGANISATION = re.compile(
    r"^(stt|tt|so tt|so thu tu|no|so)$|\b(dang vien|bi thu|cap uy|chi uy|so luong|tong so|dia chi|dien thoai|ghi chu|email"
    r"|nguoi|ho va ten|remarks?|phone|address)\b|^(ngay|nam) (quyet dinh|ky|ban hanh|qd)\b"
)
_MEANINGS = [
    (re.compile(r"\bquoc gia\b|\bdinh danh\b|\b14 (chu )?so\b|\btoan quoc\b|\bnational\b"), NATIONAL_CODE),
    (re.compile(r"\bcap tren\b|^(truc )?thuoc\b|^(don vi|to chuc dang) chu quan$|\bparent\b|\bbelow\b"), PARENT),
    (
        re.compile(
            r"\b(ngay|nam|thoi gian|thoi diem) (thanh lap|bat dau|hieu luc|co hieu luc|ra doi)\b|^thanh lap( ngay| nam| tu)?$"
            r"|^tu ngay$|\bfirst day\b|^(since|from|founded)$"
        ),
        SINCE,
    ),
    (re.compile(r"\b(quyet dinh|van ban|so qd|qd|can cu|document|decision)\b"), DOCUMENT),
    (re.compile(r"^cap( do| to chuc( dang)?| dang bo)?$|^level$"), LEVEL),
    (re.compile(r"^loai hinh\b|^(linh vuc|khoi|type)\b|^loai (don vi|co so)\b"), TYPE),
    (re.compile(r"^(loai|kind|hinh thuc to chuc)$|^loai (to chuc|chi bo|dang bo|tcd)\b"), KIND),
    (re.compile(r"^(ma|code)$|^ma( so)? (to chuc|don vi|chi bo|dang bo|tcd|tccsd|noi bo)\b|^ma so$"), CODE),
    (re.compile(r"^ten\b|\b(to chuc( co so)? dang|chi bo|dang bo|dang uy|don vi|name|organisation)\b|^tcd$"), NAME),
]
_ENDS_BELOW = re.compile(r"\btruc thuoc$")
_FOOTER = re.compile(
    r"^(tong( cong| so)?|cong|an dinh|danh sach (nay )?co|nguoi lap|tm|t/m|noi nhan|bi thu|pho bi thu|xac nhan|ghi chu)\b"
)


@dataclass(frozen=True)
class Line:
    """One row of the sheet, counted from 1, with the text of each cell."""

    number: int
    texts: Sequence[str]

    def said(self, columns: Sequence[str]) -> dict[str, str]:
        """What it says of each field that a column has."""
        return {
            column: text for column, text in zip(columns, self.texts, strict=False) if column in SAID and text.strip()
        }


def meaning(heading: str) -> str:
    """A field, "" where the heading says nothing of an organisation."""
    said = words(heading)
    if not said or _NOT_OF_AN_ORGANISATION.search(said):
        return ""
    return next((field for pattern, field in _MEANINGS if pattern.search(said)), "")


def guess_columns(headings: Sequence[str], below: Sequence[Sequence[Cell]] = ()) -> list[str]:
    """What each column means, no meaning twice. `below`: rows that stand under the headings."""
    guessed = [meaning(heading) for heading in headings]
    if guessed.count(NAME) > 1 and PARENT not in guessed:
        # «Tên chi bộ | Đảng bộ trực thuộc»: beside a name it says below what; alone it is the name of what is below.
        last = len(guessed) - 1 - guessed[::-1].index(NAME)
        if _ENDS_BELOW.search(words(headings[last])):
            guessed[last] = PARENT
    for place, field in enumerate(guessed):
        if field in (KIND, TYPE):
            texts = [text_of(row[place]) for row in below if place < len(row) and row[place] is not None]
            guessed[place] = _by_what_stands_there(texts) or field
    once: list[str] = []
    for field in guessed:
        once.append("" if field in once else field)
    return once


def _by_what_stands_there(texts: Sequence[str]) -> str:
    """«Loại» above «chi bộ» is a kind, above «trường học» a type; "" where most of it is neither."""
    kinds, types = (sum(1 for text in texts if read(text, {})) for read in (read_kind, read_type))
    if max(kinds, types) * 2 <= len(texts) or kinds == types:
        return ""
    return KIND if kinds > types else TYPE


def guess_header(head: Head) -> tuple[Header, list[str], list[str]]:
    """The rows of the headings with the texts and the meanings of the columns, those of which most are understood; without
    headings the column in which names stand."""
    best: tuple[Header, list[str], list[str]] = (Header(0), [""] * head.width, _names_alone(head))
    most = 1
    for first in range(1, min(len(head.rows), LOOKED_AT) + 1):
        for rows in range(1, head.depth(first) + 1):
            header = Header(first, rows)
            headings = [str(headed) for headed in headings_at(head, header)]
            columns = guess_columns(headings, head.below(header))
            told = sum(1 for column in columns if column)
            if NAME in columns and (told > most or (not best[0].first and _is_heading(headings))):
                best, most = (header, headings, columns), max(told, 1)
    return best


def _is_heading(headings: Sequence[str]) -> bool:
    """«Tên chi bộ» alone heads a list; «Chi bộ khu phố 1» is the first of its rows, and a title stands alone in its row."""
    filled = [heading for heading in headings if heading]
    return any(words(heading).startswith(("ten ", "name")) or words(heading) == "ten" for heading in filled) or (
        len(filled) > 1 and not any(kind_in_name(heading).value for heading in filled)
    )


def _names_alone(head: Head) -> list[str]:
    columns = [""] * head.width
    for place in range(head.width):
        texts = [row[place] for row in head.rows if place < len(row) and isinstance(row[place], str)]
        found = [text for text in texts if isinstance(text, str) and kind_in_name(text).value]
        if found and len(found) * 2 > len(texts):
            columns[place] = NAME
            break
    return columns


def parted(lines: Sequence[Line], headings: Sequence[str], columns: Sequence[str]) -> tuple[list[Line], list[Line]]:
    """Those that may tell of an organisation, and those that are passed over: totals, signatures, headings once more."""
    told, passed = list[Line](), list[Line]()
    for read in lines:
        line = _with_its_name(read, columns)
        name = line.said(columns).get(NAME, "")
        again = [fold(text) for text in line.texts if text] == [fold(text) for text in headings if text]
        is_told = name and not is_numbering(line.texts) and not again and not _FOOTER.search(fold(name))
        (told if is_told else passed).append(line)
    return told, passed


def _with_its_name(line: Line, columns: Sequence[str]) -> Line:
    """A committee that heads those below it stands alone in its row, often in another column than the names."""
    if NAME not in columns or line.said(columns).get(NAME):
        return line
    filled = [text for text in line.texts if len(text) > 3]
    if len(filled) != 1 or not kind_in_name(filled[0]).value:
        return line
    texts = ["" if text == filled[0] else text for text in line.texts]
    texts += [""] * (len(columns) - len(texts))
    texts[list(columns).index(NAME)] = filled[0]
    return Line(line.number, texts)
