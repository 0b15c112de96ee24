"""The monthly schedule of a grassroots committee: by when it is registered and approved, and what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cells.rules.parameters import Key, Statutes
from meetings.rules.year import month_before, month_of


@dataclass(frozen=True)
class Planned:
    """A meeting as a schedule keeps it."""

    meeting: int
    day: str
    """As ISO 8601 writes it."""
    hour: str
    place: str
    kind: str
    format: str


@dataclass(frozen=True)
class Change:
    """`before` None: it came afterwards; `now` None: it is called off, or moved to another month."""

    before: Planned | None
    now: Planned | None


def schedule_due_on(key: Key, month: date, statutes: Statutes) -> date | None:
    """In the month before; None where nothing is asked."""
    before = month_before(month_of(month))
    asked = statutes.asked(key, before.last)
    return before.first.replace(day=asked.value) if asked else None


def was_late(done_on: date | None, due_on: date | None, today: date) -> bool:
    """Done after its day, or not done and its day is over."""
    return due_on is not None and (done_on or today) > due_on


def changes_between(before: Sequence[Planned], now: Sequence[Planned]) -> Iterator[Change]:
    then = {planned.meeting: planned for planned in before}
    today = {planned.meeting: planned for planned in now}
    for meeting in then | today:
        if then.get(meeting) != today.get(meeting):
            yield Change(then.get(meeting), today.get(meeting))
