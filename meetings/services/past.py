"""Meetings that were held without having been planned here, one or many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Member, Organisation
from cells.queries.organisations import existing_on
from meetings.models import Meeting
from meetings.queries.attendance import roll_of
from meetings.queries.participants import expected_on
from meetings.queries.votes import most_entitled
from meetings.rules.attendance import usual_mode
from meetings.rules.formats import counted_as
from meetings.rules.officers import check_officers
from meetings.rules.votes import CONCLUSION, voters_among
from meetings.services.agenda import AgendaDraft, check_agenda, without_empty_items, write_agenda
from meetings.services.holding import entered_as, record_attendance
from meetings.services.placing import placement_as_told
from meetings.services.planning import facts_of
from meetings.services.same_day import ask_about_second
from meetings.services.texts import accepted_text, keep_minutes
from meetings.services.votes import (
    NO_VOTES,
    Counted,
    VotesRefused,
    VotesTaken,
    count_votes,
    votes_recorded,
    write_votes,
)
from pilots.rules.terms import Basis


@dataclass(frozen=True)
class PastMeeting:
    """What is told of a meeting that nobody planned here. `basis`: by what an online one was allowed.

    `why`: by which decision one online or by group was held, and why it is entered late. `present`: how many took part;
    `all_present` puts everybody who was expected on the roll. `second`: there is another on that day, and both are meant.
    """

    format: str
    held_on: date
    why: str = ""
    kind: str = Meeting.Kind.MONTHLY
    basis: str = Basis.SPECIFIC_NATURE
    agenda: Sequence[AgendaDraft] = ()
    place: str = ""
    chair: Member | None = None
    secretary: Member | None = None
    all_present: bool = False
    present: int | None = None
    summary: str = ""
    conclusion: str = ""
    second: bool = False
    votes: VotesTaken = NO_VOTES
    """Of one in one session; its keys are the places of the items on the agenda, from 1 on, and None of the conclusion."""


class PastRefused(Refused):
    """Some of many meetings cannot be entered so: `rows` by their place in what was given. None of them was entered."""

    def __init__(self, rows: Mapping[int, Refused]) -> None:
        first = next(iter(rows.values()))
        super().__init__(
            first.message, clause=first.clause, reasons=[one for row in rows.values() for one in row.reasons]
        )
        self.rows = dict(rows)


@transaction.atomic
def enter_past_meeting(*, organisation: Organisation, past: PastMeeting, occasion: Occasion) -> Meeting:
    """Enter a meeting that was held without having been planned here, such as earlier in the year. It counts all the same.

    The register may not know what was true then, so eligibility is not judged and no pilot is asked for; the quota of its
    year is. In person nothing had to be decided before, and nothing is asked.
    """
    if past.held_on >= occasion.today:
        raise Refused(_("Only a meeting of a past day is entered so; plan this one."), field="held_on")
    if counted_as(past.format) is not None and not past.why.strip():
        raise Refused(_("Write by which decision it was held and why it is entered only now."), field="why")
    check_officers(past.chair, past.secretary)
    existing_on(organisation, past.held_on, field="held_on")
    agenda = without_empty_items(past.agenda)
    readings = check_agenda(agenda, format=past.format, day=past.held_on, organisation=organisation)
    ask_about_second(organisation, past.held_on, confirmed=past.second)
    placement = placement_as_told(
        organisation, past.format, past.kind, past.held_on, basis=past.basis, today=occasion.today
    )
    meeting = Meeting.objects.create(
        organisation=organisation,
        format=past.format,
        kind=past.kind,
        held_on=past.held_on,
        state=Meeting.State.HELD,
        basis=placement.basis,
        retrospective=True,
        registration=placement.registration,
        slot=placement.slot,
        place=clean_text(past.place),
        chair=past.chair,
        secretary=past.secretary,
        present=None if past.all_present else past.present,
        summary=accepted_text(past.summary, field="summary"),
        conclusion=accepted_text(past.conclusion, field="conclusion"),
    )
    _check_present(meeting, past)
    write_agenda(meeting, agenda, readings, occasion=occasion)
    if past.all_present:
        _enter_all(meeting, occasion)
    counted = _count(meeting, past)
    write_votes(meeting, counted)
    keep_minutes(meeting, occasion=occasion)
    data = facts_of(meeting) | votes_recorded(meeting, counted)
    record(occasion, act="meetings.enter_past_meeting", subject=meeting, why=clean_text(past.why), data=data)
    return meeting


@transaction.atomic
def enter_past_meetings(
    *, organisation: Organisation, past: Sequence[PastMeeting], occasion: Occasion
) -> list[Meeting]:
    """Enter many at once: all of them, or where one cannot be entered none. Raises PastRefused with every such one."""
    if not past:
        raise Refused(_("Nothing is written on the sheet yet."))
    entered, refused = [], {}
    for place, one in enumerate(past):
        try:
            entered.append(enter_past_meeting(organisation=organisation, past=one, occasion=occasion))
        except Refused as why_not:
            refused[place] = why_not
    if refused:
        raise PastRefused(refused)
    return entered


def _check_present(meeting: Meeting, past: PastMeeting) -> None:
    """As far as the register knows who was expected then."""
    if past.all_present and past.present is not None:
        raise Refused(_("All, or a number: leave one of the two out."), field="present")
    if past.all_present and usual_mode(past.format) is None:
        raise Refused(
            _("Each had a way of their own to take part. Write the number, or enter the roll afterwards."),
            field="all_present",
        )
    expected = len(roll_of(meeting)) if past.present is not None else 0
    if past.present is not None and 0 < expected < past.present:
        raise Refused(
            _("On that day %(expected)d were expected: no more can have been present.") % {"expected": expected},
            field="present",
        )


def _count(meeting: Meeting, past: PastMeeting) -> Counted:
    """The votes by the items as they are kept. Raises Refused, which names the item by its place."""
    taken = past.votes
    keys: dict[int | None, int | None] = {None: CONCLUSION}
    keys |= dict(meeting.agenda.values_list("position", "pk"))
    told = {*(place for place, ballot in taken.ballots.items() if ballot.cast), *taken.all_in_favour}
    if not told:
        return Counted({}, 0)
    if meeting.format == Meeting.Format.BY_GROUP:
        raise Refused(_("By group every group votes on its own: leave the votes empty here."))
    if not told <= set(keys):
        raise Refused(_("A vote or an opinion belongs to an item of this meeting's agenda."))
    voters = taken.voters if taken.voters is not None else _voters_known(meeting, past)
    if past.present is not None and past.present < (voters or 0):
        raise Refused(
            _("%(present)d were present: no more can have had a vote.") % {"present": past.present}, field="voters"
        )
    ballots = {keys[place]: taken.ballots[place] for place in told if place in taken.ballots}
    agreed = [keys[place] for place in taken.all_in_favour]
    try:
        return count_votes(meeting, VotesTaken(ballots, agreed, voters=voters))
    except VotesRefused as refused:
        places = {pk: place for place, pk in keys.items()}
        raise Refused(
            refused.message, reasons=[_of_item(refused.message, places[pk]) for pk in refused.items]
        ) from None


def _voters_known(meeting: Meeting, past: PastMeeting) -> int | None:
    """How many of a number of people present had a vote, where the register leaves no doubt: nobody expected was probationary."""
    if past.present is None:
        return None
    expected = expected_on(meeting.convened, meeting.kind, meeting.register_day).count()
    least, most = voters_among(past.present, expected, most_entitled(meeting))
    return most if 0 < least == most else None


def _of_item(why: str, place: int | None) -> Refused:
    if place is None:
        return Refused(why, field="in_favour-0")
    return Refused(_("Item %(number)d: %(why)s") % {"number": place, "why": why})


def _enter_all(meeting: Meeting, occasion: Occasion) -> None:
    usual, attendees = usual_mode(meeting.format), roll_of(meeting)
    if not attendees or usual is None:
        raise Refused(_("The register knows nobody of that day. Write the number present."), field="all_present")
    roll = {attendee.member.pk: entered_as(attendee, usual) for attendee in attendees}
    record_attendance(meeting=meeting, roll=roll, occasion=occasion)
