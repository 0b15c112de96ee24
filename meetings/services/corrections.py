"""«Correct a mistake»: what was recorded of a held meeting and was never so. The log keeps both values and the reason, the
committee above reads them, and the quota follows as if it had been entered rightly in the first place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
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
from meetings.models import Meeting
from meetings.queries.by_group import preparation_of
from meetings.queries.closing import held_shown
from meetings.queries.entries import BALLOT, adopted_by, held_entries, wording_entries
from meetings.queries.participants import may_take_the_chair_on
from meetings.queries.resting import carries_votes
from meetings.queries.votes import votes_of
from meetings.rules.attendance import mode_in
from meetings.rules.formats import ONLINE_FORMATS
from meetings.rules.officers import check_officers
from meetings.services.after_the_end import follow_the_day
from meetings.services.agenda import reread_agenda
from meetings.services.holding import check_recorded_roll
from meetings.services.locking import lock_held
from meetings.services.placing import Placement, placement_as_told, secure_placement
from meetings.services.same_day import ask_about_second
from meetings.services.telling import tell_of_meeting
from meetings.services.texts import accepted_text, given_reason, keep_minutes
from meetings.services.votes import Counted, VotesTaken, count_votes, votes_recorded, write_votes
from pilots.services.slots import date_slot_back, redate_slot, strike_slot

State, Format, Kind = Meeting.State, Meeting.Format, Meeting.Kind
COLUMNS = ("held_on", "kind", "format", "basis", "registration", "slot", "chair", "secretary", "summary", "conclusion")


@dataclass(frozen=True)
class RightFacts:
    """What a held meeting was in truth. `basis`: of an online one that was entered afterwards; else the register says it.

    `conclusion`: by group the text that the cell committee adopted.
    """

    held_on: date
    kind: str
    format: str
    basis: str = ""
    chair: Member | None = None
    secretary: Member | None = None
    summary: str = ""
    conclusion: str = ""
    second: bool = False
    """There is another meeting on that day, and both are meant."""
    votes: VotesTaken | None = None
    """Of one in one session; None: as they are recorded."""

    @property
    def entries(self) -> dict[str, Any]:
        """A basis that is not told stays as it is."""
        told: dict[str, Any] = {"basis": self.basis} if self.basis else {}
        if self.votes is not None:
            told |= {
                f"{part}-{key or 0}": getattr(cast, part) for key, cast in self.votes.ballots.items() for part in BALLOT
            }
        return {
            "held_on": self.held_on,
            "kind": self.kind,
            "format": self.format,
            "chair": self.chair,
            "secretary": self.secretary,
            "summary": clean_text(self.summary, lines=True),
            "conclusion": clean_text(self.conclusion, lines=True),
        } | told


@transaction.atomic
def correct_meeting(
    *, meeting: Meeting, right: RightFacts, why: str, occasion: Occasion, made_from: Entries | None = None
) -> Meeting:
    """Give a held meeting its right values. A day or format that turns out to be another is judged like the first one, takes
    its place in the quota of its own year, and gives the wrong place back as if it had never been taken.

    Raises Outdated where somebody else corrected it since `made_from`.
    """
    why = given_reason(why)
    meeting = lock_held(meeting)
    last = last_entry(meeting, acts=["meetings.correct_meeting"])
    check_up_to_date(made_from, kept=held_entries(meeting), wanted=right.entries, last=last)
    before, wording, old = recorded(meeting), wording_entries(meeting, adopted_by(meeting)), meeting.slot
    check_has_happened(right.held_on, occasion.today, field="held_on")
    follow_the_day(meeting, right.held_on)
    _check_steps(meeting, right)
    if right.format != meeting.format:
        _check_votes(meeting, field="format")
    if right.held_on != meeting.held_on:
        ask_about_second(meeting.organisation, right.held_on, confirmed=right.second, besides=meeting)
    check_officers(right.chair, right.secretary)
    _check_belonging(meeting, right)
    if _is_placed_anew(meeting, right):
        _place_anew(meeting, right, occasion.today)
    meeting.held_on, meeting.kind, meeting.format = right.held_on, right.kind, right.format
    meeting.chair, meeting.secretary = right.chair, right.secretary
    meeting.summary = accepted_text(right.summary, field="summary")
    _write_conclusion(meeting, accepted_text(right.conclusion, field="conclusion"))
    counted = count_votes(meeting, right.votes or _votes_kept(meeting))
    after = recorded(meeting, counted)
    changed = [name for name in {**before, **after} if after.get(name) != before.get(name)]
    if not changed:
        raise Refused(_("Nothing is different from what the register says."))
    data = {
        side: {name: said.get(name, "") for name in changed} for side, said in (("before", before), ("after", after))
    }
    meeting.corrected_by = record(occasion, act="meetings.correct_meeting", subject=meeting, why=why, data=data)
    meeting.save(update_fields=[*COLUMNS, "organisation", "convened_by", "register_of", "corrected_by"])
    keep_minutes(meeting, before=wording, occasion=occasion)
    tell_of_meeting(meeting, "meetings.set_right", entry=meeting.corrected_by, occasion=occasion, why=why)
    if old is not None and old != meeting.slot:
        strike_slot(old)
    _let_the_roll_follow(meeting)
    write_votes(meeting, counted, corrected_by=meeting.corrected_by)
    return meeting


@transaction.atomic
def declare_mistaken(*, meeting: Meeting, why: str, occasion: Occasion, seen: Figures | None = None) -> Meeting:
    """The meeting was never held: it counts nowhere, gives its place back, and stays to be read with the reason.

    Raises Changed where `seen` (`held_shown`) is no longer so.
    """
    why = given_reason(why)
    meeting = lock_held(meeting)
    refuse_if_changed(seen, held_shown(meeting))
    _check_votes(meeting)
    slot = meeting.slot
    meeting.corrected_by = _mistaken(meeting, why, occasion)
    meeting.slot, meeting.state = None, State.MISTAKEN
    meeting.save(update_fields=["slot", "state", "corrected_by"])
    tell_of_meeting(meeting, "meetings.mistaken", entry=meeting.corrected_by, occasion=occasion, why=why)
    if slot is not None:
        strike_slot(slot)
    return meeting


def _check_votes(meeting: Meeting, field: str | None = None) -> None:
    if carries_votes(meeting):
        raise Refused(
            _("Votes on admission or full membership were taken at this meeting in person. Take those back first."),
            field=field,
        )


def recorded(meeting: Meeting, counted: Counted | None = None) -> dict[str, object]:
    """What is recorded of a meeting and may turn out to be a mistake, as the log keeps it. Never the agenda's text.

    `counted`: the votes as they are going to be, where they are not written yet.
    """
    facts = {
        "held_on": meeting.held_on,
        "kind": meeting.kind,
        "format": meeting.format,
        "basis": meeting.basis,
        "slot": f"{meeting.slot.year}/{meeting.slot.number}" if meeting.slot else "",
        "chair": str(meeting.chair or ""),
        "secretary": str(meeting.secretary or ""),
    }
    return facts | votes_recorded(meeting, counted) | wording_entries(meeting, adopted_by(meeting))


def _votes_kept(meeting: Meeting) -> VotesTaken:
    kept = votes_of(meeting)
    voters = max((row.entitled for row in kept.values()), default=None)
    return VotesTaken({key: row.ballot for key, row in kept.items()}, voters=voters)


def _write_conclusion(meeting: Meeting, text: str) -> None:
    adopted = adopted_by(meeting)
    if adopted is None:
        meeting.conclusion = text
    elif not text:
        raise Refused(_("Write the conclusion or resolution that was adopted."), field="conclusion")
    else:
        adopted.text = text
        adopted.save(update_fields=["text"])


def _mistaken(meeting: Meeting, why: str, occasion: Occasion) -> Entry:
    slot = recorded(meeting)["slot"]
    data: Mapping[str, object] = {
        "before": {"state": meeting.state, "slot": slot},
        "after": {"state": State.MISTAKEN, "slot": ""},
    }
    return record(occasion, act="meetings.declare_mistaken", subject=meeting, why=why, data=data)


def _check_steps(meeting: Meeting, right: RightFacts) -> None:
    """The steps of a meeting by group have days of their own, and a roll there is none."""
    has_roll = meeting.attendances.exists() or bool(votes_of(meeting))
    if right.format != meeting.format and has_roll and right.format == Format.BY_GROUP:
        raise Refused(
            _(
                "A meeting by group has no roll of all. Say that this one was entered by mistake, and enter the right one."
            ),
            field="format",
        )
    if preparation_of(meeting) is None:
        return
    if right.format != meeting.format:
        raise Refused(
            _("Its groups have met and reported. Say that it was entered by mistake, and enter the right one."),
            field="format",
        )
    if right.held_on != meeting.held_on:
        raise Refused(
            _(
                "By group the day is that of the first group's minutes, %(day)s. Say that the meeting was entered by mistake, "
                "and enter the right one."
            )
            % {"day": day_in_words(meeting.held_on)},
            field="held_on",
        )


def _check_belonging(meeting: Meeting, right: RightFacts) -> None:
    """Whom the correction names, or the day for which they are named, is looked at; what stays as it was is not. Of a meeting
    entered afterwards the register may not know who belonged to the organisation then."""
    if meeting.retrospective:
        return
    people = may_take_the_chair_on(meeting.convened, meeting.register_of or right.held_on)
    for field, was, now in (
        ("chair", meeting.chair, right.chair),
        ("secretary", meeting.secretary, right.secretary),
    ):
        if now is None or (now == was and right.held_on == meeting.held_on):
            continue
        if not people.filter(pk=now.pk).exists():
            raise Refused(
                _("%(member)s did not belong to the organisation on %(day)s.")
                % {"member": now.in_full, "day": day_in_words(right.held_on)},
                field=field,
            )


def _is_placed_anew(meeting: Meeting, right: RightFacts) -> bool:
    """What is said of neither leaves the basis as it was frozen."""
    executive = Kind.EXECUTIVE in (right.kind, meeting.kind) and right.kind != meeting.kind
    told = meeting.retrospective and right.format in ONLINE_FORMATS and right.basis not in ("", meeting.basis)
    return right.held_on != meeting.held_on or right.format != meeting.format or executive or told


def _place_anew(meeting: Meeting, right: RightFacts, today: date) -> None:
    reread_agenda(meeting, format=right.format, day=right.held_on)
    placement = _placement(meeting, right, today)
    meeting.basis, meeting.registration, meeting.slot = placement.basis, placement.registration, placement.slot
    if meeting.slot is not None:
        if meeting.retrospective:
            redate_slot(meeting.slot, on=right.held_on, today=today)
        else:
            date_slot_back(meeting.slot, on=right.held_on)


def _placement(meeting: Meeting, right: RightFacts, today: date) -> Placement:
    organisation, format, kind, on = meeting.organisation, right.format, right.kind, right.held_on
    if meeting.retrospective:
        return placement_as_told(
            organisation, format, kind, on, basis=right.basis or meeting.basis, today=today, own=meeting.slot
        )
    return secure_placement(organisation, format, kind, on, today=today, meeting=meeting, held_only=True)


def _let_the_roll_follow(meeting: Meeting) -> None:
    for row in meeting.attendances.all():
        mode = mode_in(meeting.format, row.mode)
        if mode != row.mode:
            row.mode = mode
            row.save(update_fields=["mode"])
    check_recorded_roll(meeting)
