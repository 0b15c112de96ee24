from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Organisation
from cells.queries.organisations import existing_on
from meetings.models import Meeting
from meetings.services.agenda import AgendaDraft, check_agenda, without_empty_items, write_agenda
from meetings.services.placing import placement_as_told
from meetings.services.planning import facts_of
from meetings.services.texts import accepted_text
from pilots.rules.terms import Basis


@dataclass(frozen=True)
class PastMeeting:
    """What is told of a meeting that nobody planned here. `basis`: by what an online one was allowed."""

    format: str
    held_on: date
    why: str
    kind: str = Meeting.Kind.MONTHLY
    basis: str = Basis.SPECIFIC_NATURE
    agenda: Sequence[AgendaDraft] = ()
    place: str = ""
    summary: str = ""
    conclusion: str = ""


@transaction.atomic
def enter_past_meeting(*, organisation: Organisation, past: PastMeeting, occasion: Occasion) -> Meeting:
    """Enter a meeting that was held without having been planned here, such as earlier in the year. It counts all the same.

    The register may not know what was true then, so eligibility is not judged and no pilot is asked for; the quota of its
    year is. `why` says by which decision it was held and why it is entered late.
    """
    if past.held_on >= occasion.today:
        raise Refused(_("Only a meeting of a past day is entered so; plan this one."), field="held_on")
    if not past.why.strip():
        raise Refused(_("Write by which decision it was held and why it is entered only now."), field="why")
    existing_on(organisation, past.held_on, field="held_on")
    agenda = without_empty_items(past.agenda)
    readings = check_agenda(agenda, format=past.format, day=past.held_on)
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
        summary=accepted_text(past.summary, field="summary"),
        conclusion=accepted_text(past.conclusion, field="conclusion"),
    )
    write_agenda(meeting, agenda, readings, occasion=occasion)
    record(
        occasion, act="meetings.enter_past_meeting", subject=meeting, why=clean_text(past.why), data=facts_of(meeting)
    )
    return meeting
