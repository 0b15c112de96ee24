from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.services.circumstances import end_circumstances
from meetings.models import Meeting
from meetings.queries.attendance import attendance_count, roll_of
from meetings.queries.meetings import held_by
from meetings.services.holding import Minutes, Presence, RollRefused, hold_meeting, record_attendance
from meetings.services.placing import PlanningRefused
from pilots.queries.quotas import quota_use
from pilots.rules.terms import Format
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups, ship_cell, storm_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)


@pytest.fixture
def hybrid(ship: Scene) -> Meeting:
    return ship.plan("hybrid", TODAY, on=TODAY)


def roll(scene: Scene, *modes: str) -> dict[int, Presence]:
    return {member.pk: Presence(mode, "ốm") for member, mode in zip(scene.members, modes, strict=False)}


def test_those_with_a_ground_take_part_online_the_others_in_person(ship: Scene, hybrid: Meeting) -> None:
    record_attendance(meeting=hybrid, roll=roll(ship, *["online"] * 6, *["in_person"] * 4), **ship.acting(TODAY))
    count = attendance_count(hybrid)
    assert count is not None
    assert (count.present, count.online, count.in_person) == (10, 6, 4)


def test_online_without_a_ground_is_refused_by_name_and_clause(ship: Scene, hybrid: Meeting) -> None:
    with pytest.raises(RollRefused) as refused:
        record_attendance(meeting=hybrid, roll=roll(ship, *["online"] * 7), **ship.acting(TODAY))
    assert [reason.field for reason in refused.value.reasons] == [f"mode-{ship.members[6].pk}"]
    assert refused.value.clause == "03-HD/TW, II.2"
    assert not hybrid.attendances.exists()


def test_a_ground_that_ended_before_the_day_is_none(cast: Cast) -> None:
    ship = ship_cell(cast, members=10, away=6)
    late = cast.grounds(ship.members[6:7], valid_to=TODAY)
    meeting = ship.plan("hybrid", TODAY, on=TODAY)
    assert late
    with pytest.raises(RollRefused):
        record_attendance(meeting=meeting, roll=roll(ship, *["online"] * 7), **ship.acting(TODAY))


def test_nobody_is_online_in_person_and_the_groups_have_their_own_numbers(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    in_person = scene.plan("in_person", TODAY, on=TODAY)
    with pytest.raises(RollRefused):
        record_attendance(meeting=in_person, roll=roll(scene, "online"), **scene.acting(TODAY))
    by_group = scene.plan("by_group", TODAY, on=TODAY)
    with pytest.raises(Refused, match="By group"):
        record_attendance(meeting=by_group, roll=roll(scene, "in_person"), **scene.acting(TODAY))


def test_the_roll_is_not_written_before_the_day(ship: Scene) -> None:
    meeting = ship.plan("hybrid", MEETING_DAY)
    with pytest.raises(Refused, match="still to come"):
        record_attendance(meeting=meeting, roll=roll(ship, "online"), **ship.acting(TODAY))


def test_strangers_are_not_on_the_roll(cast: Cast, ship: Scene, hybrid: Meeting) -> None:
    (stranger,) = cast.people(1, of="OTHERCELL")
    with pytest.raises(Refused, match="not expected"):
        record_attendance(meeting=hybrid, roll={stranger.pk: Presence("in_person")}, **ship.acting(TODAY))


def test_the_suspended_are_not_expected_and_guests_are(cast: Cast, ship: Scene, hybrid: Meeting) -> None:
    cast.activity(ship.members[9], "suspended")
    (guest,) = cast.people(1, of="CELL")
    cast.stay(guest, "SECOND")
    attendees = roll_of(hybrid)
    assert ship.members[9] not in [attendee.member for attendee in attendees]
    assert [(a.member, a.guest) for a in attendees][-1] == (guest, True)


def test_the_executive_meets_among_its_members(cast: Cast, ship: Scene) -> None:
    cast.committee("SECOND", ship.members[:3])
    meeting = ship.plan("in_person", kind="executive")
    assert {attendee.member for attendee in roll_of(meeting)} == set(ship.members[:3])


def test_a_meeting_is_held_on_its_day_or_later(ship: Scene) -> None:
    meeting = ship.plan("hybrid", MEETING_DAY)
    with pytest.raises(Refused, match="still to come"):
        hold_meeting(meeting=meeting, minutes=Minutes(), **ship.acting(TODAY))
    held = hold_meeting(
        meeting=meeting, minutes=Minutes(chair=ship.members[0], conclusion="Xong"), **ship.acting(MEETING_DAY)
    )
    assert (held.state, held.basis, held.chair) == ("held", "specific_nature", ship.members[0])
    with pytest.raises(Refused, match="has been held"):
        hold_meeting(meeting=meeting, minutes=Minutes(), **ship.acting(MEETING_DAY))


def test_the_actual_day_decides_on_year_and_place(ship: Scene) -> None:
    meeting = ship.plan("hybrid", date(2024, 12, 30), on=date(2024, 12, 1))
    held = hold_meeting(meeting=meeting, minutes=Minutes(held_on=date(2025, 1, 3)), **ship.acting(date(2025, 1, 4)))
    assert (held.held_on, held.slot.year) == (date(2025, 1, 3), 2025)


def test_a_meeting_held_before_it_was_planned_has_had_its_place_since_the_day_it_was_held(ship: Scene) -> None:
    held_on = date(2025, 3, 1)
    meeting = ship.plan("hybrid", MEETING_DAY)
    hold_meeting(meeting=meeting, minutes=Minutes(held_on=held_on), **ship.acting(TODAY))
    for day, number in ((date(2025, 2, 28), 0), (held_on, 1), (date(2025, 3, 10), 1)):
        use = quota_use(ship.organisation, Format.ONLINE, day)
        assert (held_by(day).count(), use and use.used) == (number, number)


def test_no_meeting_is_held_before_its_organisation_was_there(ship: Scene) -> None:
    meeting = ship.plan("in_person", TODAY)
    with pytest.raises(Refused, match="does not exist on 31/12/2018") as refused:
        hold_meeting(meeting=meeting, minutes=Minutes(held_on=date(2018, 12, 31)), **ship.acting(TODAY))
    assert refused.value.field == "held_on"


def test_who_no_longer_qualifies_cannot_have_met_online(cast: Cast, ship: Scene) -> None:
    meeting = ship.plan("hybrid", MEETING_DAY)
    ground = ship.members[0].grounds.get()
    ground.valid_to = MEETING_DAY
    ground.save()
    with pytest.raises(PlanningRefused) as refused:
        hold_meeting(meeting=meeting, minutes=Minutes(), **ship.acting(MEETING_DAY))
    assert refused.value.clause == "03-HD/TW, II.1.1"


def test_a_roll_of_the_planned_day_must_be_right_on_the_actual_one(cast: Cast, ship: Scene) -> None:
    cast.grounds(ship.members[6:7], valid_to=date(2025, 3, 25))
    meeting = ship.plan("hybrid", TODAY, on=TODAY)
    record_attendance(meeting=meeting, roll=roll(ship, *["online"] * 7), **ship.acting(TODAY))
    with pytest.raises(RollRefused, match=f"^{ship.members[6]}: Without a valid ground"):
        hold_meeting(meeting=meeting, minutes=Minutes(held_on=date(2025, 3, 26)), **ship.acting(date(2025, 3, 26)))


def test_a_planned_meeting_in_person_does_not_settle_what_is_owed_when_the_next_is_held(cast: Cast) -> None:
    storm = storm_cell(cast, ends=date(2025, 4, 10))
    cast.grounds(storm.members[:6])
    first = storm.plan("hybrid", date(2025, 4, 5))
    owed = storm.plan("in_person", date(2025, 4, 15))
    after = storm.plan("hybrid", date(2025, 4, 20))
    hold_meeting(meeting=first, minutes=Minutes(), **storm.acting(date(2025, 4, 5)))
    with pytest.raises(PlanningRefused, match="in person first"):
        hold_meeting(meeting=after, minutes=Minutes(), **storm.acting(date(2025, 4, 20)))
    hold_meeting(meeting=owed, minutes=Minutes(), **storm.acting(date(2025, 4, 20)))
    assert hold_meeting(meeting=after, minutes=Minutes(), **storm.acting(date(2025, 4, 20))).state == "held"


def test_the_basis_stays_as_it_was_held_when_the_storm_is_declared_over_earlier(cast: Cast) -> None:
    storm = storm_cell(cast, ends=None)
    meeting = storm.plan("hybrid", date(2025, 4, 5))
    hold_meeting(meeting=meeting, minutes=Minutes(), **storm.acting(date(2025, 4, 5)))
    fact = storm.members[0].grounds.get().area_fact
    end_circumstances(fact=fact, until=date(2025, 4, 1), **storm.acting(date(2025, 4, 6)))
    meeting.refresh_from_db()
    assert (meeting.basis, meeting.slot) == ("special_circumstances", None)


def test_a_meeting_by_group_is_held_by_its_combined_record_only(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", TODAY, on=TODAY)
    with pytest.raises(Refused, match="combined"):
        hold_meeting(meeting=meeting, minutes=Minutes(), **scene.acting(TODAY))
