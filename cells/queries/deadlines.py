"""Deadlines that the statutes set, for days on which nothing else was written."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from cells.queries.parameters import parameters_on
from cells.rules.parameters import Key, Statutes
from cells.rules.working_days import Calendar

DAYS_OFF = Path(__file__).resolve().parent.parent / "statutes" / "days_off.json"


@cache
def calendar() -> Calendar:
    """As it ships: decided until 2026, computed after it."""
    days = json.loads(DAYS_OFF.read_text(encoding="utf-8"))
    off, worked = (frozenset(map(date.fromisoformat, days[name])) for name in ("off", "worked"))
    return Calendar(off, worked)


def papers_due_on(sent_on: date, statutes: Statutes | None = None) -> date | None:
    """By when the papers of a transfer are handed in where their letter does not say; None where no statute does either."""
    parameters = statutes.on(sent_on) if statutes else parameters_on(sent_on)
    asked = parameters.get(Key.TRANSFER_PAPERS)
    return calendar().after(sent_on, asked.value) if asked else None
