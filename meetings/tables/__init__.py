"""Lists of meetings, and the tables of one: its groups, who took part, how they voted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.models import Entry
from accounts.rules.days import day_in_words, moment_in_words
from accounts.tables import NOTHING, Column, Day, Link, Links, List, Moment, Number, Parts, State, Text, Words, badge
from cells.queries.names import Named, names_with_superior_on
from meetings.models import AgendaItem, Attendance, Meeting, Task
from meetings.queries.by_group import GroupStanding
from meetings.queries.meetings import behind
from meetings.rules.combine import Ballot, CountedElsewhere
from meetings.rules.report_deadline import ReportState
from pilots.models.guidance import BASES

_TONES = {
    Meeting.State.PLANNED: "info",
    Meeting.State.HELD: "good",
    Meeting.State.CANCELLED: "neutral",
    Meeting.State.MISTAKEN: "neutral",
}
_REPORTS = {
    ReportState.REPORTED: ("good", gettext_lazy("reported")),
    ReportState.REPORTED_LATE: ("bad", gettext_lazy("reported late")),
    ReportState.DUE: ("warning", gettext_lazy("report due")),
    ReportState.OVERDUE: ("bad", gettext_lazy("report overdue")),
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


@dataclass(frozen=True)
class ConfirmedRow:
    item: AgendaItem
    organisation: Named


def confirmed_rows(items: Sequence[AgendaItem], today: date) -> Iterator[ConfirmedRow]:
    names = names_with_superior_on([item.meeting.organisation_id for item in items], today)
    return (ConfirmedRow(item, names[item.meeting.organisation_id]) for item in items)


def _confirmed(row: ConfirmedRow) -> str:
    return f"{row.item.confirmed_by}, {day_in_words(timezone.localdate(row.item.confirmed_at))}"


def _to_words(row: ConfirmedRow) -> list[Link]:
    """To words of the site begun from the item."""
    asked = urlencode({"text": row.item.text[:300], "topic": row.item.topic})
    return [Link(gettext_lazy("Words from it"), f"{reverse('pilots:agenda_phrase_new')}?{asked}")]


CONFIRMED = List(
    gettext_lazy("Agenda items confirmed by name"),
    Day(
        "held_on",
        gettext_lazy("Meeting"),
        "item.meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.item.meeting_id]),
        width=12,
    ),
    Text("organisation", gettext_lazy("Organisation"), "organisation.name", note="organisation.above", width=40),
    Parts("item", gettext_lazy("Item"), lambda row: [(row.item.text, row.item.clause)], width=50),
    Text("confirmed_by", gettext_lazy("Confirmed by"), _confirmed, width=32),
    Text("reason", gettext_lazy("Reason"), "item.reason", width=40),
    Links("links", _to_words),
    rows_a_page=50,
)


_NAMES: dict[str, Words] = {
    "state": gettext_lazy("State"),
    "held_on": gettext_lazy("Held on"),
    "organisation": gettext_lazy("Organisation"),
    "register_of": gettext_lazy("Who was expected"),
    "kind": gettext_lazy("Kind"),
    "format": gettext_lazy("Format"),
    "basis": gettext_lazy("Basis"),
    "slot": gettext_lazy("Place in the quota"),
    "chair": gettext_lazy("Chair"),
    "secretary": gettext_lazy("Secretary"),
    "summary": gettext_lazy("What was said"),
    "conclusion": gettext_lazy("Conclusion"),
}
_VALUES: dict[str, dict[str, Words]] = {
    "state": dict(Meeting.State.choices),
    "kind": dict(Meeting.Kind.choices),
    "format": dict(Meeting.Format.choices),
    "basis": dict(BASES),
    "mode": dict(Attendance.Mode.choices),
}


@dataclass(frozen=True)
class Changed:
    """One thing that a correction says otherwise: what it is, and what is said of it."""

    text: str
    detail: str


def changes_in_words(before: Mapping[str, object], after: Mapping[str, object]) -> list[Changed]:
    """Of what is recorded of a meeting (services/corrections.py), as it is or as the log keeps it; of a roll by the name."""
    return [
        Changed(str(_NAMES.get(name, name)), f"{_in_words(name, before.get(name))} → {_in_words(name, value)}")
        for name, value in after.items()
        if value != before.get(name)
    ]


def _in_words(name: str, value: object) -> str:
    if not value:
        return NOTHING
    if name in ("held_on", "register_of"):
        return day_in_words(value if isinstance(value, date) else date.fromisoformat(str(value)))
    if name == "slot":
        year, number = str(value).split("/")
        return _("number %(number)s of %(year)s") % {"number": number, "year": year}
    if name in _NAMES:
        return str(_VALUES.get(name, {}).get(str(value), value))
    mode, colon, reason = str(value).partition(": ")
    return f"{_VALUES['mode'].get(mode, mode)}{colon}{reason}"


@dataclass(frozen=True)
class CorrectionRow:
    """An entry of the log that corrected a meeting."""

    entry: Entry
    meeting: Meeting
    organisation: Named

    @property
    def changed(self) -> list[Changed]:
        return changes_in_words(self.entry.data["before"], self.entry.data["after"])


def correction_rows(entries: Sequence[Entry], today: date) -> Iterator[CorrectionRow]:
    meetings = Meeting.objects.in_bulk([int(entry.subject_id) for entry in entries])
    names = names_with_superior_on([meeting.organisation_id for meeting in meetings.values()], today)
    for entry in entries:
        meeting = meetings[int(entry.subject_id)]
        yield CorrectionRow(entry, meeting, names[meeting.organisation_id])


CORRECTED = List(
    gettext_lazy("Corrections of held meetings"),
    Day(
        "held_on",
        gettext_lazy("Meeting"),
        "meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.meeting.pk]),
        width=12,
    ),
    Text("organisation", gettext_lazy("Organisation"), "organisation.name", note="organisation.above", width=40),
    Parts("changed", gettext_lazy("Corrected"), lambda row: [f"{c.text}: {c.detail}" for c in row.changed], width=50),
    Text("why", gettext_lazy("Reason"), "entry.why", width=40),
    Text("by", gettext_lazy("Corrected by"), "entry.by", width=28),
    Moment("at", gettext_lazy("When"), "entry.at", width=18),
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
        if self.standing.attends is None:
            return ""
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
        if self.standing.let_go:
            return [Link(_("Record minutes"), minutes)] if self.standing.attends else []
        if not self.standing.session and not self.standing.can_meet:
            let_go = Link(_("Let go"), reverse("meetings:let_go", args=of), "btn btn-secondary")
            return [let_go, Link(_("Record minutes"), minutes)]
        if not self.standing.session:
            by_phone = reverse("meetings:group_step", args=[*of, 1])
            return [Link(_("Record minutes"), minutes, "btn btn-secondary"), Link(_("On a phone"), by_phone)]
        report = reverse("meetings:report", args=of)
        return [Link(_("Record report"), report, "btn btn-secondary"), Link(_("Correct"), minutes)]


def _report(row: GroupRow) -> SafeString | str:
    standing = row.standing
    if standing.let_go is not None:
        return format_html('{} <small class="muted">{}</small>', badge(_("let go"), "neutral"), standing.let_go.reason)
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


def elsewhere_words(elsewhere: Sequence[CountedElsewhere]) -> str:
    """Who is in a group too and is counted with another one, and with which."""
    return "; ".join(
        _("%(member)s is counted with %(group)s") % {"member": one.member, "group": one.group} for one in elsewhere
    )


TOOK_PART = List(
    gettext_lazy("Who took part"),
    Text("group", gettext_lazy("Group"), note=lambda row: elsewhere_words(row.elsewhere), names_row=True),
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
    numbered=False,
)


STAY_AWAY = List(
    gettext_lazy("Absent three times running, or without a reason"),
    Text("name", gettext_lazy("Member"), names_row=True, width=32),
    Number("running", gettext_lazy("Most times running")),
    Day("since", gettext_lazy("The first of them"), width=12),
    Number("without_reason", gettext_lazy("Without a reason")),
    Day("last_on", gettext_lazy("Last absent"), width=12),
)


def _settle(words: Words) -> Links:
    def links(task: Task) -> list[Link]:
        return [Link(str(words), reverse("meetings:task", args=[task.pk]))]

    return Links("links", links)


_TASK = (
    Text("text", gettext_lazy("Task"), names_row=True, width=50),
    Text("member", gettext_lazy("Who"), width=28),
    Day("due_on", gettext_lazy("By"), width=12),
)
_GIVEN = Day(
    "held_on",
    gettext_lazy("Given on"),
    "meeting.held_on",
    link=lambda task: reverse("meetings:meeting", args=[task.meeting_id]),
    width=12,
)
OPEN_TASKS = List(gettext_lazy("Open tasks"), *_TASK, _GIVEN, _settle(gettext_lazy("Done or let go")), rows_a_page=50)
SETTLED_TASKS = List(
    gettext_lazy("Done or let go lately"),
    *_TASK,
    _GIVEN,
    Day("done_on", gettext_lazy("Done on"), width=12),
    Text("let_go_because", gettext_lazy("Why it is let go"), width=32),
    _settle(gettext_lazy("Take back")),
)
