from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.queries.absences import rate_of, who_stays_away_from
from meetings.queries.attendance import excuses_told
from meetings.services.excuses import excuse_beforehand, take_excuse_back
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", cast.people(12, of="CELL"), [])


@pytest.fixture
def meeting(cell: Scene) -> Meeting:
    return cell.plan("in_person", MEETING_DAY)


def excuse(cell: Scene, meeting: Meeting, place: int, reason: str = "Đi viện", on: date = TODAY) -> None:
    excuse_beforehand(meeting=meeting, member=cell.members[place], reason=reason, **cell.acting(on))


def held(cell: Scene, day: date, **modes: int) -> Meeting:
    """A meeting held with the roll: so many of the first members so, the others present."""
    meeting = cell.plan("in_person", day, on=day)
    ways = [mode for mode, number in modes.items() for _each in range(number)]
    roll = {
        member.pk: Presence(ways[place] if place < len(ways) else "in_person", "ốm")
        for place, member in enumerate(cell.members)
    }
    record_attendance(meeting=meeting, roll=roll, **cell.acting(day))
    return hold_meeting(meeting=meeting, minutes=Minutes(), **cell.acting(day))


def test_an_excuse_told_before_the_day_stands_on_the_roll_of_the_day(cell: Scene, meeting: Meeting) -> None:
    excuse(cell, meeting, 0)
    excuse(cell, meeting, 0, "Đi công tác")
    assert [(row.member, row.reason) for row in excuses_told(meeting)] == [(cell.members[0], "Đi công tác")]
    others = {member.pk: Presence("in_person") for member in cell.members[1:]}
    record_attendance(meeting=meeting, roll=others, **cell.acting(MEETING_DAY))
    assert meeting.attendances.get(member=cell.members[0]).mode == "excused"
    assert excuses_told(meeting) == []
    assert Entry.objects.filter(act="meetings.excuse_beforehand").count() == 2


def test_who_comes_after_all_is_taken_back(cell: Scene, meeting: Meeting) -> None:
    excuse(cell, meeting, 0)
    for _each in range(2):
        take_excuse_back(meeting=meeting, member=cell.members[0], **cell.acting(TODAY))
    assert not meeting.attendances.exists()
    assert Entry.objects.filter(act="meetings.take_excuse_back").count() == 1


def test_an_excuse_has_a_reason_and_is_of_somebody_expected(cell: Scene, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="why the member is excused"):
        excuse(cell, meeting, 0, " ")
    (stranger,) = cell.cast.people(1, of="SECOND")
    with pytest.raises(Refused, match="not expected"):
        excuse_beforehand(meeting=meeting, member=stranger, reason="Ốm", **cell.acting(TODAY))


def test_who_is_on_the_roll_already_is_corrected_there(cell: Scene, meeting: Meeting) -> None:
    record_attendance(meeting=meeting, roll={cell.members[0].pk: Presence("in_person")}, **cell.acting(MEETING_DAY))
    with pytest.raises(Refused, match="correct it there"):
        excuse(cell, meeting, 0, on=MEETING_DAY)


def test_neither_what_was_held_nor_a_meeting_by_group_takes_an_excuse(cast: Cast, cell: Scene) -> None:
    with pytest.raises(Refused, match="has been held"):
        excuse(cell, held(cell, TODAY), 0)
    scene = cell_with_groups(cast)
    with pytest.raises(Refused, match="minutes of each group"):
        excuse(scene, scene.plan("by_group"), 0)


def test_the_rate_counts_neither_the_exempt_nor_guests(cell: Scene) -> None:
    cell.cast.activity(cell.members[0], "exempt")
    rate = rate_of(held(cell, TODAY, excused=3, absent=1))
    assert (rate.present, rate.base, rate.percent) == (8, 11, pytest.approx(72.727, abs=0.001))


def test_who_stays_away_is_read_from_the_rolls_of_the_year_in_one_statement(
    cell: Scene, django_assert_num_queries
) -> None:
    cell.cast.activity(cell.members[1], "exempt")
    for month in (1, 2, 3):
        held(cell, date(2025, month, 5), excused=2, absent=month == 3)
    with django_assert_num_queries(1):
        found = who_stays_away_from([cell.organisation], TODAY)
    assert {(one.member, one.running, one.without_reason) for one in found} == {
        (cell.members[0].pk, 3, 0),
        (cell.members[2].pk, 1, 1),
    }
    assert who_stays_away_from([cell.organisation], date(2025, 2, 28)) == []
    assert who_stays_away_from([cell.organisation], date(2026, 2, 28)) == []
