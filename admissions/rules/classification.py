"""The yearly classification of organisations and members (366-QĐ/TW, 124-QĐ/TW before it): levels, the share of the highest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from admissions.rules.terms import ExcellentOf, Key
from cells.rules.parameters import Parameters


class Level(StrEnum):
    EXCELLENT = "excellent"
    GOOD = "good"
    DONE = "done"
    FAILED = "failed"


LEVELS: dict[str, Promise] = {
    Level.EXCELLENT: _("excellent completion of tasks"),
    Level.GOOD: _("good completion of tasks"),
    Level.DONE: _("completion of tasks"),
    Level.FAILED: _("tasks not completed"),
}
SHORT: dict[str, Promise] = {
    Level.EXCELLENT: pgettext_lazy("of a year", "excellent"),
    Level.GOOD: pgettext_lazy("of a year", "good"),
    Level.DONE: pgettext_lazy("of a year", "completed"),
    Level.FAILED: pgettext_lazy("of a year", "not completed"),
}
"""As offices abbreviate them in tables."""
HUNDRED = 100


@dataclass(frozen=True)
class Counts:
    """Of those that are classified; whoever has no level is not."""

    by_level: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, level: str) -> int:
        return self.by_level.get(level, 0)

    @property
    def classified(self) -> int:
        return sum(self.by_level.values())


@dataclass(frozen=True)
class ShareCheck:
    """How many may be «excellent», of how many, and how many are."""

    excellent: int
    base: int
    most: int
    share: int
    of: str
    clause: str

    @property
    def is_over(self) -> bool:
        return self.excellent > self.most


def share_of(counts: Counts, terms: Parameters) -> ShareCheck | None:
    """None where no share is set, or nothing is classified. Fractions are dropped: of nine, one is 20 %."""
    share = terms.number(Key.EXCELLENT_SHARE)
    if share is None or not counts.classified:
        return None
    of = terms.choice(Key.EXCELLENT_OF) or ExcellentOf.GOOD
    base = counts.classified if of == ExcellentOf.CLASSIFIED else counts[Level.GOOD]
    return ShareCheck(
        counts[Level.EXCELLENT], base, base * share // HUNDRED, share, of, terms.clause(Key.EXCELLENT_SHARE)
    )
