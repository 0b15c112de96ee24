"""What a reorganisation does to what other apps hold of the organisations: they say so here at start-up.

What `cells` holds itself is written at confirmation, dated. What upper apps hold follows on the day itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from accounts.models import Occasion
from reorganisations.models import Reorganisation

Option = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """Where an organisation stands from the day on, and as what. `above`: the code of its parent."""

    kind: str
    above: str | None
    overseas: bool


@dataclass(frozen=True)
class Changes:
    """What happens to organisations (codes) on a day, as other apps need to know it."""

    on: date
    title: str
    ended: frozenset[str]
    reformed: frozenset[str]
    """Ended, merged into or split, those that go on included: approvals lapse, quotas are inherited (rulebook, 2)."""
    links: tuple[tuple[str, str | None], ...]
    """(predecessor, successor); None: nothing came of it."""
    placed: Mapping[str, Place] = field(default_factory=dict)
    """What begins, or goes on elsewhere or as another kind, by code; what hangs below one of these goes along unnamed."""

    def successors(self, code: str) -> list[str]:
        return [successor for predecessor, successor in self.links if predecessor == code and successor is not None]

    def predecessors(self, code: str) -> list[str]:
        return [predecessor for predecessor, successor in self.links if successor == code]

    @property
    def inheriting(self) -> list[str]:
        return sorted({successor for _, successor in self.links if successor is not None})


def changes_of(plan: Reorganisation, outcome: Mapping[str, Any]) -> Changes:
    """`outcome`: as it is written, before it is confirmed too: what comes and goes within the day is told to nobody."""
    links = tuple((predecessor, successor) for predecessor, successor in outcome["links"])
    ended, reformed = frozenset(outcome["ended"]), frozenset(outcome["reformed"])
    # A plan confirmed by an earlier release says nothing of it.
    placed = {code: Place(**place) for code, place in outcome.get("placed", {}).items()}
    return Changes(plan.effective_on, plan.title, ended, reformed, links, placed)


@dataclass(frozen=True)
class Touched:
    """One line of the preview: what there is of it, what becomes of it, and between what one may choose."""

    key: str
    title: str
    number: int
    note: str = ""
    options: Sequence[Option] = ()
    """The first is taken where nothing is chosen; none: there is no choice."""
    examples: Sequence[str] = field(default=())

    def chosen(self, choices: Mapping[str, str]) -> str:
        values = [value for value, _ in self.options]
        choice = choices.get(self.key, "")
        return choice if choice in values else (values[0] if values else "")

    def chosen_words(self, choices: Mapping[str, str]) -> str:
        return dict(self.options).get(self.chosen(choices), "") or self.note


class Apply(Protocol):
    def __call__(
        self,
        changes: Changes,
        *,
        choices: Mapping[str, str],
        occasion: Occasion,
    ) -> None: ...


@dataclass(frozen=True)
class Effect:
    """What one app has to do with it."""

    preview: Callable[[Changes], Sequence[Touched]]
    """What of its own is touched."""
    apply: Apply
    """Make it so, in the transaction of the day."""
    obstacles: Callable[[Changes], Sequence[str]] = lambda _changes: ()
    """Sentences that say why it cannot be done; none: it can."""


class Correct(Protocol):
    def __call__(self, before: Changes, after: Changes, *, why: str, occasion: Occasion) -> Sequence[Touched]:
        """A plan in effect was corrected, for the reason given. What becomes of what the mistake had done; what is newly changed
        is applied afterwards. The lines say what was mended, and what is left as it is."""


_effects: list[tuple[int, Effect]] = []
_correctors: list[tuple[int, Correct]] = []


def register_effect(effect: Effect, *, position: int) -> None:
    """Effects are applied in the order of their positions: meetings give their places back before quotas are inherited."""
    _effects.append((position, effect))
    _effects.sort(key=lambda entry: entry[0])


def registered_effects() -> list[Effect]:
    return [effect for _, effect in _effects]


def register_corrector(correct: Correct, *, position: int) -> None:
    """In the order of the effects they mend."""
    _correctors.append((position, correct))
    _correctors.sort(key=lambda entry: entry[0])


def registered_correctors() -> list[Correct]:
    return [correct for _, correct in _correctors]


def newly(before: Changes, after: Changes) -> Changes:
    """What a correction brings about that had not been so."""
    links = tuple(link for link in after.links if link not in before.links)
    return Changes(after.on, after.title, after.ended - before.ended, after.reformed - before.reformed, links)
