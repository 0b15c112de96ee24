"""Room for one more period among those it excludes, and within what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cells.rules.periods import Period, earlier_end


@dataclass(frozen=True)
class Room:
    """`taken`: which of the others is true on the first day, so that there is no room; None: there is.

    `until`: the first day of the next of them, to which there is room; None: there is no next. `next`: which it is.
    """

    taken: int | None = None
    next: int | None = None
    until: date | None = None

    def holds(self, period: Period) -> bool:
        """Whether the period ends by then: the day the next begins may be the first on which it is no longer true."""
        return self.taken is None and earlier_end(period.end, self.until) == period.end


def room_from(first: date, others: Sequence[Period]) -> Room:
    """The room from `first` on among others, which are told by their places in the sequence."""
    taken = next((place for place, other in enumerate(others) if other.contains(first)), None)
    if taken is not None:
        return Room(taken=taken)
    later = [(other.start, place) for place, other in enumerate(others) if not other.is_over_on(first)]
    if not later:
        return Room()
    until, place = min(later)
    return Room(next=place, until=until)
