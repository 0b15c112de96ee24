"""Working days: Monday to Friday, without the days off of the country (Labour Code 2019, article 112)."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_after

SATURDAY = 5
EVERY_YEAR = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Month and day of the holidays of every year."""
DECIDED_BY = (12, 1)
"""Month and day from which the days off of the next year are asked for."""


@dataclass(frozen=True)
class Calendar:
    """What departs from the week in single years: the days off that move with the moon or are swapped, and the Saturdays worked
    for them. `decided`: years of which a document says so; those of others are computed, or not known."""

    off: Set[date] = frozenset()
    worked: Set[date] = frozenset()
    decided: Set[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        if day in self.worked:
            return True
        return is_worked_every_year(day) and day not in self.off

    def after(self, day: date, number: int) -> date:
        """The last day of a term of so many working days, of which the first comes after `day`."""
        while number > 0:
            day = day_after(day)
            number -= self.is_working_day(day)
        return day

    def undecided(self, today: date) -> list[int]:
        """Years whose days off are to be entered: this one, and from 1 December on the next."""
        years = [today.year, today.year + ((today.month, today.day) >= DECIDED_BY)]
        return [year for year in dict.fromkeys(years) if year not in self.decided]


@dataclass(frozen=True)
class DaySaid:
    """What a document says of one day, or what was computed of it."""

    day: date
    is_worked: bool
    is_computed: bool


def is_worked_every_year(day: date) -> bool:
    return day.weekday() < SATURDAY and (day.month, day.day) not in EVERY_YEAR


def in_force(said: Iterable[DaySaid]) -> dict[date, DaySaid]:
    """By day, of what all documents say, the later one last: it holds. What was computed holds in years nobody decided."""
    known = list(said)
    decided = {one.day.year for one in known if not one.is_computed}
    held = {one.day: one for one in known if not one.is_computed or one.day.year not in decided}
    return dict(sorted(held.items()))


def calendar_of(said: Iterable[DaySaid]) -> Calendar:
    held = in_force(said).values()
    return Calendar(
        frozenset(one.day for one in held if not one.is_worked),
        frozenset(one.day for one in held if one.is_worked),
        frozenset(one.day.year for one in held if not one.is_computed),
    )
