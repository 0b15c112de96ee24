"""How chance uses the services of meetings and of what is written for a report."""

from datetime import timedelta

from cells.models import Organisation
from cells.queries.groups import group_members_on, groups_on
from meetings.models import AgendaItem, GroupSession, Meeting, PreparatorySession
from meetings.queries.attendance import roll_of
from meetings.queries.by_group import committee_on, leader_on
from meetings.rules.attendance import Mode
from meetings.services import agenda, by_group, combining, holding, planning
from meetings.services.agenda import AgendaDraft
from reports.queries.issuing import signatories_on
from reports.rules.kinds import DocumentKind
from reports.rules.pilot_report import Section
from reports.services import narratives
from tests.cast import Kind
from tests.meetings.scenes import ALLOWED
from tests.past.world import NotNow, World, does

UNCLEAR = "Chương trình công tác năm"
Format, State = Meeting.Format, Meeting.State


def _planned(world: World, *formats: str, begun: bool | None = None) -> Meeting:
    found = Meeting.objects.filter(state=State.PLANNED).select_related("organisation", "slot").order_by("pk")
    if formats:
        found = found.filter(format__in=formats)
    if begun is not None:
        found = found.filter(preparation__isnull=not begun)
    return world.one_of(found)


def _where(world: World) -> tuple[Organisation, str]:
    """Often where a pilot may be in force."""
    return world.chance.choice(
        [
            (world.cast["CELL"], Format.BY_GROUP),
            (world.cast["CELL"], Format.BY_GROUP),
            (world.cast["SECOND"], Format.HYBRID),
            (world.cast["SECOND"], Format.FULL_ONLINE),
            (world.cell(), Format.IN_PERSON),
        ]
    )


@does(planning.plan_meeting)
def plan_meeting(world: World) -> None:
    organisation, format = _where(world)
    planning.plan_meeting(
        organisation=organisation,
        format=format,
        held_on=world.today + timedelta(days=world.chance.randint(0, 8)),
        agenda=[AgendaDraft(ALLOWED), AgendaDraft(UNCLEAR, reason="Chỉ học tập")],
        occasion=world.occasion(),
    )


@does(planning.reschedule_meeting)
def reschedule_meeting(world: World) -> None:
    planning.reschedule_meeting(meeting=_planned(world), held_on=world.later(), occasion=world.occasion())


@does(planning.change_format)
def change_format(world: World) -> None:
    format = world.chance.choice([Format.IN_PERSON, Format.IN_PERSON, Format.HYBRID, Format.BY_GROUP])
    planning.change_format(meeting=_planned(world), format=format, occasion=world.occasion())


@does(planning.cancel_meeting)
def cancel_meeting(world: World) -> None:
    planning.cancel_meeting(meeting=_planned(world), reason="Bão", occasion=world.occasion())


@does(agenda.edit_agenda)
def edit_agenda(world: World) -> None:
    drafts = [AgendaDraft(ALLOWED), AgendaDraft(f"Nhiệm vụ tháng tới {world.new_number()}")]
    agenda.edit_agenda(meeting=_planned(world), agenda=drafts, occasion=world.occasion())


@does(agenda.confirm_agenda_item)
def confirm_agenda_item(world: World) -> None:
    unclear = AgendaItem.objects.filter(verdict="unclear", confirmed_by__isnull=True, meeting__state=State.PLANNED)
    item = world.one_of(unclear.select_related("meeting").order_by("pk"))
    agenda.confirm_agenda_item(item=item, reason="Chỉ học tập", occasion=world.occasion())


@does(holding.hold_meeting)
def hold_meeting(world: World) -> None:
    meeting = _planned(world, Format.IN_PERSON, Format.HYBRID, Format.FULL_ONLINE)
    holding.hold_meeting(meeting=meeting, held_on=world.today, summary="Đã bàn", occasion=world.occasion())


@does(holding.record_attendance)
def record_attendance(world: World) -> None:
    meeting = world.one_of(
        Meeting.objects.exclude(format=Format.BY_GROUP).filter(held_on__lte=world.today).order_by("pk")
    )
    roll = {attendee.member.pk: holding.Presence(Mode.ABSENT) for attendee in roll_of(meeting)}
    holding.record_attendance(meeting=meeting, roll=roll, occasion=world.occasion())


# --- by group ---------------------------------------------------------------------------------------------------------


@does(by_group.record_preparatory_session)
def record_preparatory_session(world: World) -> None:
    meeting = _planned(world, Format.BY_GROUP)
    committee = list(committee_on(meeting.organisation, world.today).order_by("pk"))
    groups = groups_on([meeting.organisation_id], meeting.held_on)
    by_group.record_preparatory_session(
        meeting=meeting,
        held_on=world.today,
        direction="Bàn nhiệm vụ quý",
        attends={group: world.one_of(committee) for group in groups},
        occasion=world.occasion(),
    )


@does(by_group.record_group_session)
def record_group_session(world: World) -> None:
    preparation = world.one_of(
        PreparatorySession.objects.filter(meeting__state=State.PLANNED).select_related("meeting__organisation")
    )
    waiting = [one.group for one in preparation.assignments.select_related("group").order_by("pk")]
    met = set(GroupSession.objects.filter(meeting=preparation.meeting).values_list("group_id", flat=True))
    group = world.one_of([one for one in waiting if one.pk not in met])
    chair = leader_on(group, world.today) or group_members_on(group, world.today).order_by("pk").first()
    if chair is None:
        raise NotNow
    by_group.record_group_session(
        meeting=preparation.meeting,
        group=group,
        held_on=world.today,
        present=group_members_on(group, world.today).count(),
        chair=chair,
        stand_in_reason="Ốm",
        occasion=world.occasion(),
    )


@does(by_group.report_group_session)
def report_group_session(world: World) -> None:
    session = world.one_of(GroupSession.objects.filter(report__isnull=True).order_by("pk"))
    by_group.report_group_session(session=session, reported_at=world.now, occasion=world.occasion())


@does(combining.combine_groups)
def combine_groups(world: World) -> None:
    meeting = _planned(world, Format.BY_GROUP, begun=True)
    combining.combine_groups(meeting=meeting, held_on=world.today, text="Chi bộ kết luận", occasion=world.occasion())


# --- what is written for a report -------------------------------------------------------------------------------------


@does(narratives.keep_narratives)
def keep_narratives(world: World) -> None:
    """For the reporting day of today: what is written for a day that is over is that day's own text."""
    narratives.keep_narratives(
        organisation=world.one_of(world.versions(Kind.SUPERIOR)).organisation,
        kind=DocumentKind.PILOT_REPORT,
        day=world.today,
        texts={Section.LEADERSHIP: f"Đã lãnh đạo {world.new_number()}", Section.TASKS: "Tiếp tục"},
        occasion=world.occasion(),
    )


@does(narratives.keep_cover)
def keep_cover(world: World) -> None:
    organisation = world.one_of(world.versions(Kind.SUPERIOR)).organisation
    narratives.keep_cover(
        organisation=organisation,
        kind=DocumentKind.PILOT_REPORT,
        day=world.today,
        number=world.new_number(),
        dated_on=world.today,
        signed_by=next(iter(signatories_on(organisation, world.today)), None),
        letter=None,
        occasion=world.occasion(),
    )
