"""By group, always a way on: whatever happens in the register between the steps, some act leads to «held» or to «cancelled».

Chance takes a meeting through its steps and lets groups be founded, dissolved and merged, members die, leave and change the
group, the committee change, days, years, the guidance and the pilot end, and the cell be merged or split. In every state reached
it is tried (and undone) that the meeting can be cancelled or broken off, and at the end of every run that it can be held; and
nobody is ever counted twice.

WAYS_RUNS and WAYS_SEED make a longer run, with `pytest -s` to read its figures.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction

from accounts.rules.days import day_before
from accounts.rules.refusal import Refused
from cells.models import Body, Group, GroupBelonging, GroupLeadership, Member, Membership, Organisation, Post
from cells.queries.groups import belongings_on, group_members_on, groups_on
from cells.services import groups as group_acts
from cells.services import offices, transfers
from cells.services.departures import leave
from meetings.models import GroupSession, Meeting, SessionMember
from meetings.queries.by_group import (
    able_to_meet,
    assignments_of,
    combined_of,
    committee_of,
    groups_unassigned,
    leader_on,
    progress_of,
)
from meetings.queries.votes import official_number
from meetings.rules.votes import Ballot
from meetings.services import by_group, preparing, supplementing
from meetings.services.agenda import AgendaDraft
from meetings.services.combining import Adopted, combine_groups
from meetings.services.planning import MeetingPlan, cancel_meeting, plan_meeting, reschedule_meeting
from pilots.models import Registration
from pilots.rules.registration import RegistrationAct
from pilots.services.registrations import change_pilot
from reorganisations.services.keeping_the_day import keep_day
from tests.cast import Cast
from tests.meetings.scenes import ALLOWED, cell_with_groups
from tests.past.world import NotNow, World
from tests.reorganisations.reorganising import confirmed, merge, new, split

pytestmark = pytest.mark.django_db
RUNS = int(os.environ.get("WAYS_RUNS", "5"))
SEED = int(os.environ.get("WAYS_SEED", "1"))
STEPS = 12
BEGINNINGS = [date(2025, 3, 20), date(2024, 12, 27), date(2025, 6, 26)]
"""In the middle of a year, at its end, and days before the guidance ends on 30/6/2025."""
REASON = "Vì tổ chức có thay đổi"


class Walk(World):
    """One meeting by group of CELL, and the register around it."""

    meeting: Meeting

    @property
    def home(self) -> Organisation:
        return self.cast["CELL"]

    def again(self) -> Meeting:
        self.meeting = Meeting.objects.select_related("organisation", "slot").get(pk=self.meeting.pk)
        return self.meeting

    @property
    def is_open(self) -> bool:
        return self.again().state == Meeting.State.PLANNED

    @property
    def has_begun(self) -> bool:
        return GroupSession.objects.filter(meeting=self.meeting).exists()

    def committee(self) -> list[Member]:
        return list(committee_of(self.meeting, self.today).order_by("pk"))

    def groups(self) -> list[Group]:
        return list(groups_on([self.home.pk], self.today))

    def pass_days(self, number: int) -> None:
        self.today += timedelta(days=number)
        keep_day(today=self.today, at=self.now)


# --- the steps of the meeting -----------------------------------------------------------------------------------------


def prepare(walk: Walk) -> None:
    groups = groups_on([walk.home.pk], walk.again().held_on)
    attends = {group: walk.one_of(walk.committee()) for group in groups}
    preparing.record_preparatory_session(
        meeting=walk.meeting,
        preparation=preparing.Preparation(walk.today, "Bàn nhiệm vụ quý", attends),
        occasion=walk.occasion(),
    )


def meet(walk: Walk, group: Group | None = None, day: date | None = None, *, all_of_them: bool = False) -> None:
    day = day or walk.today - timedelta(days=walk.chance.choice([0, 0, 1, 3]))
    group = group or walk.one_of(one.group for one in assignments_of(walk.meeting))
    people = group_members_on(group, day).order_by("pk")
    number = able_number(walk, group, day)
    present = number if all_of_them else walk.chance.randint(1, max(1, number))
    votes = {None: Ballot(min(present, able_number(walk, group, day, official=True)))}
    chair = leader_on(group, day) or walk.one_of(people)
    minutes = by_group.GroupMinutes(day, present, chair, "Tổ trưởng ốm", votes=votes)
    by_group.record_group_session(meeting=walk.meeting, group=group, minutes=minutes, occasion=walk.occasion())


def able_number(walk: Walk, group: Group, day: date, *, official: bool = False) -> int:
    others = SessionMember.objects.filter(meeting=walk.meeting, counted=True).exclude(session__group=group)
    left = group_members_on(group, day).exclude(pk__in=others.values("member"))
    return official_number(left, day) if official else left.count()


def report(walk: Walk) -> None:
    waiting = GroupSession.objects.filter(meeting=walk.meeting, report__isnull=True).order_by("pk")
    by_group.report_group_session(session=walk.one_of(waiting), reported_at=walk.now, occasion=walk.occasion())


def supplement(walk: Walk) -> None:
    attends = {group: walk.one_of(walk.committee()) for group in walk.some_of(walk.groups(), 2)}
    add(walk, attends)


def add(walk: Walk, attends: dict[Group, Member]) -> None:
    addition = supplementing.Addition(walk.today, REASON, attends)
    supplementing.supplement_preparation(meeting=walk.meeting, addition=addition, occasion=walk.occasion())


def let_go(walk: Walk, group: Group | None = None) -> None:
    group = group or walk.one_of(Group.objects.filter(cell=walk.home).order_by("pk"))
    supplementing.let_group_go(meeting=walk.meeting, group=group, reason=REASON, occasion=walk.occasion())


def combine(walk: Walk) -> None:
    adopted = Adopted(walk.today, "Chi bộ kết luận", no_vote_because="Cấp uỷ thống nhất, không biểu quyết")
    combine_groups(meeting=walk.again(), adopted=adopted, occasion=walk.occasion())


def reschedule(walk: Walk) -> None:
    reschedule_meeting(meeting=walk.meeting, held_on=walk.later(10), occasion=walk.occasion())


# --- what happens in between ------------------------------------------------------------------------------------------


def dissolve_a_group(walk: Walk) -> None:
    """Sometimes told days later, as of a day on which minutes may stand."""
    day = walk.today - timedelta(days=walk.chance.choice([0, 0, 2]))
    group_acts.end_group(group=walk.one_of(walk.groups()), on=day, document=None, occasion=walk.occasion())


def merge_groups(walk: Walk) -> None:
    """Not everybody comes along at once."""
    going = walk.one_of(walk.groups())
    staying = walk.one_of(group for group in walk.groups() if group != going)
    people = list(group_members_on(going, walk.today))
    group_acts.end_group(group=going, on=walk.today, document=None, occasion=walk.occasion())
    for member in people[:5]:
        put(walk, member, staying)


def put(walk: Walk, member: Member, group: Group | None, on: date | None = None) -> None:
    group_acts.move_to_group(member=member, group=group, on=on or walk.today, document=None, occasion=walk.occasion())


def found_a_group(walk: Walk) -> None:
    belonging = GroupBelonging.objects.on(walk.today).filter(group__cell=walk.home)
    leading = GroupLeadership.objects.on(walk.today)
    free = belonging.exclude(member__in=leading.values("member")).order_by("pk")
    people = [one.member for one in walk.some_of(free, 9)]
    group_acts.form_group(
        cell=walk.home,
        new=group_acts.NewGroup(f"Tổ mới {walk.new_number()}", people[0], people),
        on=walk.today,
        document=None,
        occasion=walk.occasion(),
    )


def change_the_group(walk: Walk) -> None:
    for _member in range(walk.chance.choice([1, 4])):
        belonging = walk.one_of(belongings_on(walk.today).filter(group__cell=walk.home).order_by("pk"))
        day = walk.today - timedelta(days=walk.chance.choice([0, 0, 1]))
        put(walk, belonging.member, walk.one_of([None, *walk.groups()]), day)


def somebody_dies(walk: Walk) -> None:
    leave(member=walk.member(walk.home), way="died", on=walk.today, document=None, occasion=walk.occasion())


def a_leader_or_one_of_the_committee_dies(walk: Walk) -> None:
    leaders = [leader for group in walk.groups() if (leader := leader_on(group, walk.today))]
    member = walk.one_of([*leaders, *walk.committee()])
    leave(member=member, way="died", on=walk.today, document=None, occasion=walk.occasion())


def the_committee_changes(walk: Walk) -> None:
    member = walk.member(walk.home)
    if walk.chance.random() < 0.5:
        post = walk.one_of(Post.objects.on(walk.today).filter(organisation=walk.home).order_by("pk"))
        offices.lay_down_office(post=post, on=walk.today, document=None, occasion=walk.occasion())
    office = offices.Office(Post.Title.MEMBER, Body.Kind.CELL_COMMITTEE)
    offices.take_office(
        member=member, organisation=walk.home, office=office, on=walk.today, document=None, occasion=walk.occasion()
    )


def somebody_is_transferred(walk: Walk) -> None:
    sent = transfers.send_transfer(
        member=walk.member(walk.home),
        to_cell=walk.cast["SECOND"],
        to_name="",
        on=walk.today,
        papers_due_on=walk.today + timedelta(days=30),
        document=None,
        occasion=walk.occasion(),
    )
    transfers.receive_transfer(transfer=sent, on=walk.today, document=None, occasion=walk.occasion())


def the_pilot_is_suspended(walk: Walk) -> None:
    walk.seldom()
    pilot = walk.one_of(Registration.objects.filter(organisation=walk.home, state=Registration.State.APPROVED))
    change_pilot(
        registration=pilot,
        act=RegistrationAct.SUSPEND,
        remark="Vì",
        occasion=walk.occasion(walk.cast.actor("em")),
    )


def days_pass(walk: Walk) -> None:
    walk.pass_days(walk.chance.choice([1, 1, 2, 4]))


def a_year_passes(walk: Walk) -> None:
    walk.seldom()
    walk.pass_days(250)


def the_cell_is_merged_or_split(walk: Walk) -> None:
    walk.seldom()
    some = tuple(group.pk for group in walk.groups()[:1])
    step = walk.chance.choice(
        [
            merge(["CELL"], "SECOND"),
            merge(["CELL", "SECOND"], new("WARD-03")),
            split("CELL", new("WARD-04"), replace(new("WARD-05"), groups=some)),
        ]
    )
    # A decision may be entered days after the one from which it holds.
    on = walk.today - timedelta(days=walk.chance.choice([0, 0, 1, 3]))
    confirmed(walk.cast, step, on=on, today=walk.today)
    keep_day(today=walk.today, at=walk.now)


STEPS_OF_THE_MEETING = [prepare, meet, meet, meet, report, report, supplement, let_go, combine, reschedule]
IN_BETWEEN = [
    dissolve_a_group,
    merge_groups,
    found_a_group,
    change_the_group,
    change_the_group,
    somebody_dies,
    a_leader_or_one_of_the_committee_dies,
    the_committee_changes,
    somebody_is_transferred,
    the_pilot_is_suspended,
    days_pass,
    days_pass,
    a_year_passes,
    the_cell_is_merged_or_split,
]


# --- the ways on ------------------------------------------------------------------------------------------------------


def end(walk: Walk) -> None:
    told = {"meeting": walk.again(), "reason": REASON, "occasion": walk.occasion()}
    (supplementing.break_off_meeting if walk.has_begun else cancel_meeting)(**told)


def finish(walk: Walk) -> None:
    """As an office would finish what has begun: each group that is left meets, what is no more is let go, then combined."""
    for group in groups_unassigned(walk.again(), progress_of(walk.meeting)):
        if able_to_meet(walk.meeting, [group.pk], walk.today):
            add(walk, {group: walk.one_of(walk.committee())})
        else:
            let_go(walk, group)
    for one in progress_of(walk.meeting).remaining:
        group = Group.objects.get(pk=one.group_id)
        if one.held_on is None and able_to_meet(walk.meeting, [group.pk], walk.today):
            meet(walk, group, walk.today, all_of_them=True)
        elif one.held_on is None:
            let_go(walk, group)
    for session in GroupSession.objects.filter(meeting=walk.meeting, report__isnull=True):
        by_group.report_group_session(session=session, reported_at=walk.now, occasion=walk.occasion())
    combine(walk)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attempt(walk: Walk, act: Callable[[Walk], None]) -> bool:
    try:
        with transaction.atomic():
            act(walk)
    except (Refused, NotNow):
        return False
    walk.told.append(f"{walk.today:%d/%m/%Y} {act.__name__}")
    return True


def check_state(walk: Walk, act: Callable[[Walk], None]) -> None:
    if walk.is_open:
        with undone():
            end(walk)
            assert walk.again().state == Meeting.State.CANCELLED
            assert walk.meeting.slot is None
    if act in STEPS_OF_THE_MEETING:
        check_counts(walk)


def check_counts(walk: Walk) -> None:
    """Nobody twice, and no more present than the cell had members from the first session to the last (who dies on the day on
    which their group has met is no member on that day any more)."""
    combined = combined_of(walk.meeting)
    counted = list(SessionMember.objects.filter(meeting=walk.meeting, counted=True).values_list("member_id", flat=True))
    assert len(counted) == len(set(counted)) == combined.members
    assert combined.present <= combined.members
    days = sorted(GroupSession.objects.filter(meeting=walk.meeting).values_list("held_on", flat=True))
    if days:
        there = Membership.objects.filter(cell=walk.home).not_over(day_before(days[0])).begun_by(days[-1])
        assert set(counted) <= set(there.values_list("member_id", flat=True))
        assert all(ballot.cast <= combined.present for ballot in combined.ballots.values())


def check_end(walk: Walk) -> str:
    """What the last state leads to. What has begun can be held, as long as somebody is there to attend a group that was added."""
    check_counts(walk)
    if not walk.is_open:
        return f"was {walk.meeting.state}"
    if not walk.has_begun:
        return "leads to cancelled"
    with undone():
        try:
            finish(walk)
        except NotNow:
            return "leads to broken off"
        check_counts(walk)
        assert walk.again().state == Meeting.State.HELD
    return "leads to held"


def test_from_every_state_reached_by_chance_some_act_leads_on(cast: Cast) -> None:
    cell_with_groups(cast)
    outcomes: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    steps = 0
    for run in range(RUNS):
        walk = Walk(cast, Random(SEED * 100_000 + run), BEGINNINGS[run % len(BEGINNINGS)])
        try:
            with undone():
                plan = MeetingPlan("by_group", walk.later(4), [AgendaDraft(ALLOWED)])
                walk.meeting = plan_meeting(organisation=walk.home, plan=plan, occasion=walk.occasion())
                if walk.chance.random() < 0.8:
                    attempt(walk, prepare)
                while walk.is_open and len(walk.told) < STEPS:
                    act = walk.chance.choice(walk.chance.choice([STEPS_OF_THE_MEETING, IN_BETWEEN]))
                    if attempt(walk, act):
                        check_state(walk, act)
                        steps += 1
                outcomes[check_end(walk)] += 1
        except Exception as error:
            pytest.fail("\n".join([f"Run {run} of seed {SEED}: {error!r}", *walk.told]))
        acts.update(told.partition(" ")[2] for told in walk.told)
    print(f"\n{RUNS} runs, {steps} steps, seed {SEED}: {dict(outcomes)}\n{dict(acts)}")
    assert sum(outcomes.values()) == RUNS
