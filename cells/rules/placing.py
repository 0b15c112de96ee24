"""What may stand directly above what in the tree, and on which level (rulebook, 1)."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _


class Kind(StrEnum):
    """Values as in OrganisationVersion.Kind."""

    SUPERIOR = "superior"
    GRASSROOTS_COMMITTEE = "grassroots_committee"
    SECTIONAL_COMMITTEE = "sectional_committee"
    CELL = "cell"


PARENTS = {
    Kind.SUPERIOR: {Kind.SUPERIOR},
    Kind.GRASSROOTS_COMMITTEE: {Kind.SUPERIOR},
    Kind.SECTIONAL_COMMITTEE: {Kind.GRASSROOTS_COMMITTEE},
    Kind.CELL: {Kind.SUPERIOR, Kind.GRASSROOTS_COMMITTEE, Kind.SECTIONAL_COMMITTEE},
}
"""What may stand directly above what."""
LEVELS = {
    Kind.SUPERIOR: {"central", "province", "district", "commune"},
    Kind.GRASSROOTS_COMMITTEE: {"grassroots"},
    Kind.SECTIONAL_COMMITTEE: {"below_grassroots"},
    Kind.CELL: {"grassroots", "below_grassroots"},
}


class Above(NamedTuple):
    """What an organisation stands directly below."""

    name: str
    kind: str


def out_of_place(name: str, kind: str, above: Above | None) -> list[str]:
    """Why an organisation of a kind cannot stand there; `above` None: at the top of the tree."""
    if above is None:
        return [] if kind == Kind.SUPERIOR else [_("%(name)s must stand below another organisation.") % {"name": name}]
    if above.kind in PARENTS[Kind(kind)]:
        return []
    words = {"name": name, "parent": above.name}
    if above.kind == Kind.CELL:
        return [_("Nothing can stand below a cell: %(name)s would stand below %(parent)s.") % words]
    return [_("%(name)s cannot stand directly below %(parent)s: their kinds do not fit together.") % words]


def cell_level(kind_above: str) -> str:
    """Of a cell, by the kind of what it stands directly below: it follows from it."""
    return "grassroots" if kind_above == Kind.SUPERIOR else "below_grassroots"
