"""Votes on the pages of a meeting in one session."""

import pytest
from django.test import Client

from meetings.models import Meeting
from meetings.queries.votes import votes_of
from meetings.rules.votes import CONCLUSION, Ballot
from meetings.services.holding import Presence, record_attendance
from tests.cast import TODAY
from tests.meetings.scenes import Scene
from tests.opened_form import OpenedForm
from tests.pilots.pages import as_, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def binh(ship: Scene) -> Client:
    return as_("binh")


@pytest.fixture
def meeting(ship: Scene) -> Meeting:
    """Ten official members are there."""
    planned = ship.plan("in_person", TODAY, "Nhiệm vụ tháng tới", "Thông tin thời sự", on=TODAY)
    roll = {member.pk: Presence("in_person") for member in ship.members}
    record_attendance(meeting=planned, roll=roll, **ship.acting(TODAY))
    return planned


def opened(client: Client, meeting: Meeting, step: str = "hold") -> OpenedForm:
    return OpenedForm(client, f"/meetings/{meeting.pk}/{step}/", field="held_on")


def ballots(meeting: Meeting) -> dict[int | None, Ballot]:
    return {key: row.ballot for key, row in votes_of(meeting).items()}


def test_one_tick_where_all_agree_and_what_is_for_information_is_left_out(
    ship: Scene, meeting: Meeting, binh: Client
) -> None:
    first, _told = meeting.agenda.all()
    form = opened(binh, meeting)
    assert "By the roll 10 official members were there and have a vote" in form.html
    assert not form.press(all_in_favour="on", conclusion="Thống nhất", chair=str(ship.members[6].pk))
    assert "10 in favour, 0 against, 0 abstained, of 10" in form.html
    assert not ballots(meeting)
    assert form.press(step="confirm")
    assert ballots(meeting) == {first.pk: Ballot(10), CONCLUSION: Ballot(10)}
    for page in ("", "minutes/"):
        shown = text_of(binh.get(f"/meetings/{meeting.pk}/{page}"))
        assert "10 (100 %)" in shown
        assert "no vote" in shown


def test_figures_stand_beside_the_tick_for_everything(ship: Scene, meeting: Meeting, binh: Client) -> None:
    first, _told = meeting.agenda.all()
    form = opened(binh, meeting)
    figures = {f"in_favour-{first.pk}": "7", f"against-{first.pk}": "3"}
    assert not form.press(all_in_favour="on", conclusion="Thống nhất", chair=str(ship.members[6].pk), **figures)
    assert form.press(step="confirm")
    assert ballots(meeting) == {first.pk: Ballot(7, 3), CONCLUSION: Ballot(10)}


def test_the_tick_for_everything_goes_past_a_conclusion_that_is_not_written(
    ship: Scene, meeting: Meeting, binh: Client
) -> None:
    first, _told = meeting.agenda.all()
    form = opened(binh, meeting)
    assert not form.press(all_in_favour="on", chair=str(ship.members[6].pk))
    assert form.press(step="confirm")
    assert ballots(meeting) == {first.pk: Ballot(10)}


def test_votes_on_a_conclusion_that_is_not_written_are_refused_beside_it(
    ship: Scene, meeting: Meeting, binh: Client
) -> None:
    form = opened(binh, meeting)
    assert not form.press(chair=str(ship.members[6].pk), **{"in_favour-0": "10"})
    assert "none is written" in form.html
    assert 'aria-describedby="id_conclusion_error"' in form.html or "#id_conclusion" in form.html
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"


def test_more_votes_than_there_are_are_refused_in_their_line_and_nothing_typed_is_lost(
    ship: Scene, meeting: Meeting, binh: Client
) -> None:
    form = opened(binh, meeting)
    chair = str(ship.members[6].pk)
    assert not form.press(chair=chair, conclusion="Thống nhất", **{"in_favour-0": "9", "abstained-0": "2"})
    assert "At most 10 votes are possible" in form.html
    assert form.data["conclusion"] == ["Thống nhất"]
    assert form.data["abstained-0"] == ["2"]
    assert Meeting.objects.get(pk=meeting.pk).state == "planned"


def test_votes_are_corrected_with_a_reason_and_a_look_at_both(ship: Scene, meeting: Meeting, binh: Client) -> None:
    form = opened(binh, meeting)
    form.press(all_in_favour="on", conclusion="Thống nhất", chair=str(ship.members[6].pk))
    assert form.press(step="confirm")
    form = opened(binh, meeting, "correct")
    assert form.data["in_favour-0"] == ["10"]
    assert not form.press(why="Đếm nhầm", **{"in_favour-0": "8", "against-0": "2"})
    both = "10 in favour, 0 against, 0 abstained, of 10 → 8 in favour, 2 against, 0 abstained, of 10"
    assert both in form.html
    assert form.press(step="confirm")
    assert ballots(meeting)[CONCLUSION] == Ballot(8, 2)
    assert both in text_of(binh.get(f"/meetings/{meeting.pk}/"))
