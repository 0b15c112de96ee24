"""The time between admission and becoming an official member."""

from datetime import date

from accounts.rules.days import years_after

PROBATION_YEARS = 1
"""Statutes of the Party, article 5: a period set by the statutes themselves, not by a guidance."""


def probation_ends_on(began_on: date) -> date:
    """The first day on which the member may be made official."""
    return years_after(began_on, PROBATION_YEARS)
