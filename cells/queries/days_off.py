"""The days off of the country as documents decided them, and as they are computed where none did yet. One query each: ask once
for an act, a list or a report."""

from datetime import date

from django.db.models import F, QuerySet

from cells.models import DayOff
from cells.rules.working_days import Calendar, DaySaid, calendar_of, in_force


def calendar() -> Calendar:
    return calendar_of(map(_said, _entered()))


def days_off_of(year: int) -> list[DayOff]:
    """Those that hold, by day; what a later document or a decision set aside is left out."""
    rows = list(_entered().filter(day__range=(date(year, 1, 1), date(year, 12, 31))))
    held = in_force(map(_said, rows))
    by_day = {row.day: row for row in rows if _said(row) == held.get(row.day)}
    return [by_day[day] for day in held]


def _entered() -> "QuerySet[DayOff]":
    """What ships first, then by the day the document was issued: the later one holds."""
    issued_on = F("statute__reference__issued_on").asc(nulls_first=True)
    return DayOff.objects.select_related("statute").order_by(issued_on, "statute", "pk")


def _said(row: DayOff) -> DaySaid:
    return DaySaid(row.day, row.is_worked, row.is_computed)
