from datetime import date

import pytest

from meetings.models import Meeting, Task
from meetings.queries.tasks import open_tasks_of
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, ship_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)


@pytest.fixture
def held(ship: Scene) -> Meeting:
    meeting = ship.plan("in_person", date(2025, 3, 5), on=date(2025, 3, 1))
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    return meeting


def names(ship: Scene, on: date = TODAY) -> list[str]:
    return [task.text for task in open_tasks_of(ship.organisation, on)]


def test_what_is_due_first_comes_first_and_what_has_no_day_last(ship: Scene, held: Meeting) -> None:
    for text, due in (("Không hạn", None), ("Sau", date(2025, 4, 20)), ("Trước", date(2025, 4, 10))):
        Task.objects.create(meeting=held, text=text, due_on=due)
    assert names(ship) == ["Trước", "Sau", "Không hạn"]


def test_what_is_done_is_open_until_the_day_before(ship: Scene, held: Meeting) -> None:
    Task.objects.create(meeting=held, text="Xong", done_on=date(2025, 3, 10))
    assert names(ship, date(2025, 3, 9)) == ["Xong"]
    assert names(ship, date(2025, 3, 10)) == []


def test_neither_what_was_let_go_nor_what_another_cell_or_no_meeting_gave_comes_back(
    ship: Scene, held: Meeting
) -> None:
    Task.objects.create(meeting=held, text="Thôi", let_go_because="Không còn cần")
    planned = ship.plan("in_person", date(2025, 3, 20), on=date(2025, 3, 1))
    Task.objects.create(meeting=planned, text="Chưa họp")
    other = ship.cast["CELL"]
    Task.objects.create(meeting=held, text="Còn")
    assert names(ship) == ["Còn"]
    assert names(ship, date(2025, 3, 4)) == []
    assert list(open_tasks_of(other, TODAY)) == []
