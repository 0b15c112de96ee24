"""What the lexicon knows of each topic, as people read it."""

from dataclasses import dataclass

from .patterns import FORBIDDEN
from .patterns_asked import UNCLEAR
from .terms import LISTS
from .topics import TopicKey, Verdict


@dataclass(frozen=True)
class Kind:
    """Words by which an item may be held for a topic, and those about which it is asked. They mean so only together with act,
    object and context."""

    topic: TopicKey
    held: tuple[str, ...]
    asked: tuple[str, ...]


def kinds() -> list[Kind]:
    return [
        Kind(
            key,
            _phrases(_leads(key, Verdict.FORBIDDEN)),
            _phrases(_leads(key, Verdict.UNCLEAR) - _leads(key, Verdict.FORBIDDEN)),
        )
        for key in TopicKey
    ]


def _leads(key: TopicKey, verdict: Verdict) -> frozenset[str]:
    patterns = [one for one in (*FORBIDDEN, *UNCLEAR) if one.topic is key and one.verdict is verdict]
    return frozenset[str]().union(*(one.lead for one in patterns))


def _phrases(senses: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({phrase.strip() for sense in senses for phrase in LISTS[sense].split("|")}))
