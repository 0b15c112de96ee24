"""Groups of cells on a day: who leads, who belongs, and what is not in order."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from cells.models import Activity, Group, GroupBelonging, GroupLeadership, Member
from cells.models.dated import valid_on
from cells.queries.members import belonging_on


@dataclass(frozen=True)
class GroupSeen:
    group: Group
    leader: GroupLeadership | None
    belongings: list[GroupBelonging] = field(default_factory=list)
    """By tên; each since its `valid_from`."""


def groups_on(cells: "Collection[int] | QuerySet", day: date) -> QuerySet[Group]:
    return Group.objects.on(day).filter(cell_id__in=cells).order_by("cell__code", "name", "pk")


def groups_seen(cells: "Collection[int] | QuerySet", day: date) -> list[GroupSeen]:
    """In three queries, whatever the number of groups."""
    groups = list(groups_on(cells, day).select_related("cell"))
    leaders = {
        leadership.group_id: leadership
        for leadership in GroupLeadership.objects.on(day).filter(group__in=groups).select_related("member")
    }
    belongings: dict[int, list[GroupBelonging]] = defaultdict(list)
    facts = GroupBelonging.objects.on(day).filter(group__in=groups).select_related("member")
    for belonging in facts.order_by("member__sort_key", "member_id"):
        belongings[belonging.group_id].append(belonging)
    return [GroupSeen(group, leaders.get(group.pk), belongings[group.pk]) for group in groups]


def active_in_no_group(cell_id: int, day: date) -> QuerySet[Member]:
    """Active members of the cell in none of its groups."""
    mine = GroupBelonging.objects.on(day).filter(valid_on(day, "group"), member=OuterRef("pk"), group__cell_id=cell_id)
    inactive = Activity.objects.on(day).filter(member=OuterRef("pk"))
    return belonging_on([cell_id], day).filter(~Exists(mine), ~Exists(inactive))
