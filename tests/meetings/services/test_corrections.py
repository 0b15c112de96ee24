"""«Correct a mistake» of meetings: what was held is not carved in stone, and nothing of it is changed otherwise."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.queries.meetings import held_by
from meetings.services.corrections import RightFacts, correct_meeting, declare_mistaken
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from meetings.services.past import PastMeeting, enter_past_meeting
from meetings.services.placing import PlanningRefused
from pilots.models import Slot
from pilots.queries.quotas import quota_use
from pilots.rules.terms import Format
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups, ship_cell, storm_cell
from tests.reorganisations.reorganising import come, confirmed, merge, new, split

pytestmark = pytest.mark.django_db
WHY = "Ghi nhầm ngày trong sổ"


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)


def entered(scene: Scene, format: str, day: date, **facts: Any) -> Meeting:
    past = PastMeeting(format=format, held_on=day, why="Quyết định 12-QĐ/TU", **facts)
    return enter_past_meeting(organisation=scene.organisation, past=past, **scene.acting(TODAY))


def held(scene: Scene, format: str = "hybrid", day: date = MEETING_DAY, **minutes: Any) -> Meeting:
    meeting = scene.plan(format, day)
    return hold_meeting(meeting=meeting, minutes=Minutes(**minutes), **scene.acting(day))


def correct(scene: Scene, meeting: Meeting, *, why: str = WHY, on: date = date(2025, 4, 20), **right: Any) -> Meeting:
    known: dict[str, Any] = {
        name: getattr(meeting, name)
        for name in ("held_on", "kind", "format", "basis", "chair", "secretary", "summary", "conclusion")
    }
    return correct_meeting(meeting=meeting, right=RightFacts(**known | right), why=why, **scene.acting(on))


def used(scene: Scene, day: date, format: Format = Format.ONLINE) -> int:
    use = quota_use(scene.organisation, format, day)
    return use.used if use else 0


def test_a_past_meeting_entered_with_the_wrong_year_gives_its_place_back_and_takes_the_right_one(ship: Scene) -> None:
    meeting = entered(ship, "hybrid", date(2024, 12, 30))
    correct(ship, meeting, held_on=date(2025, 1, 3))
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.slot.year, meeting.slot.number) == (date(2025, 1, 3), 2025, 1)
    assert (used(ship, date(2024, 12, 31)), used(ship, TODAY)) == (0, 1)
    for day in (10, 11, 12):
        entered(ship, "hybrid", date(2024, 12, day))


def test_the_place_was_never_taken_on_the_wrong_day(ship: Scene) -> None:
    meeting = entered(ship, "hybrid", date(2025, 1, 3))
    correct(ship, meeting, held_on=date(2025, 3, 3))
    assert (used(ship, date(2025, 3, 2)), used(ship, date(2025, 3, 3))) == (0, 1)
    assert (held_by(date(2025, 3, 2)).count(), held_by(date(2025, 3, 3)).count()) == (0, 1)


def test_a_full_year_takes_no_fourth_by_a_correction_either(ship: Scene) -> None:
    for day in (10, 11, 12):
        entered(ship, "hybrid", date(2025, 1, day))
    meeting = entered(ship, "hybrid", date(2024, 12, 30))
    with pytest.raises(Refused, match="used up") as refused:
        correct(ship, meeting, held_on=date(2025, 1, 13))
    assert (refused.value.field, refused.value.clause) == ("held_on", "03-HD/TW, II.2")
    meeting.refresh_from_db()
    assert meeting.held_on == date(2024, 12, 30)


MERGED = date(2025, 5, 1)
LATER = date(2025, 5, 20)


@pytest.fixture
def gone(cast: Cast) -> Scene:
    """A cell that met by group in March, went up in the second cell in May, which was split in two in the middle of May."""
    scene = cell_with_groups(cast)
    entered(scene, "by_group", date(2025, 3, 10))
    confirmed(cast, merge(["CELL"], "SECOND"), on=MERGED)
    come(MERGED)
    confirmed(cast, split("SECOND", new("WARD-03"), new("WARD-04")), on=date(2025, 5, 15), today=date(2025, 5, 2))
    come(date(2025, 5, 15))
    return scene


def places(cast: Cast) -> list[int]:
    """How many are taken of the cell, of its heir, and of that one's heir."""
    taken = Slot.objects.taken().filter(format="by_group", year=2025)
    return [taken.filter(organisation__code=code).count() for code in ("CELL", "SECOND", "WARD-03")]


def test_what_was_inherited_goes_with_it_however_far_and_comes_back_when_it_is_entered_again(
    cast: Cast, gone: Scene
) -> None:
    assert places(cast) == [1, 1, 1]
    declare_mistaken(meeting=Meeting.objects.get(), why=WHY, **gone.acting(LATER))
    assert places(cast) == [0, 0, 0]
    past = PastMeeting(format="by_group", held_on=date(2025, 3, 10), why="Quyết định 12-QĐ/TU", second=True)
    enter_past_meeting(organisation=gone.organisation, past=past, **gone.acting(LATER))
    assert places(cast) == [1, 1, 1]


def test_heirs_follow_a_meeting_that_turns_out_to_be_of_another_year(cast: Cast, gone: Scene) -> None:
    meeting = Meeting.objects.get()
    correct(gone, meeting, held_on=date(2024, 12, 10), on=LATER)
    assert places(cast) == [0, 0, 0]
    meeting.refresh_from_db()
    correct(gone, meeting, held_on=date(2025, 3, 11), on=LATER)
    assert places(cast) == [1, 1, 1]


def test_an_heir_that_has_used_as_many_itself_inherits_no_more(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    second = Scene(cast, cast["SECOND"], "an", [], [])
    confirmed(cast, merge(["CELL"], "SECOND"), on=MERGED)
    come(MERGED)
    for one, day in ((second, 11), (scene, 10)):
        past = PastMeeting(format="by_group", held_on=date(2025, 3, day), why="Quyết định 12-QĐ/TU")
        enter_past_meeting(organisation=one.organisation, past=past, **one.acting(LATER))
    assert places(cast) == [1, 1, 0]


def test_the_log_keeps_both_values_and_the_reason(ship: Scene) -> None:
    meeting = held(ship, conclusion="Thống nhất")
    correct(ship, meeting, conclusion="Không thống nhất", kind="thematic")
    entry = Entry.objects.get(act="meetings.correct_meeting")
    assert (entry.why, meeting.__class__.objects.get().corrected_by) == (WHY, entry)
    assert entry.data == {
        "before": {"kind": "monthly", "conclusion": "Thống nhất"},
        "after": {"kind": "thematic", "conclusion": "Không thống nhất"},
    }


def test_without_a_reason_or_a_difference_nothing_is_corrected(ship: Scene) -> None:
    meeting = held(ship)
    with pytest.raises(Refused, match="Say why") as refused:
        correct(ship, meeting, why="  ", kind="thematic")
    assert refused.value.field == "why"
    with pytest.raises(Refused, match="Nothing is different"):
        correct(ship, meeting)


def test_the_corrected_day_is_judged_like_the_first_one(cast: Cast, ship: Scene) -> None:
    meeting = held(ship)
    ground = ship.members[0].grounds.get()
    ground.valid_to = date(2025, 4, 10)
    ground.save()
    with pytest.raises(PlanningRefused) as refused:
        correct(ship, meeting, held_on=date(2025, 4, 10))
    assert refused.value.clause == "03-HD/TW, II.1.1"
    with pytest.raises(Refused, match="still to come"):
        correct(ship, meeting, held_on=date(2025, 4, 21))
    with pytest.raises(Refused, match="does not exist"):
        correct(ship, meeting, held_on=date(2018, 12, 31))


def test_the_basis_is_computed_again_for_the_corrected_day_and_the_place_follows(cast: Cast) -> None:
    storm = storm_cell(cast, ends=date(2025, 4, 10))
    cast.grounds(storm.members[:6])
    meeting = held(storm, day=date(2025, 4, 5))
    assert (meeting.basis, meeting.slot) == ("special_circumstances", None)
    correct(storm, meeting, held_on=date(2025, 4, 15))
    meeting.refresh_from_db()
    assert (meeting.basis, meeting.slot.number) == ("specific_nature", 1)
    correct(storm, meeting, held_on=date(2025, 4, 5))
    assert (meeting.__class__.objects.get().slot, Slot.objects.count()) == (None, 0)


def test_a_frozen_basis_is_left_alone_where_neither_day_nor_format_is_corrected(cast: Cast, ship: Scene) -> None:
    meeting = held(ship)
    ship.members[0].grounds.all().delete()
    correct(ship, meeting, conclusion="Đã sửa")
    meeting.refresh_from_db()
    assert (meeting.basis, meeting.conclusion) == ("specific_nature", "Đã sửa")


def test_a_format_turns_out_to_be_another_and_the_roll_with_it(ship: Scene) -> None:
    meeting = ship.plan("hybrid", TODAY, on=TODAY)
    roll = {m.pk: Presence("online" if place < 6 else "in_person") for place, m in enumerate(ship.members)}
    record_attendance(meeting=meeting, roll=roll, **ship.acting(TODAY))
    hold_meeting(meeting=meeting, minutes=Minutes(), **ship.acting(TODAY))
    correct(ship, meeting, format="in_person")
    meeting.refresh_from_db()
    assert (meeting.format, meeting.basis, meeting.slot, meeting.registration) == ("in_person", "", None, None)
    assert set(meeting.attendances.values_list("mode", flat=True)) == {"in_person"}
    assert used(ship, TODAY) == 0
    correct(ship, meeting, format="hybrid")
    assert used(ship, TODAY) == 1


def test_entered_by_mistake_it_counts_nowhere_and_stays_to_be_read(ship: Scene) -> None:
    meeting = entered(ship, "hybrid", date(2025, 1, 10), conclusion="Đã bàn")
    declare_mistaken(meeting=meeting, why="Của chi bộ khác", **ship.acting(TODAY))
    meeting.refresh_from_db()
    assert (meeting.state, meeting.slot, meeting.conclusion) == ("mistaken", None, "Đã bàn")
    assert meeting.corrected_by.why == "Của chi bộ khác"
    assert (held_by(TODAY).count(), used(ship, TODAY), used(ship, date(2025, 1, 20))) == (0, 0, 0)
    for day in (10, 11, 12):
        entered(ship, "hybrid", date(2025, 1, day))


def test_a_planned_meeting_entered_as_held_by_mistake_gives_its_place_back_too(cast: Cast) -> None:
    groups = cell_with_groups(cast)
    meeting = groups.until_reported()
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    declare_mistaken(meeting=meeting, why=WHY, **groups.acting(date(2025, 4, 20)))
    assert used(groups, date(2025, 4, 20), Format.BY_GROUP) == 0
    with pytest.raises(Refused, match="entered by mistake"):
        declare_mistaken(meeting=meeting, why=WHY, **groups.acting(date(2025, 4, 20)))


def test_what_is_only_planned_is_changed_and_not_corrected(ship: Scene) -> None:
    meeting = ship.plan("hybrid")
    with pytest.raises(Refused, match="change the plan"):
        correct(ship, meeting, kind="thematic")
    with pytest.raises(Refused, match="change the plan"):
        declare_mistaken(meeting=meeting, why=WHY, **ship.acting(TODAY))


def test_the_steps_by_group_keep_their_day_and_the_way_on_is_said(cast: Cast) -> None:
    groups = cell_with_groups(cast)
    meeting = groups.until_reported()
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    meeting.refresh_from_db()
    for right, field in (({"held_on": date(2025, 4, 6)}, "held_on"), ({"format": "in_person"}, "format")):
        with pytest.raises(Refused, match="entered by mistake") as refused:
            correct(groups, meeting, **right)
        assert refused.value.field == field
    correct(groups, meeting, kind="thematic", chair=groups.members[1])


def test_nobody_takes_the_chair_who_was_not_there(cast: Cast, ship: Scene) -> None:
    (stranger,) = cast.people(1, of="OTHERCELL")
    with pytest.raises(Refused, match="did not belong") as refused:
        correct(ship, held(ship), chair=stranger)
    assert refused.value.field == "chair"


# --- the database -------------------------------------------------------------------------------------------------------


def written(meeting: Meeting, **values: Any) -> None:
    """By whichever way, past the services."""
    with pytest.raises(IntegrityError, match="a_held_meeting_stays_held"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**values)


def test_the_database_lets_nothing_be_corrected_without_an_entry_of_its_own(ship: Scene) -> None:
    meeting, other = entered(ship, "hybrid", date(2025, 1, 10)), entered(ship, "hybrid", date(2025, 1, 20))
    for values in ({"held_on": date(2025, 1, 11)}, {"kind": "thematic"}, {"conclusion": "x"}, {"state": "cancelled"}):
        written(meeting, **values)
    correct(ship, other, kind="thematic")
    other.refresh_from_db()
    told = other.corrected_by
    another_act = Entry.objects.get(act="meetings.enter_past_meeting", subject_id=str(meeting.pk))
    written(meeting, kind="thematic", corrected_by=another_act)
    written(other, kind="monthly", corrected_by=told)
    written(other, kind="monthly", corrected_by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(kind="thematic", corrected_by=told)


def test_nothing_goes_on_from_entered_by_mistake_and_only_what_was_held_gets_there(ship: Scene) -> None:
    meeting, planned = entered(ship, "hybrid", date(2025, 1, 10)), ship.plan("in_person")
    declare_mistaken(meeting=meeting, why=WHY, **ship.acting(TODAY))
    meeting.refresh_from_db()
    for state in ("held", "planned", "cancelled"):
        written(meeting, state=state)
    entry = Entry.objects.get(act="meetings.declare_mistaken")
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=planned.pk).update(state="mistaken", corrected_by=entry)
