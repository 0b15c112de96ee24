"""What of a cell's rows the year builds on, read as they pass by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from cells.models import Activity
from partyadmin.synthetic.days import YEAR_FROM, iso
from partyadmin.synthetic.rows import ActivityRow, GroundRow, GroupRow, InfrastructureRow, MembershipRow, Row
from partyadmin.synthetic.shape import Node

SETTLED_BEFORE = YEAR_FROM - 60
"""Who belonged to the cell by then has belonged to it all through the year."""


@dataclass
class Seen:
    cell: Node
    memberships: list[MembershipRow] = field(default_factory=list)
    """Of those who belong to it today, those before among them."""
    settled: list[int] = field(default_factory=list)
    """Ids of those who belonged to it all through the year."""
    grounds: dict[int, GroundRow] = field(default_factory=dict)
    """By member."""
    suspended: int = 0
    left_out: int = 0
    groups: int = 0
    infrastructure: bool = False

    @classmethod
    def of(cls, cell: Node, rows: Sequence[Row]) -> Self:
        seen, begun = cls(cell), iso(SETTLED_BEFORE)
        for row in rows:
            match row:
                case MembershipRow():
                    seen.memberships.append(row)
                    if row.valid_to is None and row.valid_from <= begun:
                        seen.settled.append(row.member_id)
                case GroundRow():
                    seen.grounds[row.member_id] = row
                case ActivityRow():
                    seen.left_out += 1
                    seen.suspended += row.value == Activity.Value.SUSPENDED
                case GroupRow():
                    seen.groups += 1
                case InfrastructureRow():
                    seen.infrastructure = row.sufficient
        return seen

    @property
    def by_profession(self) -> list[GroundRow]:
        """Of those who belonged to it all through the year; not what a storm did to them."""
        return [self.grounds[pk] for pk in self.settled if pk in self.grounds and not self.grounds[pk].area_fact_id]

    @property
    def without_ground(self) -> list[int]:
        return [member for member in self.settled if member not in self.grounds]

    @property
    def expected(self) -> int:
        """So many at least at every meeting of the year."""
        return max(0, len(self.settled) - self.suspended)
