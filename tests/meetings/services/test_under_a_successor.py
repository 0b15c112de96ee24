"""Meetings in July 2025, under a successor of 03-HD/TW with other numbers and topics; in June still under 03-HD/TW."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.refusal import Refused
from meetings.services.agenda import AgendaDraft, AgendaRefused, topics_for
from meetings.services.planning import MeetingPlan, plan_meeting
from tests.cast import Cast
from tests.meetings.scenes import Scene, cell_with_groups
from tests.pilots.guidances import in_force, other_content, with_quota

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2025, 6, 25), date(2025, 7, 5)
ELECTION = "Bàn việc bầu bổ sung"
BY_GROUP = ("by_group", "cell", "")


@pytest.fixture
def groups(cast: Cast) -> Scene:
    """Two by group a year; elections are a topic of their own, emulation and rewards no longer one."""
    scene = cell_with_groups(cast)
    content = with_quota(other_content(), BY_GROUP, 2)
    topics = [topic for topic in content.topics if topic["key"] != "2.emulation_rewards"]
    election = {"key": "own.1", "wording": "bầu cử", "clause": "Mục 5", "refused_everywhere": False}
    in_force(cast, replace(content, topics=[*topics, election]))
    return scene


def plan(groups: Scene, day: date, item: AgendaDraft, format: str = "by_group"):
    meeting = MeetingPlan(format=format, held_on=day, agenda=[item])
    return plan_meeting(organisation=groups.organisation, plan=meeting, **groups.acting(date(2025, 6, 20)))


def test_a_topic_of_its_own_is_offered_from_its_first_day_and_refused_where_it_is_declared(groups: Scene) -> None:
    assert "own.1" in topics_for(JULY)
    assert "own.1" not in topics_for(JUNE)
    with pytest.raises(AgendaRefused) as refused:
        plan(groups, JULY, AgendaDraft(ELECTION, declared_topic="own.1"))
    assert refused.value.clause == "09-HD/TW, Mục 5"
    assert plan(groups, JULY, AgendaDraft(ELECTION, declared_topic="own.1"), format="in_person").pk


def test_what_it_no_longer_forbids_is_discussed_in_july_and_not_in_june(groups: Scene) -> None:
    rewards = AgendaDraft("Bình xét thi đua, khen thưởng đảng viên")
    with pytest.raises(AgendaRefused) as refused:
        plan(groups, JUNE, rewards)
    assert refused.value.clause == "03-HD/TW, II.3.2"
    assert plan(groups, JULY, rewards).pk


def test_its_quota_holds_for_the_year_and_counts_what_was_held_before(groups: Scene) -> None:
    for day in (date(2025, 6, 22), JUNE):
        groups.plan("by_group", day, on=date(2025, 6, 20))
    with pytest.raises(Refused, match=r"09-HD/TW, II\.2"):
        groups.plan("by_group", JULY, on=date(2025, 6, 20))
    assert groups.plan("by_group", date(2025, 6, 28), on=date(2025, 6, 20)).slot.number == 3


def test_its_other_number_decides_on_the_day_of_the_meeting(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    in_force(cast, by_group_minimum=len(scene.members) + 1, by_group_clause="Mục 4")
    assert scene.plan("by_group", JUNE, on=date(2025, 6, 20)).pk
    with pytest.raises(Refused, match="09-HD/TW, Mục 4"):
        scene.plan("by_group", JULY, on=date(2025, 6, 20))


def test_a_topic_in_its_own_words_is_asked_about_though_nobody_declared_it(groups: Scene) -> None:
    item = AgendaDraft("Chuẩn bị BẦU CỬ trưởng khu phố")
    with pytest.raises(AgendaRefused) as refused:
        plan(groups, JULY, item)
    assert refused.value.clause == "09-HD/TW, Mục 5"
    confirmed = plan(groups, JULY, replace(item, reason="Chỉ thông báo lịch"))
    assert confirmed.agenda.get().verdict == "unclear"
