"""What happens to a meeting by group between its steps: groups that are no more are let go by name, others are added, and what
cannot be finished is broken off. Each with a reason that stands in the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Group, Member
from cells.queries.groups import group_members_on, groups_on
from cells.rules.ahead import check_has_happened
from meetings.models import Assignment, BreakingOff, GroupSession, LetGo, Meeting, PreparatorySession, Supplement
from meetings.queries.by_group import able_to_meet, assignments_of, attending_entries, groups_unassigned, progress_of
from meetings.queries.closing import begun_shown, group_shown
from meetings.rules.order import why_not_break_off, why_not_let_go, why_not_supplement
from meetings.services.preparing import check_attending
from meetings.services.steps import lock_by_group, refuse, refuse_attending, refuse_leading_on
from meetings.services.telling import tell_of_meeting
from pilots.services.slots import release_slot

ATTENDING = ("meetings.supplement_preparation", "meetings.let_group_go")
"""The acts by which it becomes another who attends a group, once groups have met."""


@dataclass(frozen=True)
class Addition:
    """What the cell committee adds to its session: whom it sends to which group from now on."""

    held_on: date
    reason: str
    attends: Mapping[Group, Member]


@transaction.atomic
def supplement_preparation(
    *, meeting: Meeting, addition: Addition, occasion: Occasion, made_from: Entries | None = None
) -> Supplement:
    """Once groups have met: a group founded meanwhile is added, or another of the committee attends one that has not met.

    Raises Outdated where somebody else sent another to one of these groups since `made_from`.
    """
    meeting, held_on, attends = lock_by_group(meeting), addition.held_on, addition.attends
    kept, wanted = attending_entries(meeting, attends), {f"attends-{one.pk}": attends[one].pk for one in attends}
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last_entry(meeting, acts=ATTENDING))
    refuse_leading_on(meeting, why_not_supplement(progress_of(meeting), on=held_on), field="held_on")
    check_has_happened(held_on, occasion.today, field="held_on")
    reason = _reason(meeting, addition.reason)
    attends = {group: member for group, member in attends.items() if kept[f"attends-{group.pk}"] != member.pk}
    if not attends:
        refuse(meeting, _("Choose who attends at least one group."))
    _check_yet_to_meet(meeting, held_on, attends)
    check_attending(meeting, held_on, attends)
    session = PreparatorySession.objects.get(meeting=meeting)
    supplement = Supplement.objects.create(session=session, held_on=held_on, reason=reason)
    assignments_of(meeting).filter(group__in=list(attends)).update(replaced_by=supplement)
    LetGo.objects.filter(meeting=meeting, group__in=list(attends)).delete()
    Assignment.objects.bulk_create(
        Assignment(session=session, group=group, member=member, supplement=supplement)
        for group, member in attends.items()
    )
    data = {"held_on": held_on, "groups": [group.name for group in attends]}
    record(occasion, act="meetings.supplement_preparation", subject=meeting, why=reason, data=data)
    return supplement


@transaction.atomic
def let_group_go(
    *, meeting: Meeting, group: Group, reason: str, occasion: Occasion, seen: Figures | None = None
) -> LetGo:
    """A group that was to meet is no more, or nobody is left in it who is not counted with another: the meeting goes on
    without it, and the combined record names it with the reason. Raises Changed where `seen` (`group_shown`) is no longer so.
    """
    meeting = lock_by_group(meeting)
    refuse_if_changed(seen, group_shown(meeting, group, occasion.today))
    progress = progress_of(meeting)
    refuse_leading_on(meeting, why_not_let_go(progress, group_id=group.pk))
    known = {one.group_id for one in progress.groups} | {one.pk for one in groups_unassigned(meeting, progress)}
    if group.pk not in known:
        refuse(meeting, _("The group was not to meet: there is nothing to let go."))
    if able_to_meet(meeting, [group.pk], occasion.today):
        _refuse_one_that_is_there(meeting, group, occasion.today)
    gone = LetGo.objects.create(meeting=meeting, group=group, on=occasion.today, reason=_reason(meeting, reason))
    record(occasion, act="meetings.let_group_go", subject=meeting, why=gone.reason, data={"group": group.name})
    return gone


@transaction.atomic
def break_off_meeting(*, meeting: Meeting, reason: str, occasion: Occasion, seen: Figures | None = None) -> Meeting:
    """Give up a meeting of which groups have met. Their minutes stay and are read; without a combined record the cell has not
    met by group, so it is cancelled and gives its place in the quota back (03-HD/TW, II.2 counts what stands for a meeting).

    Raises Changed where `seen` (`begun_shown`) is no longer so.
    """
    meeting = lock_by_group(meeting)
    refuse_if_changed(seen, begun_shown(meeting))
    refuse_leading_on(meeting, why_not_break_off(progress_of(meeting)))
    slot, meeting.slot, meeting.state = meeting.slot, None, Meeting.State.CANCELLED
    meeting.cancelled_because = _reason(meeting, reason)
    meeting.save(update_fields=["slot", "state", "cancelled_because"])
    BreakingOff.objects.create(meeting=meeting, on=occasion.today)
    if slot is not None:
        release_slot(slot, today=occasion.today)
    met = list(GroupSession.objects.filter(meeting=meeting).values_list("group__name", flat=True))
    why = meeting.cancelled_because
    entry = record(occasion, act="meetings.break_off_meeting", subject=meeting, why=why, data={"groups_met": met})
    tell_of_meeting(meeting, "meetings.cancelled", entry=entry, occasion=occasion, why=why)
    return meeting


def _reason(meeting: Meeting, typed: str) -> str:
    reason = clean_text(typed)[:255]
    if not reason:
        refuse(meeting, _("Write why: the reason stands in the record of the meeting."), field="reason")
    return reason


def _check_yet_to_meet(meeting: Meeting, held_on: date, attends: Mapping[Group, Member]) -> None:
    met = set(GroupSession.objects.filter(meeting=meeting).values_list("group_id", flat=True))
    there = set(groups_on([meeting.organisation_id], held_on))
    words = _("%(group)s has met: who attended it stands.")
    refuse_attending(meeting, {group: words % {"group": group.name} for group in attends if group.pk in met})
    words = _("%(group)s does not exist on that day. Let it go if it had not met.")
    gone = {group: words % {"group": group.name} for group in attends if group not in there}
    refuse_attending(meeting, gone, leading_on=True)


def _refuse_one_that_is_there(meeting: Meeting, group: Group, today: date) -> None:
    number = group_members_on(group, today).count()
    why = ngettext(
        "%(group)s is there with %(number)d member: it meets. If it cannot, break the meeting off, or reschedule it before "
        "the first group meets.",
        "%(group)s is there with %(number)d members: it meets. If it cannot, break the meeting off, or reschedule it before "
        "the first group meets.",
        number,
    ) % {"group": group.name, "number": number}
    refuse(meeting, why)
