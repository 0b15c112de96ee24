from datetime import date

import pytest

from meetings.models import Task
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene
from tests.pilots.pages import as_, looked_over, text_of

pytestmark = pytest.mark.django_db
PAGE = "/meetings/organisations/CELL/tasks/"


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", cast.people(5, of="CELL"), [])


def hold(cell: Scene, **typed: str) -> object:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    facts = {"held_on": "21/03/2025", "chair": str(cell.members[1].pk)}
    lines = {"tasks-TOTAL_FORMS": "1", "tasks-INITIAL_FORMS": "0"}
    lines |= {f"tasks-0-{name}": value for name, value in typed.items()}
    return looked_over(as_("an"), f"/meetings/{meeting.pk}/hold/", facts | lines)


def test_a_meeting_in_one_place_gives_tasks_which_are_done_let_go_and_taken_back(cell: Scene) -> None:
    who = cell.members[2]
    assert hold(cell, text="Vận động hộ dân", member=str(who.pk), due_on="15/04/2025").status_code == 302
    an, task = as_("an"), Task.objects.get()
    assert (task.member, task.due_on) == (who, date(2025, 4, 15))
    shown, page = text_of(an.get(PAGE)), f"/meetings/tasks/{task.pk}/"
    assert "Vận động hộ dân" in shown
    assert f'href="{page}"' in shown
    assert "Write the date as day/month/year" in text_of(an.post(page, {"act": "done", "done_on": "hôm qua"}))
    assert an.post(page, {"act": "done", "done_on": "21/03/2025"}).url == PAGE
    assert "Nothing is open" in text_of(an.get(PAGE))
    assert "Take back: it is open" in text_of(an.get(page))
    assert an.post(page, {"act": "reopen"}).status_code == 302
    assert an.post(page, {"act": "let_go", "let_go_because": "Đã chuyển đi"}).status_code == 302
    assert "Đã chuyển đi" in text_of(an.get(PAGE))


def test_a_task_without_a_person_is_told_beside_its_field_and_nothing_is_held(cell: Scene) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    data = {"held_on": "21/03/2025", "chair": str(cell.members[1].pk), "tasks-TOTAL_FORMS": "1"}
    data |= {"tasks-INITIAL_FORMS": "0", "tasks-0-text": "Vận động", "tasks-0-due_on": "15/04/2025"}
    shown = text_of(as_("an").post(f"/meetings/{meeting.pk}/hold/", data))
    assert "Say who does it." in shown
    assert 'value="Vận động"' in shown


def test_who_reads_the_cell_reads_its_tasks_and_settles_none(cell: Scene) -> None:
    hold(cell, text="Vận động hộ dân", member=str(cell.members[2].pk), due_on="15/04/2025")
    reads = as_("giang")
    shown = text_of(reads.get(PAGE))
    assert "Vận động hộ dân" in shown
    assert "/meetings/tasks/" not in shown
    assert reads.get(f"/meetings/tasks/{Task.objects.get().pk}/").status_code == 403
