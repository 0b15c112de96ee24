"""The conditions of a saved filter: blocks joined by OR, conditions within a block joined by AND."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

MOST_BLOCKS, MOST_CONDITIONS = 5, 6
TEXT, NUMBER, DAY = "text", "number", "day"

TAKES_A_VALUE = {
    "name": TEXT,
    "card": TEXT,
    "cell": TEXT,
    "group": TEXT,
    "age_from": NUMBER,
    "age_below": NUMBER,
    "party_age_from": NUMBER,
    "born_before": DAY,
    "admitted_since": DAY,
    "official_since": DAY,
}
"""What needs a value beside it; everything else says all by itself."""


@dataclass(frozen=True)
class Condition:
    """`what` is «degree=official» or one that takes a value, such as «age_from» (rules), with its value as typed and read."""

    what: str
    value: str = ""
    negated: bool = False

    @property
    def field(self) -> str:
        return self.what.partition("=")[0]

    @property
    def choice(self) -> str:
        return self.what.partition("=")[2]


Blocks = Sequence[Sequence[Condition]]


def to_json(blocks: Blocks) -> list[list[dict[str, Any]]]:
    return [[asdict(condition) for condition in block] for block in blocks]


def from_json(told: Sequence[Sequence[Mapping[str, Any]]]) -> Blocks:
    return [[Condition(**condition) for condition in block] for block in told]
