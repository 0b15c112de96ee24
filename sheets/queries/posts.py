"""Who holds the posts of cells and their groups on a day, and where members take part at home."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from cells.models import Body, GroupLeadership, Post, Residence
from cells.models.dated import DatedQuerySet
from sheets.rules.comparing import group_key
from sheets.rules.fields import RESIDENCE
from sheets.rules.posts import CELL_POSTS, LEADER, SECRETARY, joined

OF_A_CELL = Q(body__isnull=True) | Q(body__kind=Body.Kind.CELL_COMMITTEE)
"""In the committee of the cell, or in none where it has none."""


def posts_in(cells: Collection[int], day: date) -> DatedQuerySet:
    """Of the cells themselves, those that a list can name."""
    posts = Post.objects.on(day).filter(OF_A_CELL, organisation__pk__among=list(cells), title__in=CELL_POSTS)
    return posts.select_related("member", "body").order_by("pk")


@dataclass(frozen=True)
class Held:
    """By member."""

    posts: Mapping[int, str] = field(default_factory=dict)
    """In their cell and its groups, one of posts.VALUES."""
    residences: Mapping[int, int] = field(default_factory=dict)
    """The cell of residence; 0 where it is none of the register."""


def held_by(cells: Mapping[int, int], day: date) -> Held:
    """In one query. `cells`: where each member belongs."""
    members = list(cells)
    posts = Post.objects.on(day).filter(OF_A_CELL, member__pk__among=members, title__in=CELL_POSTS)
    led = GroupLeadership.objects.on(day).filter(member__pk__among=members)
    resides = Residence.objects.on(day).filter(member__pk__among=members)
    found = _told(posts, "organisation_id", F("title")).union(
        _told(led, "group__cell_id", Value(LEADER)), _told(resides, "cell_id", Value(RESIDENCE)), all=True
    )
    held: dict[int, set[str]] = defaultdict(set)
    residences = dict[int, int]()
    for member, cell, what in found:
        if what == RESIDENCE:
            residences[member] = cell or 0
        elif cells[member] == cell:
            held[member].add(what)
    return Held({member: joined(titles) for member, titles in held.items()}, residences)


def _told(facts: DatedQuerySet, cell: str, what: F | Value) -> "QuerySet[Any, tuple[int, int | None, str]]":
    told = facts.order_by().annotate(of=F(cell), what=Cast(what, CharField()))
    return told.values_list("member_id", "of", "what")


@dataclass(frozen=True)
class Holder:
    member_id: int
    name: str
    since: date


def holders_in(cells: Iterable[int], day: date) -> dict[Hashable, Holder]:
    """Of posts that one person holds at a time, by the keys of asked_of_posts.py."""
    among = list(cells)
    if not among:
        return {}
    secretaries = posts_in(among, day).filter(title=SECRETARY)
    leaders = GroupLeadership.objects.on(day).filter(group__cell__pk__among=among).select_related("member", "group")
    return {
        (SECRETARY, post.organisation_id, ""): Holder(post.member_id, post.member.full_name, post.valid_from)
        for post in secretaries
    } | {
        (LEADER, led.group.cell_id, group_key(led.group.name)): Holder(
            led.member_id, led.member.full_name, led.valid_from
        )
        for led in leaders
    }
