"""What the views of meetings take from a request."""

from datetime import date

from cells.models import Organisation
from cells.queries.names import names_with_superior_on
from meetings.models import Meeting


def named(organisation: Organisation, day: date) -> str:
    """What it is called, and below what it stands: «Chi bộ khu phố 1» there is in every ward."""
    return str(names_with_superior_on([organisation.pk], day)[organisation.pk])


def named_of(meeting: Meeting) -> str:
    """The organisation of a meeting as it was called on that day; where it had ended by then, on its last."""
    stays = meeting.convened_by_id == meeting.organisation_id
    return named(meeting.organisation, meeting.register_day if stays else meeting.held_on)
