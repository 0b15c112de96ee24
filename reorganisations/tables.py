"""Reorganisations, and what one of them touched."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Number, Person, State, Text
from reorganisations.models import Reorganisation
from reorganisations.rules.names import called
from reorganisations.rules.plan import Outcome, Unit

PlanState = Reorganisation.State
PLAN_TONES = {
    PlanState.DRAFT: "neutral",
    PlanState.CONFIRMED: "info",
    PlanState.IN_EFFECT: "good",
    PlanState.SET_ASIDE: "bad",
    PlanState.CANCELLED: "bad",
}

REORGANISATIONS = List(
    gettext_lazy("Reorganisations"),
    Day("effective_on", gettext_lazy("From the day"), width=12),
    Text(
        "title",
        gettext_lazy("What it is about"),
        link=lambda plan: reverse("reorganisations:reorganisation", args=[plan.pk]),
        width=50,
    ),
    Text("ordered_by", gettext_lazy("Ordered by"), width=32),
    State(
        "state",
        gettext_lazy("State"),
        "get_state_display",
        tone=lambda plan: PLAN_TONES[PlanState(plan.state)],
    ),
    rows_a_page=50,
)


@dataclass(frozen=True)
class Chosen:
    """What a reorganisation touched, and what was chosen to become of it."""

    title: str
    number: int
    words: str


OUTCOME = List(
    gettext_lazy("What it touches, and what was chosen"),
    Text("title", gettext_lazy("What"), lambda row: capfirst(row.title), width=40),
    Number("number", gettext_lazy("How many")),
    Text("words", gettext_lazy("What becomes of it"), width=40),
)


@dataclass(frozen=True)
class Formed:
    """What is founded by a plan (`was` None), or goes on with other facts. `above`, `above_was`: what it stands below."""

    unit: Unit
    was: Unit | None
    above: str
    above_was: str
    words: Mapping[str, str]
    """Of kinds, levels and types on the day of the plan."""


def formed_by(outcome: Outcome, words: Mapping[str, str]) -> Iterator[Formed]:
    def above(unit: Unit | None) -> str:
        code = unit.parent or "" if unit else ""
        return called(code, outcome.after, outcome.before)

    for code in [*outcome.founded, *outcome.changed]:
        unit, was = outcome.after[code], outcome.before.get(code)
        yield Formed(unit, was, above(unit), above(was), words)


def _was(of: Callable[[Unit], str]) -> Callable[[Formed], str]:
    """What it was before, where that is something else."""

    def note(row: Formed) -> str:
        if row.was is None or of(row.was) == of(row.unit):
            return ""
        before = of(row.was)
        return _("until now: %(what)s") % {"what": row.words.get(before, before)}

    return note


FORMED = List(
    gettext_lazy("What is founded, and what changes"),
    Text("code", gettext_lazy("Code"), "unit.code", note=lambda row: "" if row.was else _("new"), width=24),
    Person("name", gettext_lazy("Name"), "unit.name", note=_was(lambda unit: unit.name), width=40),
    Text("kind", gettext_lazy("Kind"), lambda row: row.words[row.unit.kind], note=_was(lambda unit: unit.kind)),
    Text("level", gettext_lazy("Level"), lambda row: row.words[row.unit.level], note=_was(lambda unit: unit.level)),
    Text("type", gettext_lazy("Type"), lambda row: row.words[row.unit.type], note=_was(lambda unit: unit.type)),
    Person(
        "above",
        gettext_lazy("Belongs to"),
        note=lambda row: (
            _("until now: %(what)s") % {"what": row.above_was} if row.was and row.above_was != row.above else ""
        ),
        width=40,
    ),
)
