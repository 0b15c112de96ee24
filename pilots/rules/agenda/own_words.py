"""Finds the very words of a topic in an item: for topics whose wording the lexicon does not know, as a successor has its own."""

import re
from collections.abc import Sequence
from functools import lru_cache

from .normalise import Word, pieces, word

_SYLLABLE = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?")
"""Of Vietnamese, in bare letters: what is none may be the first letters of several words (đv, ubnd, mttq)."""


def said_in(text: str, wording: str) -> str | None:
    """The words of the item that are those of the wording, one after another; None where they are not there.

    In any spelling: without marks, with the tone on another letter, with first letters for words, on either side.
    """
    wanted = _words(wording)
    typed = [piece for piece in pieces(text) if piece.isalnum()]
    spelt = tuple(map(word, typed))
    for start in range(len(spelt) if wanted else 0):
        end = _end_of(spelt, start, wanted)
        if end is not None:
            return " ".join(typed[start:end])
    return None


@lru_cache(maxsize=1_000)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(word(piece) for piece in pieces(text) if piece.isalnum())


def _end_of(typed: Sequence[Word], start: int, wanted: Sequence[Word]) -> int | None:
    """Where the wanted words end, if they begin at `start`."""
    # One short word without its marks among marked ones is another word ("ban" is not "bàn").
    lenient = len(wanted) > 1 or _are_plain(typed)
    wanted_plain = _are_plain(wanted)
    pending = [(start, 0)]
    while pending:
        at, place = pending.pop()
        if place == len(wanted):
            return at
        if at == len(typed):
            continue
        mine, theirs = typed[at], wanted[place]
        if mine == theirs or (lenient and mine.may_be(theirs)) or (wanted_plain and theirs.may_be(mine)):
            pending.append((at + 1, place + 1))
        if _stands_for(mine, wanted[place : place + len(mine.letters)]):
            pending.append((at + 1, place + len(mine.letters)))
        if _stands_for(theirs, typed[at : at + len(theirs.letters)]):
            pending.append((at + len(theirs.letters), place + 1))
    return None


def _are_plain(words: Sequence[Word]) -> bool:
    """Typed without any marks."""
    return all(one.is_plain for one in words)


def _stands_for(short: Word, words: Sequence[Word]) -> bool:
    """First letters of as many words."""
    if len(short.letters) < 2 or len(short.letters) != len(words) or _SYLLABLE.fullmatch(short.letters):
        return False
    return all(
        letter == full.letters[:1] and mark in (".", full.marks[:1])
        for letter, mark, full in zip(short.letters, short.marks, words, strict=True)
    )
