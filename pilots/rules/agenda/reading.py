"""Reads one agenda item against the forbidden topics of a guidance."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from .normalise import MAX_CHARACTERS
from .own_words import said_in
from .pattern import Pattern
from .patterns import FORBIDDEN
from .patterns_asked import UNCLEAR
from .site_words import Says, SiteWords, sentences_of
from .terms import Clause, clauses
from .topics import Reading, Topic, Verdict

_QUOTED_WORDS = 6
_PATTERNS = (*FORBIDDEN, *UNCLEAR)
_LED_BY = {
    sense: tuple(place for place, pattern in enumerate(_PATTERNS) if sense in pattern.lead)
    for sense in frozenset[str]().union(*(pattern.lead for pattern in _PATTERNS))
}


@dataclass(frozen=True)
class _Finding:
    topic: Topic | None
    verdict: Verdict
    words: str


def read_item(
    text: str, *, topics: Mapping[str, Topic], declared: str | None = None, words: SiteWords | None = None
) -> Reading:
    """What the wording shows, and what the clerk declared it to be. ``words``: what the site knows beside the lexicon.

    A topic that is not in ``topics`` is never reported: another guidance may allow it.
    """
    findings = list(_findings(text, topics) if words is None else _with_words_of_the_site(text, topics, words))
    refused = [(f.topic, f.words) for f in findings if f.topic and f.verdict is Verdict.FORBIDDEN]
    for topic, quoted in refused:
        if topic.refused_everywhere:
            return _refused(text, topic, quoted)
    if declared is not None and declared in topics:
        return _refused_as_declared(text, topics[declared])
    if refused:
        return _refused(text, *refused[0])
    if findings:
        return _to_confirm(text, findings[0])
    if len(text) > MAX_CHARACTERS:
        return Reading(text, Verdict.UNCLEAR, None, None, _too_long())
    return Reading(text, Verdict.NONE_RECOGNISED, None, None, _nothing_recognised())


def _findings(text: str, topics: Mapping[str, Topic]) -> Iterator[_Finding]:
    """First the very words of a topic, which nobody needs to declare; then in the patterns' order of precedence."""
    for topic in topics.values():
        words = None if _is_known(topic) else said_in(text, topic.wording)
        if words is not None:
            yield _Finding(topic, Verdict.UNCLEAR, words)
    read = list(clauses(text))
    senses: frozenset[str] = frozenset().union(*(clause.senses for clause in read))
    for place in sorted({place for sense in senses for place in _LED_BY.get(sense, ())}):
        pattern = _PATTERNS[place]
        if pattern.topic is None:
            yield from _matches(pattern, None, read)
        elif pattern.topic in topics:
            yield from _matches(pattern, topics[pattern.topic], read)


def _with_words_of_the_site(text: str, topics: Mapping[str, Topic], words: SiteWords) -> Iterator[_Finding]:
    """What the lexicon finds, as far as no phrase of the site makes it harmless, then what these find."""
    sentences = sentences_of(text)
    found = [words.found_in(sentence) for sentence in sentences]
    if any(phrase.says is Says.HARMLESS for said in found for phrase, _words in said):
        for sentence, said in zip(sentences, found, strict=True):
            is_harmless = any(phrase.says is Says.HARMLESS for phrase, _words in said)
            findings = _findings(sentence, topics)
            yield from _softened(findings) if is_harmless else findings
    else:
        yield from _findings(text, topics)
    for phrase, quoted in (one for said in found for one in said):
        topic = topics.get(phrase.topic)
        if phrase.says is Says.FORBIDDEN and topic is not None:
            yield _Finding(topic, Verdict.FORBIDDEN, quoted)
        elif phrase.says is Says.UNCLEAR and (topic is not None or not phrase.topic):
            yield _Finding(topic, Verdict.UNCLEAR, quoted)


def _softened(findings: Iterable[_Finding]) -> Iterator[_Finding]:
    """What the site calls harmless is asked about where it would be refused, and passes where it would be asked about. A secret
    stays one."""
    for finding in findings:
        if finding.topic is not None and finding.topic.refused_everywhere:
            yield finding
        elif finding.verdict is Verdict.FORBIDDEN:
            yield _Finding(finding.topic, Verdict.UNCLEAR, finding.words)


@lru_cache(maxsize=1_000)
def _is_known(topic: Topic) -> bool:
    """Whether the patterns of its key recognise its own wording: then they know act and object, and decide."""
    mine = [pattern for pattern in _PATTERNS if pattern.topic == topic.key]
    return any(pattern.read(clause) for clause in clauses(topic.wording) for pattern in mine)


def _matches(pattern: Pattern, topic: Topic | None, read: Iterable[Clause]) -> Iterator[_Finding]:
    for clause in read:
        result = pattern.read(clause)
        if result:
            verdict, terms = result
            words = ", ".join(dict.fromkeys(term.text for term in terms[:_QUOTED_WORDS]))
            yield _Finding(topic, verdict, words)


def _refused(text: str, topic: Topic, words: str) -> Reading:
    if topic.refused_everywhere:
        why = _(
            "The words “%(words)s” point to “%(topic)s” (%(clause)s). "
            "Such matters may not be entered here for any meeting; take the item out."
        )
    else:
        why = _(
            "The words “%(words)s” point to “%(topic)s”, which may not be dealt with online or by group (%(clause)s). "
            "Hold the item at a meeting in person; if it only informs or teaches, say so in its wording."
        )
    return Reading(text, Verdict.FORBIDDEN, topic.key, topic.clause, why % {"words": words, **_named(topic)})


def _refused_as_declared(text: str, topic: Topic) -> Reading:
    if topic.refused_everywhere:
        why = _(
            "The item was declared as “%(topic)s” (%(clause)s). "
            "Such matters may not be entered here for any meeting; take the item out."
        )
    else:
        why = _(
            "The item was declared as “%(topic)s”, which may not be dealt with online or by group (%(clause)s). "
            "Hold it at a meeting in person, or correct what was declared."
        )
    return Reading(text, Verdict.FORBIDDEN, topic.key, topic.clause, why % _named(topic))


def _to_confirm(text: str, finding: _Finding) -> Reading:
    topic = finding.topic
    if topic is None:
        why = _(
            "The words “%(words)s” do not say what will be dealt with. "
            "Name it, or have a responsible person confirm the item and give the reason."
        )
        return Reading(text, Verdict.UNCLEAR, None, None, why % {"words": finding.words})
    why = _(
        "The words “%(words)s” may touch on “%(topic)s” (%(clause)s). Say more exactly what will be done, "
        "or have a responsible person confirm that it does not and give the reason."
    )
    return Reading(text, Verdict.UNCLEAR, topic.key, topic.clause, why % {"words": finding.words, **_named(topic)})


def _named(topic: Topic) -> dict[str, str]:
    return {"topic": topic.wording, "clause": topic.clause}


def _too_long() -> str:
    return _("The item is too long to be read through. Shorten it to what will be dealt with.")


def _nothing_recognised() -> str:
    return _(
        "No forbidden topic was recognised in the wording. "
        "That does not prove the item allowed: the person in the chair answers for it."
    )
