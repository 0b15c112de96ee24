"""The time between admission and becoming an official member."""

from datetime import date

PROBATION_MONTHS = 12
"""Statutes of the Party, article 5: a period set by the statutes themselves, not by a guidance."""


def probation_ends_on(began_on: date) -> date:
    """The first day on which the member may be made official."""
    try:
        return began_on.replace(year=began_on.year + PROBATION_MONTHS // 12)
    except ValueError:  # 29 February
        return began_on.replace(year=began_on.year + PROBATION_MONTHS // 12, month=3, day=1)
