"""Deadlines by the statutes and the days off as they are entered."""

from datetime import date

from cells.queries.days_off import calendar
from cells.queries.parameters import statutes_known
from cells.rules import deadlines


def papers_due_on(sent_on: date) -> date | None:
    """By when the papers of a transfer are handed in where their letter does not say; None where no statute does either."""
    return deadlines.papers_due_on(sent_on, statutes_known(), calendar())
