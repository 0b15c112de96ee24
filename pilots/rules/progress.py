"""How far a list has come in its round, on a day."""

from datetime import date
from enum import StrEnum


class ListProgress(StrEnum):
    WAITING = "waiting"
    OVERDUE = "overdue"
    SUBMITTED = "submitted"
    LATE = "late"
    """Accepted all the same, and shown as late for good."""
    CALLED_OFF = "called_off"
    """Owed by nobody any more."""
    FALLEN = "fallen"
    """Not sent before its organisation ended, or was a grassroots organisation no more."""


def progress_on(
    day: date,
    *,
    submitted_on: date | None,
    last_day: date,
    called_off_on: date | None = None,
    fell_on: date | None = None,
) -> ListProgress:
    """`last_day`: the one that held on the day, or on the day on which the list was submitted before it."""
    if called_off_on is not None and called_off_on <= day:
        return ListProgress.CALLED_OFF
    submitted = submitted_on is not None and submitted_on <= day
    late = (submitted_on if submitted_on is not None and submitted else day) > last_day
    if submitted:
        return ListProgress.LATE if late else ListProgress.SUBMITTED
    if fell_on is not None and fell_on <= day:
        return ListProgress.FALLEN
    return ListProgress.OVERDUE if late else ListProgress.WAITING
