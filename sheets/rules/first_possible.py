"""A year or a month alone, where a day is wanted: the first day of it that can be."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any

from accounts.rules.days import day_in_words
from cells.rules.births import Birth, earliest_day
from cells.rules.member_facts import of_age_on
from cells.rules.parameters import Statutes
from cells.rules.probation import probation_ends_on
from sheets.rules import fields
from sheets.rules.marks import WARNING, Mark, RowRead


def take_first_possible(row: RowRead, today: date, statutes: Statutes) -> None:
    """A year alone is entered as its first day; where that cannot be, as the first day of it that can."""
    if not row.partial:
        return
    _not_before(
        row, fields.ADMITTED_ON, row.values[fields.BORN_ON], lambda born: of_age_on(earliest_day(born), statutes), today
    )
    admitted = row.values[fields.ADMITTED_ON]
    _not_before(row, fields.OFFICIAL_ON, admitted, lambda began: probation_ends_on(began, statutes), today)
    _not_before(row, fields.JOINED_ON, admitted, lambda began: began, today)


def _not_before(
    row: RowRead, field_name: str, since: Birth | None, earliest_after: Callable[[Any], date | None], today: date
) -> None:
    day, partial = row.values[field_name], row.partial.get(field_name)
    if day is None or since is None or partial is None:
        return
    earliest = earliest_after(since)
    if earliest is not None and day < earliest <= min(_last_of(day, partial), today):
        row.values[field_name] = earliest
        told = {"day": day_in_words(earliest)}
        row.marks[field_name] = Mark(WARNING, f"only_{partial}_first_possible", told, row.marks[field_name].typed)


def _last_of(day: date, partial: str) -> date:
    if partial == "year":
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1])
