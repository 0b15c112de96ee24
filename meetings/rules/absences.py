"""Who stays away: three times running, or without a reason (fieldbook B.2; HD 42)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from meetings.rules.attendance import Mode

RUNNING = 3
"""So many absences one after the other are told of."""


@dataclass(frozen=True)
class OnTheRoll:
    member: int
    name: str
    day: date
    mode: str

    @property
    def is_absent(self) -> bool:
        return self.mode in (Mode.EXCUSED, Mode.ABSENT)


@dataclass(frozen=True)
class StaysAway:
    """`running`: most absences one after the other, with reason or without; `since`: the first day of these."""

    member: int
    name: str
    running: int
    since: date
    without_reason: int
    last_on: date


def who_stays_away(rolls: Iterable[OnTheRoll]) -> list[StaysAway]:
    """Of rolls in the order of the members, each by day: those of whom somebody should ask."""
    found = [_judged(list(rows)) for _member, rows in groupby(rolls, key=lambda row: row.member)]
    return [one for one in found if one and (one.running >= RUNNING or one.without_reason)]


def _judged(rows: list[OnTheRoll]) -> StaysAway | None:
    runs = [list(run) for absent, run in groupby(rows, key=lambda row: row.is_absent) if absent]
    if not runs:
        return None
    longest = max(runs, key=len)
    return StaysAway(
        member=rows[0].member,
        name=rows[0].name,
        running=len(longest),
        since=longest[0].day,
        without_reason=sum(row.mode == Mode.ABSENT for row in rows),
        last_on=runs[-1][-1].day,
    )


def percentage(present: int, base: int) -> float | None:
    """Of those who had to come, how many did; None where nobody had to."""
    return 100 * present / base if base else None
