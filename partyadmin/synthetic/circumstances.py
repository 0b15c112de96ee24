"""What makes a cell eligible or not: grounds, facts of the area, groups, infrastructure, and who leads it."""

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from cells.models import Body, OrganisationVersion, Post
from partyadmin.synthetic.days import REGISTER_FROM, SETTLED, TODAY, between, iso
from partyadmin.synthetic.rows import (
    AreaFactRow,
    BelongingRow,
    BodyRow,
    GroundRow,
    GroupRow,
    InfrastructureRow,
    LeadershipRow,
    PostRow,
    Row,
)
from partyadmin.synthetic.shape import Kind, Node, Type

DISPERSED: dict[str, tuple[float, str]] = {
    Type.STATE_ENTERPRISE: (0.15, "ship_crew"),
    Type.ARMED_FORCES: (0.2, "armed_forces"),
    Type.MILITARY: (0.12, "armed_forces"),
    Type.POLICE: (0.04, "armed_forces"),
    Type.PUBLIC_SERVICE: (0.08, "health"),
    Type.ADMINISTRATIVE: (0.03, "forest_ranger"),
    Type.RESIDENTIAL: (0.02, "working_away_from_home"),
}
"""How many of the cells of a type cannot meet in one place, and why."""
SHARE_AFFECTED = (0.3, 0.95)
WORKING_AWAY_ELSEWHERE = 0.01
"""Members of all other cells who work away."""
STRUCK_BY_STORM, STORM_IS_OVER, CELLS_STRUCK = 0.04, 0.5, 0.5
INFRASTRUCTURE_LOOKED_AT, INFRASTRUCTURE_SUFFICES = 0.6, 0.8
GROUPED_FROM, GROUPED, MEMBERS_A_GROUP, UNGROUPED, LEADERLESS = 50, 0.7, 13, 0.01, 0.03
COMMITTEE_FROM = 9
"""Official members from which a cell elects a committee; here simply members."""


class Circumstances:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._facts, self._groups, self._bodies = count(1), count(1), count(1)
        self._storm: AreaFactRow | None = None

    def of_organisation(self, node: Node) -> Iterator[Row]:
        if node.level == OrganisationVersion.Level.COMMUNE:
            yield from self._storm_over(node)
        if node.kind in (Kind.CELL, Kind.GRASSROOTS_COMMITTEE) and self.chance.random() < INFRASTRUCTURE_LOOKED_AT:
            suffices = self.chance.random() < INFRASTRUCTURE_SUFFICES
            yield InfrastructureRow(node.id, suffices, "Đường truyền, thiết bị, phòng họp", iso(REGISTER_FROM))

    def of_cell(self, cell: Node, members: Sequence[int]) -> Iterator[Row]:
        """`members`: the ids of everybody in the cell."""
        yield from self._grounds(cell, members)
        yield from self._groups_of(cell, members)
        yield from self._leaders(cell, members)

    def _storm_over(self, commune: Node) -> Iterator[AreaFactRow]:
        self._storm = None
        if self.chance.random() < STRUCK_BY_STORM:
            ended = iso(TODAY - 5) if self.chance.random() < STORM_IS_OVER else None
            self._storm = AreaFactRow(
                next(self._facts),
                "natural_disaster",
                # Each province has a commune of this number.
                f"{commune.name} ({commune.code})",
                "Bão, nước lũ chia cắt",
                iso(TODAY - 30),
                ended,
            )
            yield self._storm

    def _grounds(self, cell: Node, members: Sequence[int]) -> Iterator[GroundRow]:
        share, category = DISPERSED.get(cell.type, (0.0, "working_away_from_home"))
        if self._storm and cell.type == Type.RESIDENTIAL and self.chance.random() < CELLS_STRUCK:
            for member in self._some(members, self.chance.uniform(*SHARE_AFFECTED)):
                yield self._ground(member, "natural_disaster", self._storm.id, days=30)
        if self.chance.random() < share:
            for member in self._some(members, self.chance.uniform(*SHARE_AFFECTED)):
                yield self._ground(member, category)
        else:
            for member in self._some(members, WORKING_AWAY_ELSEWHERE):
                yield self._ground(member, "working_away_from_home")

    def _some(self, members: Sequence[int], share: float) -> Iterator[int]:
        return (member for member in members if self.chance.random() < share)

    def _ground(self, member: int, category: str, fact: int | None = None, days: int = 300) -> GroundRow:
        """Some are over, as in a register that is kept."""
        since = between(TODAY - days, TODAY, self.chance)
        until = iso(since + between(60, 400, self.chance)) if category == "working_away_from_home" else None
        return GroundRow(
            member, category, "Không thể về họp hằng tháng", "Xác nhận của đơn vị", fact, iso(since), until
        )

    def _groups_of(self, cell: Node, members: Sequence[int]) -> Iterator[Row]:
        if len(members) < GROUPED_FROM or self.chance.random() > GROUPED:
            return
        number = len(members) // MEMBERS_A_GROUP
        groups = [next(self._groups) for _ in range(number)]
        since = iso(REGISTER_FROM)
        for position, group in enumerate(groups, start=1):
            yield GroupRow(group, cell.id, f"Tổ đảng số {position}", since)
            if self.chance.random() > LEADERLESS:
                yield LeadershipRow(group, members[position - 1], iso(SETTLED))
        for position, member in enumerate(members):
            if position < number or self.chance.random() > UNGROUPED:
                yield BelongingRow(groups[position % number], member, iso(SETTLED))

    def _leaders(self, cell: Node, members: Sequence[int]) -> Iterator[Row]:
        since, body = iso(SETTLED), None
        titles = [Post.Title.SECRETARY]
        if len(members) >= COMMITTEE_FROM:
            body = next(self._bodies)
            yield BodyRow(body, cell.id, Body.Kind.CELL_COMMITTEE, since)
            titles += [Post.Title.DEPUTY_SECRETARY, Post.Title.MEMBER]
        for title, member in zip(titles, members, strict=False):
            yield PostRow(cell.id, body, member, title, since)
