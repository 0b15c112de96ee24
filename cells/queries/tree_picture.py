"""A branch as it was on a day, down to a depth, in the order of the tree and with the counts of each node."""

from collections.abc import Sequence
from datetime import date

from cells.models import Organisation, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.organisations import Kind, version_on, versions_on
from cells.queries.tree import Node, nodes
from cells.rules.tree_picture import Leaf

MOST_NODES = 1_000


def branch(
    organisation: Organisation, day: date, depth: int, *, among: OrganisationQuerySet
) -> list[tuple[OrganisationVersion, int]] | None:
    """Versions with their depth below the organisation (itself 0), by codes; None where there are too many to draw."""
    top = version_on(organisation, day)
    if top is None:
        return []
    children: dict[int, list[OrganisationVersion]] = {}
    level = [top.organisation_id]
    number = 1
    for _step in range(depth):
        below = versions_on(day).filter(parent_id__in=level, organisation__in=among).order_by("organisation__code")
        versions = list(below[:MOST_NODES])
        number += len(versions)
        if number >= MOST_NODES:
            return None
        for version in versions:
            children.setdefault(version.parent_id or 0, []).append(version)
        level = [version.organisation_id for version in versions]
    return _in_order(top, children, 0)


def _in_order(
    version: OrganisationVersion, children: dict[int, list[OrganisationVersion]], depth: int
) -> list[tuple[OrganisationVersion, int]]:
    ordered = [(version, depth)]
    for child in children.get(version.organisation_id, []):
        ordered += _in_order(child, children, depth + 1)
    return ordered


def leaves_of(ordered: Sequence[tuple[OrganisationVersion, int]], day: date, *, today: date) -> list[Leaf]:
    """What is drawn below the top: each with its members, and its cells where it has any below it."""
    counted = nodes([version for version, _depth in ordered], day, today=today)
    depths = [depth for _version, depth in ordered]
    return [
        Leaf(node.version.name, figures_of(node), depths[index], _last_of_levels(depths, index))
        for index, node in enumerate(counted)
        if index
    ]


def figures_of(node: Node) -> str:
    members = "…" if node.members is None else f"{node.members:,}".replace(",", ".")
    return members if node.version.kind == Kind.CELL else f"{node.cells} · {members}"


def _last_of_levels(depths: Sequence[int], index: int) -> tuple[bool, ...]:
    """For each level down to one's own: whether nothing more follows on it below the same node."""
    last = []
    for level in range(1, depths[index] + 1):
        following = next((depth for depth in depths[index + 1 :] if depth <= level), 0)
        last.append(following < level)
    return tuple(last)
