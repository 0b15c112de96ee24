"""What is recorded of a meeting, or of one group's session in it, as its minutes tell it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from cells.models import Degree, Group, Member, Organisation
from cells.queries.groups import group_members_on
from cells.queries.names import names_with_superior_on
from meetings.models import Attendance, CombinedRecord, GroupSession, Meeting, MeetingVote, Opinion, Vote
from meetings.queries.absences import rate_of
from meetings.queries.attendance import Attendee, roll_of
from meetings.queries.by_group import adopting_on, report_due_on, results_of
from meetings.queries.entries import adopted_by
from meetings.queries.participants import officers_on
from meetings.queries.tasks import tasks_of
from meetings.queries.votes import votes_of
from meetings.rules.combine import combine, silent_on
from meetings.rules.votes import CONCLUSION, Ballot, is_majority
from reports.rules.minutes import (
    Absent,
    GroupHeard,
    Minuted,
    MinutedItem,
    MinutedTask,
    Officer,
    RollFigures,
    Said,
    Votes,
)
from reports.rules.signing import COMMITTEE, Office
from reports.rules.wording import padded_month

Format, Kind, Mode = Meeting.Format, Meeting.Kind, Attendance.Mode
HOW = {
    Format.IN_PERSON: "trực tiếp",
    Format.HYBRID: "trực tiếp kết hợp trực tuyến",
    Format.FULL_ONLINE: "trực tuyến",
    Format.BY_GROUP: "theo tổ đảng",
}
ADOPTED_AS = {
    CombinedRecord.Kind.CONCLUSION: "kết luận",
    CombinedRecord.Kind.RESOLUTION: "nghị quyết",
    CombinedRecord.Kind.NOTHING: "dự thảo kết luận, nghị quyết",
}
OPINIONS = {
    Opinion.Kind.OPINION: "Ý kiến",
    Opinion.Kind.OTHER: "Ý kiến khác",
    Opinion.Kind.RESERVED: "Ý kiến bảo lưu",
}


def what_is_minuted(meeting: Meeting, group: Group | None = None) -> Minuted:
    """Raises GroupSession.DoesNotExist for a group that has not met."""
    if group is not None:
        session = GroupSession.objects.select_related("chair", "secretary", "group").get(meeting=meeting, group=group)
        return _of_group(meeting, session)
    return _by_group(meeting) if meeting.format == Format.BY_GROUP else _in_one_session(meeting)


def _in_one_session(meeting: Meeting) -> Minuted:
    day, votes = meeting.register_day, votes_of(meeting)
    concluded = votes.get(CONCLUSION)
    return Minuted(
        whose=_named(meeting.convened, day),
        what=what_it_is(meeting),
        held_on=meeting.held_on,
        place=meeting.place,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        how=HOW[Format(meeting.format)],
        roll=_roll(meeting),
        chair=_officer(meeting.organisation, meeting.chair, day),
        secretary=_officer(meeting.organisation, meeting.secretary, day),
        items=tuple(
            MinutedItem(item.text, item.presenter, votes=_counted(votes.get(item.pk))) for item in meeting.agenda.all()
        ),
        summary=meeting.summary,
        conclusion=meeting.conclusion,
        is_adopted=concluded is None or is_majority(concluded.in_favour, concluded.entitled),
        votes=_counted(concluded),
        tasks=_tasks(meeting),
    )


def _by_group(meeting: Meeting) -> Minuted:
    results, adopted = results_of(meeting), adopted_by(meeting)
    combined = combine(results)
    sessions = list(
        GroupSession.objects.filter(meeting=meeting)
        .select_related("group", "chair", "report")
        .order_by("group__name", "group_id")
    )
    opinions = list(_opinions(sessions))
    official = _official_numbers(sessions)
    entitled = sum(official.values())
    adopting = adopting_on(meeting, adopted.held_on) if adopted else None
    day = adopted.held_on if adopted else meeting.held_on
    return Minuted(
        whose=_named(meeting.organisation, meeting.held_on),
        what=what_it_is(meeting),
        held_on=meeting.held_on,
        place=meeting.place,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        how=HOW[Format.BY_GROUP],
        roll=RollFigures(
            official=entitled,
            probationary=combined.members - entitled,
            present=combined.present,
            base=combined.members,
        ),
        groups=tuple(_heard(session) for session in sessions),
        chair=_officer(meeting.organisation, meeting.chair, day),
        secretary=_officer(meeting.organisation, meeting.secretary, day),
        items=tuple(
            MinutedItem(
                item.text,
                item.presenter,
                opinions=tuple(said for item_id, said in opinions if item_id == item.pk),
                votes=_votes(combined.ballots.get(item.pk), entitled, silent_on(item.pk, results)),
            )
            for item in meeting.agenda.all()
        ),
        opinions=(
            *(said for item_id, said in opinions if item_id is None),
            *_on_the_draft(_votes(combined.ballots.get(CONCLUSION), entitled, silent_on(CONCLUSION, results))),
        ),
        conclusion=adopted.text if adopted else "",
        adopted_as=ADOPTED_AS[CombinedRecord.Kind(adopted.kind)] if adopted else "kết luận",
        is_adopted=adopted is None or adopted.is_adopted,
        adopted_on=adopted.held_on if adopted else None,
        votes=_votes(adopted.ballot, adopting.votes) if adopted and adopting and not adopted.no_vote_because else None,
        no_vote_because=adopted.no_vote_because if adopted else "",
        tasks=_tasks(meeting),
    )


def _of_group(meeting: Meeting, session: GroupSession) -> Minuted:
    day = session.held_on
    (result,) = (result for result in results_of(meeting) if result.group == session.group.name)
    opinions = list(_opinions([session], with_group=False))
    official = _official_numbers([session])[session.pk]
    entitled = min(official, session.present)
    votes: dict[int | None, Vote] = {vote.item_id: vote for vote in session.votes.all()}
    return Minuted(
        whose=f"{session.group.name}, {_named(meeting.organisation, day)}",
        what=f"họp cho buổi {what_it_is(meeting)}",
        held_on=day,
        how=HOW[Format.BY_GROUP],
        roll=RollFigures(
            official=official,
            probationary=session.members - official,
            present=session.present,
            base=session.members,
        ),
        chair=Officer(session.chair.full_name, "" if session.stand_in_reason else "Tổ trưởng"),
        secretary=Officer(session.secretary.full_name if session.secretary else ""),
        items=tuple(
            MinutedItem(
                item.text,
                opinions=tuple(said for item_id, said in opinions if item_id == item.pk),
                votes=_votes(result.ballots.get(item.pk), entitled),
            )
            for item in meeting.agenda.all()
        ),
        opinions=tuple(said for item_id, said in opinions if item_id is None),
        conclusion=meeting.preparation.draft_conclusion,
        adopted_as="dự thảo kết luận, nghị quyết",
        votes=_votes(result.ballots.get(CONCLUSION), entitled) if None in votes else None,
    )


def what_it_is(meeting: Meeting) -> str:
    """«sinh hoạt chi bộ tháng 4 năm 2025»."""
    if meeting.kind == Kind.EXECUTIVE:
        return "họp cấp ủy"
    if meeting.kind == Kind.THEMATIC:
        return "sinh hoạt chuyên đề"
    return f"sinh hoạt thường kỳ tháng {padded_month(meeting.held_on)} năm {meeting.held_on.year}"


def _roll(meeting: Meeting) -> RollFigures:
    attendees, rate = roll_of(meeting), rate_of(meeting)
    own = [one for one in attendees if not one.guest]
    official = _number_official([one.member.pk for one in own], meeting.register_day)
    recorded = [one for one in attendees if one.recorded is not None]
    came = [one for one in recorded if one.recorded and one.recorded.mode in (Mode.IN_PERSON, Mode.ONLINE)]
    return RollFigures(
        official=official,
        probationary=len(own) - official,
        exempt=sum(one.exempt for one in own),
        elsewhere=sum(one.elsewhere for one in own),
        guests=len(attendees) - len(own),
        present=len(came) if recorded else meeting.present,
        online=sum(one.recorded.mode == Mode.ONLINE for one in came if one.recorded),
        base=rate.base,
        counted=rate.present if rate.base else None,
        excused=_absent(recorded, Mode.EXCUSED),
        absent=_absent(recorded, Mode.ABSENT),
    )


def _is_expected(attendee: Attendee) -> bool:
    return not attendee.exempt and not attendee.elsewhere


def _absent(recorded: Iterable[Attendee], mode: str) -> tuple[Absent, ...]:
    return tuple(
        Absent(one.member.full_name, one.recorded.reason)
        for one in recorded
        if one.recorded and one.recorded.mode == mode and _is_expected(one)
    )


def _official_numbers(sessions: Sequence[GroupSession]) -> dict[int, int]:
    """By session (id): of those counted with the group, who has a vote."""
    return {
        session.pk: _number_official(
            list(session.belonging.filter(counted=True).values_list("member_id", flat=True))
            or list(group_members_on(session.group, session.held_on).values_list("pk", flat=True)),
            session.held_on,
        )
        for session in sessions
    }


def _number_official(members: Sequence[int], day: date) -> int:
    return Degree.objects.on(day).filter(value=Degree.Value.OFFICIAL, member__in=members).count()


def _opinions(sessions: Sequence[GroupSession], *, with_group: bool = True) -> Iterable[tuple[int | None, Said]]:
    """Each with the agenda item (id) it is on."""
    kept = Opinion.objects.filter(session__in=sessions).select_related("author", "session__group")
    for one in kept.order_by("session__group__name", "pk"):
        group = one.session.group.name if with_group else ""
        author = one.author.full_name if one.author else ""
        yield one.item_id, Said(OPINIONS[Opinion.Kind(one.kind)], one.text, author, group)


def _on_the_draft(votes: Votes | None) -> Iterable[Said]:
    if votes is not None:
        yield Said("Biểu quyết ở các tổ về dự thảo kết luận, nghị quyết", str(votes))


def _votes(ballot: Ballot | None, entitled: int, without: Sequence[str] = ()) -> Votes | None:
    return Votes(ballot.in_favour, ballot.against, ballot.abstained, entitled, without) if ballot is not None else None


def _counted(vote: MeetingVote | None) -> Votes | None:
    return _votes(vote.ballot, vote.entitled) if vote is not None else None


def _heard(session: GroupSession) -> GroupHeard:
    report = getattr(session, "report", None)
    late = report is not None and timezone.localtime(report.reported_at).date() > report_due_on(session.held_on)
    chair = session.chair.full_name
    return GroupHeard(session.group.name, session.held_on, session.present, session.members, chair, late)


def _tasks(meeting: Meeting) -> tuple[MinutedTask, ...]:
    return tuple(
        MinutedTask(task.text, task.member.full_name if task.member else "", task.due_on) for task in tasks_of(meeting)
    )


def _officer(organisation: Organisation, member: Member | None, day: date) -> Officer:
    if member is None:
        return Officer()
    titles = officers_on(organisation, day).filter(member=member).values_list("title", flat=True)
    offices = [COMMITTEE[Office(title)] for title in titles if title in COMMITTEE]
    return Officer(member.full_name, min(offices, key=list(COMMITTEE.values()).index) if offices else "")


def _named(organisation: Organisation, day: date) -> str:
    return names_with_superior_on([organisation.pk], day)[organisation.pk].name
