"""The tree of the country, streamed from the top: of the whole only one commune at a time is in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from random import Random
from typing import NamedTuple

from cells.models import Organisation, OrganisationVersion
from partyadmin.synthetic.sizes import (
    BELOW_WARD_COMMUNE,
    COMMITTEES,
    GRASSROOTS_CELLS,
    cells_by_nature,
    choose,
    members_by_nature,
)

Kind, Level, Type = OrganisationVersion.Kind, OrganisationVersion.Level, OrganisationVersion.Type

ROOT = "QG"
FULL = 5_500_000
"""Members of a country with so many organisations; a smaller one has as many in proportion."""
PROVINCES, COMMUNES, GRASSROOTS, CELLS = 34, 3_321, 52_000, 250_000
COMMITTEES_AMONG_GRASSROOTS = 0.46
SECTIONED_FROM, CELLS_A_SECTION, SECTIONED = 12, 6, 0.3
"""Some committees with many cells have sectional committees between."""


@dataclass(frozen=True, slots=True)
class Node:
    id: int
    code: str
    path: str
    depth: int
    children: int
    parent_id: int | None
    kind: str
    level: str
    type: str
    name: str
    place: str
    members: int = 0
    """Of a cell."""


class Sort(NamedTuple):
    kind: str
    level: str
    type: str


@dataclass(frozen=True, slots=True)
class Share:
    """What of the country falls to a branch. Every commune has a grassroots organisation, that a cell, that a member:
    of cells and members only what goes beyond is shared out, so that every division is possible."""

    communes: int
    grassroots: int
    more_cells: int
    more_members: int


@dataclass(frozen=True, slots=True)
class CellPlan:
    type: str
    members: int


@dataclass(frozen=True, slots=True)
class GrassrootsPlan:
    """A grassroots organisation before it has a place in the tree. One that is no committee is its only cell."""

    type: str
    committee: bool
    cells: list[CellPlan]


def whole_share(members: int) -> Share:
    def in_proportion(number: int) -> int:
        return max(1, round(number * members / FULL))

    grassroots = min(in_proportion(GRASSROOTS), members)
    cells = max(grassroots, min(in_proportion(CELLS), members))
    return Share(in_proportion(COMMUNES), grassroots, cells - grassroots, members - cells)


def split(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """The total in whole numbers in proportion to the weights, each at least `least`."""
    if not weights:
        return []
    free, whole = total - least * len(weights), sum(weights)
    bounds = [0, *(round(free * reached / whole) for reached in accumulate(weights))]
    bounds[-1] = free
    return [upper - lower + least for lower, upper in pairwise(bounds)]


class Country:
    def __init__(self, members: int, chance: Random) -> None:
        self.share, self.chance, self._ids = whole_share(members), chance, count(1)

    def nodes(self) -> Iterator[Node]:
        """Every organisation, each after the one above it, in the order of the path."""
        provinces = min(self.share.communes, max(1, round(PROVINCES * self.share.communes / COMMUNES)))
        root = Node(
            id=next(self._ids),
            code=ROOT,
            path=Organisation._get_path("", 1, 1),
            depth=1,
            children=provinces,
            parent_id=None,
            kind=Kind.SUPERIOR,
            level=Level.CENTRAL,
            type=Type.OTHER,
            name="Đảng bộ toàn quốc (số liệu mô phỏng)",
            place="Thủ đô",
        )
        yield root
        for step, share in enumerate(self._shares(self.share, provinces), start=1):
            yield from self._province(root, step, share)

    def _shares(self, whole: Share, number: int) -> list[Share]:
        weights = [self.chance.uniform(0.4, 1.6) for _ in range(number)]
        parts = (
            split(whole.communes, weights, least=1),
            split(whole.grassroots, weights, least=1),
            split(whole.more_cells, weights),
            split(whole.more_members, weights),
        )
        return [Share(*numbers) for numbers in zip(*parts, strict=True)]

    def _province(self, root: Node, step: int, share: Share) -> Iterator[Node]:
        """Communes, and where there is more to share out one superior organisation for the province's own agencies."""
        agencies = int(share.grassroots > share.communes)
        branches = share.communes + agencies
        top = self._child(
            root, step, branches, Sort(Kind.SUPERIOR, Level.PROVINCE, Type.OTHER),
            name=f"Đảng bộ tỉnh số {step}", place=f"Tỉnh số {step}",
        )  # fmt: skip
        yield top
        whole = Share(branches, share.grassroots, share.more_cells, share.more_members)
        for number, part in enumerate(self._shares(whole, branches), start=1):
            plans = self._plans(part)
            is_commune = number <= share.communes
            commune = self._child(
                top, number, len(plans),
                Sort(Kind.SUPERIOR, Level.COMMUNE if is_commune else Level.PROVINCE, Type.OTHER),
                name=f"Đảng bộ xã số {number}" if is_commune else f"Đảng bộ các cơ quan {top.place}",
                place=f"Xã số {number}" if is_commune else top.place,
            )  # fmt: skip
            yield commune
            for position, plan in enumerate(plans, start=1):
                yield from self._grassroots(commune, position, plan)

    def _plans(self, share: Share) -> list[GrassrootsPlan]:
        """The grassroots organisations of a commune: committees first, then the cells directly below it."""
        committees = round(share.grassroots * COMMITTEES_AMONG_GRASSROOTS) or int(share.more_cells > 0)
        types = [choose(COMMITTEES, self.chance) for _ in range(committees)]
        numbers = split(share.more_cells, [cells_by_nature(type, self.chance) for type in types])
        cell_types = [
            [self._below(type) for _ in range(1 + more)] for type, more in zip(types, numbers, strict=True)
        ] + [[choose(GRASSROOTS_CELLS, self.chance)] for _ in range(share.grassroots - committees)]
        natures = [members_by_nature(type, self.chance) for types in cell_types for type in types]
        sizes = iter(split(share.more_members, natures))
        return [
            GrassrootsPlan(
                type=types[index] if index < committees else cells[0],
                committee=index < committees,
                cells=[CellPlan(type, 1 + next(sizes)) for type in cells],
            )
            for index, cells in enumerate(cell_types)
        ]

    def _below(self, type: str) -> str:
        return choose(BELOW_WARD_COMMUNE, self.chance) if type == Type.WARD_COMMUNE else type

    def _grassroots(self, commune: Node, step: int, plan: GrassrootsPlan) -> Iterator[Node]:
        if not plan.committee:
            yield self._cell(commune, step, plan.cells[0], Level.GRASSROOTS)
            return
        sections = self._sections(plan)
        committee = self._child(
            commune, step, len(sections or plan.cells), Sort(Kind.GRASSROOTS_COMMITTEE, Level.GRASSROOTS, plan.type),
            name=f"Đảng bộ cơ sở số {step}", place=commune.place,
        )  # fmt: skip
        yield committee
        for number, cells in enumerate(sections, start=1):
            section = self._child(
                committee, number, len(cells), Sort(Kind.SECTIONAL_COMMITTEE, Level.BELOW_GRASSROOTS, plan.type),
                name=f"Đảng bộ bộ phận số {number}", place=commune.place,
            )  # fmt: skip
            yield section
            for position, cell in enumerate(cells, start=1):
                yield self._cell(section, position, cell, Level.BELOW_GRASSROOTS)
        for position, cell in enumerate(() if sections else plan.cells, start=1):
            yield self._cell(committee, position, cell, Level.BELOW_GRASSROOTS)

    def _sections(self, plan: GrassrootsPlan) -> list[list[CellPlan]]:
        if len(plan.cells) < SECTIONED_FROM or self.chance.random() > SECTIONED:
            return []
        return [plan.cells[at : at + CELLS_A_SECTION] for at in range(0, len(plan.cells), CELLS_A_SECTION)]

    def _cell(self, parent: Node, step: int, plan: CellPlan, level: str) -> Node:
        return self._child(
            parent, step, 0, Sort(Kind.CELL, level, plan.type),
            name=f"Chi bộ số {step}", place=parent.place, members=plan.members,
        )  # fmt: skip

    def _child(
        self,
        parent: Node,
        step: int,
        children: int,
        sort: Sort,
        *,
        name: str,
        place: str,
        members: int = 0,
    ) -> Node:
        return Node(
            id=next(self._ids),
            code=f"{parent.code}-{step:02}",
            path=Organisation._get_path(parent.path, parent.depth + 1, step),
            depth=parent.depth + 1,
            children=children,
            parent_id=parent.id,
            kind=sort.kind,
            level=sort.level,
            type=sort.type,
            name=name,
            place=place,
            members=members,
        )
