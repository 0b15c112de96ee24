"""Who decides on a pilot (03-HD/TW, III.1), and who is too near to the organisation to have a part in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LineageOrganisation:
    """One organisation of a lineage on a day."""

    id: int
    code: str
    superior: bool
    """Above grassroots level."""


def decider_code(lineage: Sequence[LineageOrganisation], *, overseas: bool, decider_abroad: str) -> str | None:
    """Code of the organisation that decides; None where there is none above. `lineage`: from the organisation upwards.

    In the country the nearest above grassroots level, never the grassroots committee itself; abroad the one the guidance
    names, whoever the parent is.
    """
    if overseas:
        return decider_abroad
    return next((ancestor.code for ancestor in lineage[1:] if ancestor.superior), None)


def too_near(bound_to: Collection[int], *, lineage: Sequence[LineageOrganisation], below: Collection[int]) -> bool:
    """Whether somebody bound to these organisations may neither appraise nor decide on the first of the lineage.

    Members belong to cells only, so who is in a cell of a committee is in the committee: `below` counts. So does the
    grassroots organisation it belongs to, which put its name on the list. The superior organisation does not: that is
    where the officers of the decider hold their mandates.
    """
    near = set(below) | {lineage[0].id} if lineage else set(below)
    for ancestor in lineage[1:]:
        if ancestor.superior:
            break
        near.add(ancestor.id)
    return not near.isdisjoint(bound_to)
