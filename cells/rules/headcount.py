"""The numbers a rule about eligibility looks at, of one cell or summed over the cells of a committee."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Headcount:
    """Members of a subject of a pilot on one day."""

    members: int = 0
    """Everybody who belongs, the exempt and the suspended too."""
    official: int = 0
    base: int = 0
    """Those the share is taken of: without the classes the guidance leaves out."""
    affected: int = 0
    """Of the base, those with a ground valid on the day."""
    affected_special: int = 0
    """Of the base, those with a ground of special circumstances valid on the day."""
    endless: int = 0
    """Of the base, those not among the affected whose ground lacks nothing but the last day that is asked of its kind."""
    groups: int = 0
    ungrouped: int = 0
    """Active members in no group of their cell."""
    leaderless_groups: int = 0

    def __add__(self, other: "Headcount") -> "Headcount":
        return Headcount(
            members=self.members + other.members,
            official=self.official + other.official,
            base=self.base + other.base,
            affected=self.affected + other.affected,
            affected_special=self.affected_special + other.affected_special,
            endless=self.endless + other.endless,
            groups=self.groups + other.groups,
            ungrouped=self.ungrouped + other.ungrouped,
            leaderless_groups=self.leaderless_groups + other.leaderless_groups,
        )
