"""What the register knows of a held meeting and a rating measures: the roll, the clock, the tasks given before."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.rules.days import day_before, months_after
from cells.models import Membership, OrganisationVersion
from cells.models.dated import valid_on
from cells.queries.organisations import cells_of
from meetings.models import Attendance, Meeting, Rubric, Task
from meetings.queries.absences import rate_of, rolls_of_members
from meetings.rules.rating import Amount, MeetingFacts, longest_run, minutes_asked

Mode, Kind, State = Attendance.Mode, Meeting.Kind, Meeting.State
RATED = (Kind.MONTHLY, Kind.THEMATIC)
"""Meetings of all members; the executive's are not rated."""
MOST_RUNNING = 3


def rateable(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Held meetings of all members of a cell: what is rated."""
    cells = OrganisationVersion.objects.filter(
        valid_on(OuterRef("held_on")), organisation=OuterRef("organisation"), kind=OrganisationVersion.Kind.CELL
    )
    return meetings.filter(Exists(cells), state=State.HELD, kind__in=RATED)


def facts_of(meeting: Meeting, rubric: Rubric) -> MeetingFacts:
    members = Membership.objects.on(meeting.register_day).filter(
        cell__in=cells_of(meeting.convened, meeting.register_day)
    )
    number = members.count()
    rate = rate_of(meeting)
    return MeetingFacts(
        duration=_duration(meeting, rubric, number),
        attendance=Amount(rate.present, rate.base) if rate.base else None,
        absent_without_reason=rate.without_reason,
        absent_for_long=_absent_for_long(meeting),
        tasks=_tasks(meeting),
        regular=meeting.kind == Kind.MONTHLY,
        thematic=meeting.kind == Kind.THEMATIC or _held_thematic_meeting(meeting),
    )


def _duration(meeting: Meeting, rubric: Rubric, members: int) -> Amount | None:
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    began, ended = (datetime.combine(meeting.held_on, moment) for moment in (meeting.starts_at, meeting.ends_at))
    of = minutes_asked(members, usual=rubric.minutes, large=rubric.minutes_large, large_from=rubric.large_from)
    return Amount((ended - began) // timedelta(minutes=1), of)


def _absent_for_long(meeting: Meeting) -> int | None:
    """Of the monthly meetings of the year until this one; None where no roll was kept."""
    rolls = Attendance.objects.filter(
        meeting__organisation=meeting.organisation_id,
        meeting__state=State.HELD,
        meeting__kind=Kind.MONTHLY,
        meeting__held_on__gte=date(meeting.held_on.year, 1, 1),
        meeting__held_on__lte=meeting.held_on,
    )
    absences: dict[int, list[bool]] = defaultdict(list)
    for member, mode in rolls_of_members(rolls).values_list("member_id", "mode"):
        absences[member].append(mode == Mode.EXCUSED)
    if not absences:
        return None
    return sum(longest_run(one) > MOST_RUNNING for one in absences.values())


def _tasks(meeting: Meeting) -> Amount | None:
    """Those due since the monthly meeting before, as they stood on the day of this one."""
    earlier = Meeting.objects.filter(
        organisation=meeting.organisation_id, state=State.HELD, kind=Kind.MONTHLY, held_on__lt=meeting.held_on
    )
    last = earlier.order_by("-held_on", "-pk").first()
    if last is None:
        return None
    due = Q(due_on__gt=last.held_on, due_on__lte=meeting.held_on) | Q(due_on__isnull=True, meeting=last)
    given = Task.objects.filter(
        due,
        meeting__organisation=meeting.organisation_id,
        meeting__state=State.HELD,
        meeting__held_on__lt=meeting.held_on,
        let_go_because="",
    )
    done = [done_on is not None and done_on <= meeting.held_on for done_on in given.values_list("done_on", flat=True)]
    return Amount(sum(done), len(done)) if done else None


def _held_thematic_meeting(meeting: Meeting) -> bool:
    first = meeting.held_on.replace(day=1)
    month = (first, day_before(months_after(first, 1)))
    return Meeting.objects.filter(
        organisation=meeting.organisation_id, state=State.HELD, kind=Kind.THEMATIC, held_on__range=month
    ).exists()
