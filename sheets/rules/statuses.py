"""What a remark says of somebody's place in the Party: gone and how, exempt, away for a time. Never entered as active unasked."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cells.rules.names import fold
from sheets.rules.status_words import DOUBTED, HARMLESS, MEANT, SAID, UNCLEAR
from sheets.rules.values import REMEMBERED, days_in, read_day

_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)", re.ASCII)
_NO_WORD = re.compile(r"[^a-z0-9/†✝]+")
_WORD = re.compile(r"[^\s,.;:()]+|[.,]\d+")
_CROSS = re.compile(r"[\s(]*\+[\s)]*((19|20)\d\d)?\s*", re.ASCII)
"""«+», «(+) 2023»: of the dead, or a mark of something else."""
_TO_A_PLACE = re.compile(r"(?:đã )?(?:về|sang|qua|ch\.)\s+(\w+)\s+(\w+)", re.IGNORECASE)
_NO_PLACE = ("hưu", "nghỉ", "chi", "đảng", "địa", "sinh")
_IN_PRISON = re.compile(
    r"(?<!cựu )(?<!\w)tù(?! (?:chính trị|đày|yêu nước|binh|trưởng|côn đảo|phú quốc))(?!\w)", re.IGNORECASE
)
"""Only as it is spelt: «từ», «tư» and «tự» are folded to the same letters. Who was in the prisons of the war is honoured."""


@dataclass(frozen=True)
class Status:
    kind: str = ""
    """One of those above, EXEMPT or SUSPENDED; "" where nothing of the kind is said."""
    when: str = ""
    """As it is written, "" where no day is told."""
    on: date | None = None
    """The whole day, where one is told."""


@lru_cache(REMEMBERED)
def read_status(text: str, *, today: date) -> Status:
    """Raises nothing: what is not understood says nothing."""
    said = " ".join(HARMLESS.sub(" ", _words(text)).split())
    kind = next((kind for pattern, kind in SAID if pattern.search(said)), "")
    if not kind and ("?" in text or "->" in text or "→" in text or _CROSS.fullmatch(text)):
        kind = UNCLEAR
    if not kind and _is_to_a_place(unicodedata.normalize("NFC", text)):
        kind = UNCLEAR
    if not kind and "t" in said and _IN_PRISON.search(unicodedata.normalize("NFC", text)):
        kind = UNCLEAR
    if not kind:
        return Status()
    days = days_in(text)
    year = _YEAR.search(text)
    when = days[0] if days else year[0] if year else ""
    read = read_day(when, today=today)
    return Status(kind, when, None if read.partial or read.doubt else read.value)


def _is_to_a_place(text: str) -> bool:
    """«Về Đài Sơn», which capitals tell from «về hưu trí»."""
    found = _TO_A_PLACE.match(text)
    return (
        found is not None
        and found[1].lower() not in _NO_PLACE
        and found[1][0].isupper()
        and found[2][0].isupper()
        and not text.isupper()
    )


def read_status_of_all(text: str, *, today: date) -> str:
    """What a title, the name of a sheet or a heading says of everybody below it: a kind that is certain, else ""."""
    kind = read_status(text, today=today).kind
    return "" if kind in (UNCLEAR, DOUBTED) else kind


@lru_cache(REMEMBERED)
def says_probationary(text: str) -> bool:
    """«Dự bị», «ĐVDB», «Danh sách đảng viên dự bị», «Đề nghị công nhận chính thức», and not «chính thức, dự bị»."""
    said = _words(text)
    if _STILL.search(said):
        return True
    return bool(_PROBATIONARY.search(said)) and not re.search(r"\b(chinh thuc|ct)\b", said)


_TO_BE_OFFICIAL = r"(cnct|((cong nhan|c/nhan|cn|chuyen) )?(dang vien )?(chinh thuc|ct))"
_STILL = re.compile(
    rf"\b(de( nghi| xuat)?|chua|hoan|cho|dang lam ho so|ho so|du kien)( (duoc|xet|den han|den ngay|den))* {_TO_BE_OFFICIAL}\b"
    r"|\b(het|qua) (thoi )?(han|gian) (du bi|db)\b"
    r"|\b(gia|keo dai|chua het|con|dang|trong)( thoi| trong)*( han| gian)? (du bi|db)\b"
)
_PROBATIONARY = re.compile(
    r"(^|\b(dang vien|dv) )(du bi|db|dvdb)( (den|tu|nam|thang|ngay|kn|ket nap|vao dang)\b.*| \d.*)?$"
)


def _words(text: str) -> str:
    """Folded, without words that are others before it: «chuyên viên» and «Mặt trận» say nothing of anybody's leaving."""
    lower = unicodedata.normalize("NFC", text).lower().replace("tạm thời", "tam thoi")
    kept = [word for word in _WORD.findall(lower) if not _is_another(word)]
    return _NO_WORD.sub(" ", fold(" ".join(kept))).strip()


def _is_another(word: str) -> bool:
    meant = MEANT.get(fold(word))
    return meant is not None and not word.isascii() and word not in meant
