"""How many meetings lay in which band, month by month: the bars of a picture. Counting only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_before, months_after
from meetings.rules.rating import BandKey

MONTHS = 12
HEIGHT, STRIDE, BAR = 160, 56, 40
"""Of the whole picture; from bar to bar; of one bar."""


@dataclass(frozen=True)
class Piece:
    band: str
    number: int
    y: int
    height: int


@dataclass(frozen=True)
class MonthBar:
    first: date
    x: int
    pieces: tuple[Piece, ...]

    @property
    def month(self) -> str:
        return month_in_words(self.first)


def month_in_words(first: date) -> str:
    return f"{first:%m/%Y}"


def month_of(day: date) -> tuple[date, date]:
    """Its first and its last day."""
    first = day.replace(day=1)
    return first, day_before(months_after(first, 1))


def months_until(day: date) -> list[date]:
    """The first days of the twelve months that end with the month of the day."""
    return [months_after(day.replace(day=1), back) for back in range(1 - MONTHS, 1)]


def bars(counts: Mapping[date, Mapping[str, int]], months: Sequence[date]) -> list[MonthBar]:
    """The best band at the foot; all bars by one scale, the highest fills the picture."""
    highest = max((sum(one.values()) for one in counts.values()), default=0)
    return [
        MonthBar(first, place * STRIDE, _pieces(counts.get(first, {}), highest)) for place, first in enumerate(months)
    ]


def _pieces(counted: Mapping[str, int], highest: int) -> tuple[Piece, ...]:
    pieces, below = [], 0
    for band in BandKey:
        number = counted.get(band, 0)
        if number:
            upper, lower = HEIGHT * (below + number) // highest, HEIGHT * below // highest
            pieces.append(Piece(band, number, HEIGHT - upper, upper - lower))
            below += number
    return tuple(pieces)
