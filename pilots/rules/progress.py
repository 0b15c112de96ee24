"""How far a list has come in its round, on a day."""

from datetime import date
from enum import StrEnum


class Progress(StrEnum):
    WAITING = "waiting"
    OVERDUE = "overdue"
    SUBMITTED = "submitted"
    LATE = "late"
    """Accepted all the same, and shown as late for good."""


def progress_on(day: date, *, submitted_on: date | None, last_day: date) -> Progress:
    """`last_day`: the one that held on the day, or on the day on which the list was submitted before it."""
    submitted = submitted_on is not None and submitted_on <= day
    late = (submitted_on if submitted_on is not None and submitted else day) > last_day
    if submitted:
        return Progress.LATE if late else Progress.SUBMITTED
    return Progress.OVERDUE if late else Progress.WAITING
