"""Lists of meetings, and the tables of one: its groups, who took part, how they voted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words, moment_in_words
from accounts.tables import NOTHING, Column, Day, Link, Links, List, Number, Parts, State, Text, Words, badge
from cells.queries.names import NamesOverTime
from meetings.models import AgendaItem, Meeting
from meetings.queries.by_group import GroupStanding
from meetings.rules.combine import Ballot
from meetings.rules.report_deadline import ReportState

_TONES = {Meeting.State.PLANNED: "info", Meeting.State.HELD: "good", Meeting.State.CANCELLED: "neutral"}
_REPORTS = {
    ReportState.REPORTED: ("good", gettext_lazy("reported")),
    ReportState.REPORTED_LATE: ("bad", gettext_lazy("reported late")),
    ReportState.DUE: ("warning", gettext_lazy("report due")),
    ReportState.OVERDUE: ("bad", gettext_lazy("report overdue")),
}


@dataclass(frozen=True)
class MeetingRow:
    """Of a meeting that says whether it has begun (queries/meetings.py, `with_begun`)."""

    meeting: Meeting
    today: date

    @property
    def is_behind(self) -> bool:
        """Its day is over, and it is not recorded, or not to its end."""
        return self.meeting.state == Meeting.State.PLANNED and self.meeting.held_on < self.today

    @property
    def state(self) -> str:
        if not self.is_behind:
            return str(self.meeting.get_state_display())
        has_begun: bool = self.meeting.has_begun  # type: ignore[attr-defined]
        return _("not yet completed") if has_begun else _("not yet recorded")

    @property
    def tone(self) -> str:
        return "warning" if self.is_behind else _TONES[Meeting.State(self.meeting.state)]

    @property
    def place(self) -> str:
        slot = self.meeting.slot
        return _("number %(number)s of %(year)s") % {"number": slot.number, "year": slot.year} if slot else ""


def meeting_rows(meetings: Sequence[Meeting], today: date) -> Iterator[MeetingRow]:
    return (MeetingRow(meeting, today) for meeting in meetings)


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
        "meeting.organisation_name",
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


@dataclass(frozen=True)
class ConfirmedRow:
    item: AgendaItem
    organisation: str


def confirmed_rows(items: Sequence[AgendaItem], today: date) -> Iterator[ConfirmedRow]:
    names = NamesOverTime(item.meeting.organisation_id for item in items)
    return (ConfirmedRow(item, names.on(item.meeting.organisation_id, today)) for item in items)


def _confirmed(row: ConfirmedRow) -> str:
    return f"{row.item.confirmed_by}, {day_in_words(timezone.localdate(row.item.confirmed_at))}"


CONFIRMED = List(
    gettext_lazy("Agenda items confirmed by name"),
    Day(
        "held_on",
        gettext_lazy("Meeting"),
        "item.meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.item.meeting_id]),
        width=12,
    ),
    Text("organisation", gettext_lazy("Organisation"), width=40),
    Parts("item", gettext_lazy("Item"), lambda row: [(row.item.text, row.item.clause)], width=50),
    Text("confirmed_by", gettext_lazy("Confirmed by"), _confirmed, width=32),
    Text("reason", gettext_lazy("Reason"), "item.reason", width=40),
    rows_a_page=50,
)


@dataclass(frozen=True)
class GroupRow:
    """A group of a meeting. `may_record`: its minutes and its report."""

    standing: GroupStanding
    meeting: int
    may_record: bool = False

    @property
    def attended(self) -> str:
        return _("attended by %(member)s") % {"member": self.standing.attends}

    @property
    def present(self) -> str:
        session = self.standing.session
        return f"{session.present}/{session.members}" if session else ""

    @property
    def links(self) -> list[Link]:
        if not self.may_record or self.standing.reported_at:
            return []
        of = [self.meeting, self.standing.group.pk]
        minutes = reverse("meetings:group_session", args=of)
        if not self.standing.session:
            return [Link(_("Record minutes"), minutes, "btn btn-secondary")]
        report = reverse("meetings:report", args=of)
        return [Link(_("Record report"), report, "btn btn-secondary"), Link(_("Correct"), minutes)]


def _report(row: GroupRow) -> SafeString | str:
    standing = row.standing
    if standing.report_state is None:
        return NOTHING
    tone, words = _REPORTS[standing.report_state]
    return format_html('{} <small class="muted">{}</small>', badge(words, tone), _when(standing, late=tone == "bad"))


def _when(standing: GroupStanding, *, late: bool) -> str:
    due = {"day": day_in_words(standing.report_due_on)}
    if not standing.reported_at:
        return _("by the end of %(day)s") % due
    reported = moment_in_words(timezone.localtime(standing.reported_at))
    return _("%(reported)s; was due on %(day)s") % {"reported": reported, **due} if late else reported


GROUPS = List(
    gettext_lazy("Groups"),
    Text("name", gettext_lazy("Group"), "standing.group.name", note="attended", names_row=True),
    Day("met_on", gettext_lazy("Met on"), lambda row: row.standing.session and row.standing.session.held_on),
    Text("present", gettext_lazy("Present"), kind="number"),
    Text("report", gettext_lazy("Report"), show=_report),
    Links("links"),
    kind="groups",
)

TOOK_PART = List(
    gettext_lazy("Who took part"),
    Text("group", gettext_lazy("Group"), names_row=True),
    Number("members", gettext_lazy("Members")),
    Number("present", gettext_lazy("Present")),
)


@dataclass(frozen=True)
class Vote:
    label: str
    ballot: Ballot | None
    """None where nobody voted."""
    silent: tuple[str, ...] = ()
    """Of several groups together: those that did not vote on it while others did."""


def _votes(name: str, heading: Words, nobody: Words = NOTHING) -> Column:
    def number(row: Vote) -> int | None:
        return getattr(row.ballot, name) if row.ballot else None

    def shown(row: Vote) -> str:
        return str(nobody) if row.ballot is None else str(number(row))

    return Number(name, heading, number, show=shown)


VOTES = List(
    gettext_lazy("Votes"),
    Text("label", gettext_lazy("Voted on"), names_row=True),
    _votes("in_favour", gettext_lazy("In favour"), gettext_lazy("no vote")),
    _votes("against", gettext_lazy("Against")),
    _votes("abstained", gettext_lazy("Abstained")),
    Text("silent", gettext_lazy("Did not vote"), lambda row: ", ".join(row.silent)),
)
