"""How chance uses the services of meetings and of what is written for a report."""

from datetime import date

from cells.models import Group, Member
from cells.queries.groups import group_members_on, groups_on
from cells.services import groups
from meetings.models import Assignment, Attendance, GroupSession, Meeting, Minutes, PreparatorySession, Task
from meetings.queries.attendance import roll_of
from meetings.queries.by_group import committee_on, leader_on
from meetings.queries.meetings import begun
from meetings.queries.minutes import who_may_sign
from meetings.queries.votes import most_entitled
from meetings.rules.attendance import Mode
from meetings.rules.minutes import digest_of
from meetings.rules.votes import CONCLUSION
from meetings.services import (
    agenda,
    by_group,
    combining,
    excuses,
    holding,
    minutes,
    planning,
    preparing,
    supplementing,
    tasks,
)
from meetings.services.agenda import AgendaDraft
from meetings.services.votes import NO_VOTES, VotesTaken
from reports.queries.issuing import signatories_on
from reports.queries.signings import signings_on
from reports.rules.kinds import DocumentKind
from reports.rules.pilot_report import Section
from reports.services import issue as issuing
from reports.services import narratives
from reports.services.order import Order
from tests.cast import Kind
from tests.meetings.scenes import ALLOWED
from tests.past import stories
from tests.past.world import NotNow, World, does

UNCLEAR = "Chương trình công tác năm"
Format, State = Meeting.Format, Meeting.State


def _planned(world: World, *formats: str) -> Meeting:
    """One that is there, else one planned for it, for today."""
    found = Meeting.objects.filter(state=State.PLANNED).select_related("organisation", "slot").order_by("pk")
    found = found.filter(format__in=formats) if formats else found
    return world.one_of(list(found) or [_plan(world, world.chance.choice(formats or Format.values), world.today)])


def _plan(world: World, format: str, day: date) -> Meeting:
    """In person anywhere; online and by group where the pilot is in force, or can be."""
    if format == Format.IN_PERSON:
        organisation = world.cell()
    elif format == Format.BY_GROUP:
        organisation = stories.ensure_pilot(world, "CELL", "by_group")
    else:
        organisation = stories.ensure_pilot(world, world.chance.choice(["SECOND", "THIRD", "UNIT"]), "online")
    agenda_ = [AgendaDraft(ALLOWED), AgendaDraft(UNCLEAR, reason=world.chance.choice(["", "Chỉ học tập"]))]
    agenda_ = agenda_[: 1 + (format == Format.IN_PERSON or agenda_[1].reason != "")]
    plan = planning.MeetingPlan(format, day, agenda_, second=True)
    return planning.plan_meeting(organisation=organisation, plan=plan, occasion=world.occasion())


@does(planning.plan_meeting)
def plan_meeting(world: World) -> None:
    _plan(world, world.chance.choice(Format.values), world.later(8))


@does(planning.reschedule_meeting)
def reschedule_meeting(world: World) -> None:
    planning.reschedule_meeting(meeting=_planned(world), held_on=world.later(), second=True, occasion=world.occasion())


@does(planning.change_format)
def change_format(world: World) -> None:
    format = world.chance.choice([Format.IN_PERSON, Format.IN_PERSON, Format.HYBRID, Format.BY_GROUP])
    planning.change_format(meeting=_planned(world), format=format, occasion=world.occasion())


@does(planning.cancel_meeting)
def cancel_meeting(world: World) -> None:
    planning.cancel_meeting(meeting=_planned(world), reason="Bão", occasion=world.occasion())


@does(planning.edit_plan)
def edit_plan(world: World) -> None:
    told = {"place": f"Nhà văn hoá {world.new_number()}", "link": "", "chair": None, "secretary": None}
    planning.edit_plan(meeting=_planned(world), told=told, occasion=world.occasion())


@does(planning.restore_meeting)
def restore_meeting(world: World) -> None:
    cancelled = Meeting.objects.filter(state=State.CANCELLED, held_on__gte=world.today, group_sessions__isnull=True)
    if not cancelled.exists():
        cancel_meeting(world)
    planning.restore_meeting(meeting=world.one_of(cancelled.order_by("pk")), second=True, occasion=world.occasion())


@does(agenda.edit_agenda)
def edit_agenda(world: World) -> None:
    drafts = [AgendaDraft(ALLOWED), AgendaDraft(f"Nhiệm vụ tháng tới {world.new_number()}")]
    agenda.edit_agenda(meeting=_planned(world), agenda=drafts, occasion=world.occasion())


@does(agenda.confirm_agenda_item)
def confirm_agenda_item(world: World) -> None:
    meeting = _planned(world, Format.IN_PERSON)
    agenda.edit_agenda(meeting=meeting, agenda=[AgendaDraft(UNCLEAR)], occasion=world.occasion())
    item = world.one_of(meeting.agenda.filter(verdict="unclear", confirmed_by__isnull=True))
    agenda.confirm_agenda_item(item=item, reason="Chỉ học tập", occasion=world.occasion())


@does(holding.hold_meeting)
def hold_meeting(world: World) -> None:
    meeting = _planned(world, Format.IN_PERSON, Format.HYBRID, Format.FULL_ONLINE)
    holding.hold_meeting(
        meeting=meeting,
        minutes=holding.Minutes(
            world.today, summary="Đã bàn", conclusion="Nhất trí", second=True, votes=_votes(world, meeting)
        ),
        occasion=world.occasion(),
    )


def _votes(world: World, meeting: Meeting) -> VotesTaken:
    """All in favour of the conclusion, or nothing put to the vote; without a roll of one who has a vote."""
    if not most_entitled(meeting):
        return NO_VOTES
    return world.chance.choice([NO_VOTES, VotesTaken(all_in_favour=[CONCLUSION], voters=1)])


@does(holding.record_attendance)
def record_attendance(world: World) -> None:
    meeting = world.one_of(
        Meeting.objects.exclude(format=Format.BY_GROUP).filter(held_on__lte=world.today).order_by("pk")
    )
    roll = {attendee.member.pk: holding.Presence(Mode.ABSENT) for attendee in roll_of(meeting)}
    holding.record_attendance(meeting=meeting, roll=roll, occasion=world.occasion())


@does(excuses.excuse_beforehand)
def excuse_beforehand(world: World) -> None:
    meeting = _planned(world, Format.IN_PERSON, Format.HYBRID, Format.FULL_ONLINE)
    member = world.one_of(roll_of(meeting)).member
    excuses.excuse_beforehand(meeting=meeting, member=member, reason="Ốm", occasion=world.occasion())


@does(excuses.take_excuse_back)
def take_excuse_back(world: World) -> None:
    row = world.one_of(Attendance.objects.filter(meeting__state="planned", mode=Mode.EXCUSED).order_by("pk"))
    excuses.take_excuse_back(meeting=row.meeting, member=row.member, occasion=world.occasion())


def _task(world: World) -> Task:
    """Given by a meeting that was held."""
    meeting = world.one_of(Meeting.objects.filter(state="held", held_on__lte=world.today).order_by("pk"))
    return Task.objects.create(meeting=meeting, text="Vận động hộ dân")


@does(tasks.finish_task)
def finish_task(world: World) -> None:
    tasks.finish_task(task=_task(world), on=world.today, occasion=world.occasion())


@does(tasks.let_task_go)
def let_task_go(world: World) -> None:
    tasks.let_task_go(task=_task(world), why="Không còn cần", occasion=world.occasion())


@does(tasks.reopen_task)
def reopen_task(world: World) -> None:
    done = tasks.finish_task(task=_task(world), on=world.today, occasion=world.occasion())
    tasks.reopen_task(task=done, occasion=world.occasion())


# --- by group ---------------------------------------------------------------------------------------------------------


def _prepared(world: World) -> Meeting:
    meeting = _planned(world, Format.BY_GROUP)
    if not PreparatorySession.objects.filter(meeting=meeting).exists():
        _prepare(world, meeting)
    return meeting


def _prepare(world: World, meeting: Meeting) -> None:
    committee = list(committee_on(meeting.organisation, world.today).order_by("pk"))
    there = groups_on([meeting.organisation_id], meeting.held_on)
    attends = {group: world.one_of(committee) for group in there}
    preparing.record_preparatory_session(
        meeting=meeting,
        preparation=preparing.Preparation(world.today, "Bàn nhiệm vụ quý", attends),
        occasion=world.occasion(),
    )


def _groups_left(meeting: Meeting) -> list[Group]:
    met = GroupSession.objects.filter(meeting=meeting).values("group")
    assigned = Assignment.objects.filter(session__meeting=meeting, replaced_by__isnull=True).exclude(group__in=met)
    assigned = assigned.exclude(group__in=meeting.let_go.values("group"))
    return [one.group for one in assigned.select_related("group").order_by("pk")]


def _meet(world: World, meeting: Meeting, group: Group) -> GroupSession:
    minutes = _minutes(world, group)
    return by_group.record_group_session(meeting=meeting, group=group, minutes=minutes, occasion=world.occasion())


def _minutes(world: World, group: Group) -> by_group.GroupMinutes:
    members = group_members_on(group, world.today).order_by("pk")
    chair = leader_on(group, world.today) or world.one_of(members)
    return by_group.GroupMinutes(world.today, members.count(), chair, "Ốm")


def _report(world: World, session: GroupSession) -> None:
    by_group.report_group_session(session=session, reported_at=world.now, occasion=world.occasion())


@does(preparing.record_preparatory_session)
def record_preparatory_session(world: World) -> None:
    _prepare(world, _planned(world, Format.BY_GROUP))


@does(by_group.record_group_session)
def record_group_session(world: World) -> None:
    meeting = _prepared(world)
    _meet(world, meeting, world.one_of(_groups_left(meeting)))


@does(by_group.record_session_with_report)
def record_session_with_report(world: World) -> None:
    meeting = _prepared(world)
    group = world.one_of(_groups_left(meeting))
    by_group.record_session_with_report(
        meeting=meeting,
        group=group,
        minutes=_minutes(world, group),
        reported_at=world.now,
        occasion=world.occasion(),
    )


def _begun(world: World) -> Meeting:
    """One of which a group has met and another has not."""
    under = [one for one in begun(Meeting.objects.all()) if _groups_left(one)]
    if under:
        return world.one_of(under)
    meeting = _prepared(world)
    _meet(world, meeting, world.one_of(_groups_left(meeting)))
    return meeting


@does(supplementing.supplement_preparation)
def supplement_preparation(world: World) -> None:
    meeting = _begun(world)
    attends = {world.one_of(_groups_left(meeting)): world.one_of(committee_on(meeting.organisation, world.today))}
    supplementing.supplement_preparation(
        meeting=meeting,
        addition=supplementing.Addition(world.today, "Đi vắng", attends),
        occasion=world.occasion(),
    )


@does(supplementing.let_group_go)
def let_group_go(world: World) -> None:
    meeting = _begun(world)
    group = world.one_of(_groups_left(meeting))
    groups.end_group(group=group, on=world.today, document=None, occasion=world.occasion())
    supplementing.let_group_go(meeting=meeting, group=group, reason="Đã giải thể", occasion=world.occasion())


@does(supplementing.break_off_meeting)
def break_off_meeting(world: World) -> None:
    supplementing.break_off_meeting(meeting=_begun(world), reason="Bão", occasion=world.occasion())


@does(by_group.report_group_session)
def report_group_session(world: World) -> None:
    waiting = list(GroupSession.objects.filter(report__isnull=True).order_by("pk"))
    if not waiting:
        meeting = _prepared(world)
        waiting = [_meet(world, meeting, group) for group in _groups_left(meeting)[:1]]
    _report(world, world.one_of(waiting))


@does(combining.combine_groups)
def combine_groups(world: World) -> None:
    meeting = _prepared(world)
    for group in _groups_left(meeting):
        _meet(world, meeting, group)
    for session in GroupSession.objects.filter(meeting=meeting, report__isnull=True):
        _report(world, session)
    adopted = combining.Adopted(world.today, "Chi bộ kết luận", no_vote_because="Cấp uỷ thống nhất, không biểu quyết")
    combining.combine_groups(meeting=meeting, adopted=adopted, occasion=world.occasion())


# --- minutes ----------------------------------------------------------------------------------------------------------


def _written(world: World) -> Minutes:
    """Minutes that are open to be signed."""
    found = Minutes.objects.filter(frozen=False, sign_offs__isnull=True, group__isnull=True).order_by("pk")
    signable = [one for one in found if who_may_sign(one.meeting, None).count() > 1]
    return world.one_of(signable) if signable else _write(world)


def _write(world: World) -> Minutes:
    """Of a meeting in which two can sign."""
    held = Meeting.objects.filter(state=State.HELD).exclude(minutes__frozen=True).order_by("pk")
    meeting = world.one_of([one for one in held if who_may_sign(one, None).count() > 1])
    return minutes.write_minutes(meeting=meeting, text=f"Đã bàn {world.new_number()}", occasion=world.occasion())


def _sign(world: World, kept: Minutes, role: str, member: Member) -> None:
    signing = minutes.Signing(role, member, world.today, digest_of(kept.text))
    minutes.sign_minutes(minutes=kept, signing=signing, occasion=world.occasion())


@does(minutes.write_minutes)
def write_minutes(world: World) -> None:
    _write(world)


@does(minutes.sign_minutes)
def sign_minutes(world: World) -> None:
    kept = _written(world)
    chair, secretary = who_may_sign(kept.meeting, None).order_by("pk")[:2]
    _sign(world, kept, "chair", chair)
    _sign(world, kept, "secretary", secretary)


@does(minutes.take_back_signature)
def take_back_signature(world: World) -> None:
    kept = _written(world)
    _sign(world, kept, "chair", world.one_of(who_may_sign(kept.meeting, None).order_by("pk")))
    minutes.take_back_signature(minutes=kept, role="chair", occasion=world.occasion())


@does(minutes.add_addendum)
def add_addendum(world: World) -> None:
    if not Minutes.objects.filter(frozen=True).exists():
        sign_minutes(world)
    kept = world.one_of(Minutes.objects.filter(frozen=True).order_by("pk"))
    minutes.add_addendum(minutes=kept, text=f"Bổ sung {world.new_number()}", occasion=world.occasion())


# --- what is written for a report -------------------------------------------------------------------------------------


@does(narratives.save_narratives)
def save_narratives(world: World) -> None:
    """For the reporting day of today: what is written for a day that is over is that day's own text."""
    narratives.save_narratives(
        organisation=world.one_of(world.versions(Kind.SUPERIOR)).organisation,
        kind=DocumentKind.PILOT_REPORT,
        day=world.today,
        texts={Section.LEADERSHIP: f"Đã lãnh đạo {world.new_number()}", Section.TASKS: "Tiếp tục"},
        occasion=world.occasion(),
    )


@does(narratives.save_cover)
def save_cover(world: World) -> None:
    organisation = world.one_of(world.versions(Kind.SUPERIOR)).organisation
    narratives.save_cover(
        organisation=organisation,
        kind=DocumentKind.PILOT_REPORT,
        day=world.today,
        cover=narratives.CoverDraft(
            world.new_number(), world.today, next(iter(signatories_on(organisation, world.today)), None)
        ),
        occasion=world.occasion(),
    )


@does(issuing.issue_document)
def issue_document(world: World) -> None:
    """Of a day that is over: nothing of what was printed of it changes."""
    organisation = world.one_of(world.versions(Kind.SUPERIOR)).organisation
    signers = signings_on(organisation, world.today)
    if not signers:
        raise NotNow
    narratives.save_narratives(
        organisation=organisation,
        kind=DocumentKind.PILOT_REPORT,
        day=world.today,
        texts={section: f"Đã viết {world.new_number()}" for section in Section},
        occasion=world.occasion(),
    )
    draft = issuing.IssueDraft(dated_on=world.today, signing=signers[0].key, title="Báo cáo", despite_flags=True)
    order = Order(DocumentKind.PILOT_REPORT, organisation, on=world.today)
    issuing.issue_document(order=order, draft=draft, site="https://dang.example.vn", occasion=world.occasion())
