"""Groups of a cell: founding and ending them, who leads, who belongs."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import DocumentReference, Group, GroupBelonging, GroupLeadership, Member, Organisation
from cells.queries.organisations import cell_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.facts_ahead import ends_ahead
from cells.services.periods import end_going_on, end_one, locked, membership_on


@transaction.atomic
def form_group(
    *,
    cell: Organisation,
    name: str,
    leader: Member | None,
    members: Iterable[Member],
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Group:
    """A new group from `on`; who belonged to another one leaves it that day. The leader belongs to it too."""
    name = clean_text(name)
    check_has_happened(on, occasion.today, field="on")
    cell_on(cell, on)
    if Group.objects.not_over(on).filter(cell=cell, name=name).exists():
        raise Refused(_("The cell has a group of this name."), field="name")
    chosen = list(dict.fromkeys([*members, *([leader] if leader else [])]))
    ordered_by = cite(document)
    group = Group.objects.create(cell=cell, name=name, valid_from=on, ordered_by=ordered_by)
    for member in chosen:
        put_in_group(locked(member), group, on=on, ordered_by=ordered_by)
    if leader is not None:
        GroupLeadership.objects.create(group=group, member=leader, valid_from=on, ordered_by=ordered_by)
    data = {"cell": cell.code, "on": on, "members": chosen, "leader": leader}
    record(occasion, act="cells.form_group", subject=group, data=data)
    return group


@transaction.atomic
def end_group(
    *,
    group: Group,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> None:
    """From `on` the group is no more: nobody belongs to it and nobody leads it."""
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    check_has_happened(on, occasion.today, field="on")
    end_one(group, on=on)
    left = end_going_on(group.belongings.select_related("member"), on=on)
    end_going_on(group.leaderships.all(), on=on)
    data = {"on": on, "members": [belonging.member_id for belonging in left], "document": str(cite(document) or "")}
    record(occasion, act="cells.end_group", subject=group, data=data)


@transaction.atomic
def move_to_group(
    *,
    member: Member,
    group: Group | None,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> None:
    """From `on` the member belongs to the group, or to none."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    before = member.group_belongings.on(on).select_related("group").first()
    if group is None:
        if before is None:
            raise Refused(_("The member is in no group on %(day)s.") % {"day": day_in_words(on)}, field="group")
        leave_group(member, on=on)
    else:
        put_in_group(member, group, on=on, ordered_by=cite(document))
    data = {"group": group, "before": before and before.group, "on": on}
    record(occasion, act="cells.move_to_group", subject=member, data=data)


@transaction.atomic
def change_leader(
    *,
    group: Group,
    leader: Member,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> GroupLeadership:
    """From `on` somebody else of the group leads it."""
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    leader = locked(leader)
    check_has_happened(on, occasion.today, field="on")
    if not leader.group_belongings.on(on).filter(group=group).exists():
        raise Refused(
            _("%(name)s does not belong to this group on %(day)s.")
            % {"name": leader.full_name, "day": day_in_words(on)},
            field="leader",
        )
    if group.leaderships.on(on).filter(member=leader).exists():
        raise Refused(_("%(name)s leads this group already.") % {"name": leader.full_name}, field="leader")
    before = end_going_on(group.leaderships.all(), on=on)
    leadership = GroupLeadership.objects.create(group=group, member=leader, valid_from=on, ordered_by=cite(document))
    data = {"leader": leader.pk, "before": [former.member_id for former in before], "on": on}
    record(occasion, act="cells.change_leader", subject=group, data=data)
    return leadership


def put_in_group(
    member: Member, group: Group, *, on: date, ordered_by: DocumentReference | None = None
) -> tuple[Sequence[GroupBelonging], GroupBelonging]:
    """What ended and what began. For the services of this app; the caller holds the lock and writes the entry."""
    membership = membership_on(member, on)
    if group.cell_id != membership.cell_id:
        raise Refused(_("%(group)s is a group of another cell.") % {"group": group.name}, field="group")
    if not group.is_true_on(on):
        raise Refused(
            _("%(group)s does not exist on %(day)s.") % {"group": group.name, "day": day_in_words(on)}, field="group"
        )
    if member.group_belongings.on(on).filter(group=group).exists():
        raise Refused(
            _("%(name)s belongs to %(group)s already.") % {"name": member.full_name, "group": group.name}, field="group"
        )
    ended = leave_group(member, on=on)
    begun = GroupBelonging.objects.create(
        member=member, group=group, valid_from=on, valid_to=known_end(group), ordered_by=ordered_by
    )
    return ended, begun


def known_end(group: Group) -> date | None:
    """The day on which whoever joins the group leaves it, as far as it is known. A reorganisation ahead leads its people over on
    the day itself, and may still be cancelled."""
    return None if group.valid_to is None or ends_ahead(group) else group.valid_to


def leave_group(member: Member, *, on: date) -> Sequence[GroupBelonging]:
    """Who leads a group stays in it: another leader comes first."""
    led = member.group_leaderships.on(on).select_related("group").first()
    if led is not None:
        raise Refused(
            _("%(name)s leads %(group)s. Choose another leader first.")
            % {"name": member.full_name, "group": led.group.name},
            field="group",
        )
    return end_going_on(member.group_belongings.select_related("group"), on=on)
