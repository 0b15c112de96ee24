"""What decides who counts, and for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Counting:
    """Who is left out of the base, and whose grounds make them affected: a guidance says so."""

    left_out: frozenset[str] = frozenset()
    """Activities that do not count in the base."""
    grounds: frozenset[str] = frozenset()
    """Kinds of grounds: the guidance's closed list."""
    special_grounds: frozenset[str] = frozenset()
    """Those of it that are special circumstances (03-HD/TW, II.1.1 b)."""
    ending: frozenset[str] = frozenset()
    """Those of it that count only with a last day."""

    @property
    def key(self) -> str:
        """The same for countings that count alike."""
        lists = (self.left_out, self.grounds, self.special_grounds, self.ending)
        return " | ".join(" ".join(sorted(values)) for values in lists)

    def otherwise(self, other: "Counting") -> frozenset[str]:
        """The activities and kinds of grounds that the two do not take alike: who has none of them counts the same by both."""
        lists = (self.left_out, self.grounds, self.special_grounds, self.ending)
        theirs = (other.left_out, other.grounds, other.special_grounds, other.ending)
        return frozenset().union(*(mine ^ their for mine, their in zip(lists, theirs, strict=True)))
