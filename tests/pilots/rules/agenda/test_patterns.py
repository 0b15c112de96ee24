"""How a line of the table of patterns is read: words of senses, one group beside the other."""

from typing import Any

import pytest

from pilots.rules.agenda.patterns import Ending, Pattern, _forbidden, _pattern, _unclear
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
    assert _forbidden(ADMISSION, *LINE, **SAID, **options) == written(Verdict.FORBIDDEN, **options)
    assert _unclear(ADMISSION, *LINE, **SAID, **options) == written(Verdict.UNCLEAR, **options)
    assert _pattern(ADMISSION, Verdict.UNCLEAR, *LINE, **SAID, **options) == written(Verdict.UNCLEAR, **options)


def test_a_line_of_a_lead_alone_asks_for_nothing_beside_it() -> None:
    bare = Pattern(ADMISSION, Verdict.FORBIDDEN, frozenset({"admit"}))
    assert _forbidden(ADMISSION, "admit") == _pattern(ADMISSION, Verdict.FORBIDDEN, "admit") == bare
    assert _unclear(None, "admit") == Pattern(None, Verdict.UNCLEAR, frozenset({"admit"}))
