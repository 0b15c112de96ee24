"""The roll, and that a meeting was held."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Member
from cells.rules.ahead import check_has_happened
from meetings.models import Attendance, Meeting
from meetings.queries.attendance import roll_of
from meetings.queries.entries import roll_entries
from meetings.rules.attendance import Mode, refusal_of_mode
from meetings.rules.formats import counted_as
from meetings.services.locking import lock, lock_planned
from meetings.services.placing import move_meeting
from meetings.services.texts import accepted_text
from pilots.queries.guidance import terms_on
from pilots.rules.eligibility import Remark

State, Format = Meeting.State, Meeting.Format


@dataclass(frozen=True)
class Presence:
    mode: str
    reason: str = ""


def entries_of_roll(roll: Mapping[int, Presence]) -> dict[str, str]:
    """By the names of the fields of the form."""
    entries = {f"mode-{pk}": presence.mode for pk, presence in roll.items()}
    return entries | {f"reason-{pk}": clean_text(presence.reason)[:255] for pk, presence in roll.items()}


class RollRefused(Refused):
    """Members who cannot be entered so, by their keys. Each reason names the member: not every page shows the roll."""

    def __init__(self, remarks: Mapping[int, Remark], members: Mapping[int, Member]) -> None:
        reasons = [
            Refused(f"{members[pk]}: {remark.message}", clause=remark.clause, field=f"mode-{pk}")
            for pk, remark in remarks.items()
        ]
        super().__init__(reasons[0].message, clause=reasons[0].clause, reasons=reasons)


@transaction.atomic
def record_attendance(
    *,
    meeting: Meeting,
    roll: Mapping[int, Presence],
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Meeting:
    """Enter the roll of a meeting on or after its day: presences by the key of the member. Replaces what was there.

    Raises Outdated where somebody else entered one of them otherwise since `made_from`.
    """
    meeting = lock(meeting)
    if meeting.state == State.CANCELLED:
        raise Refused(_("The meeting has been cancelled; plan a new one."))
    if meeting.format == Format.BY_GROUP:
        raise Refused(_("By group the minutes of each group hold the number present."))
    check_has_happened(meeting.held_on, occasion.today, field="held_on")
    expected = {attendee.member.pk: attendee for attendee in roll_of(meeting)}
    if set(roll) - set(expected):
        raise Refused(_("Somebody on the roll is not expected at this meeting; load the page again."))
    wanted = entries_of_roll(roll)
    kept = {name: value for name, value in roll_entries(meeting).items() if name in wanted}
    last = last_entry(meeting, acts=["meetings.record_attendance"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    grounds = {pk for pk, attendee in expected.items() if attendee.has_ground}
    _check_roll(meeting, roll, {pk: attendee.member for pk, attendee in expected.items()}, grounds=grounds)
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member_id=pk, mode=presence.mode, reason=clean_text(presence.reason)[:255])
        for pk, presence in roll.items()
    )
    record(occasion, act="meetings.record_attendance", subject=meeting, data={"members": len(roll)})
    return meeting


@dataclass(frozen=True)
class Minutes:
    """Of a meeting in one place or online; `held_on` None: on the day it was planned for."""

    held_on: date | None = None
    chair: Member | None = None
    secretary: Member | None = None
    summary: str = ""
    conclusion: str = ""


@transaction.atomic
def hold_meeting(*, meeting: Meeting, minutes: Minutes, occasion: Occasion) -> Meeting:
    """Record that a meeting was held, on its planned or another day. Judges that day once more and freezes the basis."""
    meeting = lock_planned(meeting)
    if meeting.format == Format.BY_GROUP:
        raise Refused(_("A meeting by group is held when its groups' results are combined; record its steps."))
    actual = minutes.held_on or meeting.held_on
    check_has_happened(actual, occasion.today, field="held_on")
    meeting.state, meeting.chair, meeting.secretary = State.HELD, minutes.chair, minutes.secretary
    meeting.summary = accepted_text(minutes.summary, field="summary")
    meeting.conclusion = accepted_text(minutes.conclusion, field="conclusion")
    move_meeting(
        meeting,
        held_on=actual,
        today=occasion.today,
        held_only=True,
        also=["state", "chair", "secretary", "summary", "conclusion"],
    )
    _check_recorded_roll(meeting)
    data = {"held_on": actual, "basis": meeting.basis}
    record(occasion, act="meetings.hold_meeting", subject=meeting, data=data)
    return meeting


def _check_recorded_roll(meeting: Meeting) -> None:
    """A roll written for the planned day must be right for the actual one too."""
    recorded = list(meeting.attendances.select_related("member"))
    roll = {row.member_id: Presence(row.mode, row.reason) for row in recorded}
    grounds = {attendee.member.pk for attendee in roll_of(meeting) if attendee.has_ground}
    _check_roll(meeting, roll, {row.member_id: row.member for row in recorded}, grounds=grounds)


def _check_roll(
    meeting: Meeting, roll: Mapping[int, Presence], members: Mapping[int, Member], *, grounds: Collection[int]
) -> None:
    """`grounds`: of whom there is a valid one on the meeting's day."""
    terms = terms_on(meeting.held_on) if counted_as(meeting.format) else None
    flaws = {
        pk: refusal_of_mode(
            presence.mode if presence.mode in set(Mode) else Mode.ABSENT,
            format=meeting.format,
            has_ground=pk in grounds,
            reason=presence.reason,
            participation_clause=terms.participation_clause if terms else "",
        )
        for pk, presence in roll.items()
    }
    remarks = {pk: remark for pk, remark in flaws.items() if remark is not None}
    if remarks:
        raise RollRefused(remarks, members)
