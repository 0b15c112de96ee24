"""Phrases that a site adds to the lexicon: act, object and context, which must stand together in one sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .normalise import MAX_CHARACTERS, pieces
from .terms import Phrases

_STOP = re.compile(r"[;\n•?!]|\.(?=\s|$)")


class Says(StrEnum):
    """What a phrase of the site says of a sentence that holds it."""

    FORBIDDEN = "forbidden"
    UNCLEAR = "unclear"
    HARMLESS = "harmless"


@dataclass(frozen=True)
class SitePhrase:
    """One of each list must stand in a sentence; an empty list asks for nothing. ``topic``: "" for none."""

    says: Says
    topic: str
    acts: tuple[str, ...]
    objects: tuple[str, ...]
    contexts: tuple[str, ...] = ()

    @property
    def lists(self) -> list[tuple[str, ...]]:
        return [words for words in (self.acts, self.objects, self.contexts) if words]


class SiteWords:
    """Phrases of the site that hold together on a day, ready to be looked for."""

    def __init__(self, phrases: Sequence[SitePhrase]) -> None:
        self._asked = [
            (phrase, [f"{place}/{part}" for part in range(len(phrase.lists))]) for place, phrase in enumerate(phrases)
        ]
        self._phrases = Phrases(
            {
                sense: "|".join(words)
                for phrase, senses in self._asked
                for sense, words in zip(senses, phrase.lists, strict=True)
            }
        )

    def found_in(self, sentence: str) -> list[tuple[SitePhrase, str]]:
        """The phrases that the sentence holds, each with the words."""
        said = self._phrases.found_in(sentence)
        if not said:
            return []
        return [
            (phrase, ", ".join(dict.fromkeys(said[sense] for sense in senses)))
            for phrase, senses in self._asked
            if senses and all(sense in said for sense in senses)
        ]


@lru_cache(maxsize=100)
def words_of(phrases: tuple[SitePhrase, ...]) -> SiteWords | None:
    """Built once a process for the phrases of a day; None where there are none, and the reading is the lexicon's alone."""
    return SiteWords(phrases) if phrases else None


def sentences_of(text: str) -> list[str]:
    """Of as much as is read of a text."""
    return [part for part in _STOP.split(text[:MAX_CHARACTERS]) if part.strip()]


def listed(typed: str) -> tuple[str, ...]:
    """Words as they are typed, one a line or "|" between them, each once."""
    words = (" ".join(one.split()) for one in re.split(r"[\n|]", typed))
    return tuple(dict.fromkeys(one for one in words if any(piece.isalnum() for piece in pieces(one))))


def in_one_line(words: Iterable[str]) -> str:
    return " | ".join(words)
