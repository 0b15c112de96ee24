"""The time between admission and becoming an official member (the charter, article 5)."""

from datetime import date

from accounts.rules.days import months_after
from cells.rules.parameters import Key, Statutes


def probation_ends_on(began_on: date, statutes: Statutes) -> date | None:
    """The first day on which the member may be made official, by what was asked on the day the probation began.

    None where no statute of that day says how long it lasts.
    """
    asked = statutes.asked(Key.PROBATION, began_on)
    return months_after(began_on, asked.value) if asked else None
