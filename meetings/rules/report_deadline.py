"""By when a group's leader reports: no later than so many days after the session (03-HD/TW, II.4.2: one)."""

from datetime import date, timedelta
from enum import StrEnum

USUALLY_WITHIN_DAYS = 1
"""Where no guidance is entered that says it."""


class ReportState(StrEnum):
    REPORTED = "reported"
    REPORTED_LATE = "reported_late"
    DUE = "due"
    OVERDUE = "overdue"


def last_day_to_report(session_on: date, within_days: int) -> date:
    """The whole of that calendar day still counts."""
    return session_on + timedelta(days=within_days)


def report_state(*, last_day: date, reported_on: date | None, today: date) -> ReportState:
    """A late report stays late for good: it is shown so, never hidden."""
    if reported_on is not None:
        return ReportState.REPORTED_LATE if reported_on > last_day else ReportState.REPORTED
    return ReportState.OVERDUE if today > last_day else ReportState.DUE
