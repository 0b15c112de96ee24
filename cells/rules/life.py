"""What can be true of one member together: the memberships of a life, and what lies within them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cells.rules.leaving import READMITTED, WAYS_BACK, may_return
from cells.rules.periods import Period
from cells.rules.within_life import first_day_outside


@dataclass(frozen=True)
class Belonging:
    """A membership of a cell, or what lies within one (a group, its leadership)."""

    cell: int
    period: Period
    arrival: str = ""
    departure: str = ""


@dataclass(frozen=True)
class Gap:
    """Days on which somebody who had not left belonged to no cell."""

    start: date
    end: date


@dataclass(frozen=True)
class Outside:
    """Something of a cell on a day on which the member was not a member of it."""

    belonging: Belonging
    day: date


def gaps(memberships: Sequence[Belonging]) -> list[Gap]:
    """Between memberships without an end that explains them: who was transferred or reorganised is counted on every day."""
    ordered = sorted(memberships, key=lambda before: before.period.start)
    return [
        Gap(before.period.end, after.period.start)
        for before, after in pairwise(ordered)
        if before.period.end is not None and before.period.end < after.period.start and not _came_back(before, after)
    ]


def belongs_since(memberships: Sequence[Belonging]) -> date | None:
    """The first day of the last stretch of memberships: of who left and returned, the day of the return."""
    ordered = sorted(memberships, key=lambda before: before.period.start)
    returns = [after.period.start for before, after in pairwise(ordered) if _came_back(before, after)]
    return max([ordered[0].period.start, *returns]) if ordered else None


def admitted_again_on(memberships: Sequence[Belonging]) -> date | None:
    """The day of the last re-admission: a new admission, from which probation and Party age are counted."""
    return max((one.period.start for one in memberships if one.arrival == READMITTED), default=None)


def _came_back(before: Belonging, after: Belonging) -> bool:
    return may_return(before.departure) and after.arrival in WAYS_BACK


def outside(memberships: Sequence[Belonging], within: Sequence[Belonging]) -> list[Outside]:
    """The first day of each of these that no membership of its cell covers."""
    uncovered = []
    for belonging in within:
        day = first_day_outside(
            belonging.period, [membership.period for membership in memberships if membership.cell == belonging.cell]
        )
        if day is not None:
            uncovered.append(Outside(belonging, day))
    return uncovered
