"""Yearly targets of admission: how many, whether a year is behind, and what the picture of them shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

FIRST_YEAR, YEARS_AHEAD = 1990, 5


@dataclass(frozen=True)
class Asked:
    """A number, or a share (per cent) of the members on 1 January."""

    number: int | None = None
    share: Decimal | None = None

    def of(self, members: int) -> int:
        """How many that are: a share is reached by the next whole person."""
        if self.number is not None:
            return self.number
        whole = (self.share or Decimal(0)) * members / 100
        return int(whole.to_integral_value(rounding=ROUND_CEILING))


@dataclass(frozen=True)
class Progress:
    """`target` None: none was given. `coming`: whom the pipeline expects to be admitted in the rest of the year."""

    year: int
    target: int | None
    admitted: int
    coming: int = 0

    @property
    def per_cent(self) -> Decimal | None:
        """With two places, as reports print it; None where there is no target to reach."""
        if not self.target:
            return None
        return (Decimal(self.admitted) * 100 / self.target).quantize(Decimal("0.01"))

    @property
    def missing(self) -> int:
        return max((self.target or 0) - self.admitted, 0)

    def is_behind(self, day: date) -> bool:
        """Fewer than by an even pace through the year; after its end, fewer than the target."""
        if not self.target or date(self.year, 1, 1) > day:
            return False
        days = (date(self.year + 1, 1, 1) - date(self.year, 1, 1)).days
        gone = min((day - date(self.year, 1, 1)).days + 1, days)
        return self.admitted < self.target * gone // days


def together(progresses: Iterable[Progress]) -> Progress | None:
    """Of several years or organisations; the year is that of the last. A target of the whole only where each has one: who was
    admitted without a target is no part of reaching one."""
    some = list(progresses)
    if not some:
        return None
    targets = [one.target for one in some if one.target is not None]
    return Progress(
        some[-1].year,
        sum(targets) if len(targets) == len(some) else None,
        sum(one.admitted for one in some),
        sum(one.coming for one in some),
    )


@dataclass(frozen=True)
class Bar:
    """In the units of the picture. `target`: where its line stands, None without one."""

    name: str
    y: int
    width: int
    target: int | None
    words: str


def bars(rows: Sequence[tuple[str, Progress]], *, width: int, step: int) -> list[Bar]:
    """The longest of what was admitted or asked takes the whole width."""
    longest = max((max(one.admitted, one.target or 0) for _name, one in rows), default=0) or 1
    return [
        Bar(
            name,
            place * step,
            round(one.admitted * width / longest),
            round(one.target * width / longest) if one.target is not None else None,
            f"{one.admitted}/{one.target}" if one.target is not None else str(one.admitted),
        )
        for place, (name, one) in enumerate(rows)
    ]
