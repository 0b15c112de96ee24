"""How far a list has come in its round, on a day."""

from datetime import date
from enum import StrEnum


class ListProgress(StrEnum):
    WAITING = "waiting"
    OVERDUE = "overdue"
    SUBMITTED = "submitted"
    LATE = "late"
    """Accepted all the same, and shown as late for good."""


def progress_on(day: date, *, submitted_on: date | None, last_day: date) -> ListProgress:
    """`last_day`: the one that held on the day, or on the day on which the list was submitted before it."""
    submitted = submitted_on is not None and submitted_on <= day
    late = (submitted_on if submitted_on is not None and submitted else day) > last_day
    if submitted:
        return ListProgress.LATE if late else ListProgress.SUBMITTED
    return ListProgress.OVERDUE if late else ListProgress.WAITING
