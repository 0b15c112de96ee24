"""Entries of before a guard was there: two that exclude each other on one day, and what lies outside an organisation's life."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Coalesce

from accounts.rules.days import day_after
from cells.models import Body, Group, GroupLeadership, Mandate, OrganisationVersion, Post
from cells.models.dated import DatedQuerySet, lasts_until, valid_on
from cells.models.organisation import OrganisationQuerySet
from cells.queries.overlaps import overlapping
from cells.rules.offices import ONE_HOLDER


@dataclass(frozen=True)
class Contradiction:
    """An entry that cannot be as it stands, and of which organisation it is."""

    fact: Any
    organisation_id: int


def two_at_once(below: OrganisationQuerySet) -> Iterator[Contradiction]:
    """Of entries that exclude each other the later ones."""
    posts = Post.objects.filter(organisation__in=below).select_related("member", "organisation")
    of_a_post = ("organisation_id", "body_id", "title")
    seen = set()
    for several in (
        overlapping(posts.filter(title__in=ONE_HOLDER), *of_a_post),
        overlapping(posts, *of_a_post, "member_id"),
    ):
        for post in several:
            if post.pk not in seen:
                seen.add(post.pk)
                yield Contradiction(post, post.organisation_id)
    bodies = Body.objects.filter(organisation__in=below).select_related("organisation")
    for body in overlapping(bodies, "organisation_id", "kind"):
        yield Contradiction(body, body.organisation_id)
    led = GroupLeadership.objects.filter(group__cell__in=below).select_related("group", "member")
    for leadership in overlapping(led, "group_id"):
        yield Contradiction(leadership, leadership.group.cell_id)
    for mandate in overlapping(_mandates(below), "user_id", "organisation_id", "role"):
        yield Contradiction(mandate, mandate.organisation_id)


def outside_life(below: OrganisationQuerySet, day: date) -> Iterator[Contradiction]:
    """Offices, bodies, groups and mandates on days on which their organisation is not there, as far as `day` knows."""
    posts = Post.objects.filter(organisation__in=below).select_related("member", "organisation")
    bodies = Body.objects.filter(organisation__in=below).select_related("organisation")
    for facts in (posts, bodies, _mandates(below)):
        for fact in _outside(facts, "organisation", day):
            yield Contradiction(fact, fact.organisation_id)
    for group in _outside(Group.objects.filter(cell__in=below), "cell", day):
        yield Contradiction(group, group.cell_id)


def _mandates(below: OrganisationQuerySet) -> DatedQuerySet:
    return Mandate.objects.filter(organisation__in=below).select_related("user", "organisation")


def _outside(facts: DatedQuerySet, of: str, day: date) -> DatedQuerySet:
    mine = OrganisationVersion.objects.filter(organisation=OuterRef(of))
    begins = mine.filter(valid_on(OuterRef("valid_from")))
    lasts = mine.filter(lasts_until(Coalesce(OuterRef("valid_to"), Value(day_after(day)))))
    return facts.filter(~Exists(begins) | ~Exists(lasts))
