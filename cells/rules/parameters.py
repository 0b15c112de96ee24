"""What the charter and its regulations set, by key and day: values the rules are given, never written in code.

The list of keys is closed, for each drives something in the product; upper apps declare theirs at start-up. The values, their
clauses and their days are rows that an administrator enters (models/statute.py). On a day without a row nothing is asked.
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
    MONTHLY_MEETINGS = "monthly_meetings"
    THEMATIC_MEETINGS = "thematic_meetings"
    MEETING_MINUTES = "meeting_minutes"
    LARGE_CELL_FROM = "large_cell_from"
    LARGE_CELL_MINUTES = "large_cell_minutes"
    PAPERS_BEFORE = "papers_before"
    RESULT_WITHIN = "result_within"
    SCHEDULE_REGISTERED_BY = "schedule_registered_by"
    SCHEDULE_APPROVED_BY = "schedule_approved_by"


class Unit(StrEnum):
    OFFICIAL_MEMBERS = "official_members"
    MEMBERS = "members"
    MONTHS = "months"
    YEARS = "years"
    TIMES = "times"
    WORKING_DAYS = "working_days"
    MEETINGS = "meetings"
    MINUTES = "minutes"
    DAYS = "days"
    DAY_OF_MONTH = "day_of_month"
    PER_CENT = "per_cent"


UNITS: dict[Unit, Promise] = {
    Unit.OFFICIAL_MEMBERS: _("official members"),
    Unit.MEMBERS: _("members"),
    Unit.MONTHS: _("months"),
    Unit.YEARS: _("full years"),
    Unit.TIMES: _("times"),
    Unit.WORKING_DAYS: _("working days"),
    Unit.MEETINGS: _("meetings"),
    Unit.MINUTES: _("minutes"),
    Unit.DAYS: _("days"),
    Unit.DAY_OF_MONTH: _("as day of the month"),
    Unit.PER_CENT: _("per cent"),
}


@dataclass(frozen=True)
class Declared:
    """A number of a unit within bounds, or, without a unit, one of `choices`."""

    label: Promise
    drives: Promise
    """What in the product rests on it, in words."""
    unit: Unit | None = None
    least: int = 0
    most: int = 0
    may_be_lenient: bool = False
    """Whether a document may leave what departs from it to be asked about."""
    choices: Mapping[str, Promise] = field(default_factory=dict)

    def in_words(self, number: int | None, choice: str = "") -> str:
        if self.unit is None:
            return str(self.choices.get(choice, choice))
        return f"{number} {UNITS[self.unit]}"


_OWN: dict[str, Declared] = {
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
    Key.MONTHLY_MEETINGS: Declared(
        _("Regular meetings of a cell in a month, at least"),
        _("The year of a cell: which months lack one; the desk tells its clerk."),
        Unit.MEETINGS,
        1,
        9,
    ),
    Key.THEMATIC_MEETINGS: Declared(
        _("Thematic meetings of a cell in a quarter, at least"),
        _("The year of a cell: which quarters lack one; the desk tells its clerk."),
        Unit.MEETINGS,
        1,
        9,
    ),
    Key.MEETING_MINUTES: Declared(
        _("A meeting of a cell lasts at least"),
        _("The end that is proposed where a meeting is planned; the year of a cell says which were shorter."),
        Unit.MINUTES,
        1,
        600,
    ),
    Key.LARGE_CELL_FROM: Declared(
        _("Members from which a meeting of a cell lasts longer"),
        _("Which of the two lengths is asked of a meeting."),
        Unit.MEMBERS,
        1,
        1000,
    ),
    Key.LARGE_CELL_MINUTES: Declared(
        _("A meeting of such a cell lasts at least"),
        _("The end that is proposed where a meeting is planned; the year of a cell says which were shorter."),
        Unit.MINUTES,
        1,
        600,
    ),
    Key.PAPERS_BEFORE: Declared(
        _("Papers are sent before the meeting, at least"),
        _("The day by which the notice of a meeting says its papers are sent."),
        Unit.DAYS,
        0,
        60,
    ),
    Key.RESULT_WITHIN: Declared(
        _("The result of a meeting is reported within"),
        _("The year of a cell: from which day on a meeting that nobody recorded is late."),
        Unit.DAYS,
        0,
        60,
    ),
    Key.SCHEDULE_REGISTERED_BY: Declared(
        _("The meetings of the next month are registered by"),
        _("From which day on the monthly schedule of a grassroots committee is late."),
        Unit.DAY_OF_MONTH,
        1,
        28,
    ),
    Key.SCHEDULE_APPROVED_BY: Declared(
        _("The meetings of the next month are approved by"),
        _("From which day on the approval of a monthly schedule is late."),
        Unit.DAY_OF_MONTH,
        1,
        28,
    ),
}


@dataclass(frozen=True)
class Section:
    """What stands under one heading where a document is entered."""

    title: Promise
    declared: Mapping[str, Declared]


DECLARED: dict[str, Declared] = dict(_OWN)
"""All of the product, once every app has started, in the order in which they are shown."""
SECTIONS = [Section(_("Organisations, members and meetings"), _OWN)]


def declare_parameters(title: Promise, declared: Mapping[str, Declared]) -> None:
    """At start-up, of an upper app: its keys are entered, shown and corrected with the others."""
    if taken := DECLARED.keys() & declared.keys():
        raise RuntimeError(f"Declared twice: {', '.join(sorted(taken))}")
    DECLARED.update(declared)
    SECTIONS.append(Section(title, declared))


@dataclass(frozen=True)
class Asked:
    """One row: what is asked on the days of `period`."""

    key: str
    value: int
    """0 where one of several choices is asked."""
    clause: str
    """Complete: «24-QĐ/TW, 3.5.1»."""
    period: Period
    strict: bool = True
    """Otherwise what departs from it is asked about and not refused: an exception can be decided, or the text is not at hand."""
    choice: str = ""


@dataclass(frozen=True)
class Parameters:
    """Those of one day."""

    day: date
    by_key: Mapping[str, Asked] = field(default_factory=dict)

    def get(self, key: str) -> Asked | None:
        """None where nothing is asked on the day."""
        return self.by_key.get(key)

    def number(self, key: str) -> int | None:
        """None where nothing is asked on the day."""
        asked = self.get(key)
        return asked.value if asked is not None else None

    def choice(self, key: str) -> str:
        """ "" where nothing is asked."""
        asked = self.get(key)
        return asked.choice if asked is not None else ""

    def clause(self, key: str) -> str:
        asked = self.get(key)
        return asked.clause if asked is not None else ""


class Statutes:
    """The rows of all days: a rule looks on the day of what it judges (an admission of 1990 by what was asked in 1990)."""

    def __init__(self, rows: Iterable[Asked] = ()) -> None:
        self._by_key: dict[str, list[Asked]] = {}
        for row in sorted(rows, key=lambda row: row.period.start):
            self._by_key.setdefault(row.key, []).append(row)

    def rows(self, key: str) -> list[Asked]:
        """By their days."""
        return list(self._by_key.get(key, ()))

    def asked(self, key: str, day: date) -> Asked | None:
        """None where nothing is asked on the day."""
        for row in reversed(self._by_key.get(key, ())):
            if row.period.contains(day):
                return row
        return None

    def on(self, day: date) -> Parameters:
        found = {key: asked for key in self._by_key if (asked := self.asked(key, day)) is not None}
        return Parameters(day, found)

    def values(self, key: str) -> list[int]:
        """All there ever were or will be."""
        return [row.value for row in self.rows(key)]
