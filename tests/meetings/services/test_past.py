from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.queries.attendance import attendance_count
from meetings.services.agenda import AgendaDraft, AgendaRefused
from meetings.services.past import PastMeeting, PastRefused, enter_past_meeting, enter_past_meetings
from meetings.services.placing import PlanningRefused
from pilots.models import Slot
from tests.cast import TODAY, Cast
from tests.meetings.scenes import FORBIDDEN, Scene, cell_with_groups

pytestmark = pytest.mark.django_db
WHY = "Quyết định 12-QĐ/TU; nhập bổ sung"


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


def enter(scene: Scene, format: str = "by_group", day: date = date(2025, 1, 10), **facts: object) -> Meeting:
    past = PastMeeting(format=format, held_on=day, **{"why": WHY} | facts)
    return enter_past_meeting(organisation=scene.organisation, past=past, **scene.acting(TODAY))


def test_a_meeting_held_earlier_in_the_year_counts(groups: Scene) -> None:
    meeting = enter(groups)
    assert (meeting.state, meeting.retrospective, meeting.slot.number) == ("held", True, 1)
    assert Entry.objects.get(act="meetings.enter_past_meeting").why == WHY
    groups.plan("by_group", date(2025, 4, 5))
    groups.plan("by_group", date(2025, 5, 5))
    with pytest.raises(PlanningRefused):
        groups.plan("by_group", date(2025, 6, 5))


def test_more_than_the_quota_cannot_be_entered_either(groups: Scene) -> None:
    for day in (10, 11, 12):
        enter(groups, day=date(2025, 1, day))
    with pytest.raises(Refused) as refused:
        enter(groups, day=date(2025, 1, 13))
    assert refused.value.clause == "03-HD/TW, II.2"
    assert Meeting.objects.count() == 3


def test_it_needs_no_pilot_and_no_proof_of_eligibility(cast: Cast) -> None:
    small = Scene(cast, cast["UNIT"], "chi", cast.people(5, of="UNIT"), [])
    meeting = enter(small, "hybrid")
    assert (meeting.registration, meeting.basis, meeting.slot.number) == (None, "specific_nature", 1)


def test_in_special_circumstances_no_place_is_taken(groups: Scene) -> None:
    assert enter(groups, "hybrid", basis="special_circumstances").slot is None
    assert not Slot.objects.exists()


def test_only_what_is_over_is_entered_so_and_only_with_a_word_why(groups: Scene) -> None:
    with pytest.raises(Refused, match="past day"):
        enter(groups, day=TODAY)
    with pytest.raises(Refused, match="by which decision"):
        enter(groups, why=" ")


def test_before_and_after_the_guidance_only_in_person_can_have_been(groups: Scene) -> None:
    with pytest.raises(Refused, match="No guidance"):
        enter(groups, day=date(2022, 12, 26))
    assert enter(groups, "in_person", day=date(2022, 12, 26)).slot is None
    assert enter(groups, day=date(2022, 12, 27)).slot.year == 2022


def test_a_committee_has_no_meeting_by_group(cast: Cast) -> None:
    ward = Scene(cast, cast["WARD"], "binh", [], [])
    with pytest.raises(Refused, match="no such meeting"):
        enter(ward)


def test_its_agenda_is_read_as_any_other(groups: Scene) -> None:
    with pytest.raises(AgendaRefused):
        enter(groups, agenda=[AgendaDraft(FORBIDDEN)])


# --- in person, and many at once ----------------------------------------------------------------------------------------


def sheet(scene: Scene, *past: PastMeeting) -> list[Meeting]:
    return enter_past_meetings(organisation=scene.organisation, past=past, **scene.acting(TODAY))


def test_in_person_neither_decision_nor_basis_is_asked_for(groups: Scene) -> None:
    meeting = enter(groups, "in_person", why="")
    assert (meeting.state, meeting.basis, meeting.slot, meeting.registration) == ("held", "", None, None)


def test_all_were_present_is_a_roll(cast: Cast, groups: Scene) -> None:
    cast.activity(groups.members[0], "exempt")
    meeting = enter(groups, "in_person", all_present=True)
    count = attendance_count(meeting)
    assert (count.in_person, count.excused) == (51, 1)
    assert not Entry.objects.filter(act="meetings.correct_roll").exists()


def test_a_number_is_kept_where_nobody_is_named_and_is_not_more_than_there_were(groups: Scene) -> None:
    assert enter(groups, "in_person", present=50).present == 50
    with pytest.raises(Refused, match="52 were expected") as refused:
        enter(groups, "in_person", day=date(2025, 1, 11), present=53)
    assert refused.value.field == "present"


def test_where_the_register_knows_nobody_of_the_day_a_number_can_be_told(cast: Cast) -> None:
    scene = Scene(cast, cast["SECOND"], "binh", [], [])
    assert enter(scene, "in_person", present=7).present == 7
    with pytest.raises(Refused, match="knows nobody") as refused:
        enter(scene, "in_person", day=date(2025, 1, 11), all_present=True)
    assert refused.value.field == "all_present"


def test_of_a_hybrid_meeting_all_is_no_answer(groups: Scene) -> None:
    with pytest.raises(Refused, match="way of their own"):
        enter(groups, "hybrid", all_present=True)


def test_last_years_twelve_are_entered_on_one_sheet(groups: Scene) -> None:
    chair = groups.members[0]
    months = [PastMeeting("in_person", date(2024, month, 5), all_present=True, chair=chair) for month in range(1, 13)]
    entered = sheet(groups, *months)
    assert [meeting.held_on.month for meeting in entered] == list(range(1, 13))
    assert all(attendance_count(meeting).in_person == 52 for meeting in entered)


def test_one_that_is_refused_leaves_none_half_written(groups: Scene) -> None:
    right = PastMeeting("in_person", date(2024, 1, 5))
    wrong = [PastMeeting("in_person", TODAY), PastMeeting("by_group", date(2024, 2, 5)), right]
    with pytest.raises(PastRefused) as refused:
        sheet(groups, right, *wrong)
    assert {row: one.reasons[0].field for row, one in refused.value.rows.items()} == {
        1: "held_on",
        2: "why",
        3: "second",
    }
    assert not Meeting.objects.exists()
    with pytest.raises(Refused, match="Nothing is written"):
        sheet(groups)
