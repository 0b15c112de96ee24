"""Who had to come and did is one figure, wherever it is told."""

from datetime import date

import pytest

from meetings.models import Meeting, Rubric
from meetings.queries.absences import Rate, rate_of, rates_of
from meetings.queries.rating_facts import facts_of
from meetings.queries.ratings import table_of_month
from meetings.rules.rating import Amount
from meetings.services.holding import Presence, record_attendance
from meetings.services.past import PastMeeting, enter_past_meeting
from reports.queries.minutes import what_is_minuted
from tests.cast import TODAY, Cast
from tests.meetings.rated import DAY, cell_of_ten, held
from tests.meetings.scenes import cell_with_groups

pytestmark = pytest.mark.django_db


def test_the_exempt_and_guests_count_nowhere_and_who_is_elsewhere_does(cast: Cast) -> None:
    scene = cell_of_ten(cast)
    cast.activity(scene.members[9], "exempt")
    cast.stay(scene.members[8], "CELL")
    (guest,) = cast.people(1, of="CELL")
    cast.stay(guest, "SECOND")
    modes = ["in_person"] * 6 + ["absent", "excused", "excused", "excused"]
    meeting = scene.plan("in_person", DAY, on=DAY)
    roll = {member.pk: Presence(mode, "ốm") for member, mode in zip(scene.members, modes, strict=True)}
    record_attendance(meeting=meeting, roll=roll | {guest.pk: Presence("in_person")}, **scene.acting(DAY))
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    meeting.refresh_from_db()
    rate = Rate(present=6, base=9, without_reason=1)
    assert rate_of(meeting) == rates_of([meeting])[meeting.pk] == rate
    facts = facts_of(meeting, Rubric.objects.get())
    assert (facts.attendance, facts.absent_without_reason) == (Amount(6, 9), 1)
    (row,) = (row for row in table_of_month(scene.organisation, DAY, DAY, today=TODAY) if row.meeting)
    assert row.attendance == rate
    minuted = what_is_minuted(meeting).roll
    assert (minuted.counted, minuted.base) == (6, 9)


def test_who_is_exempt_is_not_absent_for_long(cast: Cast) -> None:
    scene = cell_of_ten(cast)
    days = [date(2025, month, day) for month, day in ((1, 3), (1, 20), (2, 3), (3, 3))]
    cast.activity(scene.members[0], "exempt", on=days[0])
    meetings = [held(scene, day, "excused", "excused") for day in days]
    assert facts_of(meetings[-1], Rubric.objects.get()).absent_for_long == 1


def test_without_a_roll_it_is_the_number_told_of_those_expected(cast: Cast) -> None:
    scene = cell_of_ten(cast)
    cast.activity(scene.members[9], "exempt")
    past = PastMeeting(format="in_person", held_on=DAY, present=7)
    meeting = enter_past_meeting(organisation=scene.organisation, past=past, **scene.acting(TODAY))
    assert rate_of(meeting) == Rate(7, 9)
    assert rates_of([meeting]) == {}


def test_by_group_it_is_what_the_minutes_of_the_groups_say(cast: Cast) -> None:
    meeting = cell_with_groups(cast).until_reported()
    assert rates_of([meeting]) == {meeting.pk: Rate(40, 52)}
