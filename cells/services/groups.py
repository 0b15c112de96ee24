"""Groups of a cell: founding and ending them, who leads, who belongs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_after, day_in_words
from accounts.rules.refusal import Refused, beside
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import DocumentReference, Group, GroupBelonging, GroupLeadership, Member, Organisation
from cells.queries.organisations import cell_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period, earlier_end
from cells.services.document_references import cite
from cells.services.facts_ahead import ends_ahead, group_stands_aside, led_on_afterwards
from cells.services.from_above import tell_of_group, tell_of_member
from cells.services.periods import (
    check_lasts_no_longer,
    check_room,
    check_while_a_member,
    check_within,
    checked_period,
    end_going_on,
    end_one,
    locked,
    one_truth_a_day,
    take_over_from,
)


@dataclass(frozen=True)
class NewGroup:
    """A group to be formed: who leads it belongs to it too."""

    name: str
    leader: Member | None = None
    members: Iterable[Member] = ()


@led_on_afterwards()
def form_group(
    *,
    cell: Organisation,
    new: NewGroup,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
    until: date | None = None,
) -> Group:
    """A new group from `on`; who belonged to another one leaves it that day. One of earlier days, with those in it, lasts
    until the day before `until`. Raises Refused; Offered where one of this name follows."""
    name, leader = clean_text(new.name), new.leader
    asked = checked_period(on, until, today=occasion.today)
    cell_on(cell, on)
    check_within(asked, cell, today=occasion.today)
    same = Group.objects.filter(cell=cell, name=name)
    check_room(asked, same, taken=lambda _group: _("The cell has a group of this name."), field="name")
    chosen = list(dict.fromkeys([*new.members, *([leader] if leader else [])]))
    ordered_by = cite(document, today=occasion.today)
    group = Group.objects.create(cell=cell, name=name, valid_from=on, valid_to=until, ordered_by=ordered_by)
    for member in chosen:
        with beside(group="leader" if member == leader else "members"):
            put_in_group(locked(member), group, on=on, until=until, ordered_by=ordered_by)
    if leader is not None:
        with one_truth_a_day(field="leader"):
            GroupLeadership.objects.create(
                group=group, member=leader, valid_from=on, valid_to=until, ordered_by=ordered_by
            )
    data = {"cell": cell.code, "on": on, "until": until, "members": chosen, "leader": leader}
    entry = record(occasion, act="cells.form_group", subject=group, data=data)
    tell_of_group(entry, group, occasion=occasion)
    return group


@led_on_afterwards()
def end_group(
    *,
    group: Group,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> None:
    """From `on` the group is no more: nobody belongs to it and nobody leads it."""
    group = Group.objects.select_for_update(of=("self",), no_key=True).get(pk=group.pk)
    check_has_happened(on, occasion.today, field="on")
    group_stands_aside(group)
    group.refresh_from_db(fields=["valid_to"])
    end_one(group, on=on)
    left = end_going_on(group.belongings.select_related("member"), on=on)
    end_going_on(group.leaderships.all(), on=on)
    ordered_by = cite(document, today=occasion.today)
    data = {
        "on": on,
        "members": [belonging.member_id for belonging in left],
        "document": str(ordered_by or ""),
    }
    entry = record(occasion, act="cells.end_group", subject=group, data=data)
    tell_of_group(entry, group, occasion=occasion)


@led_on_afterwards()
def move_to_group(
    *,
    member: Member,
    group: Group | None,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
    until: date | None = None,
) -> None:
    """From `on` the member belongs to the group, or to none; in earlier days, to the group until the day before `until`.
    Raises Refused; Offered where they came into another later."""
    member = locked(member)
    checked_period(on, until, today=occasion.today)
    before = member.group_belongings.on(on).select_related("group").first()
    if group is None:
        if before is None:
            raise Refused(_("The member is in no group on %(day)s.") % {"day": day_in_words(on)}, field="group")
        if until is not None:
            raise Refused(
                _("Who leaves a group is in none until they come into another. Leave this empty."), field="until"
            )
        leave_group(member, on=on)
    else:
        put_in_group(member, group, on=on, until=until, ordered_by=cite(document, today=occasion.today))
    data = {"group": group, "before": before and before.group, "on": on, "until": until}
    entry = record(occasion, act="cells.move_to_group", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)


@led_on_afterwards()
def change_leader(
    *,
    group: Group,
    leader: Member,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
    until: date | None = None,
) -> GroupLeadership:
    """From `on` somebody else of the group leads it; in earlier days, until the day before `until`. Raises Refused; Offered
    where another leads it later, or the leader leaves it."""
    group = Group.objects.select_for_update(of=("self",), no_key=True).get(pk=group.pk)
    leader = locked(leader)
    asked = checked_period(on, until, today=occasion.today)
    belonging = leader.group_belongings.on(on).filter(group=group).first()
    if belonging is None:
        raise Refused(
            _("%(name)s does not belong to this group on %(day)s.") % {"name": leader.in_full, "day": day_in_words(on)},
            field="leader",
        )
    if group.leaderships.on(on).filter(member=leader).exists():
        raise Refused(_("%(name)s leads this group already.") % {"name": leader.in_full}, field="leader")
    check_lasts_no_longer(asked, belonging.valid_to, told=_("The new leader leaves the group on %(day)s."))
    check_room(asked, group.leaderships.begins_after(on), taken=str)
    before = take_over_from(asked, group.leaderships.all())
    ordered_by = cite(document, today=occasion.today)
    with one_truth_a_day(field="leader"):
        leadership = GroupLeadership.objects.create(
            group=group, member=leader, valid_from=on, valid_to=until, ordered_by=ordered_by
        )
    data = {"leader": leader.pk, "before": [former.member_id for former in before], "on": on, "until": until}
    entry = record(occasion, act="cells.change_leader", subject=group, data=data)
    tell_of_group(entry, group, occasion=occasion)
    return leadership


def put_in_group(
    member: Member, group: Group, *, on: date, until: date | None = None, ordered_by: DocumentReference | None = None
) -> tuple[Sequence[GroupBelonging], GroupBelonging]:
    """What ended and what began. For the services of this app; the caller holds the lock and writes the entry."""
    asked = Period(on, earlier_end(until, known_end(group)))
    membership = check_while_a_member(asked, member, group.cell)
    if group.cell_id != membership.cell_id:
        raise Refused(_("%(group)s is a group of another cell.") % {"group": group.name}, field="group")
    if not group.is_true_on(on):
        raise Refused(
            _("%(group)s does not exist on %(day)s.") % {"group": group.name, "day": day_in_words(on)}, field="group"
        )
    if member.group_belongings.on(on).filter(group=group).exists():
        raise Refused(
            _("%(name)s belongs to %(group)s already.") % {"name": member.in_full, "group": group.name}, field="group"
        )
    check_room(asked, member.group_belongings.begins_after(on).select_related("group"), taken=str)
    ended = leave_group(member, on=on, until=until)
    with one_truth_a_day(field="on"):
        begun = GroupBelonging.objects.create(
            member=member, group=group, valid_from=on, valid_to=asked.end, ordered_by=ordered_by
        )
    return ended, begun


def known_end(group: Group) -> date | None:
    """The day on which whoever joins the group leaves it, as far as it is known. A reorganisation ahead leads its people over on
    the day itself, and may still be cancelled."""
    return None if group.valid_to is None or ends_ahead(group) else group.valid_to


def leave_group(member: Member, *, on: date, until: date | None = None) -> Sequence[GroupBelonging]:
    """Who leads a group stays in it: another leader comes first. `until`: what they leave must be over by then."""
    left = member.group_belongings.on(on).select_related("group").first()
    led = member.group_leaderships.not_over(on).begun_before(_end_of(left, on)).select_related("group").first()
    if led is not None:
        raise Refused(
            _("%(name)s leads %(group)s. Choose another leader first.")
            % {"name": member.in_full, "group": led.group.name},
            field="group",
        )
    mine = member.group_belongings.select_related("group")
    return take_over_from(Period(on, until), mine)


def _end_of(belonging: GroupBelonging | None, on: date) -> date:
    return day_after(on) if belonging is None else belonging.valid_to or date.max
