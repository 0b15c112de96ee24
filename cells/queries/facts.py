"""The dated facts of a member by kind: what a timeline lists and what can be corrected."""

from collections.abc import Iterable, Sequence
from datetime import date
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
    Residence,
    TemporaryStay,
)
from cells.models.dated import Dated
from cells.rules.life import Belonging, Gap, Outside, admitted_again_on, belongs_since, gaps, outside
from cells.rules.member_facts import MemberDays
from cells.rules.within_life import first_day_outside

KINDS: dict[str, type[Dated]] = {
    "membership": Membership,
    "degree": Degree,
    "activity": Activity,
    "stay": TemporaryStay,
    "residence": Residence,
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


def leads_outside(member: Member) -> list[tuple[GroupLeadership, date]]:
    """Leaderships with the first day on which the member did not belong to the group."""
    belongings = list(member.group_belongings.all())
    led = []
    for leadership in member.group_leaderships.select_related("group"):
        within = [belonging.period for belonging in belongings if belonging.group_id == leadership.group_id]
        day = first_day_outside(leadership.period, within)
        if day is not None:
            led.append((leadership, day))
    return led


def days_of(member: Member) -> MemberDays:
    """What the rules about the days of a member look at together."""
    return days_together(member, _memberships(member), member.degrees.all())


def days_together(member: Member, memberships: Sequence[Belonging], degrees: Iterable[Degree]) -> MemberDays:
    """The same from facts that are at hand."""
    degrees, again = list(degrees), admitted_again_on(memberships)
    last = max(degrees, key=lambda degree: degree.valid_from, default=None)
    is_official = last is not None and last.value == Degree.Value.OFFICIAL
    return MemberDays(
        born_on=member.birth,
        admitted_on=again or member.admitted_on,
        official_on=last.valid_from if last is not None and is_official else None,
        joined_on=belongs_since(memberships),
        degree=last.value if last is not None else "",
        before=_life_before(member, again, memberships, degrees) if again else None,
    )


def _life_before(
    member: Member, again: date, memberships: Sequence[Belonging], degrees: Iterable[Degree]
) -> MemberDays:
    official = [degree.valid_from for degree in degrees if degree.value == Degree.Value.OFFICIAL]
    return MemberDays(
        admitted_on=member.admitted_on,
        official_on=min((day for day in official if day < again), default=None),
        joined_on=min((one.period.start for one in memberships if one.period.start < again), default=None),
    )


def degrees_since_admission(member: Member) -> "QuerySet[Degree]":
    """Those of this life in the Party, the first first: of who was admitted again, not those of the life before."""
    again = admitted_again_on(_memberships(member))
    return member.degrees.filter(valid_from__gte=again or date.min).order_by("valid_from")


def _memberships(member: Member) -> list[Belonging]:
    return [belonging_of(membership) for membership in member.memberships.order_by("valid_from")]


def belonging_of(membership: Membership) -> Belonging:
    return Belonging(membership.cell_id, membership.period, membership.arrival, membership.departure)
