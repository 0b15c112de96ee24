from datetime import date, datetime, timedelta

import pytest

from accounts.models import Entry, Occasion
from accounts.rules.refusal import Refused
from cells.services.groups import NewGroup, form_group
from meetings.models import CombinedRecord, GroupReport, Meeting
from meetings.queries.by_group import combined_of, standings_of
from meetings.queries.usage import used_on
from meetings.rules.report_deadline import ReportState
from meetings.rules.votes import Ballot
from meetings.services.by_group import OpinionDraft, report_group_session
from meetings.services.combining import Adopted, combine_groups
from meetings.services.planning import cancel_meeting, reschedule_meeting
from meetings.services.tasks import TaskDraft
from reports.queries.pilot_figures import pilot_figures
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, ZONE, Scene, cell_with_groups, noon

pytestmark = pytest.mark.django_db
DAY = MEETING_DAY
BEFORE, NEXT, LATER = DAY - timedelta(days=2), DAY + timedelta(days=1), DAY + timedelta(days=3)


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def meeting(groups: Scene) -> Meeting:
    return groups.plan("by_group", DAY)


def adopt(groups: Scene, meeting: Meeting, on: date = LATER, **facts: object) -> CombinedRecord:
    occasion = facts.pop("occasion", groups.acting(on)["occasion"])
    votes = {} if "no_vote_because" in facts else {"ballot": Ballot(2, 0, 0)}
    told = {"held_on": on, "text": "Chi bộ kết luận"} | votes | facts
    return combine_groups(meeting=meeting, adopted=Adopted(**told), occasion=occasion)


def test_the_whole_way_of_a_meeting_by_group(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE, invited=[groups.members[3]], draft_conclusion="Dự thảo")
    for place in range(4):
        groups.report(groups.meet(meeting, place, DAY), NEXT)
    adopt(groups, meeting, ballot=Ballot(3, 0, 0), tasks=[TaskDraft("Vận động", groups.members[5], LATER)])
    meeting.refresh_from_db()
    assert meeting.state == "held"
    assert meeting.slot is not None
    assert [(task.text, task.member) for task in meeting.tasks.all()] == [("Vận động", groups.members[5])]
    acts = list(Entry.objects.filter(act__startswith="meetings.").values_list("act", flat=True))
    assert acts == [
        "meetings.plan_meeting",
        "meetings.record_preparatory_session",
        *["meetings.record_group_session", "meetings.report_group_session"] * 4,
        "meetings.combine_groups",
    ]


def test_a_meeting_by_group_has_been_held_from_the_day_its_results_are_combined_on(groups: Scene) -> None:
    """Until then it is under way, though its day in the year is that of the first group."""
    adopt(groups, groups.until_reported(DAY), on=LATER)
    used = [(groups.organisation.pk, "by_group")]
    assert [list(used_on(day)) for day in (DAY, NEXT, LATER)] == [[], [], used]
    assert [pilot_figures(groups.cast["CITY"], day)["by_group_held"] for day in (DAY, NEXT, LATER)] == [0, 0, 1]


def test_the_order_is_refused_with_its_clause(groups: Scene, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        groups.meet(meeting, 0, DAY)
    assert refused.value.clause == "03-HD/TW, II.4.2"
    groups.prepare(meeting, BEFORE)
    with pytest.raises(Refused, match="session is still missing"):
        adopt(groups, meeting)
    sessions = [groups.meet(meeting, place, DAY) for place in range(4)]
    with pytest.raises(Refused, match="report is still missing"):
        adopt(groups, meeting)
    for session in sessions:
        groups.report(session, NEXT)
    assert adopt(groups, meeting).pk


def test_every_group_is_assigned_somebody_of_the_cell_committee(groups: Scene, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="Tổ đảng số 4"):
        groups.prepare(meeting, BEFORE, attends=dict.fromkeys(groups.groups[:3], groups.members[0]))
    with pytest.raises(Refused, match="cell committee"):
        groups.prepare(meeting, BEFORE, attends=dict.fromkeys(groups.groups, groups.members[9]))
    with pytest.raises(Refused, match="leaders"):
        groups.prepare(meeting, BEFORE, invited=[groups.members[30]])


def test_the_cell_committee_meets_on_the_day_of_the_groups_at_the_latest(groups: Scene, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="before the groups"):
        groups.prepare(meeting, NEXT)
    with pytest.raises(Refused, match="still to come"):
        groups.prepare(meeting, DAY, **groups.acting(BEFORE))
    assert groups.prepare(meeting, DAY).held_on == DAY


def test_a_session_recorded_again_is_corrected(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    groups.prepare(meeting, BEFORE, draft_conclusion="Dự thảo mới")
    assert meeting.preparation.draft_conclusion == "Dự thảo mới"
    assert meeting.preparation.assignments.count() == 4
    groups.meet(meeting, 0, DAY, present=5, opinions=[OpinionDraft("opinion", "Một")])
    session = groups.meet(meeting, 0, DAY, present=6, opinions=[OpinionDraft("other", "Hai")])
    assert meeting.group_sessions.count() == 1
    assert (session.present, [o.text for o in session.opinions.all()]) == (6, ["Hai"])


def test_minutes_are_closed_by_the_report(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    session = groups.meet(meeting, 0, DAY)
    groups.report(session, DAY)
    with pytest.raises(Refused, match="already reported"):
        groups.meet(meeting, 0, DAY)
    with pytest.raises(Refused, match="already reported"):
        groups.report(session, NEXT)


def test_a_report_until_midnight_of_the_next_day_is_in_time_and_then_late(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    moments = [
        datetime(2025, 4, 6, 23, 59, tzinfo=ZONE),
        datetime(2025, 4, 7, 0, 0, tzinfo=ZONE),
        datetime(2025, 4, 7, 0, 0, tzinfo=ZONE) + timedelta(days=30),
    ]
    for place, moment in enumerate(moments):
        session = groups.meet(meeting, place, DAY)
        report_group_session(
            session=session, reported_at=moment, occasion=Occasion(by=groups.cast.actor("an"), at=moment, today=TODAY)
        )
    groups.meet(meeting, 3, DAY)
    states = [standing.report_state for standing in standings_of(meeting, today=date(2025, 4, 6))]
    assert states == [ReportState.REPORTED, ReportState.REPORTED_LATE, ReportState.REPORTED_LATE, ReportState.DUE]
    assert standings_of(meeting, today=date(2025, 4, 7))[3].report_state == ReportState.OVERDUE


def test_a_report_is_neither_of_the_future_nor_of_the_time_before(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    session = groups.meet(meeting, 0, DAY)
    actor = groups.cast.actor("an")
    with pytest.raises(Refused, match="not before"):
        report_group_session(
            session=session, reported_at=noon(NEXT), occasion=Occasion(by=actor, at=noon(DAY), today=TODAY)
        )
    with pytest.raises(Refused, match="cannot have reported before"):
        report_group_session(
            session=session, reported_at=noon(BEFORE), occasion=Occasion(by=actor, at=noon(NEXT), today=TODAY)
        )
    assert not GroupReport.objects.exists()


def test_the_leader_takes_the_chair_or_somebody_stands_in_with_a_reason(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    other = groups.members[4]  # of the first group
    with pytest.raises(Refused, match="why the leader"):
        groups.meet(meeting, 0, DAY, chair=other)
    with pytest.raises(Refused, match="member of the group who stands in"):
        groups.meet(meeting, 0, DAY, chair=groups.members[9], stand_in_reason="ốm")
    assert groups.meet(meeting, 0, DAY, chair=other, stand_in_reason="Tổ trưởng ốm").stand_in_reason == "Tổ trưởng ốm"
    assert groups.meet(meeting, 3, DAY, chair=groups.members[0], stand_in_reason="Chi uỷ viên chủ trì").pk


@pytest.mark.parametrize(("present", "fits"), [(0, False), (1, True), (13, True), (14, False)])
def test_the_number_present_lies_within_the_group(groups: Scene, meeting: Meeting, present: int, fits: bool) -> None:
    groups.prepare(meeting, BEFORE)
    if fits:
        assert groups.meet(meeting, 0, DAY, present=present).members == 13
    else:
        with pytest.raises(Refused, match="13 members"):
            groups.meet(meeting, 0, DAY, present=present)


def test_only_official_members_present_have_votes(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    probationary = scene.members[4].degrees.get()
    probationary.value = "probationary"
    probationary.save()
    meeting = scene.plan("by_group")
    scene.prepare(meeting, BEFORE)
    with pytest.raises(Refused, match="At most 12 votes"):
        scene.meet(meeting, 0, DAY, present=13, votes={None: Ballot(13, 0, 0)})
    item = meeting.agenda.get()
    with pytest.raises(Refused, match="At most 5 votes") as refused:
        scene.meet(meeting, 0, DAY, present=5, votes={item.pk: Ballot(5, 1, 0), None: Ballot(6, 0, 0)})
    assert [reason.field for reason in refused.value.reasons] == [f"in_favour-{item.pk}", "in_favour-0"]
    assert scene.meet(meeting, 0, DAY, present=13, votes={None: Ballot(10, 1, 1)}).votes.count() == 1


def test_a_vote_on_an_item_of_another_meeting_is_refused(groups: Scene, meeting: Meeting) -> None:
    other = groups.plan("in_person", NEXT).agenda.get()
    groups.prepare(meeting, BEFORE)
    with pytest.raises(Refused, match="this meeting's agenda"):
        groups.meet(meeting, 0, DAY, votes={other.pk: Ballot(1, 0, 0)})


def test_what_the_groups_said_arrives_word_for_word_in_the_record(groups: Scene, meeting: Meeting) -> None:
    item = meeting.agenda.get()
    words = "Tôi bảo lưu ý kiến:\n  – không đóng quỹ 50.000 đ"
    groups.prepare(meeting, BEFORE)
    for place in range(4):
        opinions = [OpinionDraft("reserved", words, groups.members[6])] if place == 2 else []
        votes = {item.pk: Ballot(8, 1, 1), None: Ballot(9, 0, 1)}
        groups.report(groups.meet(meeting, place, DAY, opinions=opinions, votes=votes), NEXT)
    combined = combined_of(meeting)
    assert (combined.members, combined.present) == (52, 40)
    assert combined.ballots == {item.pk: Ballot(32, 4, 4), None: Ballot(36, 0, 4)}
    assert [(v.text, v.group, v.author) for v in combined.reserved] == [
        (words, "Tổ đảng số 3", groups.members[6].full_name)
    ]


def test_the_first_groups_day_becomes_the_meetings_and_takes_that_years_place(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", date(2024, 12, 30), on=date(2024, 12, 1))
    scene.prepare(meeting, date(2024, 12, 29))
    scene.meet(meeting, 0, date(2025, 1, 2))
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.slot.year) == (date(2025, 1, 2), 2025)
    scene.meet(meeting, 1, date(2024, 12, 31))  # recorded later, held earlier
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.slot.year) == (date(2024, 12, 31), 2024)


def test_a_cell_that_no_longer_qualifies_on_the_day_does_not_begin(cast: Cast) -> None:
    scene = cell_with_groups(cast, members=50)
    meeting = scene.plan("by_group")
    scene.prepare(meeting, BEFORE)
    gone = scene.members[-1].memberships.get()
    gone.valid_to, gone.departure = DAY, "transferred"
    gone.save()
    with pytest.raises(Refused) as refused:
        scene.meet(meeting, 0, DAY)
    assert refused.value.clause == "03-HD/TW, II.1.2"


def test_what_has_begun_is_neither_moved_nor_cancelled(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    groups.meet(meeting, 0, DAY)
    with pytest.raises(Refused, match="has begun"):
        cancel_meeting(meeting=meeting, reason="Bão", occasion=groups.cast.occasion("an"))
    with pytest.raises(Refused, match="has begun"):
        reschedule_meeting(meeting=meeting, held_on=date(2025, 5, 5), **groups.acting(DAY))


def test_a_prepared_meeting_is_not_moved_before_its_preparation(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, BEFORE)
    with pytest.raises(Refused, match="cannot meet before"):
        reschedule_meeting(meeting=meeting, held_on=BEFORE - timedelta(days=1), **groups.acting(date(2025, 4, 1)))


def test_no_more_votes_than_the_cell_committee_has_members(groups: Scene) -> None:
    meeting = groups.until_reported(DAY)
    with pytest.raises(Refused, match="3 members"):
        adopt(groups, meeting, ballot=Ballot(4, 0, 0))


def test_a_group_founded_meanwhile_is_not_forgotten(groups: Scene) -> None:
    meeting = groups.until_reported(DAY)
    told = {"new": NewGroup("Tổ đảng số 5"), "document": None}
    form_group(cell=groups.organisation, on=DAY, occasion=groups.cast.occasion(today=DAY), **told)
    with pytest.raises(Refused, match="Tổ đảng số 5"):
        adopt(groups, meeting)


def test_what_was_begun_inside_the_window_is_finished_after_it(groups: Scene) -> None:
    meeting = groups.until_reported(date(2025, 6, 30))
    assert adopt(groups, meeting, date(2025, 7, 2)).pk
    meeting.refresh_from_db()
    assert meeting.state == "held"


def test_what_is_marked_secret_is_stored_nowhere(groups: Scene, meeting: Meeting) -> None:
    marked = "MẬT\nKết luận về một vụ việc"
    with pytest.raises(Refused):
        groups.prepare(meeting, BEFORE, draft_conclusion=marked)
    groups.prepare(meeting, BEFORE)
    with pytest.raises(Refused):
        groups.meet(meeting, 0, DAY, opinions=[OpinionDraft("opinion", marked)])
    for place in range(4):
        groups.report(groups.meet(meeting, place, DAY), NEXT)
    with pytest.raises(Refused):
        adopt(groups, meeting, text=marked)
    meeting.refresh_from_db()
    assert meeting.state == "planned"
    assert not any("một vụ việc" in str(entry.data) + entry.why for entry in Entry.objects.all())


def test_whom_a_group_lacks_or_may_not_have_is_said_beside_each_group(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting, day = scene.plan("by_group"), MEETING_DAY
    first, second, third, fourth = scene.groups
    with pytest.raises(Refused) as refused:
        scene.prepare(meeting, day, attends={third: scene.members[0], fourth: scene.members[0]})
    assert {reason.field for reason in refused.value.reasons} == {f"attends-{one.pk}" for one in (first, second)}
    sent = {first: scene.members[9], second: scene.members[0], third: scene.members[10], fourth: scene.members[0]}
    with pytest.raises(Refused) as refused:
        scene.prepare(meeting, day, attends=sent)
    fields = [reason.field for reason in refused.value.reasons]
    assert fields == [f"attends-{first.pk}", f"attends-{third.pk}", None]
