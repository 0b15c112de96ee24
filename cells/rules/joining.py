"""Two histories of one person become one: what is said twice is said once, and nobody is in two places on one day."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cells.rules.periods import Period


@dataclass(frozen=True)
class Span:
    """One fact of either record. `value`: what is true in it."""

    key: int
    value: Hashable
    period: Period
    of_kept: bool


@dataclass(frozen=True)
class Extent:
    """Which facts give a joined one its first and its last day."""

    first: int
    last: int


@dataclass
class Joined:
    kept: dict[int, Extent] = field(default_factory=dict)
    """The facts that stay, each with its extent."""
    removed: list[int] = field(default_factory=list)
    into: dict[int, int] = field(default_factory=dict)
    """By what was removed, the fact that says the same instead."""


class TwoPlaces(Exception):
    """On `day` the two records say different things."""

    def __init__(self, first: int, second: int, day: date) -> None:
        super().__init__(first, second, day)
        self.first, self.second, self.day = first, second, day


def join(spans: Sequence[Span], *, strict: bool) -> Joined:
    """Facts of the same value that overlap become one. Where they differ the kept record prevails; strict: TwoPlaces."""
    mine = [span for span in spans if span.of_kept]
    joined = Joined({span.key: Extent(span.key, span.key) for span in mine})
    reach = {span.key: span.period for span in mine}
    values = {span.key: span.value for span in spans}
    by_key = {span.key: span for span in spans}
    for span in sorted((span for span in spans if not span.of_kept), key=lambda span: span.period.start):
        touching = [key for key, period in reach.items() if period.overlaps(span.period)]
        different = [key for key in touching if values[key] != span.value]
        if different and strict:
            other = reach[different[0]]
            raise TwoPlaces(different[0], span.key, max(other.start, span.period.start))
        if different or len(touching) > 1:
            if strict:
                raise TwoPlaces(touching[0], touching[1], span.period.start)
            joined.removed.append(span.key)
            if not different:
                joined.into[span.key] = touching[0]
        elif touching:
            _unite(joined, reach, by_key, touching[0], span)
        else:
            joined.kept[span.key] = Extent(span.key, span.key)
            reach[span.key] = span.period
    return joined


def _unite(joined: Joined, reach: dict[int, Period], by_key: dict[int, Span], key: int, span: Span) -> None:
    extent, period = joined.kept[key], reach[key]
    first = span.key if span.period.start < period.start else extent.first
    last = (
        span.key
        if period.end is not None and (span.period.end is None or span.period.end > period.end)
        else extent.last
    )
    joined.kept[key] = Extent(first, last)
    joined.removed.append(span.key)
    joined.into[span.key] = key
    reach[key] = Period(by_key[first].period.start, by_key[last].period.end)
