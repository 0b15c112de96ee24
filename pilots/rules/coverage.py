"""How far pilots reach: who could, who registered, who was approved, who made use of it. Counting only, no database."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Reach(StrEnum):
    """The figures, in the order of the way."""

    ELIGIBLE = "eligible"
    REGISTERED = "registered"
    APPROVED = "approved"
    USED = "used"
    NEVER_USED = "never_used"


TAKING = "taking"
"""Beside the figures of Reach: those that hold places of the year."""


class CoverageSubjects(NamedTuple):
    """Organisations and one format on a day, alike in all that is counted."""

    format: str
    type: str
    branch: str
    """Code of the organisation directly below the committee that they are or hang below."""
    eligible: bool
    registered: bool
    approved: bool
    held: bool
    """Had held such a meeting by the day, under this pilot or an earlier one."""
    taken: int = 0
    """Places of the year that meetings of each hold."""
    quota: int = 0
    """Places a year of each; none where no guidance gives a number."""
    number: int = 1
    """How many they are."""

    @property
    def counted(self) -> tuple[int, ...]:
        """Places in the order of Reach of the figures that count them."""
        return _counted(self.eligible, self.registered, self.approved, self.held)

    @property
    def available(self) -> int:
        """Places that each may take: an approved organisation has them."""
        return self.quota if self.approved else 0

    def counts_as(self, reach: Reach) -> bool:
        match reach:
            case Reach.ELIGIBLE:
                return self.eligible
            case Reach.REGISTERED:
                return self.registered
            case Reach.APPROVED:
                return self.approved
            case Reach.USED:
                return self.approved and self.held
            case Reach.NEVER_USED:
                return self.approved and not self.held


@cache
def _counted(eligible: bool, registered: bool, approved: bool, held: bool) -> tuple[int, ...]:
    """Judged once of all that are alike in this: of a province they are thousands, and several lines ask."""
    one = CoverageSubjects("", "", "", eligible, registered, approved, held)
    return tuple(place for place, reach in enumerate(Reach) if one.counts_as(reach))


@dataclass(frozen=True)
class SlotsOfYear:
    """Of the year: how many are taken, how many approved organisations have, and how many of these have none left."""

    taken: int = 0
    available: int = 0
    used_up: int = 0

    def __bool__(self) -> bool:
        return bool(self.taken or self.available)


@dataclass(frozen=True)
class CoverageLine:
    """The figures of one type, one branch, or all."""

    key: str
    numbers: tuple[int, ...]
    """One for each of Reach."""
    slots: SlotsOfYear = SlotsOfYear()


def line_of(key: str, subjects: Sequence[CoverageSubjects]) -> CoverageLine:
    return CoverageLine(key, totals(subjects), slots_of_year(subjects))


def lines(subjects: Sequence[CoverageSubjects], key: Callable[[CoverageSubjects], str]) -> list[CoverageLine]:
    """One for each key of which at least one figure is not zero, the most eligible first."""
    grouped: dict[str, list[CoverageSubjects]] = defaultdict(list)
    for alike in subjects:
        grouped[key(alike)].append(alike)
    drawn = [line_of(value, of_it) for value, of_it in grouped.items()]
    return sorted(
        (line for line in drawn if any(line.numbers) or line.slots),
        key=lambda line: (*(-n for n in line.numbers), line.key),
    )


def slots_of_year(subjects: Sequence[CoverageSubjects]) -> SlotsOfYear:
    taken = has = used_up = 0
    for alike in subjects:
        available = alike.available
        taken += alike.number * alike.taken
        has += alike.number * available
        used_up += alike.number if 0 < available <= alike.taken else 0
    return SlotsOfYear(taken, has, used_up)


def totals(subjects: Iterable[CoverageSubjects]) -> tuple[int, ...]:
    numbers = [0] * len(Reach)
    for alike in subjects:
        number = alike.number
        for place in alike.counted:
            numbers[place] += number
    return tuple(numbers)


@dataclass(frozen=True)
class Bar:
    reach: Reach
    number: int
    y: int
    width: int


def bars(line: CoverageLine, *, top: int, height: int, widest: int, most: int) -> list[Bar]:
    """A bar for each figure but the last, which is what the third and fourth leave between them. Whole units of the picture."""
    shown = list(zip(Reach, line.numbers, strict=True))[:-1]
    return [
        Bar(reach, number, y=top + index * height, width=round(widest * number / most) if most else 0)
        for index, (reach, number) in enumerate(shown)
    ]
