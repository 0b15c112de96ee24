"""What is different between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\S+[^\S\n]*|\s+")
"""Each with the space after it, so that words that were replaced together are marked together; line ends stand alone."""


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Read without what is new, the pieces give `before`; without what is gone, `after`."""
    return list(_pieces(_WORDS.findall(before), _WORDS.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, b_from, b_to, a_from, a_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(before[b_from:b_to]))
            continue
        if b_to > b_from:
            yield Piece(Kind.GONE, "".join(before[b_from:b_to]))
        if a_to > a_from:
            yield Piece(Kind.NEW, "".join(after[a_from:a_to]))
