"""Days as the rows hold them."""

from datetime import date, timedelta
from random import Random

_FIRST = date(1925, 1, 1)
_ISO = [(_FIRST + timedelta(days=number)).isoformat() for number in range(120 * 366)]
"""Making a date and writing it out takes longer than all else about a member."""


def number(year: int, month: int = 1, day: int = 1) -> int:
    """A day as a number that can be reckoned with."""
    return (date(year, month, day) - _FIRST).days


def iso(day: int) -> str:
    return _ISO[day]


def read(text: str) -> int:
    """The number of a day that was written out."""
    return (date.fromisoformat(text) - _FIRST).days


def year_of(day: int) -> int:
    return int(_ISO[day][:4])


def between(first: int, last: int, chance: Random) -> int:
    return first + int((last - first) * chance.random())


REGISTER_FROM = number(2020)
TODAY = number(2025, 3, 21)
"""The day on which the country is as it was ordered: inside the window of 03-HD/TW."""
SETTLED = TODAY - 60
"""Nobody came or went since: who leads a cell or belongs to a group may be true from this day on."""
YEAR_FROM = TODAY - 365
"""What a year brought (year.py) lies between this day and today."""
MONTHS = [number(2024, month) for month in range(4, 13)] + [number(2025, month) for month in range(1, 4)]
"""The first days of the twelve months up to this one."""
