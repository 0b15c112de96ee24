"""The writers of the register: each enters one dated fact, with its entry in the log, in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion, User
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import (
    Activity,
    AreaFact,
    Body,
    Degree,
    DocumentReference,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Infrastructure,
    Mandate,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    TemporaryStay,
)
from cells.rules.names import fold
from cells.services.grounds import StatedGround, check_stated, ground_of


@dataclass(frozen=True)
class Person:
    """What is entered about somebody when they come into a cell."""

    full_name: str
    born_on: date | None = None
    sex: str = ""
    card_number: str = ""
    admitted_on: date | None = None
    official_from: date | None = None
    """None: still probationary."""


@transaction.atomic
def found_organisation(
    *,
    code: str,
    name: str,
    kind: str,
    level: str,
    type: str,
    parent: Organisation | None,
    on: date,
    occasion: Occasion,
    ordered_by: DocumentReference | None = None,
    **facts: Any,
) -> Organisation:
    """A new organisation from a day on. `facts`: issuer_name, symbol, area, place, overseas."""
    node = Organisation(code=code)
    if parent is None:
        organisation = Organisation.objects.add_root(instance=node)
    else:
        # The tree counts children on the row: what the caller holds may be out of date.
        parent = Organisation.objects.select_for_update().get(pk=parent.pk)
        organisation = Organisation.objects.add_child(parent, instance=node)
    OrganisationVersion.objects.create(
        organisation=organisation,
        parent=parent,
        name=clean_text(name),
        search_key=fold(name),
        kind=kind,
        level=level,
        type=type,
        valid_from=on,
        ordered_by=ordered_by,
        **facts,
    )
    record(occasion, act="cells.found_organisation", subject=organisation, data={"name": name, "on": on})
    return organisation


@transaction.atomic
def enter_members(
    *,
    cell: Organisation,
    people: Sequence[Person],
    arrival: str,
    on: date,
    occasion: Occasion,
) -> list[Member]:
    """Enter people into a cell from a day on, with their degree. One entry of the log for all of them."""
    members = [
        Member(
            full_name=person.full_name,
            born_on=person.born_on,
            sex=person.sex,
            card_number=person.card_number,
            admitted_on=person.admitted_on,
        )
        for person in people
    ]
    for member in members:
        member.set_keys()
    Member.objects.bulk_create(members)
    Membership.objects.bulk_create(
        Membership(member=member, cell=cell, arrival=arrival, valid_from=on) for member in members
    )
    Degree.objects.bulk_create(
        degree for member, person in zip(members, people, strict=True) for degree in degrees_of(member, person, on)
    )
    record(occasion, act="cells.enter_members", subject=cell, data={"number": len(members), "on": on})
    return members


def degrees_of(member: Member, person: Person, on: date) -> list[Degree]:
    return [
        Degree(member=member, value=value, valid_from=first, valid_to=last)
        for value, first, last in degree_periods(person, on)
    ]


def degree_periods(person: Person, on: date) -> list[tuple[str, date, date | None]]:
    """Probationary from the admission (or the entry in the register), official from its own day on."""
    probationary, is_official = str(Degree.Value.PROBATIONARY), str(Degree.Value.OFFICIAL)
    since, official = person.admitted_on or on, person.official_from
    if official is None:
        return [(probationary, since, None)]
    if official <= since:
        return [(is_official, official, None)]
    return [(probationary, since, official), (is_official, official, None)]


@transaction.atomic
def record_activity(
    *,
    member: Member,
    value: str,
    valid_from: date,
    valid_to: date | None,
    occasion: Occasion,
) -> Activity:
    """A member becomes exempt or suspended for a period."""
    activity = Activity.objects.create(member=member, value=value, valid_from=valid_from, valid_to=valid_to)
    record(occasion, act="cells.record_activity", subject=member, data={"value": value, "from": valid_from})
    return activity


@transaction.atomic
def record_temporary_stay(
    *,
    member: Member,
    host: Organisation | None,
    host_name: str,
    valid_from: date,
    valid_to: date | None,
    occasion: Occasion,
) -> TemporaryStay:
    stay = TemporaryStay.objects.create(
        member=member, host=host, host_name=host_name, valid_from=valid_from, valid_to=valid_to
    )
    record(occasion, act="cells.record_temporary_stay", subject=member, data={"from": valid_from})
    return stay


@transaction.atomic
def found_group(
    *,
    cell: Organisation,
    name: str,
    leader: Member | None,
    members: Iterable[Member],
    on: date,
    occasion: Occasion,
) -> Group:
    group = Group.objects.create(cell=cell, name=name, valid_from=on)
    GroupBelonging.objects.bulk_create(GroupBelonging(group=group, member=member, valid_from=on) for member in members)
    if leader is not None:
        GroupLeadership.objects.create(group=group, member=leader, valid_from=on)
    record(occasion, act="cells.found_group", subject=group, data={"cell": cell.code, "on": on})
    return group


@transaction.atomic
def record_area_fact(
    *,
    kind: str,
    area: str,
    statement: str,
    valid_from: date,
    valid_to: date | None,
    occasion: Occasion,
) -> AreaFact:
    """What happened to an area; ending it ends every ground that rests on it (03-HD/TW, II.2)."""
    fact = AreaFact.objects.create(kind=kind, area=area, statement=statement, valid_from=valid_from, valid_to=valid_to)
    record(occasion, act="cells.record_area_fact", subject=fact, data={"from": valid_from, "to": valid_to})
    return fact


@transaction.atomic
def end_area_fact(
    *,
    fact: AreaFact,
    on: date,
    occasion: Occasion,
) -> None:
    """The circumstances are over from `on`."""
    fact.valid_to = on
    fact.save(update_fields=["valid_to"])
    record(occasion, act="cells.end_area_fact", subject=fact, data={"on": on})


@transaction.atomic
def record_ground(*, member: Member, stated: StatedGround, occasion: Occasion) -> Ground:
    """Why a member cannot meet in one place (03-HD/TW, II.1.1). Raises Refused."""
    check_stated(stated)
    ground = ground_of(member, stated)
    ground.save()
    data = {"category": stated.category, "from": stated.valid_from}
    record(occasion, act="cells.record_ground", subject=member, data=data)
    return ground


@transaction.atomic
def record_infrastructure(
    *,
    organisation: Organisation,
    sufficient: bool,
    looked_at: str,
    on: date,
    occasion: Occasion,
) -> Infrastructure:
    """What was found on a day; the finding before ends on that day. Raises Refused where a later one is known."""
    if Infrastructure.objects.filter(organisation=organisation).begins_after(on).exists():
        raise Refused(_("A later finding is already recorded. Choose a later day."), field="on")
    open_before = Infrastructure.objects.select_for_update().filter(organisation=organisation).on(on)
    same_day = open_before.filter(valid_from=on).first()
    if same_day is not None:
        same_day.sufficient, same_day.looked_at = sufficient, looked_at
        same_day.save(update_fields=["sufficient", "looked_at"])
        found = same_day
    else:
        open_before.update(valid_to=on)
        found = Infrastructure.objects.create(
            organisation=organisation, sufficient=sufficient, looked_at=looked_at, valid_from=on
        )
    data = {"sufficient": sufficient, "looked_at": looked_at, "on": on}
    record(occasion, act="cells.record_infrastructure", subject=organisation, data=data)
    return found


@transaction.atomic
def appoint(
    *,
    organisation: Organisation,
    member: Member,
    title: str,
    body: str | None,
    on: date,
    occasion: Occasion,
) -> Post:
    """A member takes an office, in a body of the organisation (its kind) or, in a small cell, without one."""
    organ = None
    if body is not None:
        organ = Body.objects.on(on).filter(organisation=organisation, kind=body).first()
        organ = organ or Body.objects.create(organisation=organisation, kind=body, valid_from=on)
    post = Post.objects.create(organisation=organisation, body=organ, member=member, title=title, valid_from=on)
    record(occasion, act="cells.appoint", subject=organisation, data={"member": member.pk, "title": title})
    return post


@transaction.atomic
def give_mandate(
    *,
    user: User,
    organisation: Organisation | None,
    role: str,
    on: date,
    occasion: Occasion,
) -> Mandate:
    mandate = Mandate.objects.create(user=user, organisation=organisation, role=role, valid_from=on)
    record(occasion, act="cells.give_mandate", subject=mandate, data={"user": user.username, "on": on})
    return mandate
