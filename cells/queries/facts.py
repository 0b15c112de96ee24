"""The dated facts of a member by kind: what a timeline lists and what can be corrected."""

from typing import Any

from django.db.models import QuerySet

from cells.models import (
    Activity,
    AssignedTask,
    Degree,
    Ground,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Post,
    TemporaryStay,
)
from cells.models.dated import Dated
from cells.rules.life import Belonging, Gap, Outside, gaps, outside

KINDS: dict[str, type[Dated]] = {
    "membership": Membership,
    "degree": Degree,
    "activity": Activity,
    "stay": TemporaryStay,
    "belonging": GroupBelonging,
    "leadership": GroupLeadership,
    "post": Post,
    "ground": Ground,
    "task": AssignedTask,
}
_KIND_OF = {model: kind for kind, model in KINDS.items()}


def kind_of(fact: Dated) -> str:
    return _KIND_OF[type(fact)]


def facts_of(member: Member, kind: str) -> "QuerySet[Any]":
    model: Any = KINDS[kind]
    return model.objects.filter(member=member)


def cell_of(fact: Dated) -> int | None:
    """The cell (or organisation) whose register a fact stands in, where the fact itself says so."""
    if isinstance(fact, Membership):
        return fact.cell_id
    if isinstance(fact, GroupBelonging | GroupLeadership):
        return fact.group.cell_id
    if isinstance(fact, Post):
        return fact.organisation_id
    return None


def life_gaps(member: Member) -> list[Gap]:
    return gaps(_memberships(member))


def life_outside(member: Member) -> list[Outside]:
    """Groups and leaderships on days on which the member was not in their cell."""
    within = [
        Belonging(fact.group.cell_id, fact.period)
        for facts in (member.group_belongings, member.group_leaderships)
        for fact in facts.select_related("group")
    ]
    return outside(_memberships(member), within)


def _memberships(member: Member) -> list[Belonging]:
    return [
        Belonging(membership.cell_id, membership.period, membership.arrival, membership.departure)
        for membership in member.memberships.order_by("valid_from")
    ]
