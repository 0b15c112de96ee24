from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Mandate
from cells.queries.names import name_in_full_on
from meetings.models import Meeting
from reports.queries.minutes_sheet import conclusion_of, groups_that_met, minutes_sheet, newest_minuted
from reports.rules.conclusion import Conclusion
from reports.rules.kinds import Argument, DocumentKind
from reports.rules.minutes import MinutesSheet, MinutesSheets
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Order


class MeetingMinutesKind(KindOfDocument):
    """Of a meeting in one place or online; of one by group the combined minutes."""

    key = DocumentKind.MEETING_MINUTES
    label = gettext_lazy("Minutes of a meeting")
    file_name = "Biên bản"
    type_code = "BB"
    writers = (Mandate.Role.CLERK,)
    takes = frozenset({Argument.ON, Argument.MEETING})
    takes_number = False
    sections = ()

    def compose(self, order: Order, today: date) -> tuple[MinutesSheet, date]:
        meeting = _held(order, today)
        return minutes_sheet(meeting), meeting.held_on


class ConclusionKind(KindOfDocument):
    """The conclusion or resolution that a meeting adopted, as a document of its own."""

    key = DocumentKind.CONCLUSION
    label = gettext_lazy("Conclusion or resolution of a meeting")
    file_name = "Kết luận, nghị quyết"
    type_code = "KL"
    writers = (Mandate.Role.CLERK,)
    takes = frozenset({Argument.ON, Argument.MEETING})
    sections = ()

    def compose(self, order: Order, today: date) -> tuple[Conclusion, date]:
        meeting = _held(order, today)
        return conclusion_of(meeting), meeting.held_on

    def settled(self, order: Order, today: date) -> Order:
        return replace(order, meeting_id=_held(order, today).pk)


class GroupMinutesKind(KindOfDocument):
    """Of one group's session in a meeting by group, or of all its groups, each on a sheet of its own."""

    key = DocumentKind.GROUP_MINUTES
    label = gettext_lazy("Minutes of the groups")
    file_name = "Biên bản tổ đảng"
    type_code = "BB"
    writers = (Mandate.Role.CLERK,)
    takes = frozenset({Argument.ON, Argument.MEETING, Argument.GROUP})
    takes_number = False
    sections = ()

    def compose(self, order: Order, today: date) -> tuple[MinutesSheets, date]:
        meeting = _meeting(order, today, by_group=True)
        groups = [group for group in groups_that_met(meeting) if order.group_id in (None, group.pk)]
        if not groups:
            told = {"day": day_in_words(meeting.held_on)}
            raise Refused(_("No such group has met for the meeting of %(day)s.") % told, field="meeting")
        return MinutesSheets(tuple(minutes_sheet(meeting, group) for group in groups)), meeting.held_on


def _held(order: Order, today: date) -> Meeting:
    meeting = _meeting(order, today)
    if meeting.state != Meeting.State.HELD:
        told = {"day": day_in_words(meeting.held_on)}
        raise Refused(_("The meeting of %(day)s is not recorded as held.") % told, field="meeting")
    return meeting


def _meeting(order: Order, today: date, *, by_group: bool = False) -> Meeting:
    """The one that was asked for, or the newest. Raises Refused where the organisation has none."""
    if order.meeting_id is None:
        meeting = newest_minuted(order.organisation, order.on or today, by_group=by_group)
    else:
        meeting = Meeting.objects.filter(organisation=order.organisation, pk=order.meeting_id).first()
    if meeting is None:
        told = {"organisation": name_in_full_on(order.organisation, order.on or today)}
        raise Refused(_("%(organisation)s has no such meeting.") % told, field="meeting")
    return meeting
