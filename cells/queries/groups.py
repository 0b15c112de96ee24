"""Groups of cells on a day: who leads, who belongs, and what is not in order."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from accounts.queries.put_together import Question
from cells.models import (
    Activity,
    Group,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
)
from cells.models.dated import valid_on
from cells.models.organisation import paths_below
from cells.queries.ids import Ids


@dataclass(frozen=True)
class GroupSeen:
    group: Group
    leader: GroupLeadership | None
    belongings: list[GroupBelonging] = field(default_factory=list)
    """By tên; each since its `valid_from`."""


def groups_on(cells: Ids, day: date) -> QuerySet[Group]:
    return Group.objects.on(day).filter(cell_id__in=cells).order_by("cell__code", "name", "pk")


def groups_below_today(organisation: Organisation, today: date) -> QuerySet[Group]:
    """`groups_on` of all cells below it, by today's paths. Of the cell that the order names anyway: were the same asked of it by
    another way, the database would go through the groups of the whole country in their order."""
    cell = OrganisationVersion.objects.on(today).filter(
        organisation=OuterRef("cell"), kind=OrganisationVersion.Kind.CELL
    )
    first, end = paths_below(organisation)
    below = Group.objects.on(today).filter(Exists(cell), cell__path__gte=first, cell__path__lt=end)
    return below.order_by("cell__code", "name", "pk")


def belongings_on(day: date) -> QuerySet[GroupBelonging]:
    """Who is in which group on the day: nobody is in a group longer than there is one."""
    return GroupBelonging.objects.on(day).filter(valid_on(day, "group"))


def leaderships_on(day: date) -> QuerySet[GroupLeadership]:
    """Who leads which group on the day, as long as there is one."""
    return GroupLeadership.objects.on(day).filter(valid_on(day, "group"))


def leaderless_on(cells: Ids, day: date) -> QuerySet[Group]:
    """Groups of these cells that nobody leads on the day."""
    leaders = GroupLeadership.objects.on(day).filter(group=OuterRef("pk"))
    return groups_on(cells, day).filter(~Exists(leaders))


@Question
def leaderless_within(day: date, *ranges: str, most: int) -> QuerySet[Group]:
    cells = Organisation.objects.within(*ranges).order_by()
    return leaderless_on(cells, day).select_related("cell")[:most]


def group_members_on(group: Group, day: date) -> QuerySet[Member]:
    return Member.objects.filter(pk__in=belongings_on(day).filter(group=group).values("member"))


def ungrouped_on(day: date) -> QuerySet[Membership]:
    """Active members in none of the groups of their own cell; whether it has any is another question."""
    mine = belongings_on(day).filter(member=OuterRef("member"), group__cell=OuterRef("cell"))
    inactive = Activity.objects.on(day).filter(member=OuterRef("member"))
    return Membership.objects.on(day).filter(~Exists(mine), ~Exists(inactive))


def groups_seen(cells: Ids, day: date) -> list[GroupSeen]:
    """In three queries, whatever the number of groups."""
    groups = list(groups_on(cells, day).select_related("cell"))
    leaders = _leaders(groups, day)
    belongings: dict[int, list[GroupBelonging]] = defaultdict(list)
    facts = belongings_on(day).filter(group__in=groups).select_related("member")
    for belonging in facts.order_by("member__sort_key", "member_id"):
        belongings[belonging.group_id].append(belonging)
    return [GroupSeen(group, leaders.get(group.pk), belongings[group.pk]) for group in groups]


@dataclass(frozen=True)
class GroupInShort:
    group: Group
    leader: GroupLeadership | None
    members: int


def groups_in_short(groups: Sequence[Group], day: date) -> list[GroupInShort]:
    """Some of the groups of the day, for a list of many: their members are counted and not read."""
    leaders, belongings = _leaders(groups, day), belongings_on(day).filter(group__in=groups).order_by()
    members = dict(belongings.values("group").annotate(members=Count("pk")).values_list("group", "members"))
    return [GroupInShort(group, leaders.get(group.pk), members.get(group.pk, 0)) for group in groups]


def _leaders(groups: Sequence[Group], day: date) -> dict[int, GroupLeadership]:
    """By group."""
    leaderships = leaderships_on(day).filter(group__in=groups).select_related("member")
    return {leadership.group_id: leadership for leadership in leaderships}


def active_in_no_group(cell_id: int, day: date) -> QuerySet[Member]:
    """Of one cell, by tên."""
    members = ungrouped_on(day).filter(cell_id=cell_id).values("member")
    return Member.objects.filter(pk__in=members).order_by("sort_key", "pk")
