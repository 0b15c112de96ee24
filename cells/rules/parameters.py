"""What the charter and its regulations set in numbers, by key and day: values the rules are given, never written in code.

The list of keys is closed, for each drives something in the product; the values, their clauses and their days are rows that
an administrator enters (models/statute.py). On a day without a row nothing is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cells.rules.periods import Period


class Key(StrEnum):
    CELL_FROM = "cell_from"
    CELL_COMMITTEE_FROM = "cell_committee_from"
    GRASSROOTS_COMMITTEE_FROM = "grassroots_committee_from"
    GROUPS_FROM = "groups_from"
    PROBATION = "probation"
    YOUNGEST = "youngest"
    OLDEST = "oldest"
    READMISSION_AFTER = "readmission_after"
    READMISSIONS = "readmissions"
    TRANSFER_PAPERS = "transfer_papers"


class Unit(StrEnum):
    OFFICIAL_MEMBERS = "official_members"
    MEMBERS = "members"
    MONTHS = "months"
    YEARS = "years"
    TIMES = "times"
    WORKING_DAYS = "working_days"


UNITS: dict[Unit, Promise] = {
    Unit.OFFICIAL_MEMBERS: _("official members"),
    Unit.MEMBERS: _("members"),
    Unit.MONTHS: _("months"),
    Unit.YEARS: _("full years"),
    Unit.TIMES: _("times"),
    Unit.WORKING_DAYS: _("working days"),
}


@dataclass(frozen=True)
class Declared:
    label: Promise
    drives: Promise
    """What in the product rests on it, in words."""
    unit: Unit
    least: int
    most: int
    may_be_lenient: bool = False
    """Whether a document may leave what departs from it to be asked about."""


DECLARED: dict[Key, Declared] = {
    Key.CELL_FROM: Declared(
        _("Official members to be a cell, at least"),
        _("Data quality: cells with fewer."),
        Unit.OFFICIAL_MEMBERS,
        1,
        100,
    ),
    Key.CELL_COMMITTEE_FROM: Declared(
        _("Official members from which a cell elects a cell committee"),
        _("Data quality: cells with as many and no cell committee."),
        Unit.OFFICIAL_MEMBERS,
        1,
        1000,
    ),
    Key.GRASSROOTS_COMMITTEE_FROM: Declared(
        _("Members from which a grassroots organisation is a grassroots committee"),
        _("Data quality: grassroots committees with fewer, grassroots cells with as many."),
        Unit.MEMBERS,
        1,
        1000,
    ),
    Key.GROUPS_FROM: Declared(
        _("Members from which a cell is divided into groups"),
        _("Data quality: cells with as many and no group."),
        Unit.MEMBERS,
        1,
        1000,
    ),
    Key.PROBATION: Declared(
        _("Probation"),
        _(
            "From which day a member can be made official, and whose probation is past its end. Counted by the day it began."
        ),
        Unit.MONTHS,
        1,
        120,
        may_be_lenient=True,
    ),
    Key.YOUNGEST: Declared(
        _("Age at admission, at least"),
        _("Which dates of birth and of admission can be, on every page and in lists from Excel."),
        Unit.YEARS,
        10,
        60,
        may_be_lenient=True,
    ),
    Key.OLDEST: Declared(
        _("Age at admission, at most"),
        _("Which admissions in a list from Excel are asked about."),
        Unit.YEARS,
        18,
        120,
        may_be_lenient=True,
    ),
    Key.READMISSION_AFTER: Declared(
        _("Months after leaving before which nobody is admitted again"),
        _("From which day somebody who left the Party can be admitted again."),
        Unit.MONTHS,
        0,
        600,
    ),
    Key.READMISSIONS: Declared(
        _("How often somebody is admitted again, at most"),
        _("Whether somebody who was admitted again and left can be admitted once more."),
        Unit.TIMES,
        0,
        9,
    ),
    Key.TRANSFER_PAPERS: Declared(
        _("Papers of a transfer are handed in within"),
        _(
            "The deadline that is entered where a letter of introduction names none. Counted from the day they were sent."
        ),
        Unit.WORKING_DAYS,
        1,
        1000,
    ),
}


@dataclass(frozen=True)
class Asked:
    """One row: what is asked on the days of `period`."""

    key: Key
    value: int
    clause: str
    """Complete: «24-QĐ/TW, 3.5.1»."""
    period: Period
    strict: bool = True
    """Otherwise what departs from it is asked about and not refused: an exception can be decided, or the text is not at hand."""


@dataclass(frozen=True)
class Parameters:
    """Those of one day."""

    day: date
    by_key: Mapping[Key, Asked] = field(default_factory=dict)

    def get(self, key: Key) -> Asked | None:
        """None where nothing is asked on the day."""
        return self.by_key.get(key)


class Statutes:
    """The rows of all days: a rule looks on the day of what it judges (an admission of 1990 by what was asked in 1990)."""

    def __init__(self, rows: Iterable[Asked] = ()) -> None:
        self._by_key: dict[Key, list[Asked]] = {key: [] for key in Key}
        for row in sorted(rows, key=lambda row: row.period.start):
            self._by_key[row.key].append(row)

    def rows(self, key: Key) -> list[Asked]:
        """By their days."""
        return list(self._by_key[key])

    def asked(self, key: Key, day: date) -> Asked | None:
        """None where nothing is asked on the day."""
        for row in reversed(self._by_key[key]):
            if row.period.contains(day):
                return row
        return None

    def on(self, day: date) -> Parameters:
        found = {key: asked for key in Key if (asked := self.asked(key, day)) is not None}
        return Parameters(day, found)

    def values(self, key: Key) -> list[int]:
        """All there ever were or will be."""
        return [row.value for row in self._by_key[key]]
