"""Which organisations there are of which type, and how large cells of a type are by nature."""

from collections.abc import Mapping
from itertools import accumulate
from math import log
from random import Random

from cells.models import OrganisationVersion

Type = OrganisationVersion.Type
Kinds = Mapping[str, float]

COMMITTEES: Kinds = {
    Type.WARD_COMMUNE: 55, Type.STATE_ENTERPRISE: 9, Type.PUBLIC_SERVICE: 9, Type.SCHOOL: 8, Type.POLICE: 7,
    Type.ADMINISTRATIVE: 5, Type.ARMED_FORCES: 3, Type.MILITARY: 2, Type.PRIVATE_ENTERPRISE: 2,
}  # fmt: skip
GRASSROOTS_CELLS: Kinds = {
    Type.ADMINISTRATIVE: 36, Type.PUBLIC_SERVICE: 20, Type.PARTY_FRONT_MASS: 16, Type.SCHOOL: 14,
    Type.PRIVATE_ENTERPRISE: 8, Type.STATE_ENTERPRISE: 5, Type.COOPERATIVE: 1,
}  # fmt: skip
BELOW_WARD_COMMUNE: Kinds = {
    Type.RESIDENTIAL: 76, Type.SCHOOL: 12, Type.POLICE: 4, Type.MILITARY: 4, Type.PRIVATE_ENTERPRISE: 3, Type.CREDIT_FUND: 1,
}  # fmt: skip
"""Below any other committee all cells are of its own type."""

CELLS_OF_COMMITTEE: Kinds = {Type.WARD_COMMUNE: 11}
MEMBERS_OF_CELL: Kinds = {
    Type.RESIDENTIAL: 33, Type.STATE_ENTERPRISE: 20, Type.POLICE: 17, Type.MILITARY: 16, Type.COOPERATIVE: 9, Type.CREDIT_FUND: 8,
}  # fmt: skip
USUAL_CELLS, USUAL_MEMBERS = 6.0, 14.0
SPREAD = 0.45


def choose(kinds: Kinds, chance: Random) -> str:
    return chance.choices(list(kinds), cum_weights=list(accumulate(kinds.values())))[0]


def cells_by_nature(type: str, chance: Random) -> float:
    return chance.lognormvariate(log(CELLS_OF_COMMITTEE.get(type, USUAL_CELLS)), SPREAD)


def members_by_nature(type: str, chance: Random) -> float:
    return chance.lognormvariate(log(MEMBERS_OF_CELL.get(type, USUAL_MEMBERS)), SPREAD)
