"""Two meetings of one organisation on one day: asked about, confirmed, then possible."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from meetings.models import Meeting
from meetings.services.corrections import RightFacts, correct_meeting
from meetings.services.holding import Minutes, hold_meeting
from meetings.services.past import PastMeeting, enter_past_meeting
from meetings.services.planning import cancel_meeting, reschedule_meeting
from meetings.services.same_day import SecondOnTheDay
from tests.cast import TODAY, Cast
from tests.crowd import press_at_once
from tests.meetings.scenes import MEETING_DAY, Scene

LATER = date(2025, 4, 9)
PAST = date(2025, 1, 10)


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", [], [])


def plan(scene: Scene, day: date = MEETING_DAY, *, second: bool = False) -> Meeting:
    return scene.plan("in_person", day, second=second)


def reschedule(scene: Scene, *, second: bool = False) -> Meeting:
    meeting = plan(scene, LATER)
    return reschedule_meeting(meeting=meeting, held_on=MEETING_DAY, second=second, **scene.acting(TODAY))


def enter(scene: Scene, day: date = PAST, *, second: bool = False) -> Meeting:
    past = PastMeeting("in_person", day, second=second)
    return enter_past_meeting(organisation=scene.organisation, past=past, **scene.acting(TODAY))


def hold(scene: Scene, *, second: bool = False) -> Meeting:
    minutes = Minutes(MEETING_DAY, second=second)
    return hold_meeting(meeting=plan(scene, LATER), minutes=minutes, **scene.acting(LATER))


def correct(scene: Scene, *, second: bool = False) -> Meeting:
    right = RightFacts(MEETING_DAY, "monthly", "in_person", second=second)
    return correct_meeting(meeting=enter(scene, date(2025, 1, 9)), right=right, why="Nhầm", **scene.acting(LATER))


@pytest.mark.django_db
@pytest.mark.parametrize("act", [plan, reschedule, hold, correct])
def test_a_second_one_is_asked_about_and_possible_once_it_is_confirmed(
    cell: Scene, act: Callable[..., Meeting]
) -> None:
    plan(cell)
    with pytest.raises(SecondOnTheDay, match="05/04/2025 already: monthly meeting, in person") as asked:
        act(cell)
    assert asked.value.field == "second"
    Meeting.objects.filter(held_on=LATER).delete()
    Meeting.objects.filter(held_on__lt=TODAY).delete()
    assert act(cell, second=True).held_on == MEETING_DAY
    assert Meeting.objects.filter(held_on=MEETING_DAY).count() == 2


@pytest.mark.django_db
def test_a_past_one_is_asked_about_too(cell: Scene) -> None:
    enter(cell)
    with pytest.raises(SecondOnTheDay):
        enter(cell)
    assert enter(cell, second=True).held_on == PAST


@pytest.mark.django_db
def test_a_cancelled_one_is_none_and_another_organisation_has_its_own_day(cast: Cast, cell: Scene) -> None:
    cancel_meeting(meeting=plan(cell), reason="Bão", **cell.acting(TODAY))
    plan(cell)
    plan(Scene(cast, cast["SECOND"], "binh", [], []))


@pytest.mark.django_db
def test_at_another_hour_of_the_same_day_it_is_the_same_meeting(cell: Scene) -> None:
    meeting = plan(cell)
    assert reschedule_meeting(meeting=meeting, held_on=MEETING_DAY, **cell.acting(TODAY)).held_on == MEETING_DAY


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_plan_one_at_once_nine_are_asked(cell: Scene) -> None:
    people = 10
    outcome = press_at_once(lambda number: plan(cell), people=people)
    assert outcome == {"done": 1, "refused": people - 1}, connection.vendor
