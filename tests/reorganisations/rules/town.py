"""A town on the day of a reorganisation, as far as the rules look at it.

TOWN stands above the districts NORTH and SOUTH. NORTH: the committee WARD with the section SEC (its cell SEC-1) and the cells
W-1 to W-3, and the cell N-1 of its own. SOUTH: the committee PORT with the cell P-1.
"""

from typing import Any

from cells.rules.placing import Kind
from reorganisations.rules.plan import Part, Unit


def facts(kind: Kind, parent: str | None, level: str, **told: Any) -> dict[str, Any]:
    """What a new organisation is; its name says nothing but that it is new."""
    return {"name": "New one", "kind": kind, "level": level, "type": "", "parent": parent} | told


def unit(code: str, kind: Kind, parent: str | None, level: str, **told: Any) -> Unit:
    return Unit(code=code, **(facts(kind, parent, level) | {"name": f"Name of {code}"} | told))


def cell(code: str, parent: str | None, level: str = "below_grassroots", **told: Any) -> Unit:
    return unit(code, Kind.CELL, parent, level, **told)


def new_cell(code: str, parent: str | None = "WARD", **told: Any) -> Part:
    return Part(code, facts(Kind.CELL, parent, "below_grassroots"), **told)


def new_committee(code: str, parent: str | None = "NORTH") -> Part:
    return Part(code, facts(Kind.GRASSROOTS_COMMITTEE, parent, "grassroots"))


UNITS = {
    found.code: found
    for found in (
        unit("TOWN", Kind.SUPERIOR, None, "province"),
        unit("NORTH", Kind.SUPERIOR, "TOWN", "district"),
        unit("SOUTH", Kind.SUPERIOR, "TOWN", "district"),
        unit("WARD", Kind.GRASSROOTS_COMMITTEE, "NORTH", "grassroots"),
        unit("PORT", Kind.GRASSROOTS_COMMITTEE, "SOUTH", "grassroots"),
        unit("SEC", Kind.SECTIONAL_COMMITTEE, "WARD", "below_grassroots"),
        cell("SEC-1", "SEC"),
        cell("W-1", "WARD"),
        cell("W-2", "WARD"),
        cell("W-3", "WARD"),
        cell("N-1", "NORTH", "grassroots"),
        cell("P-1", "PORT"),
    )
}
ABOVE = {
    "NORTH": "TOWN", "SOUTH": "TOWN", "WARD": "NORTH", "PORT": "SOUTH", "SEC": "WARD", "SEC-1": "WARD", "W-1": "WARD",
    "W-2": "WARD", "W-3": "WARD", "N-1": "NORTH", "P-1": "PORT",
}  # fmt: skip


def said(code: str, name: str = "", above: str | None = None) -> str:
    """As a sentence says it; `above` "": nothing."""
    above = ABOVE.get(code, "") if above is None else above
    return (
        f"{name or f'Name of {code}'}, Name of {above} ({code})" if above else f"{name or f'Name of {code}'} ({code})"
    )
