from collections.abc import Callable

import pytest
from django.test import Client

from meetings.models import Meeting
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene
from tests.meetings.services.test_excuses import excuse, held
from tests.pilots.pages import text_of

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", cast.people(12, of="CELL"), [])


@pytest.fixture
def meeting(cell: Scene) -> Meeting:
    return cell.plan("in_person", MEETING_DAY)


def test_an_excuse_is_entered_and_taken_back_and_is_not_yet_a_roll(
    cell: Scene, meeting: Meeting, signed_in: SignIn
) -> None:
    client, at, ill = signed_in("an"), f"/meetings/{meeting.pk}/", cell.members[0]
    assert f'href="{at}excuses/"' in text_of(client.get(at))
    assert "This field is required" in text_of(client.post(f"{at}excuses/", {"member": str(ill.pk), "reason": " "}))
    assert client.post(f"{at}excuses/", {"member": str(ill.pk), "reason": "Đi viện"}).status_code == 302
    shown = text_of(client.get(at))
    assert f"{ill.full_name}: Đi viện" in shown
    assert "Not recorded yet." in shown
    assert "In the register only" not in shown
    assert client.post(f"{at}excuses/{ill.pk}/back/").status_code == 302
    assert "Nobody has been excused yet" in text_of(client.get(f"{at}excuses/"))
    (stranger,) = cell.cast.people(1, of="SECOND")
    assert client.post(f"{at}excuses/{stranger.pk}/back/").status_code == 404


def test_on_its_day_the_roll_is_still_to_be_recorded_and_begins_with_the_excuse(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    excuse(cell, meeting, 0)
    assert "Record who took part." in text_of(client.get(f"/meetings/{meeting.pk}/"))
    page = f"/meetings/{meeting.pk}/attendance/"
    assert 'value="Đi viện"' in text_of(client.get(page))
    assert client.post(page, {"others": "on"}).status_code == 302
    modes = list(meeting.attendances.values_list("mode", flat=True))
    assert (modes.count("excused"), modes.count("in_person")) == (1, 11)


def test_the_page_of_the_meeting_tells_the_percentage(cell: Scene, signed_in: SignIn) -> None:
    meeting = held(cell, TODAY, excused=3)
    assert "9 of 12 who had to come took part: 75,00 %" in text_of(signed_in("an").get(f"/meetings/{meeting.pk}/"))


def test_the_keys_of_the_roll_stand_beside_the_ways_they_enter(cell: Scene, signed_in: SignIn) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    shown = text_of(signed_in("an").get(f"/meetings/{meeting.pk}/attendance/"))
    for letter, mode in (("P", "in_person"), ("E", "excused"), ("A", "absent")):
        assert f'<kbd data-mode="{mode}">{letter}</kbd>' in shown
    assert 'data-mode="online"' not in shown


def test_who_stays_away_is_listed_and_the_desk_has_one_line(cell: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    page = "/meetings/organisations/CELL/absences/"
    assert "No roll this year" in text_of(client.get(page))
    held(cell, TODAY)
    assert "Nobody stays away" in text_of(client.get(page))
    assert page not in text_of(client.get("/"))
    held(cell, TODAY, absent=2)
    shown, desk = text_of(client.get(page)), text_of(client.get("/"))
    assert all(member.full_name in shown for member in cell.members[:2])
    assert cell.members[2].full_name not in shown
    assert f'href="{page}"' in desk
    assert "2 members: " in desk
