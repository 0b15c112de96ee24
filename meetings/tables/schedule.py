"""The meetings of a month of all cells of a grassroots committee."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.rules.days import time_in_words
from accounts.tables import Day, List, Text
from cells.queries.names import Named, names_with_superior_on
from cells.tables.names import name_with_above
from meetings.models import Meeting


@dataclass(frozen=True)
class ScheduledRow:
    meeting: Meeting
    named: Named

    @property
    def hour(self) -> str:
        return time_in_words(self.meeting.starts_at)


def scheduled_rows(meetings: Sequence[Meeting], today: date, *, within: int) -> Iterator[ScheduledRow]:
    names = names_with_superior_on([meeting.organisation_id for meeting in meetings], today, within=within)
    return (ScheduledRow(meeting, names[meeting.organisation_id]) for meeting in meetings)


SCHEDULE = List(
    gettext_lazy("Monthly schedule"),
    Day(
        "held_on",
        gettext_lazy("Date"),
        "meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.meeting.pk]),
        width=12,
    ),
    Text("hour", gettext_lazy("Begins at"), width=10),
    *name_with_above("name", "named"),
    Text("kind", gettext_lazy("Kind"), "meeting.get_kind_display", width=24),
    Text("format", gettext_lazy("Format"), "meeting.get_format_display", width=24),
    Text("place", gettext_lazy("Place"), "meeting.place", width=32),
)
