"""A decision as a list cites it in one cell: «Quyết định số 12-QĐ/ĐU ngày 01/7/2025 của Đảng ủy phường Đô Vinh»."""

import re
from datetime import date

from accounts.rules.text import clean_text
from cells.rules.document_reference import CitedDocument
from sheets.rules.values import read_day

_SYMBOL = re.compile(r"\d+\s*[-–]?\s*[\w]*\s*[-–/]\s*[^\W\d][\w.\-–/]*", re.UNICODE)
_DAY = re.compile(
    r"\b\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}\b|\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.I
)
_ISSUER = re.compile(r"\bcủa\s+(?:ban thường vụ\s+)?(.+)$", re.IGNORECASE)
_TRAILING = " .,;-–()"


def read_document(text: str, *, issuer: str, today: date) -> CitedDocument | None:
    """None where number and day are not both told. `issuer`: whose it is where the cell names none; "" for nobody's."""
    plain = clean_text(text)
    day = _DAY.search(plain)
    if day is None:
        return None
    read = read_day(day[0], today=today)
    symbol = _SYMBOL.search(plain[: day.start()]) or _SYMBOL.search(plain[day.end() :])
    of = _ISSUER.search(plain)
    by = of[1].split(" về ")[0].strip(_TRAILING) if of else issuer
    if read.value is None or read.partial or symbol is None or not by:
        return None
    return CitedDocument(issuer=by[:255], symbol=symbol[0].strip(_TRAILING)[:60], issued_on=read.value)
