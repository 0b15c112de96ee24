"""Conditions on members as they are kept: blocks joined by OR, conditions within a block joined by AND.

What can be asked at all is declared once, in cells/queries/conditions.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed

MOST_BLOCKS, MOST_CONDITIONS = 5, 6
MOST_YEARS = 150


class Takes(Enum):
    """What stands beside a condition that does not say all by itself. Kept as text, a day as 2025-03-21."""

    TEXT = "text"
    YEARS = "years"
    DAY = "day"

    def read(self, kept: str) -> Any:
        """A text, a number of years or a day.

        Raises ValueError where the text is none of its kind.
        """
        if self is Takes.DAY:
            return date.fromisoformat(kept)
        return _years(kept) if self is Takes.YEARS else kept

    def in_words(self, kept: str) -> str:
        """As people write it here."""
        return day_in_words(self.read(kept)) if self is Takes.DAY else kept


def _years(kept: str) -> int:
    years = number_typed(kept)
    if years is None:
        raise ValueError(kept)
    return years


@dataclass(frozen=True)
class Condition:
    """`what` is the criterion: «degree=official», or one that takes a value, such as «age_from»."""

    what: str
    value: str = ""
    negated: bool = False


Blocks = Sequence[Sequence[Condition]]


def to_json(blocks: Blocks) -> list[list[dict[str, object]]]:
    return [[asdict(condition) for condition in block] for block in blocks]


def from_json(kept: Sequence[Sequence[Mapping[str, Any]]]) -> Blocks:
    return [[Condition(**condition) for condition in block] for block in kept]


def in_words(words: str, value: str, *, negated: bool) -> str:
    """`words`: of the criterion, with … where the value stands."""
    said = words.replace("…", value)
    return _("not: %(condition)s") % {"condition": said} if negated else said
