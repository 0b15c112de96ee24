"""The number of an entry of the log on PostgreSQL: the year and month in which it was written, then its place in the log in ten
digits (accounts/migrations/0005)."""

from datetime import date

PLACES = 10_000_000_000


def first_number(day: date) -> int:
    """Below those of all entries written in the month of this day or later."""
    return (day.year * 100 + day.month) * PLACES


def months_from(day: date, *, ahead: int) -> list[date]:
    """The first day of the month of this day and of so many that follow."""
    number = day.year * 12 + day.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(number, number + ahead + 1)]
