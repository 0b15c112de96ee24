"""What is answered of a group's minutes question by question is kept until it is sent, so that an interruption loses nothing."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import Group
from meetings.models import GroupMinutesDraft, Meeting
from meetings.queries.by_group import assignments_of
from meetings.services.steps import lock_by_group
from meetings.services.texts import accepted_text

LONGEST = 100_000
"""Of all that is kept, in characters: far more than anybody types on a telephone."""


@transaction.atomic
def keep_minutes_draft(
    *, meeting: Meeting, group: Group, typed: Mapping[str, str], occasion: Occasion
) -> GroupMinutesDraft:
    """Keep the answers given until now in the place of those kept before. Nothing of the record is written, and the log has no
    entry of it. Raises Refused where a text is marked secret: it is kept nowhere."""
    meeting = lock_by_group(meeting)
    if not assignments_of(meeting).filter(group=group).exists():
        raise Refused(_("The cell committee assigned nobody to this group; amend its session first."))
    if sum(map(len, typed.values())) > LONGEST:
        raise Refused(_("This is too long to be kept. Write the minutes on the page for a computer."))
    for value in typed.values():
        accepted_text(value)
    draft, _created = GroupMinutesDraft.objects.update_or_create(
        meeting=meeting,
        group=group,
        defaults={"typed": dict(typed), "kept_by": occasion.by.user, "kept_at": occasion.at},
    )
    return draft


@transaction.atomic
def drop_minutes_draft(*, meeting: Meeting, group: Group) -> None:
    """What was answered is sent, or begun anew."""
    GroupMinutesDraft.objects.filter(meeting=meeting, group=group).delete()
