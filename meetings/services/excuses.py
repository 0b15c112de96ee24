"""An excuse told before the day: it stands on the roll already when that is recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Member
from meetings.models import Attendance, Meeting
from meetings.queries.attendance import roll_of
from meetings.services.locking import lock_planned


@transaction.atomic
def excuse_beforehand(*, meeting: Meeting, member: Member, reason: str, occasion: Occasion) -> Attendance:
    """Enter somebody as excused from a planned meeting. Told again, the reason is the new one."""
    meeting, reason = lock_planned(meeting), clean_text(reason)[:255]
    _check_has_one_roll(meeting)
    if not reason:
        raise Refused(_("Write why the member is excused."), field="reason")
    if member not in {attendee.member for attendee in roll_of(meeting)}:
        why = _("%(member)s is not expected at this meeting on %(day)s.")
        told = {"member": member, "day": day_in_words(meeting.held_on)}
        raise Refused(why % told, field="member")
    if meeting.attendances.filter(member=member).exclude(mode=Attendance.Mode.EXCUSED).exists():
        raise Refused(_("%(member)s is on the roll already: correct it there.") % {"member": member}, field="member")
    excused, _created = Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"mode": Attendance.Mode.EXCUSED, "reason": reason}
    )
    record(occasion, act="meetings.excuse_beforehand", subject=meeting, data={"member": member.pk, "reason": reason})
    return excused


@transaction.atomic
def take_excuse_back(*, meeting: Meeting, member: Member, occasion: Occasion) -> None:
    """They will come after all. Nothing happens where they are not excused."""
    meeting = lock_planned(meeting)
    taken, _each = Attendance.objects.filter(meeting=meeting, member=member, mode=Attendance.Mode.EXCUSED).delete()
    if taken:
        record(occasion, act="meetings.take_excuse_back", subject=meeting, data={"member": member.pk})


def _check_has_one_roll(meeting: Meeting) -> None:
    if meeting.format == Meeting.Format.BY_GROUP:
        raise Refused(_("By group the minutes of each group hold the number present."))
