"""A pilot that is suspended: nothing is planned or held under it, however close the two come."""

import pytest

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.services.agenda import AgendaDraft
from meetings.services.planning import MeetingPlan, plan_meeting
from pilots.models import Registration
from pilots.rules.registration import RegistrationAct
from pilots.services.registrations import change_pilot
from tests.cast import NOW, TODAY, Cast
from tests.crowd import press_at_once
from tests.meetings.scenes import ALLOWED, MEETING_DAY, Scene, ship_cell

PEOPLE = 30


def suspend(cast: Cast) -> Registration:
    pilot = Registration.objects.get()
    return change_pilot(registration=pilot, act=RegistrationAct.SUSPEND, remark="Vì", occasion=cast.occasion("em"))


@pytest.mark.django_db
def test_under_a_suspended_pilot_no_meeting_is_planned(cast: Cast) -> None:
    ship = ship_cell(cast)
    suspend(cast)
    with pytest.raises(Refused):
        ship.plan("hybrid")


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("races")
def test_of_suspending_and_planning_at_once_there_is_one_suspension_and_no_plan_after_it(cast: Cast) -> None:
    ship: Scene = ship_cell(cast)
    an = cast.actor(ship.clerk)

    def suspend_or_plan(number: int) -> object:
        if number % 2:
            return suspend(cast)
        return plan_meeting(
            organisation=ship.organisation,
            plan=MeetingPlan(format="hybrid", held_on=MEETING_DAY, agenda=[AgendaDraft(ALLOWED)]),
            occasion=Occasion(by=an, at=NOW, today=TODAY),
        )

    outcome = press_at_once(suspend_or_plan, people=PEOPLE)
    planned = Meeting.objects.count()
    assert outcome == {"done": 1 + planned, "refused": PEOPLE - 1 - planned}
    assert planned <= 3
    assert Registration.objects.get().steps.filter(act=RegistrationAct.SUSPEND).count() == 1
    with pytest.raises(Refused):
        ship.plan("hybrid")
