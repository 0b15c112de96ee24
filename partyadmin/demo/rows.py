"""The plan as rows that are not saved yet; services save them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.models import User
from cells.models import (
    Activity,
    AreaFact,
    Body,
    DocumentReference,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Organisation,
    Post,
    TemporaryStay,
)
from cells.models.dated import Dated
from cells.services import newcomers
from partyadmin.demo.offices import GroupPlan, Office
from partyadmin.demo.plan import Person


def member_of(person: Person, user: User | None) -> Member:
    return Member(
        full_name=person.full_name,
        sex=person.sex,
        born_on=person.born_on,
        card_number=person.card_number,
        admitted_on=person.admitted_on,
        user=user,
    )


def facts_of(
    person: Person,
    member: Member,
    organisations: Mapping[str, Organisation],
    decisions: Mapping[str, DocumentReference],
    storm: AreaFact,
) -> Iterator[Dated]:
    for belonging in person.belongings:
        yield Membership(
            member=member,
            cell=organisations[belonging.cell],
            valid_from=belonging.since,
            valid_to=belonging.until,
            arrival=belonging.arrival,
            departure=belonging.departure,
            ordered_by=decisions.get(belonging.order),
        )
    newcomer = newcomers.Newcomer(person.full_name, admitted_on=person.admitted_on, official_from=person.official_on)
    yield from newcomers.degrees_of(member, newcomer, person.admitted_on)
    for spell in person.activities:
        yield Activity(member=member, value=spell.what, valid_from=spell.since, valid_to=spell.until)
    for spell in person.away:
        yield TemporaryStay(
            member=member,
            host=organisations.get(spell.host),
            host_name=spell.what,
            valid_from=spell.since,
            valid_to=spell.until,
        )
    for spell in person.grounds:
        yield Ground(
            member=member,
            category_id=spell.what,
            statement=spell.statement,
            evidence=spell.evidence,
            valid_from=spell.since,
            valid_to=spell.until,
            area_fact=storm if spell.what == storm.kind_id else None,
        )


def organs_and_facts(
    offices: Iterable[Office],
    groups: Sequence[GroupPlan],
    organisations: Mapping[str, Organisation],
    members: Mapping[Person, Member],
) -> tuple[list[Body | Group], list[Dated]]:
    """Bodies and groups, and what rests on them: posts, belongings to groups, leaderships."""
    bodies: dict[tuple[str, str], Body] = {}
    facts: list[Dated] = []
    for office in offices:
        period = {"valid_from": office.since, "valid_to": office.until}
        organisation = organisations[office.organisation]
        body = None
        if office.body is not None:
            key = (office.organisation, office.body)
            body = bodies.setdefault(key, Body(organisation=organisation, kind=office.body, **period))
        facts.append(
            Post(organisation=organisation, body=body, member=members[office.person], title=office.title, **period)
        )
    formed: list[Group] = []
    for plan in groups:
        group = Group(cell=organisations[plan.cell], name=plan.name, valid_from=plan.since)
        formed.append(group)
        facts.append(
            GroupLeadership(group=group, member=members[plan.leader], valid_from=plan.since, valid_to=plan.led_until)
        )
        facts += _belongings(plan, group, members)
    return [*bodies.values(), *formed], facts


def _belongings(plan: GroupPlan, group: Group, members: Mapping[Person, Member]) -> Iterator[GroupBelonging]:
    """As long as somebody belongs to the cell, so long to the group."""
    for person in plan.members:
        for belonging in person.belongings:
            if belonging.cell == plan.cell:
                yield GroupBelonging(
                    group=group, member=members[person], valid_from=belonging.since, valid_to=belonging.until
                )
