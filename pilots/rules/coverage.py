"""How far pilots reach: who could, who registered, who was approved, who made use of it. Counting only, no database."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """The figures, in the order of the way."""

    ELIGIBLE = "eligible"
    REGISTERED = "registered"
    APPROVED = "approved"
    USED = "used"
    NEVER_USED = "never_used"


@dataclass(frozen=True)
class CoverageSubject:
    """One organisation and one format on a day."""

    organisation_id: int
    format: str
    type: str
    branch: int
    """The organisation directly below the committee that it is or hangs below."""
    eligible: bool
    registered: bool
    approved: bool
    held: bool
    """Had held such a meeting by the day, under this pilot or an earlier one."""
    taken: int = 0
    """Places of the year that meetings hold."""
    quota: int = 0
    """Places a year; none where no guidance gives a number."""

    @property
    def available(self) -> int:
        """Places that may be taken: an approved organisation has them."""
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


def line_of(key: str, subjects: Sequence[CoverageSubject]) -> CoverageLine:
    return CoverageLine(key, totals(subjects), slots_of_year(subjects))


def lines(subjects: Sequence[CoverageSubject], key: Callable[[CoverageSubject], str]) -> list[CoverageLine]:
    """One for each key of which at least one figure is not zero, the most eligible first."""
    grouped: dict[str, list[CoverageSubject]] = defaultdict(list)
    for subject in subjects:
        grouped[key(subject)].append(subject)
    drawn = [line_of(value, of_it) for value, of_it in grouped.items()]
    return sorted(
        (line for line in drawn if any(line.numbers) or line.slots),
        key=lambda line: (*(-n for n in line.numbers), line.key),
    )


def slots_of_year(subjects: Sequence[CoverageSubject]) -> SlotsOfYear:
    return SlotsOfYear(
        taken=sum(subject.taken for subject in subjects),
        available=sum(subject.available for subject in subjects),
        used_up=sum(0 < subject.available <= subject.taken for subject in subjects),
    )


def totals(subjects: Iterable[CoverageSubject]) -> tuple[int, ...]:
    numbers = dict.fromkeys(Reach, 0)
    for subject in subjects:
        for reach in Reach:
            numbers[reach] += subject.counts_as(reach)
    return tuple(numbers.values())


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
