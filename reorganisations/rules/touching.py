"""Whether what one plan does depends on what another one does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """Codes: what a plan may change, and all it looks at to do so (what it changes is part of that)."""

    changed: frozenset[str]
    needed: frozenset[str]

    def touches(self, other: "Reach") -> bool:
        return bool(self.changed & other.needed or self.needed & other.changed)

    def together(self, other: "Reach") -> "Reach":
        return Reach(self.changed | other.changed, self.needed | other.needed)
