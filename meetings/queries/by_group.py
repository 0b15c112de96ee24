"""How far meetings by group have come, and what their groups said."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cells.models import Degree, Group, GroupBelonging, Member, Organisation, Post
from cells.models.dated import valid_on
from cells.queries.groups import belongings_on, group_members_on, groups_on, leaderships_on
from cells.queries.history import heir_on
from meetings.models import (
    Assignment,
    GroupMinutesDraft,
    GroupSession,
    LetGo,
    Meeting,
    PreparatorySession,
    SessionMember,
)
from meetings.queries.participants import expected_on, officers_on
from meetings.rules.combine import Combined, CountedElsewhere, GroupResult, OpinionKind, Voice, combine
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
    let_go: LetGo | None = None
    can_meet: bool = True
    """Somebody is in it today who is not counted with another group."""


def leader_on(group: Group, day: date) -> Member | None:
    leadership = leaderships_on(day).filter(group=group).select_related("member").first()
    return leadership.member if leadership else None


def leaders_of(cell: Organisation, day: date) -> QuerySet[Member]:
    leading = leaderships_on(day).filter(group__cell=cell)
    return Member.objects.filter(pk__in=leading.values("member_id"))


def committee_on(cell: Organisation, day: date) -> QuerySet[Member]:
    """The cell committee (chi uỷ), or the secretary and deputy of a cell without one."""
    return Member.objects.filter(pk__in=officers_on(cell, day).values("member_id"))


def acting_for(meeting: Meeting, day: date) -> Organisation:
    """Whose committee acts on the day: the cell's, or that of the one into which it was merged since (03-HD/TW, II.4.2)."""
    return heir_on(meeting.organisation, day) or meeting.organisation


def committee_of(meeting: Meeting, *days: date) -> QuerySet[Member]:
    """Of the cell committee on one of the days."""
    belonging = Q()
    for day in dict.fromkeys(days):
        belonging |= Q(pk__in=committee_on(acting_for(meeting, day), day).values("pk"))
    return Member.objects.filter(belonging)


@dataclass(frozen=True)
class Adopting:
    """Who adopts what the groups' results come to, and how many votes that is."""

    cell: Organisation
    people: QuerySet[Member]
    votes: int
    is_committee: bool


def adopting_on(meeting: Meeting, day: date) -> Adopting:
    """The committee that acts on the day. The conclusion is the cell's (03-HD/TW, II.4.2): of a cell that has neither committee
    nor secretary, as after a merger, those who vote in it adopt: its official members who are not suspended."""
    cell = acting_for(meeting, day)
    committee = committee_on(cell, day)
    if number := committee.count():
        return Adopting(cell, committee, number, is_committee=True)
    members = expected_on(cell, Meeting.Kind.MONTHLY, day)
    official = Degree.objects.on(day).filter(value=Degree.Value.OFFICIAL).values("member_id")
    voting = Member.objects.filter(pk__in=members.filter(pk__in=official).values("pk"))
    return Adopting(cell, voting, voting.count(), is_committee=False)


def in_the_group_since(group: Group, day: date) -> QuerySet[Member]:
    """Who was in the group on the day or came into it later: those to choose from, before the day of its session is known."""
    return Member.objects.filter(pk__in=GroupBelonging.objects.filter(group=group).not_over(day).values("member"))


def cell_secretary_on(cell: Organisation, day: date) -> Member | None:
    posts = officers_on(cell, day).filter(title=Post.Title.SECRETARY)
    return next((post.member for post in posts.order_by("pk")), None)


def preparation_of(meeting: Meeting) -> PreparatorySession | None:
    return PreparatorySession.objects.filter(meeting=meeting).first()


def session_of(meeting: Meeting, group: Group) -> GroupSession | None:
    return GroupSession.objects.filter(meeting=meeting, group=group).select_related("report", "chair").first()


def draft_of_minutes(meeting: Meeting, group: Group) -> GroupMinutesDraft | None:
    return GroupMinutesDraft.objects.filter(meeting=meeting, group=group).select_related("kept_by").first()


def progress_of(meeting: Meeting) -> Progress:
    preparation = preparation_of(meeting)
    if preparation is None:
        return Progress()
    sessions = {session.group_id: session for session in _sessions(meeting)}
    combined = getattr(meeting, "combined", None)
    assigned = _assigned_since(preparation)
    let_go = dict(LetGo.objects.filter(meeting=meeting).values_list("group_id", "on"))
    return Progress(
        prepared_on=preparation.held_on,
        groups=tuple(
            replace(
                _group_progress(group_id, sessions.get(group_id)),
                assigned_on=assigned.get(group_id),
                let_go_on=let_go.get(group_id),
                is_assigned=group_id in assigned,
            )
            for group_id in dict.fromkeys([*assigned, *let_go])
        ),
        combined_on=combined.held_on if combined else None,
    )


def assignments_of(meeting: Meeting) -> QuerySet[Assignment]:
    """Who attends which group, as it stands after every supplement."""
    standing = Assignment.objects.filter(session__meeting=meeting, replaced_by__isnull=True)
    return standing.select_related("group", "member", "supplement")


def attending_entries(meeting: Meeting, groups: Collection[Group]) -> dict[str, int | None]:
    """By the fields of the forms: who attends each of these groups; None where nobody is sent, or the group is let go."""
    gone = set(let_go_of(meeting).values_list("group_id", flat=True))
    sent = {one.group_id: one.member_id for one in assignments_of(meeting) if one.group_id not in gone}
    return {f"attends-{group.pk}": sent.get(group.pk) for group in groups}


def groups_unassigned(meeting: Meeting, progress: Progress) -> list[Group]:
    """There on the meeting's day, and the cell committee neither sent somebody nor let them go: they would be forgotten."""
    known = {group.group_id for group in progress.groups}
    there = groups_on([meeting.organisation_id], meeting.held_on)
    return [group for group in there if group.pk not in known]


def able_to_meet(meeting: Meeting, groups: Collection[int], day: date) -> set[int]:
    """Of these groups (ids), those in which somebody is on the day who is not counted with another group of the meeting."""
    counted = SessionMember.objects.filter(meeting=meeting, counted=True)
    left = belongings_on(day).filter(group__in=groups).exclude(member__in=counted.values("member"))
    return set(left.values_list("group_id", flat=True))


def standings_of(meeting: Meeting, *, today: date) -> list[GroupStanding]:
    """Each group of the meeting in order, with its report late where it is late."""
    sessions = {session.group_id: session for session in _sessions(meeting)}
    let_go = {gone.group_id: gone for gone in let_go_of(meeting)}
    attends = {one.group: one.member for one in assignments_of(meeting)}
    groups = sorted({*attends, *(gone.group for gone in let_go.values())}, key=lambda group: (group.name, group.pk))
    able = able_to_meet(meeting, [group.pk for group in groups], today)
    due = {day: report_due_on(day) for day in {session.held_on for session in sessions.values()}}
    return [
        replace(
            _standing(group, attends.get(group), sessions.get(group.pk), due, today),
            let_go=let_go.get(group.pk),
            can_meet=group.pk in able,
        )
        for group in groups
    ]


def let_go_of(meeting: Meeting) -> QuerySet[LetGo]:
    return LetGo.objects.filter(meeting=meeting).select_related("group").order_by("group__name", "group_id")


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


def _assigned_since(preparation: PreparatorySession) -> dict[int, date | None]:
    """The groups to which somebody was assigned, in order; None: in the session itself."""
    since: dict[int, date | None] = {}
    assignments = Assignment.objects.filter(session=preparation).order_by("group__name", "group_id", "pk")
    for group_id, day in assignments.values_list("group_id", "supplement__held_on"):
        since.setdefault(group_id, day)
    return since


def _standing(
    group: Group,
    attends: Member | None,
    session: GroupSession | None,
    due: Mapping[date, date],
    today: date,
) -> GroupStanding:
    if session is None:
        return GroupStanding(group, attends, session)
    due_on = due[session.held_on]
    return GroupStanding(
        group=group,
        attends=attends,
        session=session,
        reported_at=_reported_at(session),
        report_due_on=due_on,
        report_state=_report_state(session, due_on, today),
    )


def counted_elsewhere(meeting: Meeting) -> dict[int, list[CountedElsewhere]]:
    """By session (id): who belonged to its group on its day and is counted with another one, and with which."""
    rows = SessionMember.objects.filter(meeting=meeting).select_related("member")
    others = list(rows.filter(counted=False).order_by("session_id", "member__sort_key", "member_id"))
    counted = rows.filter(counted=True, member__in=[row.member_id for row in others])
    where = dict(counted.values_list("member_id", "session__group__name"))
    found: dict[int, list[CountedElsewhere]] = defaultdict(list)
    for row in others:
        found[row.session_id].append(CountedElsewhere(row.member.full_name, where.get(row.member_id, "")))
    return found


def members_counted(meeting: Meeting, group: Group, day: date) -> QuerySet[Member]:
    """Who counts with the group if it met on the day: in it then, and not counted with another group of the meeting."""
    return group_members_on(group, day).exclude(pk__in=_counted_but_in(meeting, group).values("member"))


def counted_with_others(meeting: Meeting, group: Group, day: date) -> list[CountedElsewhere]:
    """Who is in the group on the day and is counted with another group of the meeting, and with which."""
    here = _counted_but_in(meeting, group).filter(member__in=belongings_on(day).filter(group=group).values("member"))
    found = here.select_related("member", "session__group").order_by("member__sort_key", "member_id")
    return [CountedElsewhere(row.member.full_name, row.session.group.name) for row in found]


def _counted_but_in(meeting: Meeting, group: Group) -> QuerySet[SessionMember]:
    return SessionMember.objects.filter(meeting=meeting, counted=True).exclude(session__group=group)


def officials_counted(meeting: Meeting) -> dict[int, int]:
    """By session (id): how many of those counted with it have a vote on its day."""
    then = Degree.objects.filter(valid_on(OuterRef("session__held_on")), member=OuterRef("member"))
    official = Exists(then.filter(value=Degree.Value.OFFICIAL))
    counted = SessionMember.objects.filter(meeting=meeting, counted=True).order_by()
    sums = counted.values("session").annotate(number=Count("pk", filter=official))
    return dict(sums.values_list("session", "number"))


def _result(session: GroupSession, elsewhere: Iterable[CountedElsewhere], official: int | None) -> GroupResult:
    return GroupResult(
        group=session.group.name,
        members=session.members,
        present=session.present,
        ballots={vote.item_id: vote.ballot for vote in session.votes.all()},
        voices=tuple(
            Voice(
                session.group.name, OpinionKind(opinion.kind), opinion.text, str(opinion.author or ""), opinion.item_id
            )
            for opinion in session.opinions.all()
        ),
        elsewhere=tuple(elsewhere),
        official=official,
    )


def results_of(meeting: Meeting) -> list[GroupResult]:
    sessions: Iterable[GroupSession] = (
        _sessions(meeting).prefetch_related("votes", "opinions__author").order_by("group__name")
    )
    elsewhere, official = counted_elsewhere(meeting), officials_counted(meeting)
    return [_result(session, elsewhere.get(session.pk, ()), official.get(session.pk)) for session in sessions]
