from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from meetings.models import Meeting

State = Meeting.State


def lock_planned(meeting: Meeting) -> Meeting:
    """The row as it is now, locked until the transaction ends. Raises Refused where it is no longer planned."""
    locked = lock(meeting)
    if locked.state == State.HELD:
        raise Refused(_("The meeting has been held; this can no longer be changed."))
    if locked.state == State.CANCELLED:
        raise Refused(_("The meeting has been cancelled; plan a new one."))
    if locked.state == State.MISTAKEN:
        raise Refused(_("The meeting was entered by mistake and was never held."))
    return locked


def lock_held(meeting: Meeting) -> Meeting:
    """The same of a meeting that was held: what was planned only is no mistake yet."""
    locked = lock(meeting)
    if locked.state == State.MISTAKEN:
        raise Refused(_("The meeting was entered by mistake and was never held."))
    if locked.state != State.HELD:
        raise Refused(_("Only what was recorded as held is corrected; change the plan instead."))
    return locked


def lock(meeting: Meeting) -> Meeting:
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("organisation", "convened_by", "slot")
        .get(pk=meeting.pk)
    )
