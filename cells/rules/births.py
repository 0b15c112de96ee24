"""When somebody was born: on a day or, where no more is known, in a year.

A year alone is kept as a year: a first of January that nobody wrote would be told on papers and would make two people of one.
"""

from datetime import date
from enum import Enum
from typing import TypeAlias

from accounts.rules.days import day_in_words

Birth: TypeAlias = date | int
"""A day, or the year alone."""


class Agreement(Enum):
    """How far what two papers say of a birth agrees."""

    DAY = "day"
    """Both name the same day."""
    YEAR = "year"
    """One or both name the year alone, and it is the same: probably one person, who has to be asked about."""
    UNKNOWN = "unknown"
    """One says nothing."""
    NONE = "none"
    """They are not of one person, unless one of them is wrong."""


def births_agree(one: Birth | None, other: Birth | None) -> Agreement:
    """How far the births that two papers tell can be one."""
    if one is None or other is None:
        return Agreement.UNKNOWN
    if year_of(one) != year_of(other):
        return Agreement.NONE
    if isinstance(one, int) or isinstance(other, int):
        return Agreement.YEAR
    return Agreement.DAY if one == other else Agreement.NONE


def year_of(birth: Birth) -> int:
    return birth if isinstance(birth, int) else birth.year


def earliest_day(birth: Birth) -> date:
    """The first day it can have been."""
    return date(birth, 1, 1) if isinstance(birth, int) else birth


def latest_day(birth: Birth) -> date:
    """The last day it can have been."""
    return date(birth, 12, 31) if isinstance(birth, int) else birth


def birth_in_words(birth: Birth | None) -> str:
    """«05/06/1962», «1962»; nothing where nothing is known."""
    return str(birth) if isinstance(birth, int) else day_in_words(birth)
