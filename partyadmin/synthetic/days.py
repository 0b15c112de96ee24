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


def between(first: int, last: int, chance: Random) -> int:
    return first + int((last - first) * chance.random())


REGISTER_FROM = number(2020)
TODAY = number(2025, 3, 21)
"""The day on which the country is as it was ordered: inside the window of 03-HD/TW."""
SETTLED = TODAY - 60
"""Nobody came or went since: who leads a cell or belongs to a group may be true from this day on."""
