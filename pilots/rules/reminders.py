"""On which days a grassroots organisation is reminded of a list it owes."""

from collections.abc import Collection
from datetime import date, timedelta

CHOICES = (14, 10, 7, 5, 3, 2, 1, 0)
USUAL = (7, 3, 1)
"""Days before the last day of a round."""


def reminder_dates(last_day: date, days: Collection[int], *, opened_on: date) -> tuple[date, ...]:
    """The days of the reminders, in order. One that would fall on the day of the letter, or before it, is left out."""
    dates = {last_day - timedelta(days=before) for before in days}
    return tuple(sorted(day for day in dates if day > opened_on))


def reminder_due(last_day: date, days: Collection[int], *, opened_on: date, on: date) -> date | None:
    """The newest reminder whose day has come; None before the first one.

    Past the last day it stays the last one: who was not reached in time is still reminded once.
    """
    passed = [day for day in reminder_dates(last_day, days, opened_on=opened_on) if day <= on]
    return passed[-1] if passed else None
