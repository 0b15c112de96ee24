"""What a line between the people of a sheet is: a heading of those below it, a count, an end of the list."""

import re
from collections.abc import Sequence
from datetime import date

from accounts.rules.text import clean_text
from cells.rules.names import fold
from sheets.rules.statuses import read_status_of_all

_ORDINAL = re.compile(r"^\s*(?:[IVXLC]+|[A-Za-z]|\d{1,3}(?:\.\d{1,3})*)\s*[.)\-:/]+\s*(?=\S)")
_HEADS_A_SECTION = re.compile(r"[IVXLC]+\.?|[a-hA-HIVX][.)]?")
_OF_PEOPLE = r"(?:đ/?c|đồng chí|đc|dc|dong chi|đv|đảng viên|dang vien|người|nguoi)"
_MANY = rf"(?:tổng số|có|gồm|ts)?\s*:?\s*\d+\s*{_OF_PEOPLE}"
_COUNTED = re.compile(rf"\s*(?:\(\s*{_MANY}?\s*\)|[:\-–]?\s*{_MANY})\s*\.?$", re.IGNORECASE)
_COUNT_AND_MORE = re.compile(rf"\s*[,;:(–-]\s*{_MANY}\b.*$", re.IGNORECASE)
_LED_BY = re.compile(
    r"(?<=\w)\s*[-–,;(:]\s*(?:(?:phó )?bí thư|bt|tổ (?:trưởng|phó)|phụ trách|do đ/c|do đồng chí|đ/c|đồng chí)\b.*$",
    re.IGNORECASE,
)
_COUNT_IN_BRACKETS = re.compile(r"\s*\([^()]*\d[^()]*\)\s*\.?$")
_KIND = re.compile(
    r"((danh sach )?(cac )?(dong chi )?(dang vien|dv) )?(nam|nu|chinh thuc|du bi|dang sinh hoat"
    r"|(da |duoc |xin |bi )?(chuyen( sinh hoat)?"
    r"( dang)?( di| noi khac)?|tu tran|qua doi|mat|khai tru|xoa ten|ra khoi dang|mien.*|tam chuyen.*|dinh chi.*))"
)
_OF_ANY_KIND = re.compile(
    r"(ban )?(chi uy|cap uy)( (chi bo|vien))?"
    r"|(danh sach )?(cac )?(dong chi )?(dang vien|dv)( (khac|con lai|huu tri|can bo huu( tri)?|duong chuc|dang cong tac))?"
)
"""In a list of one cell it divides the members, and says nothing that is entered."""
_OF_MEMBERS = re.compile(r"(danh sach |so (luong )?)?(cac )?(dong chi )?(dang vien|dv)\b")
_IS_LIST = re.compile(r"(danh sach|ds) \w")
_STAYING = re.compile(r"\b(sh|sinh hoat)( tai( chi bo)?)?$")
_DETAIL = re.compile(r"[-+(*]|(noi o|que|dia chi|dt|sdt|dien thoai|nghe|ten|sinh|thuong tru|tam tru|cho o|trang)\b")
_IS_COUNT = re.compile(rf"\d+\s*{_OF_PEOPLE}?", re.IGNORECASE)
_SECTION = re.compile(
    r"^(chi bo|cb|to dang|to dan pho|tdp|khu pho|kp ?\d|thon|ap|ban|xom|buon|lang|khoi|dang bo|dang uy|to (so )?\d|chi doi"
    r"|truong (th|tieu|mam|mau|mn|thcs|thpt|cao|dai|trung|pho|chinh|day)|cong ty|hop tac xa|htx|doanh nghiep|phong|co quan"
    r"|ubnd|cong an|quan su|tram|benh vien|quy tin|ngan hang)\b"
)
_OF_THE_PARTY = re.compile(r"^(chi bo|cb|to dang|dang bo|dang uy|chi uy)\b")
_NAMES_A_CELL = re.compile(r"(chi bo|cb|khu pho|kp|tdp|to dan pho|thon|ap|xom|khoi)( so)? ?[a-z0-9]")
_GROUP = re.compile(r"\bto dang\b|^to (so )?\d")
_FOOTER = re.compile(
    r"^(tong( so| cong|:|$)|cong( \d|:|$| don| chi bo| cb\b| kp| khu pho| to dang| (sang )?trang)"
    r"|mang sang|(chuyen )?sang trang|trang (so )?\d"
    r"|trong do|nguoi lap|lap bieu|ky ten|\(?da ky|\(?ky\b|t\W?/?m\b|k\W?/?t\b"
    r"|t\W?/?l\b|tl\W|tm\W|kt\W|(pho )?bi thu( chi bo| dang uy)?$|truong ban|pho (truong )?ban|chu tich|xac nhan|noi nhan|an dinh"
    r"|danh sach (nay |tren )?(gom|co|an)|ngay \d+ thang|dang vien (nu|nam|chinh thuc|du bi|mien)|(so )?dang vien\W*\d*$"
    r"|nu\W*\d+|nam\W*\d+|chinh thuc\W*\d+|du bi\W*\d+|ghi chu|luu y|dai dien|can bo (lap|theo doi)|thu truong|ky thay"
    r"|lap danh sach|gom co|so luong)"
    r"|, ngay \d+( thang |[/.-])\d+( nam|[/.-])|\bngay \.+ ?thang|\(ky[ ,]"
)


def main_text(texts: Sequence[str]) -> str:
    """The text that says most: not the number before it, not the count behind it."""
    said = [text for text in texts if not text.isdecimal() and not _IS_COUNT.fullmatch(text)]
    said = [text for text in said if not _HEADS_A_SECTION.fullmatch(text)] or said
    return clean_text(max(said, key=len, default=""))


def stands_alone(texts: Sequence[str], said: str) -> bool:
    """Beside the text stand at most its number and a count."""
    others = [text for text in texts if clean_text(text) != said]
    return bool(said) and all(
        text.isdecimal()
        or _HEADS_A_SECTION.fullmatch(text)
        or _IS_COUNT.fullmatch(text)
        or not any(sign.isalnum() for sign in text)
        for text in others
    )


def bare_text(text: str) -> str:
    """«II. Chi bộ KP 2 (2 đ/c)» without its number and its count."""
    bare = _COUNT_IN_BRACKETS.sub("", _COUNT_AND_MORE.sub("", _LED_BY.sub("", _ORDINAL.sub("", text))))
    return clean_text(_COUNTED.sub("", bare)).strip(" :.-–*+")


def could_be_a_name(text: str) -> bool:
    spelt = text.split()
    return 1 <= len(spelt) <= 7 and not any(sign.isdigit() for sign in text)


def ends_the_list(text: str) -> bool:
    """A total, a place with a day, whoever signs."""
    return bool(_FOOTER.search(fold(text)))


def is_number_of_section(text: str) -> bool:
    return _HEADS_A_SECTION.fullmatch(text) is not None


def is_count(text: str) -> bool:
    return _IS_COUNT.fullmatch(text) is not None


def is_detail(text: str) -> bool:
    """Of the person above it: an address, a telephone number."""
    return _DETAIL.match(fold(text)) is not None


def is_kind_of_members(text: str) -> bool:
    """«Đảng viên dự bị», «Đảng viên đã chuyển đi», «NỮ»; of those of whom it says what became of them in any words; and
    «Ban chi ủy», which says nothing of the kind."""
    said = fold(text)
    if _KIND.fullmatch(said) or _OF_ANY_KIND.fullmatch(said):
        return True
    return bool(_OF_MEMBERS.match(said) or _IS_LIST.match(said)) and bool(
        read_status_of_all(text, today=date.max) or _STAYING.search(said)
    )


def begins_a_section(text: str) -> bool:
    return bool(_SECTION.search(fold(text)))


def names_an_organisation(text: str) -> bool:
    """Of the Party: no place where people live or work."""
    return bool(_OF_THE_PARTY.search(fold(text)))


def names_a_cell(text: str) -> bool:
    """«CB KP 9», «Khu phố Ba»: and none that is known, perhaps. Not «Chi bộ» alone."""
    return bool(_NAMES_A_CELL.match(fold(text)))


def names_a_group(text: str) -> bool:
    return bool(_GROUP.search(fold(text)))
