"""How a line of the table of patterns is read: words of senses, one group beside the other."""

import csv
from pathlib import Path
from typing import Any

import pytest

from pilots.rules.agenda.pattern import Ending, Pattern, forbidden, pattern, unclear
from pilots.rules.agenda.patterns import FORBIDDEN
from pilots.rules.agenda.patterns_asked import UNCLEAR
from pilots.rules.agenda.topics import TopicKey, Verdict

ADMISSION = TopicKey.ADMISSION


def written(verdict: Verdict, **options: Any) -> Pattern:
    return Pattern(
        ADMISSION,
        verdict,
        frozenset({"admit", "join"}),
        (frozenset({"decide", "handle"}), frozenset({"member"})),
        frozenset({"pupil", "outsider"}),
        frozenset({"office", "party"}),
        **options,
    )


LINE = ("admit join", "decide handle", "member")
SAID = {"unless": "pupil outsider", "about": "office party"}
OPTIONS = {"reach": 1, "ending": Ending.PART, "exact": True, "even_learned": True}


@pytest.mark.parametrize("options", [{}, OPTIONS])
def test_a_line_names_senses_and_keeps_its_options(options: dict[str, Any]) -> None:
    assert forbidden(ADMISSION, *LINE, **SAID, **options) == written(Verdict.FORBIDDEN, **options)
    assert unclear(ADMISSION, *LINE, **SAID, **options) == written(Verdict.UNCLEAR, **options)
    assert pattern(ADMISSION, Verdict.UNCLEAR, *LINE, **SAID, **options) == written(Verdict.UNCLEAR, **options)


def test_a_line_of_a_lead_alone_asks_for_nothing_beside_it() -> None:
    bare = Pattern(ADMISSION, Verdict.FORBIDDEN, frozenset({"admit"}))
    assert forbidden(ADMISSION, "admit") == pattern(ADMISSION, Verdict.FORBIDDEN, "admit") == bare
    assert unclear(None, "admit") == Pattern(None, Verdict.UNCLEAR, frozenset({"admit"}))


def in_words(pattern: Pattern) -> dict[str, str]:
    def words(senses: frozenset[str]) -> str:
        return " ".join(sorted(senses))

    return {
        "topic": pattern.topic or "",
        "verdict": pattern.verdict,
        "lead": words(pattern.lead),
        "beside": " + ".join(map(words, pattern.beside)),
        "unless": words(pattern.unless),
        "about": words(pattern.about),
        "reach": str(pattern.reach),
        "ending": pattern.ending.name if pattern.ending else "",
        "only": " ".join(name for name in ("exact", "even_learned") if getattr(pattern, name)),
    }


def test_the_table_of_patterns_in_its_order() -> None:
    """Written out a second time in patterns.tsv, on purpose: a line lost or loosened there lets a topic pass."""
    with Path(__file__).with_name("patterns.tsv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file, delimiter="\t"))
    assert [in_words(pattern) for pattern in (*FORBIDDEN, *UNCLEAR)] == written
    assert {pattern.verdict for pattern in FORBIDDEN} == {Verdict.FORBIDDEN}
    assert {pattern.verdict for pattern in UNCLEAR} == {Verdict.UNCLEAR}


def test_a_pattern_that_says_no_more_looks_three_terms_ahead_and_does_not_mind_marks() -> None:
    assert Pattern(ADMISSION, Verdict.FORBIDDEN, frozenset({"admit"})) == Pattern(
        ADMISSION, Verdict.FORBIDDEN, frozenset({"admit"}), beside=(), unless=frozenset(), about=frozenset(), reach=3,
        ending=None, exact=False, even_learned=False,
    )  # fmt: skip
    assert [ending.value for ending in Ending] == [1, 2]
