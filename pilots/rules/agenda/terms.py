"""Finds the lexicon's phrases in an item and cuts the item into clauses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from . import lexicon, topic_words
from .normalise import Word, pieces, word
from .words_of_context import CONTEXT

LISTS = lexicon.ACTS | lexicon.OBJECTS | topic_words.SIGNALS | CONTEXT | lexicon.OTHERS
"""The phrases of every sense, "|" between them."""

_HARD_STOPS = frozenset(";.\n•?!")
_COMMAS = frozenset(",:")
_KEPT_SIGNS = _COMMAS | {"&", "+"}

_OBJECTS = frozenset(lexicon.OBJECTS) | {"everyday", "harmless"}
_SIGNALS = frozenset(topic_words.SIGNALS)
_DEEDS = frozenset({"decide", "carry_out", "introduce"})
_ANSWERS = frozenset({"decide", "introduce", "handle", "judge"})
"""Deeds done to what was named before: "đảng viên bị xử phạt, chi bộ xem xét"."""
_EVENTS = frozenset({"admit_party", "make_official", "strike_name", "secret_ballot"})
"""Named without a deed they are held all the same: after a study and a comma, "kết nạp đảng viên mới"."""
_PASSING = frozenset({"filler", "joiner", "decide", "member", "party_body", "party", "inspect", "supervise"})


class Manner(Enum):
    """How the words before a term treat it: as something to act on, to learn, to be told of, or to be shown how to do."""

    ACTED = 0
    LEARNED = 1
    INFORMED = 2
    GUIDED = 3


class Term(NamedTuple):
    """A phrase of the lexicon, or (without senses) one word that is not in it.

    ``exact``: every mark was written. ``ends_part`` and ``ends_clause``: nothing of substance follows
    before the next comma, or in the whole clause.
    """

    text: str
    senses: frozenset[str] = frozenset()
    exact: bool = False
    manner: Manner = Manner.ACTED
    ends_part: bool = False
    ends_clause: bool = False


@dataclass(frozen=True)
class Clause:
    terms: tuple[Term, ...]

    @cached_property
    def senses(self) -> frozenset[str]:
        return frozenset().union(*(term.senses for term in self.terms))

    def follows(self, lead: Term, senses: frozenset[str], reach: int) -> bool:
        """Whether one of the next ``reach`` terms of substance after ``lead`` carries one of ``senses``."""
        start = next(index for index, term in enumerate(self.terms) if term is lead) + 1
        for term in self.terms[start:]:
            if term.senses & senses:
                return True
            if not term.senses & {"filler", "joiner"}:
                reach -= 1
            if reach <= 0:
                return False
        return False


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of an item, each with its terms and how they are treated."""
    parts = pieces(text)
    is_plain = all(word(piece).is_plain for piece in parts)
    for is_stop, sentence in groupby(parts, key=_HARD_STOPS.__contains__):
        if not is_stop:
            yield from _clauses_of_sentence([p for p in sentence if p.isalnum() or p in _KEPT_SIGNS], is_plain)


def only_tells(text: str) -> bool:
    """Whether it begins with what is learnt or told of, and goes on with no deed: «Thông tin thời sự trong nước, quốc tế»."""
    first, *more = [*clauses(text)] or [Clause(())]
    told = bool(first.terms) and all(term.manner in (Manner.LEARNED, Manner.INFORMED) for term in first.terms)
    return told and not any(clause.senses & _DEEDS for clause in more)


def _clauses_of_sentence(words: list[str], is_plain: bool) -> Iterator[Clause]:
    terms = _terms(words, is_plain)
    kept = _without_study_colons(terms)
    parts = (list(part) for is_comma, part in groupby(kept, key=lambda t: t.text in _COMMAS) if not is_comma)
    previous: list[Term] = []
    is_learned = _is_learned_after_the_colon(terms)
    for part in _join_enumerations(parts):
        manner = Manner.LEARNED if is_learned else _inherited(part, previous)
        treated = _with_manner(part, manner)
        yield Clause(tuple(_with_endings(treated)))
        previous = previous + treated if manner is not Manner.ACTED else treated


def _is_learned_after_the_colon(terms: list[Term]) -> bool:
    """ "Quy hoạch vùng rau: tuyên truyền": what is only learned may stand first. A deed, an event or a result is none."""
    colon = next((index for index, term in enumerate(terms) if term.text == ":"), len(terms))
    is_learned = any("learn" in term.senses for term in terms[colon + 1 : colon + 2])
    return is_learned and not any(term.senses & (_DEEDS | _EVENTS | {"look_back"}) for term in terms)


def _without_study_colons(terms: list[Term]) -> Iterator[Term]:
    """The colon of "Chuyên đề: …" or "Tìm hiểu Quy định …: …" parts nothing, unless a deed follows it."""
    before: frozenset[str] = frozenset()
    for term, following in zip_longest(terms, terms[1:], fillvalue=Term("")):
        is_study = "study" in before or {"learn", "document"} <= before
        if term.text != ":" or not is_study or following.senses & _DEEDS:
            yield term
        before |= term.senses


def _join_enumerations(parts: Iterable[list[Term]]) -> Iterator[list[Term]]:
    """ "Kiểm tra, giám sát, …": where a part names acts and topics only, their object follows after the comma.

    "…, chi bộ xem xét": a deed without an object is done to what stands before the comma.
    """
    comma = Term(",", frozenset({"joiner"}))
    joined: list[list[Term]] = []
    waits_for_object = False
    for part, following in pairwise([*parts, []]):
        if joined and (waits_for_object or _is_done_to_the_part_before(part, is_last=not following)):
            joined[-1] += [comma, *part]
        else:
            joined.append(part)
        waits_for_object = all(term.senses and not term.senses & _OBJECTS for term in part)
    yield from joined


def _is_done_to_the_part_before(part: list[Term], *, is_last: bool) -> bool:
    """ "Chi bộ xem xét", or "xem xét" at the end: who does it and the deed, and nothing else."""
    deeds = [term for term in part if "party_body" not in term.senses]
    return (
        (is_last or "party_body" in part[0].senses)
        and any(term.senses & _ANSWERS for term in deeds)
        and all(term.senses & (_ANSWERS | {"filler", "joiner"}) for term in deeds)
    )


# Phrases ---------------------------------------------------------------------------------------------------


@dataclass
class _Node:
    """A tree of letters: what may follow, and the phrases that end here, in each spelling with their senses."""

    following: "dict[str, _Node]" = field(default_factory=dict)
    ending: dict[tuple[Word, ...], frozenset[str]] = field(default_factory=dict)


def _build_phrases(lists: Mapping[str, str] = LISTS) -> _Node:
    root = _Node()
    for sense, phrases in lists.items():
        for phrase in phrases.split("|"):
            spelt = tuple(map(word, pieces(phrase.strip())))
            node = root
            for syllable in spelt:
                node = node.following.setdefault(syllable.letters, _Node())
            node.ending[spelt] = node.ending.get(spelt, frozenset()) | {sense}
    return root


_PHRASES = _build_phrases()


_NUMBER = frozenset({"filler"})
_YEAR = frozenset({"filler", "year"})
_YEARS = re.compile(r"20\d\d")


def _terms(words: list[str], is_plain: bool) -> list[Term]:
    """Cuts words into phrases so that the squares of the phrases' lengths sum up highest: "hồ sơ | kết nạp".

    Of phrases of one length that which is spelt so: "công nhân" is no "công nhận".
    """
    spelt = [word(text) for text in words]
    nothing: frozenset[str] = frozenset()
    # Of what starts at each word: its score, where its first term ends, that term's senses and whether it is exact.
    best = [(0, 0, nothing, False)] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        best[start] = (best[start + 1][0], start + 1, nothing, False)
        for end, senses, exact in _phrases_at(spelt, start, is_plain):
            score = 2 * (end - start) ** 2 + 2 * exact + best[end][0]
            if score > best[start][0]:
                best[start] = (score, end, senses, exact)
    terms = []
    start = 0
    while start < len(words):
        _, end, senses, exact = best[start]
        if not senses and spelt[start].is_number:
            senses = _YEAR if _YEARS.fullmatch(words[start]) else _NUMBER
        terms.append(Term(" ".join(words[start:end]), senses, exact))
        start = end
    return terms


class Phrases:
    """Other phrases than the lexicon's, found by the same rules of spelling."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._root = _build_phrases(lists)

    def found_in(self, text: str) -> dict[str, str]:
        """Each sense that the text carries, with the first words that do."""
        words = [piece for piece in pieces(text) if piece.isalnum()]
        spelt = [word(piece) for piece in words]
        is_plain = all(one.is_plain for one in spelt)
        found: dict[str, str] = {}
        for start in range(len(spelt)):
            for end, senses, _exact in _phrases_at(spelt, start, is_plain, self._root):
                for sense in senses:
                    found.setdefault(sense, " ".join(words[start:end]))
        return found


def _phrases_at(
    spelt: list[Word], start: int, is_plain: bool, node: _Node = _PHRASES
) -> Iterator[tuple[int, frozenset[str], bool]]:
    for end in range(start + 1, len(spelt) + 1):
        letters = spelt[end - 1].letters
        if letters not in node.following:
            return
        node = node.following[letters]
        typed = tuple(spelt[start:end])
        for phrase, senses in node.ending.items():
            exact = typed == phrase
            # One short word without its marks among marked ones is another word ("ban" is not "bàn").
            lenient = is_plain or end - start > 1
            if exact or (lenient and all(mine.may_be(theirs) for mine, theirs in zip(typed, phrase, strict=True))):
                yield end, senses, exact


# How a term is treated -------------------------------------------------------------------------------------


def _with_manner(terms: list[Term], manner: Manner) -> list[Term]:
    treated: list[Term] = []
    for term in terms:
        if "learn" in term.senses or ("teach" in term.senses and _opens(treated)) or _unfolds(term, treated):
            is_guided = "guide" in term.senses and manner is not Manner.LEARNED
            manner = Manner.GUIDED if is_guided else Manner.LEARNED
        elif "inform" in term.senses and _opens(treated):
            manner = Manner.INFORMED
        elif manner is not Manner.ACTED and _turns_to_acting(term, treated):
            manner = Manner.ACTED
        treated.append(Term(term.text, term.senses, term.exact, manner))
    return treated


def _opens(before: list[Term]) -> bool:
    """Whether no deed stands before: in "thực hiện hướng dẫn kiểm điểm" nobody is being taught."""
    return not any(term.senses & (_DEEDS | _SIGNALS) for term in before)


def _unfolds(term: Term, before: list[Term]) -> bool:
    """ "Triển khai Quy định …": making a document known."""
    return "document" in term.senses and bool(before) and "unfold" in before[-1].senses


def _inherited(terms: list[Term], previous: list[Term]) -> Manner:
    """ "Học tập Quy định về kiểm tra, kỷ luật đảng": what follows the comma is still being learned."""
    if not previous or terms[0].senses & _DEEDS:
        return Manner.ACTED
    manner = previous[-1].manner
    is_studied = _is_studied(previous) and not terms[0].senses & _EVENTS
    goes_on = is_studied or terms[0].senses & {"document", "continue"} or _has_topic(previous, manner)
    return manner if goes_on else Manner.ACTED


def _is_studied(terms: list[Term]) -> bool:
    """ "Sinh hoạt chuyên đề …"."""
    return terms[-1].manner is Manner.LEARNED and any("study" in term.senses for term in terms)


def _turns_to_acting(term: Term, before: list[Term]) -> bool:
    """After "và": a deed, or a first topic ("Phổ biến nghị quyết và kết nạp đảng viên")."""
    if not before or "joiner" not in before[-1].senses:
        return False
    is_studied = before[-1].text == "," and _is_studied(before) and not term.senses & _EVENTS
    is_first_topic = term.senses & _SIGNALS and not _has_topic(before, before[-1].manner)
    return bool(term.senses & _DEEDS or (is_first_topic and not is_studied))


def _has_topic(terms: list[Term], manner: Manner) -> bool:
    return any(term.manner is manner and term.senses & _SIGNALS for term in terms)


def _with_endings(terms: list[Term]) -> list[Term]:
    ends_part = ends_clause = True
    result = []
    for term in reversed(terms):
        ends_part = ends_part or term.text == ","
        result.append(Term(term.text, term.senses, term.exact, term.manner, ends_part, ends_clause))
        passing = bool(term.senses & _PASSING)
        ends_part, ends_clause = ends_part and passing, ends_clause and passing
    return result[::-1]
