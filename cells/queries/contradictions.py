"""Entries of before a guard was there: two that exclude each other on one day, and what lies outside an organisation's life."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cells.models import Body, Group, GroupLeadership, Mandate, Membership, Post, TemporaryStay
from cells.models.dated import DatedQuerySet
from cells.models.organisation import OrganisationQuerySet
from cells.queries.lives import memberships_outside_life, outside_life
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


def strangers_to_their_organisation(below: OrganisationQuerySet, today: date) -> Iterator[Contradiction]:
    """Memberships, offices, bodies, groups, stays and mandates on days on which their organisation is not there."""
    memberships = Membership.objects.filter(cell__in=below).select_related("member", "cell")
    for membership in memberships_outside_life(memberships, today):
        yield Contradiction(membership, membership.cell_id)
    posts = Post.objects.filter(organisation__in=below).select_related("member", "organisation")
    bodies = Body.objects.filter(organisation__in=below).select_related("organisation")
    for facts in (posts, bodies, _mandates(below)):
        for fact in outside_life(facts, "organisation", today):
            yield Contradiction(fact, fact.organisation_id)
    stays = TemporaryStay.objects.filter(host__in=below).select_related("member", "host")
    for stay in outside_life(stays, "host", today):
        yield Contradiction(stay, stay.host_id)
    for group in outside_life(Group.objects.filter(cell__in=below), "cell", today):
        yield Contradiction(group, group.cell_id)


def _mandates(below: OrganisationQuerySet) -> DatedQuerySet:
    return Mandate.objects.filter(organisation__in=below).select_related("user", "organisation")
