"""Who is told of what others do to a planned meeting: those who keep the register of its organisation (words: desk.py)."""

from accounts.models import Entry, Occasion
from cells.services.notices import clerks_keeping, tell
from meetings.models import Meeting


def tell_of_meeting(meeting: Meeting, kind: str, *, entry: Entry, occasion: Occasion, **values: object) -> None:
    facts = {
        "organisation": meeting.organisation_id,
        "day": meeting.held_on,
        "kind": meeting.kind,
        "format": meeting.format,
        "meeting": meeting.pk,
    }
    to = clerks_keeping([meeting.organisation_id], occasion.today)
    tell(entry, occasion=occasion, kind=kind, to=to, values=facts | values)
