from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from meetings.desk import schedule_duties, year_duties
from meetings.models import MonthlySchedule
from meetings.services.planning import cancel_meeting, reschedule_meeting
from meetings.services.schedule import approve_schedule, register_schedule
from tests.cast import TODAY
from tests.meetings.scenes import Scene
from tests.pilots.test_desk import section_of

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db
PAGE = "/meetings/organisations/WARD/schedule/2025/4/"
APRIL = date(2025, 4, 1)


def press(client: Client, act: str) -> str:
    """The button as it stands on the page, and what the next page says."""
    seen = client.get(PAGE).context["form"]["seen_figures"].value()
    return client.post(f"{PAGE}{act}/", {"seen_figures": seen}, follow=True).content.decode()


def kept(groups: Scene) -> MonthlySchedule:
    return MonthlySchedule.objects.get(organisation=groups.cast["WARD"])


def test_the_clerk_registers_and_the_board_above_approves(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person", place="Nhà văn hoá")
    shown = signed_in("binh").get(PAGE).content.decode()
    assert "Nhà văn hoá" in shown
    assert "by 20/03/2025" in shown
    assert "are not registered yet" in press(signed_in("dung"), "approve")
    assert "The meetings of the month are registered." in press(signed_in("binh"), "register")
    assert (kept(groups).registered_on, kept(groups).approved_on) == (TODAY, None)
    assert "are registered already" in press(signed_in("binh"), "register")
    assert "The schedule is approved." in press(signed_in("dung"), "approve")
    assert kept(groups).approved_on == TODAY
    assert "is approved already" in press(signed_in("dung"), "approve")


def test_what_changed_afterwards_is_told_and_registered_anew(groups: Scene, signed_in: SignIn) -> None:
    meeting, gone = groups.plan("in_person"), groups.plan("in_person", date(2025, 4, 20), kind="thematic")
    for act, who in ((register_schedule, "binh"), (approve_schedule, "dung")):
        act(organisation=groups.cast["WARD"], month=APRIL, occasion=groups.cast.occasion(who))
    reschedule_meeting(meeting=meeting, held_on=date(2025, 4, 8), **groups.acting(TODAY))
    cancel_meeting(meeting=gone, reason="Bão", **groups.acting(TODAY))
    shown = signed_in("binh").get(PAGE).content.decode()
    assert "Changed since it was approved" in shown
    assert "05/04/2025, monthly meeting, in person → 08/04/2025, monthly meeting, in person" in shown
    assert "no longer in this month, it was 20/04/2025" in shown
    assert "are registered." in press(signed_in("binh"), "register")
    assert kept(groups).approved_on is None
    assert "Changed since" not in signed_in("binh").get(PAGE).content.decode()


def test_what_was_not_registered_so_is_not_approved(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person")
    register_schedule(organisation=groups.cast["WARD"], month=APRIL, occasion=groups.cast.occasion("binh"))
    groups.plan("in_person", date(2025, 4, 20), kind="thematic")
    assert "they are registered anew first" in press(signed_in("dung"), "approve")


def test_who_saw_other_meetings_registers_nothing(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person")
    client = signed_in("binh")
    seen = client.get(PAGE).context["form"]["seen_figures"].value()
    groups.plan("in_person", date(2025, 4, 20), kind="thematic")
    said = client.post(f"{PAGE}register/", {"seen_figures": seen}, follow=True).content.decode()
    assert "have changed since you looked at them" in said
    assert not MonthlySchedule.objects.exists()


@pytest.mark.parametrize(("month", "said"), [(2, "is over"), (5, "No meeting is planned")])
def test_a_month_that_is_over_or_empty_is_not_registered(
    groups: Scene, signed_in: SignIn, month: int, said: str
) -> None:
    groups.plan("in_person")
    address = f"/meetings/organisations/WARD/schedule/2025/{month}/register/"
    assert said in signed_in("binh").post(address, follow=True).content.decode()
    assert not MonthlySchedule.objects.exists()


@pytest.mark.parametrize("page", ["WARD/schedule/2025/13", "CELL/schedule/2025/4", "CITY/schedule/2025/4"])
def test_only_a_grassroots_committee_has_a_schedule_of_a_month(groups: Scene, signed_in: SignIn, page: str) -> None:
    assert signed_in("dung").get(f"/meetings/organisations/{page}/").status_code == 404


def test_the_desks_say_what_is_to_be_registered_and_approved(groups: Scene) -> None:
    cast = groups.cast
    groups.plan("in_person")

    def to_register() -> list[tuple[str, date | None, bool]]:
        found = section_of(cast, "binh", "Meetings of the year", year_duties)
        return [(duty.title, duty.due_on, duty.overdue) for duty in found if duty.url == PAGE]

    assert to_register() == [("Register the meetings of 04/2025", date(2025, 3, 20), True)]
    register_schedule(organisation=cast["WARD"], month=APRIL, occasion=cast.occasion("binh"))
    assert to_register() == []
    (to_approve,) = section_of(cast, "dung", "Monthly schedules to approve", schedule_duties)
    assert (to_approve.url, to_approve.due_on, to_approve.overdue) == (PAGE, date(2025, 3, 25), False)
