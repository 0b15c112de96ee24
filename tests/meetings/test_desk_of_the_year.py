"""What the desk says of the year: in few lines, with the day, and with the way to the form."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from accounts.desk import Duty, said_by
from meetings.desk import tasks_past_their_day, who_stays_away, year_duties
from meetings.models import Meeting, Task
from meetings.services.past import PastMeeting, enter_past_meeting
from pilots.rules.terms import Basis
from tests.cast import TODAY, Cast
from tests.meetings.queries.test_year import held, kept_from
from tests.meetings.scenes import Scene, cell_with_groups
from tests.pilots.test_desk import request_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


def duties(cast: Cast, day: date, username: str = "an") -> list[Duty]:
    """Beside the monthly schedule (tests/meetings/views/test_schedule.py)."""
    lines = said_by([year_duties, who_stays_away, tasks_past_their_day], request_of(cast, username, day))
    found = [duty for section in lines for duty in section.duties]
    return [duty for duty in found if "/schedule/" not in duty.url]


def titles(cast: Cast, day: date, username: str = "an") -> list[str]:
    return [duty.title for duty in duties(cast, day, username)]


def test_twenty_months_without_a_meeting_are_told_in_one_line_that_says_since_when(groups: Scene) -> None:
    held(groups.cast, "CELL", date(2025, 3, 5))
    lacking = duties(groups.cast, date(2026, 12, 10))[0]
    assert lacking.title == "No regular meeting: 04/2025–11/2026 (20 months)"
    assert (lacking.overdue, lacking.due_on) == (True, date(2025, 4, 30))
    assert lacking.url == "/meetings/organisations/CELL/year/2026/"
    assert len(duties(groups.cast, date(2026, 12, 10))) == 4


def test_thematic_meetings_are_told_in_quarters(groups: Scene) -> None:
    kept_from(groups.cast, date(2025, 1, 1))
    held(groups.cast, "CELL", date(2025, 8, 5), kind="thematic")
    told = [title for title in titles(groups.cast, date(2026, 1, 10)) if "thematic" in title]
    assert told == ["No thematic meeting: quarter 1 of 2025 – quarter 2 of 2025 (2 quarters), quarter 4 of 2025"]


def test_of_many_gaps_the_latest_are_told(groups: Scene) -> None:
    for month in (1, 3, 5, 7, 9):
        held(groups.cast, "CELL", date(2024, month, 5))
    assert titles(groups.cast, date(2024, 10, 1))[0] == "No regular meeting: … 04/2024, 06/2024, 08/2024"


def test_a_cell_that_never_met_is_told_since_when_and_for_how_many_months(groups: Scene) -> None:
    kept_from(groups.cast, date(2025, 3, 21))
    lacking = duties(groups.cast, date(2026, 12, 10))[0]
    assert lacking.title == "No regular meeting: 04/2025–11/2026 (20 months)"
    assert (lacking.overdue, lacking.due_on) == (True, date(2025, 4, 30))


def test_a_site_of_today_tells_no_cell_of_the_years_before_it(groups: Scene) -> None:
    assert titles(groups.cast, TODAY) == ["Regular meeting of 03/2025", "Thematic meeting of quarter 1 of 2025"]


def test_what_is_due_leads_to_the_form_with_day_and_kind_filled_in(groups: Scene) -> None:
    monthly, thematic = duties(groups.cast, TODAY)
    assert (monthly.title, monthly.due_on, monthly.overdue) == ("Regular meeting of 03/2025", date(2025, 3, 31), False)
    assert monthly.url == "/meetings/organisations/CELL/plan/?on=21%2F03%2F2025&kind=monthly"
    assert thematic.title == "Thematic meeting of quarter 1 of 2025"
    assert thematic.url.endswith("kind=thematic")


def test_what_is_planned_or_held_is_owed_no_more(groups: Scene) -> None:
    groups.plan("in_person", TODAY)
    held(groups.cast, "CELL", date(2025, 3, 1), kind="thematic")
    assert titles(groups.cast, TODAY) == []


def test_after_special_circumstances_a_meeting_in_person_is_owed_until_one_is_planned(groups: Scene) -> None:
    told = PastMeeting("hybrid", date(2025, 3, 3), why="Bão số 2", basis=Basis.SPECIAL_CIRCUMSTANCES)
    enter_past_meeting(organisation=groups.organisation, past=told, **groups.acting(TODAY))
    first = duties(groups.cast, TODAY)[0]
    assert first.title == "The next meeting is in person: the special circumstances of 03/03/2025 have ended"
    assert first.url.endswith("kind=monthly")
    groups.plan("in_person", date(2025, 3, 28), on=TODAY)
    assert not any("in person" in title for title in titles(groups.cast, TODAY))


def test_who_keeps_a_committee_is_told_how_many_cells_are_behind(groups: Scene) -> None:
    kept_from(groups.cast, date(2024, 10, 1))
    groups.cast.people(3, of="SECOND")
    held(groups.cast, "CELL", date(2024, 12, 5))
    (behind,) = duties(groups.cast, TODAY, "binh")
    assert behind.title == "2 cells without a regular meeting in 02/2025"
    assert "1 of them for 3 months or longer" in behind.detail
    assert behind.url == "/meetings/organisations/WARD/year/2025/?month=2"
    held(groups.cast, "SECOND", date(2025, 2, 5))
    assert titles(groups.cast, TODAY, "binh") == ["1 cell without a regular meeting in 02/2025"]
    held(groups.cast, "CELL", date(2025, 2, 5))
    assert titles(groups.cast, TODAY, "binh") == []


def test_who_keeps_no_register_owes_nothing(groups: Scene) -> None:
    assert titles(groups.cast, TODAY, "dung") == []


def test_a_task_past_its_day_is_told_with_its_person_and_opens_where_it_is_done(groups: Scene) -> None:
    meeting: Meeting = held(groups.cast, "CELL", date(2025, 3, 5))
    given = Task.objects.create(
        meeting=meeting, member=groups.members[0], text="Thu đảng phí", due_on=TODAY - timedelta(days=1)
    )
    (task,) = [duty for duty in duties(groups.cast, TODAY) if duty.url == f"/meetings/tasks/{given.pk}/"]
    assert task.title == "Thu đảng phí"
    assert groups.members[0].full_name in task.detail
    assert task.overdue


def test_of_many_tasks_the_first_are_told_and_that_there_are_more(
    groups: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetings.desk.year.MOST", 1)
    meeting = held(groups.cast, "CELL", date(2025, 3, 5))
    tasks = [
        Task.objects.create(meeting=meeting, member=groups.members[0], text=text, due_on=TODAY - timedelta(days=number))
        for number, text in enumerate(["Thu đảng phí", "Thăm hội viên"], start=1)
    ]
    lines = said_by([tasks_past_their_day], request_of(groups.cast, "an", TODAY))[0].duties
    assert [line.title for line in lines] == ["Thăm hội viên", "There are more: they follow once these are done."]
    tasks[1].delete()
    lines = said_by([tasks_past_their_day], request_of(groups.cast, "an", TODAY))[0].duties
    assert [line.title for line in lines] == ["Thu đảng phí"]
