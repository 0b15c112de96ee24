"""What a row of a list of organisations comes to: what it says, what is proposed, what is wrong or only likely, what is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cells.rules.document_reference import CitedDocument
from cells.rules.names import spelling_key
from sheets.rules.organisation_columns import KIND, NAME, PARENT, TYPE

LEAVE, RENAME, LEAVE_OUT, RIGHT = "leave", "rename", "out", "right"
"""What a person says of a row: what is there stays so, or gets this name; it is not wanted; it is right as it was read."""


class Verdict(StrEnum):
    NEW, THERE, DIFFERS, ASK, ERROR, OUT = "new", "there", "differs", "ask", "error", "out"


@dataclass(frozen=True)
class Known:
    """An organisation of the register on the day; `plan`: the title of the draft that founds it, where it is not there yet."""

    code: str
    name: str
    kind: str
    type: str
    parent: str
    plan: str = ""


@dataclass(frozen=True)
class Register:
    """As far as the list can mean it: only what is within reach. `taken`: codes that are used, wherever, with their siblings'."""

    known: Mapping[str, Known] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    is_empty: bool = False

    def called(self, name: str) -> list[Known]:
        key = spelling_key(name)
        return [one for one in self.known.values() if spelling_key(one.name) == key]


@dataclass(frozen=True)
class Around:
    """What holds where the list is silent. `below`: a code, "" for none; `on`: the first day."""

    on: date
    today: date
    below: str = ""
    issuer: str = ""
    called: Mapping[str, str] = field(default_factory=dict)
    """By folded word of the statutes of the day its key."""


@dataclass
class Row:
    """One organisation of the list as it is understood."""

    number: int
    said: Mapping[str, str]
    choice: str = ""
    name: str = ""
    code: str = ""
    kind: str = ""
    level: str = ""
    type: str = ""
    parent: str | None = None
    """A code; None at the top of the tree, or where it is not known."""
    above: "Row | None" = None
    since: date = date.min
    document: CitedDocument | None = None
    there: Known | None = None
    proposed: set[str] = field(default_factory=set)
    """What nobody wrote."""
    errors: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        if self.choice == LEAVE_OUT:
            return Verdict.OUT
        if self.errors:
            return Verdict.ERROR
        if self.there is not None:
            return Verdict.DIFFERS if self.differences else Verdict.THERE
        return Verdict.ASK if self.doubts and self.choice != RIGHT else Verdict.NEW

    @property
    def is_settled(self) -> bool:
        if self.verdict == Verdict.DIFFERS:
            return self.choice == LEAVE or (self.choice == RENAME and self.may_be_renamed)
        return self.verdict in (Verdict.NEW, Verdict.THERE, Verdict.OUT)

    @property
    def differences(self) -> list[str]:
        """Fields that say otherwise than the register; what the list does not say is none."""
        if self.there is None:
            return []
        same = {
            NAME: spelling_key(self.there.name) == spelling_key(self.name),
            KIND: self.there.kind == self.kind or not self.said.get(KIND),
            TYPE: self.there.type == self.type or not self.said.get(TYPE),
            PARENT: self.there.parent == (self.parent or "") or not self.said.get(PARENT),
        }
        return [name for name, is_same in same.items() if not is_same]

    @property
    def may_be_renamed(self) -> bool:
        return self.differences == [NAME] and self.there is not None and not self.there.plan

    def propose(self, name: str, value: str) -> str:
        self.proposed.add(name)
        return value
