"""The days proposed for the meetings of a year: the same day of each month, moved off Sundays and days off."""

from collections.abc import Collection, Iterator
from datetime import date

from accounts.rules.days import day_after, day_before
from cells.rules.working_days import EVERY_YEAR, Calendar
from meetings.rules.year import MONTHS, MONTHS_IN_QUARTER, QUARTERS, Span, month_of, quarter_of

SUNDAY = 6


def proposed_days(
    year: int, day: int, calendar: Calendar, *, taken: Collection[date], not_before: date
) -> Iterator[date]:
    """One for each month of the year that has none among `taken` yet."""
    for number in range(1, MONTHS + 1):
        month = month_of(date(year, number, 1))
        if not any(one in month for one in taken):
            yield from _proposed(month, month, day, calendar, not_before)


def proposed_thematic_days(
    year: int, day: int, calendar: Calendar, *, taken: Collection[date], not_before: date
) -> Iterator[date]:
    """One for each quarter that has none: in its second month, where that is not over."""
    for number in range(QUARTERS):
        quarter = quarter_of(date(year, 1 + number * MONTHS_IN_QUARTER, 1))
        month = month_of(date(year, 2 + number * MONTHS_IN_QUARTER, 1))
        if not any(one in quarter for one in taken):
            yield from _proposed(month, quarter, day, calendar, not_before)


def _proposed(month: Span, within: Span, day: int, calendar: Calendar, not_before: date) -> Iterator[date]:
    wanted = max(month.first.replace(day=min(day, month.last.day)), not_before)
    if wanted in within:
        yield nearest_day(wanted, within, calendar, not_before)


def nearest_day(wanted: date, within: Span, calendar: Calendar, not_before: date) -> date:
    """The next day on which one meets; where the span ends before, the last one before; the day itself where there is none."""
    later = earlier = wanted
    while later in within:
        if may_meet(later, calendar):
            return later
        later = day_after(later)
    while earlier in within and earlier >= not_before:
        if may_meet(earlier, calendar):
            return earlier
        earlier = day_before(earlier)
    return wanted


def may_meet(day: date, calendar: Calendar) -> bool:
    return day.weekday() != SUNDAY and (day.month, day.day) not in EVERY_YEAR and day not in calendar.off
