from datetime import date, timedelta

import pytest

from accounts.models import Entry, Occasion
from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.services.placing import PlanningRefused
from meetings.services.planning import cancel_meeting, change_format, reschedule_meeting, restore_meeting
from pilots.models import Slot
from pilots.queries.quotas import quota_use
from pilots.rules.terms import Format
from tests.cast import NOW, TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene, approve, cell_with_groups, ship_cell, storm_cell

pytestmark = pytest.mark.django_db
BY_GROUP, HYBRID, FULL_ONLINE, IN_PERSON = (
    Meeting.Format.BY_GROUP,
    Meeting.Format.HYBRID,
    Meeting.Format.FULL_ONLINE,
    Meeting.Format.IN_PERSON,
)


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)


def test_a_by_group_meeting_takes_the_first_place_of_its_year(groups: Scene) -> None:
    meeting = groups.plan(BY_GROUP)
    assert (meeting.slot.year, meeting.slot.number, meeting.slot.format) == (2025, 1, "by_group")
    assert meeting.registration is not None
    assert meeting.basis == ""


def test_planning_leaves_one_entry_in_the_log(groups: Scene) -> None:
    meeting = groups.plan(BY_GROUP)
    entry = Entry.objects.get(act="meetings.plan_meeting")
    assert (entry.subject_id, entry.by.username) == (str(meeting.pk), "an")
    assert entry.data["slot"] == "2025/1"


def test_the_fourth_by_group_meeting_of_a_year_is_refused_with_its_clause(groups: Scene) -> None:
    for month in (4, 5, 6):
        groups.plan(BY_GROUP, date(2025, month, 5))
    with pytest.raises(PlanningRefused) as refused:
        groups.plan(BY_GROUP, date(2025, 6, 20))
    assert refused.value.clause == "03-HD/TW, II.2"
    assert "3 of 3" in refused.value.message
    assert Meeting.objects.count() == 3


def test_online_and_by_group_have_separate_counts(cast: Cast, groups: Scene) -> None:
    for month in (4, 5, 6):
        groups.plan(BY_GROUP, date(2025, month, 5))
    ship = ship_cell(cast)
    assert ship.plan(HYBRID).slot.number == 1


def test_hybrid_and_fully_online_share_one_quota(cast: Cast) -> None:
    ship = ship_cell(cast, members=4, away=4)
    ship.plan(HYBRID, date(2025, 4, 1))
    ship.plan(FULL_ONLINE, date(2025, 4, 2))
    ship.plan(HYBRID, date(2025, 4, 3))
    with pytest.raises(PlanningRefused):
        ship.plan(FULL_ONLINE, date(2025, 4, 4))


def test_a_meeting_fully_online_needs_a_ground_for_everybody(ship: Scene) -> None:
    with pytest.raises(PlanningRefused) as refused:
        ship.plan(FULL_ONLINE)
    assert "4 have none" in refused.value.message


def test_the_executive_fully_online_asks_for_the_grounds_of_its_own_members_only(cast: Cast, ship: Scene) -> None:
    cast.committee("SECOND", ship.members[:3])
    meeting = ship.plan(FULL_ONLINE, kind=Meeting.Kind.EXECUTIVE)
    assert meeting.slot is not None


def test_an_online_meeting_keeps_its_basis(ship: Scene) -> None:
    assert ship.plan(HYBRID).basis == "specific_nature"


def test_in_person_needs_no_pilot_and_takes_no_place(cast: Cast) -> None:
    people = Scene(cast, cast["UNIT"], "chi", cast.people(5, of="UNIT"), [])
    meeting = people.plan(IN_PERSON)
    assert (meeting.slot, meeting.registration, meeting.basis) == (None, None, "")


def test_without_a_pilot_in_force_a_by_group_meeting_is_refused(cast: Cast, groups: Scene) -> None:
    registration = groups.organisation.registrations.get()
    registration.state, registration.ended_on = "ended", MEETING_DAY
    registration.save()
    with pytest.raises(PlanningRefused) as refused:
        groups.plan(BY_GROUP)
    assert refused.value.clause == "03-HD/TW, III.1"
    assert groups.plan(BY_GROUP, date(2025, 4, 4)).slot is not None


def test_who_no_longer_qualifies_on_the_day_of_the_meeting_is_refused(cast: Cast) -> None:
    scene = cell_with_groups(cast, members=50)
    register_left = scene.members[-1].memberships.get()
    register_left.valid_to, register_left.departure = date(2025, 4, 1), "transferred"
    register_left.save()
    with pytest.raises(PlanningRefused) as refused:
        scene.plan(BY_GROUP)
    assert refused.value.clause == "03-HD/TW, II.1.2"
    assert scene.plan(BY_GROUP, date(2025, 3, 31)).slot is not None


def test_after_the_last_day_of_the_guidance_only_in_person_is_possible(groups: Scene) -> None:
    assert groups.plan(BY_GROUP, date(2025, 6, 30)).slot is not None
    with pytest.raises(PlanningRefused) as refused:
        groups.plan(BY_GROUP, date(2025, 7, 1))
    assert "01/07/2025" in refused.value.message
    assert groups.plan(IN_PERSON, date(2025, 7, 1)).slot is None


def test_a_meeting_is_not_planned_for_yesterday(groups: Scene) -> None:
    with pytest.raises(Refused, match="entered as held"):
        groups.plan(IN_PERSON, date(2025, 3, 20))
    assert groups.plan(IN_PERSON, TODAY).held_on == TODAY


def test_a_cancelled_meeting_gives_its_place_back(groups: Scene) -> None:
    meetings = [groups.plan(BY_GROUP, date(2025, month, 5)) for month in (4, 5, 6)]
    cancel_meeting(
        meeting=meetings[1],
        reason="Trùng lịch bầu cử",
        occasion=groups.cast.occasion("an"),
    )
    meetings[1].refresh_from_db()
    assert (meetings[1].state, meetings[1].slot) == ("cancelled", None)
    assert groups.plan(BY_GROUP, date(2025, 6, 20)).slot.number == 2


def test_a_meeting_is_not_cancelled_without_a_reason_or_twice(groups: Scene) -> None:
    meeting = groups.plan(BY_GROUP)
    actor = groups.cast.actor("an")
    with pytest.raises(Refused):
        cancel_meeting(meeting=meeting, reason="  ", occasion=Occasion(by=actor, at=NOW, today=TODAY))
    cancel_meeting(meeting=meeting, reason="Bão", occasion=Occasion(by=actor, at=NOW, today=TODAY))
    with pytest.raises(Refused, match="cancelled"):
        cancel_meeting(meeting=meeting, reason="Bão", occasion=Occasion(by=actor, at=NOW, today=TODAY))


def test_rescheduling_into_another_year_takes_that_years_place_and_gives_the_old_one_back(groups: Scene) -> None:
    meeting = groups.plan(BY_GROUP, date(2024, 12, 20), on=date(2024, 12, 1))
    moved = reschedule_meeting(meeting=meeting, held_on=date(2025, 1, 10), **groups.acting(date(2024, 12, 2)))
    assert (moved.held_on, moved.slot.year) == (date(2025, 1, 10), 2025)
    assert list(Slot.objects.taken().values_list("year", "number")) == [(2025, 1)]


def test_rescheduling_into_a_year_that_is_full_changes_nothing(groups: Scene) -> None:
    for month in (1, 2, 3):
        groups.plan(BY_GROUP, date(2025, month, 5), on=date(2024, 12, 1))
    meeting = groups.plan(BY_GROUP, date(2024, 12, 20), on=date(2024, 12, 1))
    with pytest.raises(PlanningRefused):
        reschedule_meeting(meeting=meeting, held_on=date(2025, 3, 10), **groups.acting(date(2024, 12, 2)))
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.slot.year) == (date(2024, 12, 20), 2024)
    assert Slot.objects.filter(year=2024).count() == 1


def test_rescheduling_within_the_year_keeps_the_place_even_when_the_year_is_full(groups: Scene) -> None:
    meetings = [groups.plan(BY_GROUP, date(2025, month, 5)) for month in (4, 5, 6)]
    moved = reschedule_meeting(meeting=meetings[2], held_on=date(2025, 6, 28), **groups.acting(TODAY))
    assert moved.slot == meetings[2].slot


def test_changing_to_in_person_gives_the_place_back_and_back_again_takes_one(groups: Scene) -> None:
    meeting = groups.plan(BY_GROUP)
    actor = groups.cast.actor("an")
    changed = change_format(meeting=meeting, format=IN_PERSON, occasion=Occasion(by=actor, at=NOW, today=TODAY))
    assert (changed.slot, changed.registration) == (None, None)
    assert not Slot.objects.exists()
    assert (
        change_format(meeting=meeting, format=BY_GROUP, occasion=Occasion(by=actor, at=NOW, today=TODAY)).slot.number
        == 1
    )


def test_the_grassroots_committee_meets_online_once_a_year(cast: Cast) -> None:
    ship_cell(cast)
    cast.infrastructure("WARD")
    approve(cast, "WARD", "online")
    committee = Scene(cast, cast["WARD"], "binh", [], [])
    committee.plan(HYBRID)
    with pytest.raises(PlanningRefused, match="1 of 1"):
        committee.plan(HYBRID, date(2025, 5, 5))


def test_the_basis_is_computed_anew_when_the_day_changes(cast: Cast) -> None:
    storm = storm_cell(cast, ends=date(2025, 5, 1))
    cast.grounds(storm.members[:6])
    meeting = storm.plan(HYBRID, date(2025, 4, 5))
    assert (meeting.basis, meeting.slot) == ("special_circumstances", None)
    moved = reschedule_meeting(meeting=meeting, held_on=date(2025, 5, 5), **storm.acting(TODAY))
    assert (moved.basis, moved.slot.number) == ("specific_nature", 1)


def test_special_circumstances_have_no_number(cast: Cast) -> None:
    storm = storm_cell(cast, ends=None)
    for day in range(1, 6):
        assert storm.plan(HYBRID, date(2025, 4, day)).slot is None


def test_once_the_storm_is_over_the_next_meeting_is_in_person(cast: Cast) -> None:
    storm = storm_cell(cast, ends=date(2025, 4, 10))
    cast.grounds(storm.members[:6])
    storm.plan(HYBRID, date(2025, 4, 5))
    with pytest.raises(PlanningRefused, match="in person first"):
        storm.plan(HYBRID, date(2025, 4, 20))
    storm.plan(IN_PERSON, date(2025, 4, 8))  # still in the storm: not the one that is owed
    with pytest.raises(PlanningRefused, match="in person first"):
        storm.plan(HYBRID, date(2025, 4, 20))
    storm.plan(IN_PERSON, date(2025, 4, 15))
    assert storm.plan(HYBRID, date(2025, 4, 20)).basis == "specific_nature"


def test_an_organisation_that_does_not_exist_on_the_day_holds_no_meeting(cast: Cast, groups: Scene) -> None:
    version = groups.organisation.versions.get()
    version.valid_to = date(2025, 4, 1)
    version.save()
    with pytest.raises(Refused, match="does not exist"):
        groups.plan(IN_PERSON)


def test_the_suspended_do_not_stand_in_the_way_of_a_meeting_fully_online(cast: Cast) -> None:
    ship = ship_cell(cast, members=5, away=4)
    cast.activity(ship.members[4], "suspended")
    assert ship.plan(FULL_ONLINE).slot is not None


def test_a_cancellation_is_taken_back_while_its_day_is_not_over(groups: Scene) -> None:
    meeting = groups.plan("by_group", MEETING_DAY)
    cancel_meeting(meeting=meeting, reason="Bão", **groups.acting(TODAY))
    assert quota_use(groups.organisation, Format.BY_GROUP, MEETING_DAY).used == 0
    restored = restore_meeting(meeting=meeting, **groups.acting(TODAY))
    assert (restored.state, restored.cancelled_because) == ("planned", "")
    assert quota_use(groups.organisation, Format.BY_GROUP, MEETING_DAY).used == 1
    assert restore_meeting(meeting=meeting, **groups.acting(TODAY)).slot == restored.slot
    cancel_meeting(meeting=meeting, reason="Bão", **groups.acting(TODAY))
    with pytest.raises(Refused, match="is over"):
        restore_meeting(meeting=meeting, **groups.acting(MEETING_DAY + timedelta(days=1)))


def test_what_is_restored_takes_no_place_that_another_took_meanwhile(groups: Scene) -> None:
    first = groups.plan("by_group", MEETING_DAY)
    cancel_meeting(meeting=first, reason="Bão", **groups.acting(TODAY))
    for days in (1, 2, 3):
        groups.plan("by_group", MEETING_DAY + timedelta(days=days))
    with pytest.raises(Refused):
        restore_meeting(meeting=first, **groups.acting(TODAY))
    first.refresh_from_db()
    assert first.state == "cancelled"
