from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.services.agenda import AgendaDraft, AgendaRefused
from meetings.services.past import PastMeeting, enter_past_meeting
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
