"""What is said of one cell by the rule and of many by the database is the same."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Entry
from cells.models import Organisation
from cells.queries.parameters import statutes_known
from cells.rules.parameters import Key
from meetings.models import Meeting, Task
from meetings.queries.year import (
    cells_in,
    cells_of_today,
    facts_of,
    kept_since,
    overdue_tasks,
    silent_for,
    without_meeting,
)
from meetings.rules.year import State, month_of, year_of
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, cell_with_groups
from tests.statutes import asking, without

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


def held(cast: Cast, code: str, day: date, **facts: object) -> Meeting:
    told = {"format": "in_person", "state": "held", "retrospective": True} | facts
    return Meeting.objects.create(organisation=cast[code], held_on=day, **told)


def kept_from(cast: Cast, day: date) -> None:
    """Meetings are kept on this site from the day on, on which one elsewhere was recorded: called before any other is."""
    first = held(cast, "OTHERCELL", day)
    Entry.objects.create(
        at=datetime.combine(day, time(9), tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        by=cast.users["hoa"],
        act="meetings.enter_past_meeting",
        subject_kind="meetings.meeting",
        subject_id=str(first.pk),
    )


def missing(cast: Cast, code: str, month: int) -> bool:
    facts = facts_of([cast[code].pk], TODAY)[cast[code].pk]
    return year_of(facts, statutes_known(), 2024, TODAY).months[month - 1].state == State.MISSING


@pytest.mark.parametrize("since", [date(2023, 5, 1), date(2024, 4, 1), date(2024, 7, 2), TODAY])
def test_the_rule_and_the_database_find_the_same_months_missing(cast: Cast, since: date) -> None:
    kept_from(cast, since)
    cast.people(3, of="CELL", on=date(2024, 3, 1))
    cast.people(3, of="SECOND", on=date(2019, 1, 1))
    held(cast, "CELL", date(2024, 4, 10))
    held(cast, "CELL", date(2024, 6, 10), kind="thematic")
    held(cast, "SECOND", date(2024, 5, 1), state="cancelled", cancelled_because="Bão")
    for month in range(1, 13):
        found = without_meeting(cells_in(cast["WARD"], TODAY, today=TODAY), month_of(date(2024, month, 1)))
        codes = {version.organisation.code for version in found}
        assert codes == {code for code in ("CELL", "SECOND", "UNIT") if missing(cast, code, month)} & {"CELL", "SECOND"}


def test_where_two_are_asked_the_database_counts_them_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_from(cast, date(2024, 1, 1))
    monkeypatch.setattr("meetings.queries.year.statutes_known", lambda: asking(Key.MONTHLY_MEETINGS, 2))
    for code, days in {"CELL": (5, 20), "SECOND": (5,)}.items():
        cast.people(2, of=code)
        for day in days:
            held(cast, code, date(2025, 2, day))
    february = month_of(date(2025, 2, 1))
    lacking = without_meeting(cells_in(cast["WARD"], TODAY, today=TODAY), february)
    assert [version.organisation.code for version in lacking] == ["SECOND"]
    monkeypatch.setattr("meetings.queries.year.statutes_known", lambda: without(Key.MONTHLY_MEETINGS))
    assert not without_meeting(cells_in(cast["WARD"], TODAY, today=TODAY), february)


def test_meetings_are_kept_from_the_first_that_was_recorded_and_before_it_from_the_first_day_of_the_log(
    cast: Cast,
) -> None:
    assert kept_since() == TODAY
    kept_from(cast, date(2024, 9, 5))
    held(cast, "CELL", date(2024, 1, 5))
    assert kept_since() == date(2024, 9, 5)


def test_silent_for_long_are_those_that_lack_each_of_the_last_months(cast: Cast) -> None:
    kept_from(cast, date(2024, 1, 1))
    for code, days in {"CELL": [date(2024, 12, 5)], "SECOND": [date(2024, 11, 5)]}.items():
        cast.people(2, of=code)
        for day in days:
            held(cast, code, day)
    cells = cells_in(cast["WARD"], TODAY, today=TODAY)
    assert [len(silent_for(cells, months, today=TODAY)) for months in (2, 3, 4)] == [2, 1, 0]


def test_many_cells_are_asked_of_as_often_as_one(cast: Cast, django_assert_num_queries) -> None:
    for code in ("CELL", "SECOND", "UNIT"):
        cast.people(2, of=code)
        held(cast, code, date(2025, 1, 10))
    with django_assert_num_queries(4):
        facts_of([cast["CELL"].pk], TODAY)
    with django_assert_num_queries(4):
        facts = facts_of([cast[code].pk for code in ("CELL", "SECOND", "UNIT")], TODAY)
    assert [len(facts[cast[code].pk].meetings) for code in ("CELL", "SECOND", "UNIT")] == [1, 1, 1]


def test_a_plan_that_nobody_recorded_is_behind_and_what_was_cancelled_is_not_there(groups: Scene) -> None:
    meeting = groups.plan("in_person", TODAY)
    held(groups.cast, "CELL", date(2025, 1, 10), state="cancelled", cancelled_because="Bão")
    cell = groups.organisation.pk
    (met,) = facts_of([cell], TODAY + timedelta(days=1))[cell].meetings
    assert (met.pk, met.is_held, met.is_behind) == (meeting.pk, False, True)
    assert not facts_of([cell], TODAY)[cell].meetings[0].is_behind


def test_only_cells_are_cells(cast: Cast) -> None:
    found = cells_of_today(Organisation.objects.below(cast["CITY"]), TODAY)
    assert {version.organisation.code for version in found} == {"CELL", "SECOND", "UNIT"}


def test_tasks_past_their_day_come_back_until_they_are_done_or_let_go(groups: Scene) -> None:
    meeting, member = held(groups.cast, "CELL", date(2025, 1, 10)), groups.members[0]
    days = {"hôm qua": TODAY - timedelta(days=1), "hôm nay": TODAY, "đã xong": date(2025, 2, 1), "bỏ": date(2025, 2, 1)}
    for text, due_on in days.items():
        done_on = TODAY if text == "đã xong" else None
        why = "không cần nữa" if text == "bỏ" else ""
        Task.objects.create(
            meeting=meeting, member=member, text=text, due_on=due_on, done_on=done_on, let_go_because=why
        )
    assert [task.text for task in overdue_tasks(Meeting.objects.all(), TODAY)] == ["hôm qua"]
