from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.models import Task
from meetings.queries.tasks import open_tasks_of, settled_tasks_of
from meetings.services.holding import Minutes, hold_meeting
from meetings.services.tasks import TaskDraft, finish_task, let_task_go, reopen_task
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene

pytestmark = pytest.mark.django_db
GIVEN = date(2025, 3, 5)


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", cast.people(5, of="CELL"), [])


def hold(cell: Scene, *tasks: TaskDraft) -> None:
    meeting = cell.plan("in_person", GIVEN, on=GIVEN)
    hold_meeting(meeting=meeting, minutes=Minutes(tasks=tasks), **cell.acting(GIVEN))


@pytest.fixture
def task(cell: Scene) -> Task:
    hold(cell, TaskDraft("Vận động hộ dân", cell.members[0], date(2025, 4, 15)), TaskDraft(" "))
    return Task.objects.get()


@pytest.mark.parametrize("lacks", ["member", "due_on"])
def test_a_meeting_gives_no_task_without_a_person_and_a_day(cell: Scene, lacks: str) -> None:
    told = {"member": cell.members[0], "due_on": date(2025, 4, 15)} | {lacks: None}
    with pytest.raises(Refused, match="who does it, and by which day"):
        hold(cell, TaskDraft("Vận động", **told))
    assert not Task.objects.exists()


def test_what_is_done_is_no_longer_open_and_can_be_taken_back(cell: Scene, task: Task) -> None:
    finish_task(task=task, on=TODAY, **cell.acting(TODAY))
    assert list(open_tasks_of(cell.organisation, TODAY)) == []
    assert list(settled_tasks_of(cell.organisation)) == [task]
    with pytest.raises(Refused, match="no longer open"):
        let_task_go(task=task, why="Thôi", **cell.acting(TODAY))
    reopen_task(task=task, **cell.acting(TODAY))
    assert list(open_tasks_of(cell.organisation, TODAY)) == [task]
    assert {entry.act for entry in Entry.objects.filter(subject_kind="meetings.meeting")} >= {
        "meetings.finish_task",
        "meetings.reopen_task",
    }


@pytest.mark.parametrize(("on", "why"), [(date(2025, 3, 4), "not done before"), (date(2025, 3, 22), "still to come")])
def test_it_is_done_between_the_meeting_and_today(cell: Scene, task: Task, on: date, why: str) -> None:
    with pytest.raises(Refused, match=why):
        finish_task(task=task, on=on, **cell.acting(TODAY))


def test_it_is_let_go_with_a_reason(cell: Scene, task: Task) -> None:
    with pytest.raises(Refused, match="why it is let go"):
        let_task_go(task=task, why=" ", **cell.acting(TODAY))
    assert let_task_go(task=task, why="Hộ đã chuyển đi", **cell.acting(TODAY)).let_go_because == "Hộ đã chuyển đi"
