from typing import Any

import pytest

from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.rules.sentences import step_in_words

NAMES = {"A": "Cell A", "B": "Cell B", "C": "Cell C", "D": "Cell D", "E": "Cell E", "P": "Ward P"}
LABELS = {"cell": "a cell", "grassroots": "of the first level", "school": "in a school"}


def step(act: StepKind, *subjects: str, parts: tuple[Part, ...] = (), **facts: Any) -> Step:
    return Step(act, subjects, facts, parts)


def words(step: Step) -> str:
    return step_in_words(step, NAMES, LABELS)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (step(StepKind.FOUND, code="N", name="New", parent="P"), "New (N) is founded below Ward P."),
        (step(StepKind.FOUND, code="N", name="New", parent="X"), "New (N) is founded below X."),
        (step(StepKind.FOUND, code="N", name="New", parent=None), "New (N) is founded below –."),
        (step(StepKind.RENAME, "A", name="New"), "Cell A: now called New."),
        (step(StepKind.RENAME, "A", symbol="CB"), "Cell A: other facts."),
        (step(StepKind.RETYPE, "A", "B", type="school"), "Cell A; Cell B: now in a school."),
        (
            step(StepKind.RETYPE, "A", kind="cell", level="grassroots", type="school"),
            "Cell A: now a cell, of the first level, in a school.",
        ),
        (step(StepKind.RETYPE, "A", kind="cell", level="", type="unknown"), "Cell A: now a cell, ."),
        (step(StepKind.REGRADE, "A", level="grassroots"), "Cell A: now of the first level."),
        (step(StepKind.MOVE, "A", "X", parent="P"), "Cell A; X: now below Ward P."),
        (step(StepKind.MERGE, "A", "B", parts=(Part("C"),)), "Cell A; Cell B merge into Cell C."),
        (step(StepKind.MERGE, "A", "B", parts=(Part("N", {"name": "New"}),)), "Cell A; Cell B merge into New (N)."),
        (
            step(StepKind.SPLIT, "A", parts=(Part("A"), Part("N", {"name": "New"}))),
            "Cell A is split into Cell A; New (N).",
        ),
        (
            step(StepKind.SPLIT, "A", parts=(Part("B"), Part("C"), Part("N", {"name": "New"}))),
            "Cell A ends and is shared out to Cell B; Cell C; New (N).",
        ),
        (step(StepKind.SPLIT, "A", parts=(Part("A"), Part("B"))), "Cell A goes on; a part of it goes to Cell B."),
        (
            Step(StepKind.SPLIT, ("A",), parts=(Part("B"), Part("C")), stays=True),
            "Cell A goes on without members of its own, and is shared out to Cell B; Cell C.",
        ),
        (step(StepKind.DISSOLVE, "A"), "Cell A: dissolved."),
        (step(StepKind.DISSOLVE, "A", parts=(Part("B"), Part("C"))), "Cell A: dissolved, followed by Cell B; Cell C."),
    ],
)
def test_a_step_is_told_in_a_sentence(told: Step, sentence: str) -> None:
    assert words(told) == sentence


def test_up_to_four_are_named_of_more_the_first_three() -> None:
    assert words(step(StepKind.DISSOLVE, "A", "B", "C", "D")) == "Cell A; Cell B; Cell C; Cell D: dissolved."
    assert words(step(StepKind.DISSOLVE, "A", "B", "C", "D", "E")) == "Cell A; Cell B; Cell C and 2 more: dissolved."
    assert (
        words(step(StepKind.DISSOLVE, "A", "B", "C", "D", "E", "P")) == "Cell A; Cell B; Cell C and 3 more: dissolved."
    )


def test_an_act_without_a_sentence_does_not_pass_in_silence() -> None:
    with pytest.raises(ValueError, match="swap"):
        step_in_words(Step("swap", ("A",)), NAMES, LABELS)  # type: ignore[arg-type]
