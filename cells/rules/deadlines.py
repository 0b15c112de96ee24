"""Deadlines that the statutes set, for days on which nothing else was written."""

from datetime import date

from cells.rules.parameters import Key, Statutes
from cells.rules.working_days import Calendar


def papers_due_on(sent_on: date, statutes: Statutes, calendar: Calendar) -> date | None:
    """By when the papers of a transfer are handed in where their letter does not say; None where no statute does either."""
    asked = statutes.asked(Key.TRANSFER_PAPERS, sent_on)
    return calendar.after(sent_on, asked.value) if asked else None
