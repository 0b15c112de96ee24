"""How far meetings by group have come, and what their groups said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from cells.models import Degree, Group, Member, Organisation, Post
from cells.queries.groups import leaderships_on
from meetings.models import Assignment, GroupSession, Meeting, PreparatorySession
from meetings.queries.participants import officers_on
from meetings.rules.combine import Ballot, Combined, GroupResult, OpinionKind, Voice, combine
from meetings.rules.order import GroupProgress, Progress
from meetings.rules.report_deadline import USUALLY_WITHIN_DAYS, ReportState, last_day_to_report, report_state
from pilots.queries.guidance import binding, nearest_terms


@dataclass(frozen=True)
class GroupStanding:
    """One group of a meeting: who of the cell committee attends, its session, its report and by when that is due."""

    group: Group
    attends: Member | None
    session: GroupSession | None
    reported_at: datetime | None = None
    report_due_on: date | None = None
    report_state: ReportState | None = None


def official_number(members: QuerySet[Member], day: date) -> int:
    """Only official members vote."""
    officials = Degree.objects.on(day).filter(value=Degree.Value.OFFICIAL)
    return members.filter(pk__in=officials.values("member_id")).count()


def leader_on(group: Group, day: date) -> Member | None:
    leadership = leaderships_on(day).filter(group=group).select_related("member").first()
    return leadership.member if leadership else None


def leaders_of(cell: Organisation, day: date) -> QuerySet[Member]:
    leading = leaderships_on(day).filter(group__cell=cell)
    return Member.objects.filter(pk__in=leading.values("member_id"))


def committee_on(cell: Organisation, day: date) -> QuerySet[Member]:
    """The cell committee (chi uỷ), or the secretary and deputy of a cell without one."""
    return Member.objects.filter(pk__in=officers_on(cell, day).values("member_id"))


def cell_secretary_on(cell: Organisation, day: date) -> Member | None:
    posts = officers_on(cell, day).filter(title=Post.Title.SECRETARY)
    return next((post.member for post in posts.order_by("pk")), None)


def preparation_of(meeting: Meeting) -> PreparatorySession | None:
    return PreparatorySession.objects.filter(meeting=meeting).first()


def session_of(meeting: Meeting, group: Group) -> GroupSession | None:
    return GroupSession.objects.filter(meeting=meeting, group=group).select_related("report", "chair").first()


def progress_of(meeting: Meeting) -> Progress:
    preparation = preparation_of(meeting)
    if preparation is None:
        return Progress()
    sessions = {session.group_id: session for session in _sessions(meeting)}
    combined = getattr(meeting, "combined", None)
    assigned = Assignment.objects.filter(session=preparation).values_list("group_id", flat=True)
    return Progress(
        prepared_on=preparation.held_on,
        groups=tuple(_group_progress(group_id, sessions.get(group_id)) for group_id in assigned),
        combined_on=combined.held_on if combined else None,
    )


def standings_of(meeting: Meeting, *, today: date) -> list[GroupStanding]:
    """Each group of the meeting in order, with its report late where it is late."""
    sessions = {session.group_id: session for session in _sessions(meeting)}
    assignments = Assignment.objects.filter(session__meeting=meeting).select_related("group", "member")
    due = {day: report_due_on(day) for day in {session.held_on for session in sessions.values()}}
    return [
        _standing(assignment, sessions.get(assignment.group_id), due, today)
        for assignment in assignments.order_by("group__name")
    ]


def combined_of(meeting: Meeting) -> Combined:
    """Sums and opinions of all groups, read from their minutes."""
    return combine(results_of(meeting))


def sessions_awaiting_report(meetings: QuerySet[Meeting]) -> list[GroupSession]:
    """Group sessions of these meetings on which the leader has not reported yet."""
    return list(
        GroupSession.objects.filter(meeting__in=meetings, report__isnull=True)
        .select_related("group", "meeting", "meeting__organisation")
        .order_by("held_on", "group__name")
    )


def report_due_on(session_on: date) -> date:
    """The last day for the report on a session of the day, by the guidance of that day."""
    terms = nearest_terms(session_on)
    return last_day_to_report(session_on, terms.report_within_days if terms else USUALLY_WITHIN_DAYS)


def reports_due_before(day: date) -> Q:
    """Of what has the column `held_on`: sessions whose report was due before the day, each by the guidance of its own day."""
    terms = list(binding().order_by("valid_from", "pk").values_list("valid_from", "report_within_days"))
    begins = [date.min, *(begin for begin, _within in terms[1:])]
    ends = [*begins[1:], date.max]
    due = Q(pk__in=[])
    for begin, end, within in zip(begins, ends, [within for _, within in terms] or [USUALLY_WITHIN_DAYS], strict=True):
        due |= Q(held_on__gte=begin, held_on__lt=min(end, last_day_to_report(day, -within)))
    return due


def is_overdue(session: GroupSession, today: date) -> bool:
    """Whether the leader still owes the report on it after its last day."""
    return _report_state(session, report_due_on(session.held_on), today) == ReportState.OVERDUE


def _report_state(session: GroupSession, due_on: date, today: date) -> ReportState:
    reported_at = _reported_at(session)
    return report_state(last_day=due_on, reported_on=reported_at.date() if reported_at else None, today=today)


def _sessions(meeting: Meeting) -> QuerySet[GroupSession]:
    return GroupSession.objects.filter(meeting=meeting).select_related("group", "report", "chair", "secretary")


def _reported_at(session: GroupSession) -> datetime | None:
    report = getattr(session, "report", None)
    return timezone.localtime(report.reported_at) if report else None


def _group_progress(group_id: int, session: GroupSession | None) -> GroupProgress:
    if session is None:
        return GroupProgress(group_id)
    reported_at = _reported_at(session)
    return GroupProgress(group_id, session.held_on, reported_at.date() if reported_at else None)


def _standing(
    assignment: Assignment, session: GroupSession | None, due: Mapping[date, date], today: date
) -> GroupStanding:
    if session is None:
        return GroupStanding(assignment.group, assignment.member, session)
    due_on = due[session.held_on]
    return GroupStanding(
        group=assignment.group,
        attends=assignment.member,
        session=session,
        reported_at=_reported_at(session),
        report_due_on=due_on,
        report_state=_report_state(session, due_on, today),
    )


def _result(session: GroupSession) -> GroupResult:
    return GroupResult(
        group=session.group.name,
        members=session.members,
        present=session.present,
        ballots={vote.item_id: Ballot(vote.in_favour, vote.against, vote.abstained) for vote in session.votes.all()},
        voices=tuple(
            Voice(session.group.name, OpinionKind(opinion.kind), opinion.text, str(opinion.author or ""))
            for opinion in session.opinions.all()
        ),
    )


def results_of(meeting: Meeting) -> list[GroupResult]:
    sessions: Iterable[GroupSession] = (
        _sessions(meeting).prefetch_related("votes", "opinions__author").order_by("group__name")
    )
    return [_result(session) for session in sessions]
