"""Which book of numbers a document of a day goes into: numbers begin with 01 each term, or each year (36-HD/VPTW)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class By(StrEnum):
    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True)
class Numbered:
    """How the numbers run from a day on."""

    begins_on: date
    by: By


def book_begins(day: date, settings: Iterable[Numbered]) -> date:
    """The first day of the book that a document of the day stands in; by year where nothing else was settled by then."""
    settled = max((one for one in settings if one.begins_on <= day), key=lambda one: one.begins_on, default=None)
    new_year = date(day.year, 1, 1)
    if settled is None:
        return new_year
    return settled.begins_on if settled.by == By.TERM else max(settled.begins_on, new_year)
