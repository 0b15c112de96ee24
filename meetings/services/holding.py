"""The roll, and that a meeting was held."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
from cells.models import Member
from cells.rules.ahead import check_has_happened
from meetings.models import Attendance, Meeting
from meetings.queries.attendance import Attendee, RollDifferences, differences_of, roll_of
from meetings.queries.closing import shown_before_holding
from meetings.queries.entries import roll_entries
from meetings.rules.attendance import Mode, refusal_of_mode
from meetings.rules.formats import counted_as
from meetings.rules.officers import check_officers
from meetings.services.locking import lock, lock_planned
from meetings.services.placing import move_meeting
from meetings.services.same_day import ask_about_second
from meetings.services.tasks import TaskDraft, give_tasks
from meetings.services.texts import accepted_text, given_reason, keep_minutes
from meetings.services.votes import (
    NO_VOTES,
    VotesTaken,
    check_first_roll,
    count_votes,
    let_votes_follow_the_roll,
    votes_recorded,
    write_votes,
)
from pilots.queries.guidance import terms_on
from pilots.rules.eligibility import Remark

State, Format = Meeting.State, Meeting.Format


@dataclass(frozen=True)
class Presence:
    mode: str
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.mode}: {self.reason}" if self.reason else self.mode


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


@dataclass(frozen=True)
class RollMending:
    """How a roll is brought in line with the register of the day. `off`: who is taken off it, by their keys; `missing_as`: how
    everybody took part who is expected and not on it."""

    off: Collection[int] = ()
    missing_as: str = ""


class RollDiffers(Refused):
    """The roll names others than the register of the day does: each side beside the field that settles it."""

    def __init__(self, differences: RollDifferences, day: date) -> None:
        gone = [row.member.in_full for row in differences.gone]
        missing = [attendee.member.in_full for attendee in differences.missing]
        told = {"day": day_in_words(day)}
        reasons = []
        if gone:
            words = _(
                "On the roll, and not in the register of %(day)s: %(names)s. Take them off the roll; if they were there, correct "
                "the register first."
            )
            reasons.append(Refused(words % (told | {"names": some_of(gone)}), field="off"))
        if missing:
            words = _("In the register of %(day)s, and not on the roll: %(names)s. Say how they took part.")
            reasons.append(Refused(words % (told | {"names": some_of(missing)}), field="missing_as"))
        super().__init__(reasons[0].message, field=reasons[0].field, reasons=reasons)


def some_of(names: Sequence[str], most: int = 10) -> str:
    """The first of the names, and how many more there are."""
    shown, more = ", ".join(names[:most]), len(names) - most
    return shown if more <= 0 else _("%(names)s and %(number)d more") % {"names": shown, "number": more}


@transaction.atomic
def record_attendance(
    *,
    meeting: Meeting,
    roll: Mapping[int, Presence],
    off: Collection[int] = (),
    why: str = "",
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Meeting:
    """Enter members on the roll of a meeting, by their keys, on or after its day; whoever is not named stays as they are.

    `off`: who is taken off it. Once the meeting was held, another roll than the recorded one is a correction: with `why`.
    Raises Outdated where somebody else entered one of them otherwise since `made_from`.
    """
    meeting = lock(meeting)
    _check_has_a_roll(meeting, occasion.today)
    expected = {attendee.member.pk: attendee for attendee in roll_of(meeting)}
    if set(roll) - set(expected):
        raise Refused(_("Somebody on the roll is not expected at this meeting; load the page again."))
    wanted = entries_of_roll(roll)
    kept = {name: value for name, value in roll_entries(meeting).items() if name in wanted}
    last = last_entry(meeting, acts=["meetings.record_attendance"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    grounds = {pk for pk, attendee in expected.items() if attendee.has_ground}
    members = {pk: attendee.member for pk, attendee in expected.items()}
    _check_roll(meeting, roll, members, grounds=grounds)
    recorded = {row.member_id: row for row in meeting.attendances.select_related("member")}
    if not roll and not recorded:
        raise Refused(_("Nobody is marked yet."))
    cleaned = {pk: Presence(one.mode, clean_text(one.reason)[:255]) for pk, one in roll.items()}
    changed = {pk: now for pk, now in cleaned.items() if pk not in recorded or now != _presence(recorded[pk])}
    taken_off = {pk: row for pk, row in recorded.items() if pk in set(off) - set(cleaned)}
    if not changed and not taken_off:
        return meeting
    if meeting.state == State.HELD and recorded:
        before = {pk: row for pk, row in recorded.items() if pk in changed or pk in taken_off}
        _keep_correction(meeting, before, changed, members, why=why, occasion=occasion)
    else:
        record(occasion, act="meetings.record_attendance", subject=meeting, data={"members": len(roll)})
    meeting.attendances.filter(member__in=[*changed, *taken_off]).delete()
    _write_roll(meeting, changed)
    if meeting.state == State.HELD and recorded and meeting.corrected_by is not None:
        let_votes_follow_the_roll(meeting, corrected_by=meeting.corrected_by)
    elif meeting.state == State.HELD:
        check_first_roll(meeting)
    return meeting


def entered_as(attendee: Attendee, mode: str) -> Presence:
    """Somebody of whom nothing is said where all the others are entered so: who is not expected to come is excused."""
    if attendee.exempt:
        return Presence(Mode.EXCUSED, _("exempt from work and meetings"))
    return Presence(Mode.EXCUSED, _("temporarily elsewhere")) if attendee.elsewhere else Presence(mode)


@dataclass(frozen=True)
class Minutes:
    """Of a meeting in one place or online; `held_on` None: on the day it was planned for."""

    held_on: date | None = None
    chair: Member | None = None
    secretary: Member | None = None
    summary: str = ""
    conclusion: str = ""
    second: bool = False
    """There is another meeting on that day, and both are meant."""
    tasks: Sequence[TaskDraft] = ()
    votes: VotesTaken = NO_VOTES


@transaction.atomic
def hold_meeting(
    *,
    meeting: Meeting,
    minutes: Minutes,
    mending: RollMending = RollMending(),
    occasion: Occasion,
    seen: Figures | None = None,
) -> Meeting:
    """Record that a meeting was held, on its planned or another day. Judges that day once more and freezes the basis.

    Raises RollDiffers where the roll names others than the register of that day, and `mending` does not settle it; Changed
    where `seen`, as `shown_before_holding` gave it, is no longer so.
    """
    meeting = lock_planned(meeting)
    refuse_if_changed(seen, shown_before_holding(meeting))
    if meeting.format == Format.BY_GROUP:
        raise Refused(_("A meeting by group is held when its groups' results are combined; record its steps."))
    actual = minutes.held_on or meeting.held_on
    check_has_happened(actual, occasion.today, field="held_on")
    if actual != meeting.held_on:
        ask_about_second(meeting.organisation, actual, confirmed=minutes.second, besides=meeting)
    check_officers(minutes.chair, minutes.secretary)
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
    check_recorded_roll(meeting)
    give_tasks(meeting, minutes.tasks)
    data = {"held_on": actual, "basis": meeting.basis} | _bring_in_line(meeting, mending)
    counted = count_votes(meeting, minutes.votes)
    write_votes(meeting, counted)
    data |= votes_recorded(meeting, counted)
    keep_minutes(meeting, occasion=occasion)
    record(occasion, act="meetings.hold_meeting", subject=meeting, data=data)
    return meeting


def check_recorded_roll(meeting: Meeting) -> None:
    """A roll written for the planned day must be right for the actual one too, as far as people are still on it."""
    expected = {attendee.member.pk: attendee for attendee in roll_of(meeting)}
    recorded = [row for row in meeting.attendances.select_related("member") if row.member_id in expected]
    grounds = {pk for pk, attendee in expected.items() if attendee.has_ground}
    roll = {row.member_id: _presence(row) for row in recorded}
    _check_roll(meeting, roll, {row.member_id: row.member for row in recorded}, grounds=grounds)


def _bring_in_line(meeting: Meeting, mending: RollMending) -> dict[str, object]:
    """What the log keeps of it."""
    differences = differences_of(meeting)
    if not differences:
        return {}
    open_ = RollDifferences(
        gone=tuple(row for row in differences.gone if row.member_id not in mending.off),
        missing=() if mending.missing_as else differences.missing,
    )
    if open_:
        raise RollDiffers(open_, meeting.held_on)
    off = [row.member_id for row in differences.gone]
    added = {attendee.member.pk: entered_as(attendee, mending.missing_as) for attendee in differences.missing}
    grounds = {attendee.member.pk for attendee in differences.missing if attendee.has_ground}
    members = {attendee.member.pk: attendee.member for attendee in differences.missing}
    _check_roll(meeting, added, members, grounds=grounds)
    meeting.attendances.filter(member__in=off).delete()
    _write_roll(meeting, added)
    return {"off_the_roll": off, "added_to_the_roll": list(added)}


def _check_has_a_roll(meeting: Meeting, today: date) -> None:
    if meeting.state == State.CANCELLED:
        raise Refused(_("The meeting has been cancelled; plan a new one."))
    if meeting.state == State.MISTAKEN:
        raise Refused(_("The meeting was entered by mistake and was never held."))
    if meeting.format == Format.BY_GROUP:
        raise Refused(_("By group the minutes of each group hold the number present."))
    check_has_happened(meeting.held_on, today, field="held_on")


def _keep_correction(
    meeting: Meeting,
    before: Mapping[int, Attendance],
    after: Mapping[int, Presence],
    members: Mapping[int, Member],
    *,
    why: str,
    occasion: Occasion,
) -> None:
    """The log has both rolls as far as they differ, by the names of the members."""
    people = {pk: row.member for pk, row in before.items()} | {pk: members[pk] for pk in after}
    alike = Counter(str(member) for member in people.values())
    names = {pk: str(member) if alike[str(member)] == 1 else f"{member} ({pk})" for pk, member in people.items()}
    data = {
        "before": {name: str(_presence(before[pk])) if pk in before else "" for pk, name in names.items()},
        "after": {name: str(after[pk]) if pk in after else "" for pk, name in names.items()},
    }
    why = given_reason(why)
    meeting.corrected_by = record(occasion, act="meetings.correct_roll", subject=meeting, why=why, data=data)
    meeting.save(update_fields=["corrected_by"])


def _presence(row: Attendance) -> Presence:
    return Presence(row.mode, row.reason)


def _write_roll(meeting: Meeting, roll: Mapping[int, Presence]) -> None:
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member_id=pk, mode=one.mode, reason=one.reason) for pk, one in roll.items()
    )


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
