"""Who may take part online (03-HD/TW, II.2): those with a valid ground; the others come in person."""

from enum import StrEnum

from django.utils.translation import gettext as _

from meetings.rules.formats import ONLINE_FORMATS, MeetingFormat
from pilots.rules.eligibility import Remark


class Mode(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    EXCUSED = "excused"
    ABSENT = "absent"


def refusal_of_mode(
    mode: str, *, format: str, has_ground: bool, reason: str = "", participation_clause: str = ""
) -> Remark | None:
    """Why this member cannot be entered so at a meeting of this format; None where they can."""
    if mode == Mode.ONLINE and format not in ONLINE_FORMATS:
        return Remark("", _("Nobody takes part online in this meeting: it is not an online one."))
    if mode == Mode.ONLINE and not has_ground:
        return Remark(
            participation_clause,
            _("Without a valid ground on the day of the meeting the member comes in person; record the ground first."),
        )
    if mode == Mode.IN_PERSON and format == MeetingFormat.FULL_ONLINE:
        return Remark(
            participation_clause, _("The meeting is fully online. Make it a hybrid one if somebody comes in person.")
        )
    if mode == Mode.EXCUSED and not reason.strip():
        return Remark("", _("Write why the member is excused."))
    return None


def usual_mode(format: str) -> Mode | None:
    """How everybody takes part who does; None where each has a way of their own."""
    return {MeetingFormat.IN_PERSON: Mode.IN_PERSON, MeetingFormat.FULL_ONLINE: Mode.ONLINE}.get(MeetingFormat(format))


def mode_in(format: str, mode: str) -> str:
    """A way of taking part as it must have been where the format turns out to be another: whoever was there was there."""
    usual = usual_mode(format)
    return str(usual) if usual is not None and mode in (Mode.IN_PERSON, Mode.ONLINE) else mode
