"""Working days: Monday to Friday, without the days off of the country (Labour Code 2019, article 112)."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_after

SATURDAY = 5
EVERY_YEAR = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Month and day of the holidays of every year."""


@dataclass(frozen=True)
class Calendar:
    """What departs from the week in single years: the days off that move with the moon or are swapped, and the Saturdays worked
    for them."""

    off: Set[date] = frozenset()
    worked: Set[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        if day in self.worked:
            return True
        return day.weekday() < SATURDAY and (day.month, day.day) not in EVERY_YEAR and day not in self.off

    def after(self, day: date, number: int) -> date:
        """The last day of a term of so many working days, of which the first comes after `day`."""
        while number > 0:
            day = day_after(day)
            number -= self.is_working_day(day)
        return day
