"""Planning a meeting and changing the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Member, Organisation
from cells.queries.organisations import existing_on
from meetings.models import GroupSession, Meeting
from meetings.queries.by_group import preparation_of
from meetings.queries.closing import plan_shown
from meetings.queries.entries import plan_entries
from meetings.rules.officers import check_officers
from meetings.rules.planning import check_hours
from meetings.services.agenda import AgendaDraft, check_agenda, reread_agenda, without_empty_items, write_agenda
from meetings.services.locking import lock, lock_planned
from meetings.services.placing import move_meeting, secure_placement
from meetings.services.same_day import ask_about_second
from meetings.services.telling import tell_of_meeting
from pilots.services.slots import release_slot

State = Meeting.State


@dataclass(frozen=True)
class MeetingPlan:
    format: str
    held_on: date
    agenda: Sequence[AgendaDraft]
    kind: str = Meeting.Kind.MONTHLY
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    link: str = ""
    chair: Member | None = None
    secretary: Member | None = None
    second: bool = False
    """There is another meeting on that day, and both are meant."""


@transaction.atomic
def plan_meeting(*, organisation: Organisation, plan: MeetingPlan, occasion: Occasion) -> Meeting:
    """Plan a meeting; one that counts takes its place in the quota of the year of its day.

    Raises AgendaRefused, PlanningRefused, or Refused when another took the last place a moment before.
    """
    _not_in_the_past(plan.held_on, occasion.today)
    existing_on(organisation, plan.held_on, field="held_on")
    check_officers(plan.chair, plan.secretary)
    check_hours(plan.starts_at, plan.ends_at)
    agenda = without_empty_items(plan.agenda)
    readings = check_agenda(agenda, format=plan.format, day=plan.held_on, organisation=organisation)
    ask_about_second(organisation, plan.held_on, confirmed=plan.second)
    placement = secure_placement(organisation, plan.format, plan.kind, plan.held_on, today=occasion.today)
    meeting = Meeting.objects.create(
        organisation=organisation,
        format=plan.format,
        kind=plan.kind,
        held_on=plan.held_on,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=clean_text(plan.place),
        link=clean_text(plan.link),
        chair=plan.chair,
        secretary=plan.secretary,
        basis=placement.basis,
        registration=placement.registration,
        slot=placement.slot,
    )
    write_agenda(meeting, agenda, readings, occasion=occasion)
    record(occasion, act="meetings.plan_meeting", subject=meeting, data=facts_of(meeting))
    return meeting


@transaction.atomic
def reschedule_meeting(
    *,
    meeting: Meeting,
    held_on: date,
    occasion: Occasion,
    starts_at: time | None = None,
    ends_at: time | None = None,
    second: bool = False,
    made_from: Entries | None = None,
) -> Meeting:
    """Move a planned meeting: the new day is judged anew, its year's place taken, the old one given back. Raises Outdated where
    somebody else moved it since `made_from`.

    `second`: there is another one on that day, and both are meant.
    """
    meeting = lock_planned(meeting)
    now = {"held_on": meeting.held_on, "starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    begins, ends = starts_at or meeting.starts_at, ends_at or meeting.ends_at
    wanted = {"held_on": held_on, "starts_at": begins, "ends_at": ends}
    check_up_to_date(made_from, kept=now, wanted=wanted, last=last_entry(meeting, acts=["meetings.reschedule_meeting"]))
    _no_group_has_met(meeting)
    _not_in_the_past(held_on, occasion.today)
    check_hours(begins, ends)
    preparation = preparation_of(meeting)
    if preparation is not None and held_on < preparation.held_on:
        raise Refused(
            _("The cell committee met for it on %(day)s; the groups cannot meet before.")
            % {"day": day_in_words(preparation.held_on)},
            field="held_on",
        )
    if held_on != meeting.held_on:
        ask_about_second(meeting.organisation, held_on, confirmed=second, besides=meeting)
    before = facts_of(meeting)
    reread_agenda(meeting, format=meeting.format, day=held_on)
    meeting.starts_at, meeting.ends_at = begins, ends
    move_meeting(meeting, held_on=held_on, today=occasion.today, also=["starts_at", "ends_at"])
    data = {"before": before, "after": facts_of(meeting)}
    entry = record(occasion, act="meetings.reschedule_meeting", subject=meeting, data=data)
    tell_of_meeting(meeting, "meetings.rescheduled", entry=entry, occasion=occasion, before=before["held_on"])
    return meeting


@transaction.atomic
def edit_plan(
    *, meeting: Meeting, told: Mapping[str, Any], occasion: Occasion, made_from: Entries | None = None
) -> Meeting:
    """Where a planned meeting is held, who leads it and who writes: by name of `plan_entries`. Raises Outdated where somebody
    else changed the same since `made_from`."""
    meeting = lock_planned(meeting)
    now = plan_entries(meeting)
    wanted = dict(told) | {name: clean_text(told[name]) for name in ("place", "link")}
    check_up_to_date(made_from, kept=now, wanted=wanted, last=last_entry(meeting, acts=["meetings.edit_plan"]))
    check_officers(wanted["chair"], wanted["secretary"])
    for name, value in wanted.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(wanted))
    after = plan_entries(meeting)
    changed = [name for name in after if after[name] != now[name]]
    record(occasion, act="meetings.edit_plan", subject=meeting, data={"changed": changed})
    return meeting


@transaction.atomic
def change_format(
    *,
    meeting: Meeting,
    format: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Meeting:
    """Hold a planned meeting in another format; agenda, pilot and quota are judged anew. Raises Changed where `seen`, as
    `plan_shown` gave it, is no longer so."""
    meeting = lock_planned(meeting)
    refuse_if_changed(seen, plan_shown(meeting))
    if preparation_of(meeting) is not None:
        raise Refused(
            _("The cell committee has already met for it; cancel the meeting and plan a new one."), field="format"
        )
    if meeting.attendances.exists():
        raise Refused(_("The roll has already been recorded; the format can no longer be changed."), field="format")
    before = facts_of(meeting)
    reread_agenda(meeting, format=format, day=meeting.held_on)
    move_meeting(meeting, held_on=meeting.held_on, today=occasion.today, format=format)
    data = {"before": before, "after": facts_of(meeting)}
    entry = record(occasion, act="meetings.change_format", subject=meeting, data=data)
    tell_of_meeting(meeting, "meetings.format_changed", entry=entry, occasion=occasion)
    return meeting


@transaction.atomic
def cancel_meeting(
    *,
    meeting: Meeting,
    reason: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Meeting:
    """Call a planned meeting off; its place in the quota is given back. Raises Changed where `seen`, as `plan_shown` gave it,
    is no longer so."""
    meeting = lock_planned(meeting)
    refuse_if_changed(seen, plan_shown(meeting))
    _no_group_has_met(meeting)
    if not reason.strip():
        raise Refused(_("Write why the meeting is cancelled."), field="reason")
    slot, meeting.slot, meeting.state = meeting.slot, None, State.CANCELLED
    meeting.cancelled_because = clean_text(reason)[:255]
    meeting.save(update_fields=["slot", "state", "cancelled_because"])
    if slot is not None:
        release_slot(slot, today=occasion.today)
    entry = record(occasion, act="meetings.cancel_meeting", subject=meeting, why=meeting.cancelled_because)
    why = meeting.cancelled_because
    tell_of_meeting(meeting, "meetings.cancelled", entry=entry, occasion=occasion, why=why)
    return meeting


@transaction.atomic
def restore_meeting(*, meeting: Meeting, occasion: Occasion, second: bool = False) -> Meeting:
    """Take a cancellation back, as long as the day is not over: the meeting is planned as it was, judged anew, and takes its
    place in the quota again. Raises PlanningRefused, AgendaRefused, or Refused where no place is left or groups had met.

    `second`: another one was planned for the day meanwhile, and both are meant.
    """
    meeting = lock(meeting)
    if meeting.state == State.PLANNED:
        return meeting
    if meeting.state != State.CANCELLED or GroupSession.objects.filter(meeting=meeting).exists():
        raise Refused(_("Only a cancelled meeting of which no group had met is planned again."))
    _not_in_the_past(meeting.held_on, occasion.today)
    ask_about_second(meeting.organisation, meeting.held_on, confirmed=second, besides=meeting)
    reread_agenda(meeting, format=meeting.format, day=meeting.held_on)
    meeting.state, meeting.cancelled_because = State.PLANNED, ""
    move_meeting(meeting, held_on=meeting.held_on, today=occasion.today, also=["state", "cancelled_because"])
    entry = record(occasion, act="meetings.restore_meeting", subject=meeting, data=facts_of(meeting))
    tell_of_meeting(meeting, "meetings.restored", entry=entry, occasion=occasion)
    return meeting


def facts_of(meeting: Meeting) -> dict[str, object]:
    """What the log keeps of a meeting. Never the agenda's text."""
    return {
        "format": meeting.format,
        "kind": meeting.kind,
        "held_on": meeting.held_on,
        "basis": meeting.basis,
        "slot": f"{meeting.slot.year}/{meeting.slot.number}" if meeting.slot else None,
    }


def _not_in_the_past(held_on: date, on: date) -> None:
    if held_on < on:
        raise Refused(
            _("%(day)s is over. A meeting that was already held is entered as held.") % {"day": day_in_words(held_on)},
            field="held_on",
        )


def _no_group_has_met(meeting: Meeting) -> None:
    if GroupSession.objects.filter(meeting=meeting).exists():
        raise Refused(
            _(
                "A group has already met: the meeting has begun and can no longer be moved or cancelled. Finish it step by "
                "step, or break it off with a reason."
            )
        )
