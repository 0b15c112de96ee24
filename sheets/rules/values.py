"""What a cell says: days in any usual shape, degrees and sexes as clerks write them, numbers that Excel cut short."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import isfinite

from accounts.rules.days import day_in_words
from accounts.rules.numbers import ungrouped_paper_number
from accounts.rules.text import clean_text
from cells.rules import card_numbers, member_facts
from cells.rules.ahead import is_ahead
from cells.rules.names import fold
from sheets.rules.fields import Cell

REMEMBERED = 10_000
"""Texts of which it is kept what they say: in most columns of a list the same few stand again and again."""
FIRST_YEAR = 1900
LAST_YEAR = 2100
FIRST_SERIAL, LAST_SERIAL = 3_654, 73_050
"""1/1/1910 and 31/12/2099 as Excel counts days."""
_SERIAL_START = date(1899, 12, 30)
IDENTITY_DIGITS = (9, 12)
ZERO_RESTORED, CARD_DIGITS = "zero_restored", "card_digits"
CUT_SHORT = {7: 8, 10: 12, 11: 12}
"""Digits that are left of how many: the numbers of the provinces begin with one zero or two (001 is Hà Nội)."""

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s,]\s*(\d{1,2})\s*[/.\-\s,]\s*(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),? (?:nam )?(\d{4})", re.ASCII)
_WITHOUT_DAY = re.compile(r"0{1,2}\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})", re.ASCII)
_UNKNOWN_BEFORE = re.compile(r"[_.?…x\-\s]*/(?:[_.?…x\-\s]*|\s*(\d{1,2})\s*)/\s*(\d{4})", re.ASCII)
"""«__/__/1957», «…/…/1957», «?/5/1957»: places left open for what nobody knows."""
_WEEKDAY = re.compile(r"^(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)[\s,.:]+(?=\d|ngay)", re.ASCII)
_LEADS = re.compile(r"^(sinh|nam|ngay|thang)?( nam| ngay| thang)?[\s:.]+(?=\d)|^(ns|sn)\b[\s:.]*", re.ASCII)
_CUT_MONTH = re.compile(r"(\d{1,2})\.(\d{2,4})", re.ASCII)
_TWO_DAYS = re.compile(
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:\d{4}|\d{2})\b|(?<![\d/.\-])\d{1,2}[/.\-]\d{4}\b", re.ASCII
)
_NAMED_MONTH = re.compile(r"(\d{1,2})[\s\-/](?:thg[\s.]?(\d{1,2})|([a-z]{3})[a-z]*)[\s\-/.,]+(\d{4}|\d{2})", re.ASCII)
_MONTH_OF_YEAR = re.compile(r"(?:thang |t\.? ?)?(\d{1,2})(?:\s*[/.\-]\s*| nam )(\d{4})", re.ASCII)
_DIGITS = re.compile(r"[0-9]+")
_TIME_OF_DAY = re.compile(r"[t\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s?[ap]m|z)?$", re.ASCII)
_MONTHS = {
    "jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6",
    "jul": "7", "aug": "8", "sep": "9", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
_NO_CARD_YET = re.compile(r"(dang )?(chua|cho)( duoc)?( co| cap| phat)?( the)?( (dang|moi))?")
_NOTHING = {"", "-", "--", "–", "x", "khong", "khong ro", "chua", "chua co", "/", "0", "n/a", "null"}
_SAYS_NOTHING = _NOTHING - {"x"}

FEMALE, MALE = "female", "male"
OFFICIAL, PROBATIONARY = member_facts.OFFICIAL, member_facts.PROBATIONARY
ACTIVE, EXEMPT, SUSPENDED = "active", "exempt", "suspended"
_SEXES = {
    **dict.fromkeys(("nu", "nữ", "f", "female", "gai", "ba", "women", "woman"), FEMALE),
    **dict.fromkeys(("nam", "m", "male", "trai", "ong", "man"), MALE),
}
_DEGREES = {
    **dict.fromkeys(
        ("ct", "chinh thuc", "c thuc", "dvct", "dv ct", "dang vien chinh thuc", "official", "dv chinh thuc"), OFFICIAL
    ),
    **dict.fromkeys(
        ("db", "du bi", "d bi", "dvdb", "dv db", "dang vien du bi", "probationary", "dv du bi"), PROBATIONARY
    ),
}
_ACTIVITIES = {
    **dict.fromkeys(
        ("active", "sinh hoat", "sh", "binh thuong", "cong tac", "chinh thuc", "sinh hoat chinh thuc"), ACTIVE
    ),
    **dict.fromkeys(("hoat dong", "con sinh hoat", "co mat", "tham gia sinh hoat", "sinh hoat thuong xuyen"), ACTIVE),
    **dict.fromkeys(
        ("huu", "nghi huu", "huu tri", "da nghi huu", "can bo huu", "can bo huu tri", "duong chuc"), ACTIVE
    ),
    **dict.fromkeys(("mien", "exempt", "x"), EXEMPT),
    **dict.fromkeys(("dinh chi", "suspended", "dinh chi sinh hoat"), SUSPENDED),
}
_OF_A_MEMBER = re.compile(r"^(dang vien|dv) ")
_TAKES_PART = re.compile(
    r"((con|van|hien) )?(tham gia )?(shd?|sinh hoat)( (dang|chinh thuc|binh thuong|deu|day du|thuong xuyen))*"
    r"( (tai|o) (cb|chi bo|don vi|day|dia phuong))?"
)
_SINCE = re.compile(r"[\s,:(]+((tu|den)\s+)?((ngay|thang|nam)\s+)?\d[\d/.\-]*\)?$", re.ASCII)
_MARKS = {
    "x",
    "xx",
    "×",
    "✕",
    "✖",
    "☑",
    "1",
    "nu",
    "co",
    "v",
    "✓",
    "✔",
    "√",
    "●",
    "•",
    "☒",
    "+",
    "yes",
    "true",
    "f",
    "female",
}


@dataclass(frozen=True)
class DayRead:
    """`value` is the first of the month or year where `partial` says that no more was told."""

    value: date | None = None
    partial: str = ""
    """"year", "month" or "" for a whole day."""
    problem: str = ""
    """A key of notes.NOTES."""
    doubt: str = ""
    """A key too: the day was read, but a person has to say whether it is meant."""


def read_day(cell: Cell, *, today: date, youngest: int = 0) -> DayRead:
    """A day as a clerk or Excel wrote it; empty where nothing is said. `youngest`: of a birth, how many years a member has.

    Two digits of a year mean the last such year that has begun (and, of a birth, in which a member can have been born).
    """
    latest = today.year - youngest
    day = (
        _of_number(cell, latest)
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
    """Also with its day behind it: «ĐVDB từ 3/2/2025», «Chính thức 1980»."""
    return _DEGREES.get(_key(text), "") or _DEGREES.get(_key(_SINCE.sub("", fold(text))), "")


def read_activity(text: str) -> str:
    whole = _OF_A_MEMBER.sub("", _key(text)).removeprefix("dang ")
    key = whole.removesuffix(" dang").removesuffix(" chi bo")
    if known := _ACTIVITIES.get(key):
        return known
    return EXEMPT if key.startswith("mien ") else ACTIVE if _TAKES_PART.fullmatch(whole) else ""


def is_mark(text: str) -> bool:
    return fold(text) in _MARKS


def text_of(cell: Cell) -> str:
    """A cell as text: a whole number without the «.0» of Excel, a day as dd/mm/yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _cleaned(cell)
    if isinstance(cell, date):
        return day_in_words(cell)
    return str(int(cell)) if cell.is_integer() else repr(cell)


@lru_cache(REMEMBERED)
def _cleaned(text: str) -> str:
    return clean_text(text.removeprefix("'"))


@dataclass(frozen=True)
class NumberRead:
    value: str = ""
    note: str = ""
    """A key of notes.NOTES: what was mended or is wrong."""


def read_card_number(cell: Cell) -> NumberRead:
    """Eight digits, or twelve; one or two fewer have lost their zeros in Excel. Series with letters are kept as written."""
    if isinstance(cell, str) and len(cell) in card_numbers.WHOLE and _DIGITS.fullmatch(cell) and cell.strip("0"):
        return NumberRead(cell)
    if _has_decimals(cell):
        return NumberRead(note="number_with_decimals")
    if _NO_CARD_YET.fullmatch(fold(text_of(cell))):
        return NumberRead()
    card = card_numbers.read_card_number(text_of(cell))
    if card.value.isdecimal() and len(card.value) in CUT_SHORT:
        return NumberRead(card.value.zfill(CUT_SHORT[len(card.value)]), ZERO_RESTORED)
    if card.value and not any(map(str.isdecimal, card.value)):
        return NumberRead(note=card_numbers.UNREADABLE)
    if card.value.isdecimal() and len(card.value) not in card_numbers.WHOLE:
        return NumberRead(card.value, CARD_DIGITS)
    return NumberRead(card.value, card.problem)


def read_identity_number(cell: Cell) -> NumberRead:
    """Twelve digits (căn cước), of which province codes begin with a zero; nine on the older paper."""
    if cell is None:
        return NumberRead()
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
        return NumberRead(digits.zfill(12), ZERO_RESTORED)
    if len(digits) == 8:
        return NumberRead(digits.zfill(9), ZERO_RESTORED)
    return NumberRead(note="identity_unreadable")


def _has_decimals(cell: Cell) -> bool:
    """58.002540 typed into Excel is kept as 58.00254: which digits stood there can no longer be told."""
    return isinstance(cell, float) and not cell.is_integer()


def days_in(text: str) -> list[str]:
    """The days that stand in one cell beside each other, as they are written."""
    if not any(sign in text for sign in "/.-"):
        return []
    return [found[0] for found in _TWO_DAYS.finditer(text)]


def says_nothing(text: str) -> bool:
    """«-», «không», «0»: written where there is nothing to say."""
    return fold(text) in _SAYS_NOTHING


def looks_like_a_day(cell: Cell) -> bool:
    """A day, a month or a year, also one whose century is not told; not a number of any other kind."""
    if isinstance(cell, date):
        return True
    day = _of_number(cell, LAST_YEAR) if isinstance(cell, float) else _of_text(cell, LAST_YEAR) if cell else DayRead()
    return day.value is not None and day.value.year >= FIRST_YEAR and day.doubt != "number_as_day"


def holds_a_day(cell: Cell) -> bool:
    """Also beside something else, «CT: 3/2/1986», or as the number that Excel counts."""
    if isinstance(cell, str) and days_in(cell):
        return True
    return looks_like_a_day(cell) or read_day(cell, today=date.max).doubt == "number_as_day"


def could_be_turned(cell: Cell) -> bool:
    """Whether day and month could change places and another day come of it."""
    found = _DAY_FIRST.fullmatch(fold(text_of(cell)))
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and int(found[1]) != int(found[2])


def _of_number(number: float, latest: int) -> DayRead:
    """Only a year of four digits is certain. What else Excel made a number of is read as it was most likely typed, and asked."""
    whole = int(number) if isfinite(number) else 0
    if whole != number:
        return _of_cut_month(number)
    if not whole:
        return DayRead(doubt="nothing_worked_out")
    if FIRST_YEAR <= whole <= LAST_YEAR:
        return DayRead(date(whole, 1, 1), partial="year")
    if 10**6 <= whole < 10**8:
        return _of_digits(f"{whole:08}")
    if 10**4 <= whole < 10**6 and (day := _of_digits(f"{whole:06}", latest)).value:
        return DayRead(day.value, doubt="two_digit_year")
    if 1 <= whole <= 99:
        return DayRead(date(_full_year(f"{whole:02}", latest), 1, 1), partial="year", doubt="two_digit_year")
    if FIRST_SERIAL <= whole <= LAST_SERIAL:
        return DayRead(_SERIAL_START + timedelta(days=whole), doubt="number_as_day")
    return DayRead(problem="day_unreadable")


def _of_cut_month(number: float) -> DayRead:
    """3.1980, typed for March 1980, is kept by Excel as 3.198."""
    found = _CUT_MONTH.fullmatch(repr(number))
    if not found:
        return DayRead(problem="day_unreadable")
    day = _day(found[2].ljust(4, "0"), found[1], "1")
    return DayRead(day.value, partial="month", problem="day_unreadable" if day.problem else "", doubt="number_cut")


@lru_cache(REMEMBERED)
def _of_text(text: str, latest: int) -> DayRead:
    cleaned = fold(text.removeprefix("'"))
    if cleaned in _NOTHING:
        return DayRead()
    cleaned = _LEADS.sub("", _WEEKDAY.sub("", _TIME_OF_DAY.sub("", cleaned).strip(" .,;")))
    if cleaned.isascii() and cleaned.isdigit():
        return _of_digits(cleaned) if len(cleaned) == 8 else _of_number(float(cleaned), latest)
    if match := _WITHOUT_DAY.fullmatch(cleaned):
        return _of_month_or_year(match[1], match[2])
    if match := _YEAR_FIRST.fullmatch(cleaned):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(cleaned) or _IN_WORDS.fullmatch(cleaned):
        return _of_day_month_year(match[1], match[2], match[3], latest)
    if match := _MONTH_OF_YEAR.fullmatch(cleaned):
        return _of_month_or_year(match[1], match[2])
    if match := _NAMED_MONTH.fullmatch(cleaned):
        month = match[2] or _MONTHS.get(match[3], "0")
        return _of_day_month_year(match[1], month, match[4], latest)
    if match := _UNKNOWN_BEFORE.fullmatch(fold(text)):
        return _of_month_or_year(match[1] or "0", match[2])
    return DayRead(problem="day_unreadable")


def _of_month_or_year(month: str, year: str) -> DayRead:
    """00/1957 and 00/00/1957 say the year alone."""
    if not month.strip("0"):
        day = _day(year, "1", "1")
        return DayRead(day.value, partial="year", problem=day.problem)
    day = _day(year, month, "1")
    return DayRead(day.value, partial="month", problem=day.problem)


def _of_day_month_year(day: str, month: str, year: str, latest: int) -> DayRead:
    read = _day(_full_year(year, latest), month, day)
    return DayRead(read.value, problem=read.problem, doubt="two_digit_year" if len(year) == 2 and read.value else "")


def _of_digits(digits: str, latest: int = 0) -> DayRead:
    """ddmmyyyy, or ddmmyy; yyyymmdd where it begins with a year, which leaves no month for the other."""
    if len(digits) == 8 and FIRST_YEAR <= int(digits[:4]) <= LAST_YEAR and int(digits[4:6]) <= 12:
        return _day(digits[:4], digits[4:6], digits[6:])
    return _day(_full_year(digits[4:], latest), digits[2:4], digits[:2])


def _full_year(year: str, latest: int) -> int:
    return latest - (latest - int(year)) % 100 if len(year) == 2 else int(year)


def _day(year: str | int, month: str, day: str) -> DayRead:
    try:
        return DayRead(date(int(year), int(month), int(day)))
    except ValueError:
        return DayRead(problem="month_first" if int(day) <= 12 < int(month) else "no_such_day")


@lru_cache(REMEMBERED)
def _whole(cell: date | None) -> DayRead:
    """1975 typed below a format of days is kept by Excel as 28/5/1905: as the 1975th day it counts."""
    day = cell.date() if isinstance(cell, datetime) else cell
    if day is not None and FIRST_YEAR <= (counted := (day - _SERIAL_START).days) <= LAST_YEAR:
        return DayRead(date(counted, 1, 1), partial="year", doubt="year_as_day")
    return DayRead(day)


def _key(text: str) -> str:
    return re.sub(r"[\s.\-_,()/&]+", " ", fold(text)).strip()
