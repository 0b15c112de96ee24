"""The roll of a meeting and the register of its day: compared on closing, and found when one of the two is corrected later."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Activity, Body, Member, Membership, Post
from cells.rules.document_reference import CitedDocument
from cells.services.departures import leave
from meetings.models import Meeting
from meetings.queries.attendance import attendance_count, differences_of, roll_of
from meetings.queries.rolls import rolls_differing_from_register
from meetings.services.holding import (
    Minutes,
    Presence,
    RollDiffers,
    RollMending,
    RollRefused,
    hold_meeting,
    record_attendance,
)
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, ship_cell

pytestmark = pytest.mark.django_db
DAY = TODAY
DECISION = CitedDocument("Ban Thường vụ", "1-QĐ/ĐU", date(2025, 3, 1), "Cho ra khỏi Đảng")


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", cast.people(63, of="CELL"), [])


def rolled(scene: Scene, people: Sequence[Member] = (), mode: str = "in_person", **facts: Any) -> Meeting:
    meeting = scene.plan("in_person", DAY, on=DAY, **facts)
    roll = {member.pk: Presence(mode) for member in people or scene.members}
    return record_attendance(meeting=meeting, roll=roll, **scene.acting(DAY))


def hold(scene: Scene, meeting: Meeting, *, on: date = DAY, **mending: Any) -> Meeting:
    occasion = scene.acting(max(on, DAY))
    return hold_meeting(meeting=meeting, minutes=Minutes(held_on=on), mending=RollMending(**mending), **occasion)


def left(scene: Scene, member: Member, way: str, day: date = DAY) -> None:
    leave(member=member, way=way, on=day, document=DECISION, **scene.acting(day))


def test_a_roll_of_63_does_not_keep_two_who_had_died_or_been_released_before_the_day(cell: Scene) -> None:
    meeting = rolled(cell)
    dead, released = cell.members[:2]
    left(cell, dead, "died")
    left(cell, released, "released")
    with pytest.raises(
        RollDiffers, match=f"On the roll, and not in the register.*{dead.full_name} .*{released.full_name} "
    ) as refused:
        hold(cell, meeting)
    assert [reason.field for reason in refused.value.reasons] == ["off"]
    assert Meeting.objects.get().state == "planned"
    hold(cell, meeting, off={dead.pk, released.pk})
    assert attendance_count(meeting).expected == 61
    assert Entry.objects.get(act="meetings.hold_meeting").data["off_the_roll"] == [dead.pk, released.pk]


def test_each_who_is_gone_is_asked_about(cell: Scene) -> None:
    meeting = rolled(cell)
    for member in cell.members[:2]:
        left(cell, member, "died")
    with pytest.raises(RollDiffers) as refused:
        hold(cell, meeting, off={cell.members[0].pk})
    assert str(cell.members[0]) not in str(refused.value)


def test_held_on_another_day_the_people_of_that_day_are_asked_for(cast: Cast, cell: Scene) -> None:
    meeting = rolled(cell)
    later = date(2025, 3, 25)
    (newcomer,) = cast.people(1, of="CELL", on=later)
    left(cell, cell.members[5], "struck_off", later)
    with pytest.raises(RollDiffers) as refused:
        hold(cell, meeting, on=later)
    assert [reason.field for reason in refused.value.reasons] == ["off", "missing_as"]
    hold(cell, meeting, on=later, off={cell.members[5].pk}, missing_as="absent")
    assert set(meeting.attendances.values_list("member_id", flat=True)) == {
        attendee.member.pk for attendee in roll_of(Meeting.objects.get())
    }
    assert meeting.attendances.get(member=newcomer).mode == "absent"


def test_whoever_is_added_is_entered_by_the_rules_of_a_roll(cast: Cast) -> None:
    ship = ship_cell(cast)
    meeting = ship.plan("hybrid", DAY, on=DAY)
    some = {member.pk: Presence("online") for member in ship.members[:6]}
    record_attendance(meeting=meeting, roll=some, **ship.acting(DAY))
    with pytest.raises(RollRefused, match="Without a valid ground"):
        hold(ship, meeting, missing_as="online")
    hold(ship, meeting, missing_as="in_person")
    count = attendance_count(meeting)
    assert (count.online, count.in_person) == (6, 4)


def test_who_is_exempt_or_elsewhere_is_added_as_excused(cast: Cast, cell: Scene) -> None:
    cast.activity(cell.members[0], "exempt")
    meeting = rolled(cell, cell.members[1:])
    hold(cell, meeting, missing_as="in_person")
    assert meeting.attendances.get(member=cell.members[0]).mode == "excused"


def test_without_a_roll_nothing_is_asked(cell: Scene) -> None:
    assert hold(cell, cell.plan("in_person", DAY, on=DAY)).state == "held"


def test_a_later_correction_of_the_register_shows_the_meeting_it_touches(
    cell: Scene, django_assert_num_queries: Any
) -> None:
    meeting, other = rolled(cell), rolled(cell, kind="thematic")
    for one in (meeting, other):
        hold(cell, one)
    assert rolls_differing_from_register(Meeting.objects.all()) == []
    assert rolls_differing_from_register(Meeting.objects.none()) == []
    Membership.objects.filter(member=cell.members[3]).update(valid_to=DAY, departure=Membership.Departure.STRUCK_OFF)
    found = rolls_differing_from_register(Meeting.objects.filter(pk=meeting.pk))
    assert [(one.meeting, one.gone, one.missing) for one in found] == [(meeting, 1, 0)]
    with django_assert_num_queries(2):
        assert len(rolls_differing_from_register(Meeting.objects.all())) == 2
    record_attendance(meeting=meeting, roll={}, off={cell.members[3].pk}, why="Đã xóa tên", **cell.acting(DAY))
    assert [one.meeting for one in rolls_differing_from_register(Meeting.objects.all())] == [other]


def test_it_is_found_for_everybody_who_is_expected_and_nobody_else(cast: Cast, cell: Scene) -> None:
    """The statement over all meetings and the question about one say the same."""
    cast.committee("CELL", cell.members[:3])
    (guest, stranger) = cast.people(2, of="SECOND")
    meetings = [rolled(cell), rolled(cell, cell.members[:3], kind="executive")]
    ward = Scene(cast, cast["WARD"], "binh", [*cell.members, guest, stranger], [])
    meetings.append(rolled(ward))
    for one in meetings:
        Meeting.objects.filter(pk=one.pk).update(state="held")

    def agree() -> list[tuple[int, int]]:
        found = {d.meeting.pk: (d.gone, d.missing) for d in rolls_differing_from_register(Meeting.objects.all())}
        for one in Meeting.objects.all():
            differences = differences_of(one)
            assert found.get(one.pk, (0, 0)) == (len(differences.gone), len(differences.missing))
        return [found.get(one.pk, (0, 0)) for one in meetings]

    assert agree() == [(0, 0), (0, 0), (0, 0)]
    cast.stay(guest, "CELL")
    assert agree() == [(0, 1), (0, 0), (0, 0)]
    cast.activity(cell.members[0], Activity.Value.SUSPENDED)
    assert agree() == [(1, 1), (1, 0), (1, 0)]
    Membership.objects.filter(member=stranger).delete()
    assert agree() == [(1, 1), (1, 0), (2, 0)]
    cast.office(cell.members[4], Post.Title.MEMBER, of="CELL", body=Body.Kind.CELL_COMMITTEE)
    assert agree() == [(1, 1), (1, 1), (2, 0)]


def test_of_a_held_meeting_the_roll_is_corrected_with_a_reason_in_the_log(cell: Scene) -> None:
    meeting = hold(cell, rolled(cell))
    first, second = cell.members[:2]
    roll = {first.pk: Presence("excused", "ốm"), second.pk: Presence("in_person")}
    with pytest.raises(Refused, match="Say why") as refused:
        record_attendance(meeting=meeting, roll=roll, **cell.acting(DAY))
    assert refused.value.field == "why"
    record_attendance(meeting=meeting, roll=roll, why="Ghi nhầm", **cell.acting(DAY))
    entry = Entry.objects.get(act="meetings.correct_roll")
    (name,) = entry.data["before"]
    assert name.startswith(str(first))
    assert (entry.data["before"][name], entry.data["after"][name]) == ("in_person", "excused: ốm")
    meeting.refresh_from_db()
    assert (meeting.corrected_by, meeting.attendances.count()) == (entry, 63)


def test_the_first_roll_of_a_held_meeting_is_no_correction(cell: Scene) -> None:
    meeting = hold(cell, cell.plan("in_person", DAY, on=DAY))
    record_attendance(meeting=meeting, roll={cell.members[0].pk: Presence("in_person")}, **cell.acting(DAY))
    assert not Entry.objects.filter(act="meetings.correct_roll").exists()


def test_nobody_marked_is_no_roll(cell: Scene) -> None:
    meeting = cell.plan("in_person", DAY, on=DAY)
    with pytest.raises(Refused, match="Nobody is marked"):
        record_attendance(meeting=meeting, roll={}, **cell.acting(DAY))
