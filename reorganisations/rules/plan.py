"""What a reorganisation is made of: organisations as they are on its day, and the steps that change them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from cells.rules.placing import Kind


class StepKind(StrEnum):
    FOUND = "found"
    RENAME = "rename"
    RETYPE = "retype"
    REGRADE = "regrade"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    DISSOLVE = "dissolve"


CHANGES = frozenset({StepKind.RENAME, StepKind.RETYPE, StepKind.REGRADE, StepKind.MOVE})
"""Acts after which the same organisations go on, with other facts."""


FACTS = (
    "name", "national_code", "kind", "level", "type", "parent", "issuer_name", "symbol", "area", "place", "overseas",
)  # fmt: skip
"""What an organisation is on a day; `parent` is a code."""


@dataclass(frozen=True)
class Unit:
    """An organisation on the day of the reorganisation, known by its code."""

    code: str
    name: str
    kind: str
    level: str
    type: str
    parent: str | None
    national_code: str = ""
    issuer_name: str = ""
    symbol: str = ""
    area: str = ""
    place: str = ""
    overseas: bool = False
    members: int = 0
    """Of a cell, on the day or to come."""
    fact_from: date | None = None
    """The first day of the last fact recorded about it, on the day or ahead; what plans ahead have written is no such fact, nor
    what another plan wrote for the same day."""

    @property
    def is_cell(self) -> bool:
        return self.kind == Kind.CELL

    def become(self, facts: Mapping[str, Any]) -> "Unit":
        return replace(self, **{name: value for name, value in facts.items() if name in FACTS})

    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FACTS}


@dataclass(frozen=True)
class Part:
    """What comes out of a merger, split or dissolution. `facts` None: an organisation that exists already.

    Of a split: the children, groups and members that go to this part, which may be an organisation that stood beside it;
    the first part takes whoever is not named.
    """

    code: str
    facts: Mapping[str, Any] | None = None
    children: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    members: tuple[int, ...] = ()


@dataclass(frozen=True)
class Step:
    """One act of a reorganisation.

    found: `facts` with its code · rename, retype, regrade, move: `subjects` and the `facts` that change · merge:
    `subjects` into the one part · split: the one subject into `parts`, new or there before, going on itself where it is one
    of them or `stays` · dissolve: `subjects`, followed by `parts` if any.
    """

    act: StepKind
    subjects: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    stays: bool = False

    def field_of(self, code: str) -> str:
        """By which name a form asks for an organisation the step names."""
        if code in self.subjects:
            return "subject"
        if any(code in part.children for part in self.parts):
            return f"child_{code}"
        if any(part.code == code and part.facts is None for part in self.parts):
            return _FIELD_OF_EXISTING.get(self.act, "followed_by")
        return self.field_of_new(code) if code in self.new_codes else "parent"

    def field_of_new(self, code: str) -> str:
        """By which name a form asks for the code of an organisation that begins; the parts of a split are counted from 1."""
        return f"code_{self.new_codes.index(code) + 1}" if self.act == StepKind.SPLIT else "code"

    @property
    def new_codes(self) -> list[str]:
        """Of the organisations that begin."""
        founded = [str(self.facts["code"])] if self.act == StepKind.FOUND else []
        return [part.code for part in self.parts if part.facts is not None] + founded

    @property
    def changed_codes(self) -> set[str]:
        """Of what it may change, but for what hangs below."""
        return {*self.subjects, *self.new_codes, *(part.code for part in self.parts)}

    @property
    def codes(self) -> set[str]:
        """Every organisation the step names, new ones included."""
        named = {*self.subjects, *(part.code for part in self.parts)}
        named |= {child for part in self.parts for child in part.children}
        named |= {str(facts["parent"]) for facts in self.all_facts() if facts.get("parent")}
        return named | {str(facts["code"]) for facts in self.all_facts() if facts.get("code")}

    def all_facts(self) -> list[Mapping[str, object]]:
        """Told of organisations, whether they change or begin."""
        return [self.facts, *(part.facts for part in self.parts if part.facts is not None)]


_FIELD_OF_EXISTING = {StepKind.MERGE: "into", StepKind.SPLIT: "existing"}


@dataclass(frozen=True)
class Route:
    """Where the members of a cell go: by person, else by group, else all to `default`."""

    default: str
    groups: Mapping[int, str] = field(default_factory=dict)
    members: Mapping[int, str] = field(default_factory=dict)

    def targets(self) -> set[str]:
        return {self.default, *self.groups.values(), *self.members.values()}


@dataclass(frozen=True)
class Link:
    """A succession; `successor` None: dissolved."""

    predecessor: str
    successor: str | None


@dataclass(frozen=True)
class Obstacle:
    """Why the reorganisation cannot be confirmed; `step` is its place from 0 where one step is to blame, and `field` what of
    that step, by the name a form gives it ("" the step as a whole)."""

    message: str
    step: int | None = None
    field: str = ""


def _place(unit: Unit) -> tuple[str, str | None, bool]:
    return unit.kind, unit.parent, unit.overseas


@dataclass
class Outcome:
    """Organisations before and after all steps (those that ended are not after), who follows whom, where members go."""

    before: dict[str, Unit]
    after: dict[str, Unit]
    links: list[Link] = field(default_factory=list)
    routes: dict[str, Route] = field(default_factory=dict)
    reformed: set[str] = field(default_factory=set)
    """Ended, merged into or split: here approvals lapse (rulebook, 2)."""
    obstacles: list[Obstacle] = field(default_factory=list)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """By code of what does not exist on the day, a sentence that says by which plan it ends or begins; of what does, which other
    plans are about it."""
    known: Mapping[str, str] = field(default_factory=dict)
    """By code of what does not exist on the day and is known all the same, what it is called."""

    def with_plan(self, reason: str, code: str) -> str:
        """The reason, and which other plan is behind it, where one is."""
        return " ".join(filter(None, [reason, self.elsewhere.get(code, "")]))

    @property
    def founded(self) -> list[str]:
        return [code for code in self.after if code not in self.before]

    @property
    def ended(self) -> list[str]:
        return [code for code in self.before if code not in self.after]

    @property
    def changed(self) -> list[str]:
        """Those that go on with other facts."""
        return [
            code
            for code, unit in self.after.items()
            if code in self.before and unit.facts() != self.before[code].facts()
        ]

    @property
    def placed_anew(self) -> list[str]:
        """Those of them that stand elsewhere, or as another kind: somebody else may decide on them."""
        return [code for code in self.changed if _place(self.after[code]) != _place(self.before[code])]

    @property
    def touched(self) -> set[str]:
        named = {*self.founded, *self.ended, *self.changed, *self.routes, *self.reformed}
        return named & {*self.before, *self.after}

    def target(self, code: str) -> str:
        """Where a cell's members end up, when what they were routed to goes on elsewhere in the same reorganisation."""
        seen = set()
        while code not in self.after and code in self.routes and code not in seen:
            seen.add(code)
            code = self.routes[code].default
        return code
