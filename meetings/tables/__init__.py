"""Lists of meetings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.tables import Day, List, State, Text
from cells.queries.names import Named, names_with_superior_on
from meetings.models import Meeting
from meetings.queries.meetings import behind

_TONES = {
    Meeting.State.PLANNED: "info",
    Meeting.State.HELD: "good",
    Meeting.State.CANCELLED: "neutral",
    Meeting.State.MISTAKEN: "neutral",
}


@dataclass(frozen=True)
class MeetingRow:
    """Of a meeting that says whether it has begun (queries/meetings.py, `with_begun`). `is_behind`: see there, `behind`."""

    meeting: Meeting
    is_behind: bool
    named: Named

    @property
    def state(self) -> str:
        has_begun: bool = self.meeting.has_begun  # type: ignore[attr-defined]
        if self.meeting.state == Meeting.State.CANCELLED and has_begun:
            return _("broken off")
        if self.is_behind:
            return _("not yet completed") if has_begun else _("not yet recorded")
        if has_begun and self.meeting.state == Meeting.State.PLANNED:
            return pgettext("of a meeting", "under way")
        return str(self.meeting.get_state_display())

    @property
    def tone(self) -> str:
        return "warning" if self.is_behind else _TONES[Meeting.State(self.meeting.state)]

    @property
    def place(self) -> str:
        slot = self.meeting.slot
        return _("number %(number)s of %(year)s") % {"number": slot.number, "year": slot.year} if slot else ""


def meeting_rows(meetings: Sequence[Meeting], today: date) -> Iterator[MeetingRow]:
    """With the names of today, in a number of queries that does not grow with them."""
    late = behind(Meeting.objects.filter(pk__in=[meeting.pk for meeting in meetings]), on=today)
    behind_now = set(late.values_list("pk", flat=True))
    names = names_with_superior_on([meeting.organisation_id for meeting in meetings], today)
    for meeting in meetings:
        yield MeetingRow(meeting, meeting.pk in behind_now, names[meeting.organisation_id])


MEETINGS = List(
    gettext_lazy("Meetings"),
    Day(
        "held_on",
        gettext_lazy("Date"),
        "meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.meeting.pk]),
        sort=("held_on", "pk"),
        width=12,
    ),
    Text(
        "organisation_name",
        gettext_lazy("Organisation"),
        "named.name",
        note="named.above",
        sort=("organisation_name", "pk"),
        width=40,
    ),
    Text("kind", gettext_lazy("Kind"), "meeting.get_kind_display", sort=("kind", "pk"), width=24),
    Text("format", gettext_lazy("Format"), "meeting.get_format_display", sort=("format", "pk")),
    State("state", gettext_lazy("State"), tone="tone", sort=("state", "pk")),
    Text("place", gettext_lazy("Place in the quota"), width=18),
    rows_a_page=50,
    order="-held_on",
)
