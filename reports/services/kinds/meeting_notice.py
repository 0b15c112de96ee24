from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.refusal import Refused
from cells.models import Mandate
from meetings.models import Meeting
from reports.queries.meeting_notice import meeting_to_announce, notice_of
from reports.rules.kinds import Argument, DocumentKind
from reports.rules.meeting_notice import MeetingNotice
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Order


class MeetingNoticeKind(KindOfDocument):
    """Of a planned meeting, dated on the day that is asked for."""

    key = DocumentKind.MEETING_NOTICE
    label = gettext_lazy("Notice of a meeting")
    file_name = "Thông báo sinh hoạt"
    type_code = "TB"
    writers = (Mandate.Role.CLERK,)
    takes = frozenset({Argument.ON, Argument.MEETING})
    sections = ()

    def compose(self, order: Order, today: date) -> tuple[MeetingNotice, date]:
        day = order.on or today
        meeting = _announced(order, day)
        return notice_of(meeting, min(day, meeting.held_on)), min(day, meeting.held_on)

    def settled(self, order: Order, today: date) -> Order:
        return replace(order, meeting_id=_announced(order, order.on or today).pk)


def _announced(order: Order, day: date) -> Meeting:
    meeting = meeting_to_announce(order.organisation, day, order.meeting_id)
    if meeting is None:
        raise Refused(_("There is no such meeting to announce: plan it first."), field="meeting")
    return meeting
