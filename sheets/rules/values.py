"""What a cell says: days in any usual shape, degrees and sexes as clerks write them, numbers that Excel cut short."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite

from accounts.rules.days import day_in_words
from accounts.rules.numbers import ungrouped_paper_number
from accounts.rules.text import clean_text
from cells.rules import card_numbers, member_facts
from cells.rules.ahead import is_ahead
from cells.rules.names import fold
from sheets.rules.fields import Cell

FIRST_YEAR = 1900
LAST_SERIAL = 73_050
"""31/12/2099 as Excel counts days."""
_SERIAL_START = date(1899, 12, 30)
IDENTITY_DIGITS = (9, 12)

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s,]\s*(\d{1,2})\s*[/.\-\s,]\s*(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),? (?:nam )?(\d{4})", re.ASCII)
_NAMED_MONTH = re.compile(r"(\d{1,2})[\s\-/](?:thg[\s.]?(\d{1,2})|([a-z]{3})[a-z]*)[\s\-/.,]+(\d{4}|\d{2})", re.ASCII)
_MONTH_OF_YEAR = re.compile(r"(?:thang )?(\d{1,2})\s*[/.\-]\s*(\d{4})", re.ASCII)
_TIME_OF_DAY = re.compile(r"[t\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s?[ap]m|z)?$", re.ASCII)
_MONTHS = {
    "jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6",
    "jul": "7", "aug": "8", "sep": "9", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
_NOTHING = {"", "-", "--", "–", "x", "khong", "khong ro", "chua", "chua co", "/", "//", "0", "n/a", "null"}

FEMALE, MALE = "female", "male"
OFFICIAL, PROBATIONARY = member_facts.OFFICIAL, member_facts.PROBATIONARY
ACTIVE, EXEMPT, SUSPENDED = "active", "exempt", "suspended"
_SEXES = {
    **dict.fromkeys(("nu", "nữ", "f", "female", "gai", "ba", "women", "woman"), FEMALE),
    **dict.fromkeys(("nam", "m", "male", "trai", "ong", "man"), MALE),
}
_DEGREES = {
    **dict.fromkeys(
        ("ct", "chinh thuc", "dvct", "dv ct", "dang vien chinh thuc", "official", "dv chinh thuc"), OFFICIAL
    ),
    **dict.fromkeys(("db", "du bi", "dvdb", "dv db", "dang vien du bi", "probationary", "dv du bi"), PROBATIONARY),
}
_ACTIVITIES = {
    **dict.fromkeys(("active", "dang sinh hoat", "sinh hoat", "binh thuong", "dang cong tac", "chinh thuc"), ACTIVE),
    **dict.fromkeys(("mien", "exempt", "x"), EXEMPT),
    **dict.fromkeys(("dinh chi", "suspended", "dinh chi sinh hoat"), SUSPENDED),
}
_MARKS = {"x", "xx", "1", "nu", "co", "v", "✓", "✔", "+", "yes", "true", "f", "female"}


@dataclass(frozen=True)
class DayRead:
    """`value` is the first of the month or year where `partial` says that no more was told."""

    value: date | None = None
    partial: str = ""
    """"year", "month" or "" for a whole day."""
    problem: str = ""
    """A key of notes.NOTES."""


def read_day(cell: Cell, *, today: date, youngest: int = 0) -> DayRead:
    """A day as a clerk or Excel wrote it; empty where nothing is said. `youngest`: of a birth, how many years a member has.

    Two digits of a year mean the last such year that has begun (and, of a birth, in which a member can have been born).
    """
    latest = today.year - youngest
    day = (
        _of_number(cell)
        if isinstance(cell, float)
        else _of_text(cell, latest)
        if isinstance(cell, str)
        else _whole(cell)
    )
    if day.value is None:
        return day
    if day.value.year < FIRST_YEAR:
        return DayRead(problem="day_too_early")
    if is_ahead(day.value, today):
        return DayRead(problem="day_ahead")
    return day


def read_sex(text: str) -> str:
    return _SEXES.get(_key(text), "")


def read_degree(text: str) -> str:
    return _DEGREES.get(_key(text), "")


def read_activity(text: str) -> str:
    key = _key(text)
    return _ACTIVITIES.get(key) or (EXEMPT if key.startswith("mien ") else "")


def is_mark(text: str) -> bool:
    return fold(text) in _MARKS


def text_of(cell: Cell) -> str:
    """A cell as text: a whole number without the «.0» of Excel, a day as dd/mm/yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return day_in_words(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return clean_text(cell.removeprefix("'"))


@dataclass(frozen=True)
class NumberRead:
    value: str = ""
    note: str = ""
    """A key of notes.NOTES: what was mended or is wrong."""


def read_card_number(cell: Cell) -> NumberRead:
    """A Party card's number is eight digits; seven have lost their zero in Excel. Other series are kept as written."""
    if _has_decimals(cell):
        return NumberRead(note="number_with_decimals")
    card = card_numbers.read_card_number(text_of(cell))
    if card.value.isdecimal() and len(card.value) == card_numbers.DIGITS - 1:
        return NumberRead(card.value.zfill(card_numbers.DIGITS), "zero_restored")
    return NumberRead(card.value, card.problem)


def read_identity_number(cell: Cell) -> NumberRead:
    """Twelve digits (căn cước), of which province codes begin with a zero; nine on the older paper."""
    if _has_decimals(cell):
        return NumberRead(note="number_with_decimals")
    plain = re.sub(r"[\s.\-]", "", text_of(cell))
    if not plain.strip("0"):
        return NumberRead()
    if not plain.isdecimal() or not plain.isascii():
        return NumberRead(note="identity_unreadable")
    digits = ungrouped_paper_number(text_of(cell), whole=IDENTITY_DIGITS)
    if digits is None:
        return NumberRead(note=card_numbers.NOT_GROUPED)
    if len(digits) in IDENTITY_DIGITS:
        return NumberRead(digits)
    if len(digits) in (10, 11):
        return NumberRead(digits.zfill(12), "zero_restored")
    if len(digits) == 8:
        return NumberRead(digits.zfill(9), "zero_restored")
    return NumberRead(note="identity_unreadable")


def _has_decimals(cell: Cell) -> bool:
    """58.002540 typed into Excel is kept as 58.00254: which digits stood there can no longer be told."""
    return isinstance(cell, float) and not cell.is_integer()


def _of_number(number: float) -> DayRead:
    whole = int(number) if isfinite(number) else 0
    if FIRST_YEAR <= whole <= 2100 and whole == number:
        return DayRead(date(whole, 1, 1), partial="year")
    if 1 <= whole <= LAST_SERIAL:
        return DayRead(_SERIAL_START + timedelta(days=whole))
    if 10**6 <= whole < 10**8:
        return _of_digits(f"{whole:08}")
    return DayRead(problem="day_unreadable")


def _of_text(text: str, latest: int) -> DayRead:
    cleaned = fold(text.removeprefix("'"))
    if cleaned in _NOTHING:
        return DayRead()
    cleaned = _TIME_OF_DAY.sub("", cleaned).strip(" .,;")
    if cleaned.isascii() and cleaned.isdigit():
        return _of_digits(cleaned) if len(cleaned) == 8 else _of_number(float(cleaned))
    if match := _YEAR_FIRST.fullmatch(cleaned):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(cleaned) or _IN_WORDS.fullmatch(cleaned):
        return _day(_full_year(match[3], latest), match[2], match[1])
    if match := _NAMED_MONTH.fullmatch(cleaned):
        month = match[2] or _MONTHS.get(match[3], "0")
        return _day(_full_year(match[4], latest), month, match[1])
    if match := _MONTH_OF_YEAR.fullmatch(cleaned):
        day = _day(match[2], match[1], "1")
        return DayRead(day.value, partial="month", problem=day.problem)
    return DayRead(problem="day_unreadable")


def _of_digits(digits: str) -> DayRead:
    return _day(digits[4:], digits[2:4], digits[:2])


def _full_year(year: str, latest: int) -> int:
    return latest - (latest - int(year)) % 100 if len(year) == 2 else int(year)


def _day(year: str | int, month: str, day: str) -> DayRead:
    try:
        return DayRead(date(int(year), int(month), int(day)))
    except ValueError:
        return DayRead(problem="no_such_day" if int(month) <= 12 else "month_first")


def _whole(cell: date | None) -> DayRead:
    return DayRead(cell.date() if isinstance(cell, datetime) else cell)


def _key(text: str) -> str:
    return re.sub(r"[\s.\-_,()/&]+", " ", fold(text)).strip()
