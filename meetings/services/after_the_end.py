"""A decision that is entered late ends an organisation on a day after which it has met since: what becomes of those meetings."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_before
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Organisation
from cells.queries.names import name_in_full_on
from cells.queries.organisations import existing_on
from meetings.models import Meeting
from meetings.services.locking import lock_held
from meetings.services.telling import tell_of_meeting
from pilots.services.slots import hand_over_slot


@transaction.atomic
def settle_after_the_end(
    *, meeting: Meeting, ended_on: date, heir: Organisation | None, reason: str, occasion: Occasion
) -> Meeting:
    """Give a meeting held since the first day on which its organisation was no more (`ended_on`) to the one that came of it.

    `heir` None: it stays with those who held it. Its place in the quota goes along; where the heir's year is full it stays too.

    Either way the roll is of those who belonged to the organisation on its last day.
    """
    meeting = lock_held(meeting)
    ended, place, before = meeting.organisation, meeting.slot, _settled(meeting)
    if heir is not None and place is not None:
        meeting.slot = hand_over_slot(place, to=heir, on=meeting.held_on)
        if meeting.slot is None:
            meeting.slot, heir = place, None
    _note_the_end(meeting, ended_on)
    meeting.organisation = heir or ended
    data = {"before": before, "after": _settled(meeting)}
    entry = record(occasion, act="meetings.settle_after_the_end", subject=meeting, why=reason, data=data)
    meeting.corrected_by = entry
    meeting.save(update_fields=["organisation", "slot", "convened_by", "register_of", "corrected_by"])
    if place is not None and place != meeting.slot:
        place.delete()
    if heir is not None:
        tell_of_meeting(meeting, "meetings.moved_to_successor", entry=entry, occasion=occasion, why=reason)
    return meeting


@transaction.atomic
def unsettle(*, meeting: Meeting, reason: str, occasion: Occasion) -> Meeting:
    """The end was a mistake: those who held it were there all the time, and it is theirs again, with its place in the quota.
    Raises Refused where they have used up their year otherwise since."""
    meeting = lock_held(meeting)
    place, before, own = meeting.slot, _settled(meeting), meeting.convened
    if place is not None and meeting.organisation != own:
        meeting.slot = hand_over_slot(place, to=own, on=meeting.held_on)
        if meeting.slot is None:
            raise Refused(
                _("The quota of %(code)s is used up. Correct its meetings first.")
                % {"code": name_in_full_on(own, meeting.held_on)}
            )
    meeting.organisation, meeting.convened_by, meeting.register_of = own, None, None
    data = {"before": before, "after": _settled(meeting)}
    meeting.corrected_by = record(occasion, act="meetings.settle_after_the_end", subject=meeting, why=reason, data=data)
    meeting.save(update_fields=["organisation", "slot", "convened_by", "register_of", "corrected_by"])
    if place is not None and place != meeting.slot:
        place.delete()
    return meeting


def _settled(meeting: Meeting) -> dict[str, object]:
    place = meeting.slot
    return {
        "organisation": meeting.organisation.code,
        "register_of": meeting.register_of,
        "slot": f"{place.year}/{place.number}" if place else "",
    }


def go_on_after_the_end(*, meeting: Meeting, ended_on: date) -> None:
    """By group, and begun since that day: it stays with its organisation, and whoever came of that finishes it."""
    _note_the_end(meeting, ended_on)
    meeting.save(update_fields=["convened_by", "register_of"])


def _note_the_end(meeting: Meeting, ended_on: date) -> None:
    """Of several ends the first says who was expected."""
    if meeting.convened_by is None:
        meeting.convened_by, meeting.register_of = meeting.organisation, day_before(ended_on)


def follow_the_day(meeting: Meeting, held_on: date) -> None:
    """On the day to which a meeting is corrected its organisation was still there: then that one simply held it.
    Raises Refused where it belongs to one that was not there on the day."""
    if meeting.register_of is not None and held_on <= meeting.register_of:
        meeting.organisation, meeting.convened_by, meeting.register_of = meeting.convened, None, None
    if meeting.convened_by_id != meeting.organisation_id:
        existing_on(meeting.organisation, held_on, field="held_on")
