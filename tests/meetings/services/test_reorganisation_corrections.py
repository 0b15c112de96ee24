"""What a correction of a reorganisation does to meetings that had been moved or cancelled by it."""

from datetime import date

import pytest

from cells.queries.overlaps import strays
from meetings.models import Meeting
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Step
from reorganisations.services.corrections import correct_reorganisation
from tests.cast import Cast
from tests.meetings.scenes import Scene, cell_with_groups
from tests.reorganisations.reorganising import come, confirmed, merge

pytestmark = pytest.mark.django_db
ON, LATER = date(2025, 4, 1), date(2025, 4, 20)


def correct(cast: Cast, plan: Reorganisation, *steps: Step) -> dict[str, int]:
    correction = correct_reorganisation(
        reorganisation=plan,
        steps=steps,
        why="Nhầm chi bộ",
        within=cast["CITY"],
        occasion=cast.occasion("dung", today=LATER),
    )
    return {key: number for key, _title, number, _note in correction.shown}


def merged(cast: Cast, code: str) -> Reorganisation:
    plan = confirmed(cast, merge([code], "UNIT"), on=ON)
    come(ON)
    return plan


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


def test_a_planned_meeting_goes_back_to_where_it_was_planned(cast: Cast, groups: Scene) -> None:
    meeting = groups.plan("in_person", date(2025, 5, 5))
    plan = merged(cast, "CELL")
    meeting.refresh_from_db()
    assert meeting.organisation == cast["UNIT"]
    shown = correct(cast, plan, merge(["SECOND"], "UNIT"))
    meeting.refresh_from_db()
    assert (meeting.organisation, shown["meetings.moved"]) == (cast["CELL"], 1)


def test_a_planned_meeting_of_what_was_meant_goes_to_its_successor(cast: Cast, groups: Scene) -> None:
    meeting = groups.plan("in_person", date(2025, 5, 5))
    plan = merged(cast, "SECOND")
    correct(cast, plan, merge(["CELL"], "UNIT"))
    meeting.refresh_from_db()
    assert meeting.organisation == cast["UNIT"]


def test_a_planned_meeting_that_a_later_plan_had_moved_on_goes_back_too(cast: Cast, groups: Scene) -> None:
    meeting = groups.plan("in_person", date(2025, 5, 5))
    plan = merged(cast, "CELL")
    confirmed(cast, merge(["UNIT"], "OTHERCELL"), on=date(2025, 4, 10), title="Sau đó", led_by=None, actor="khanh")
    come(date(2025, 4, 10))
    meeting.refresh_from_db()
    assert meeting.organisation == cast["OTHERCELL"]
    correct(cast, plan, merge(["SECOND"], "UNIT"))
    meeting.refresh_from_db()
    assert meeting.organisation == cast["CELL"]


def test_a_meeting_that_was_cancelled_stays_so_and_is_said(cast: Cast, groups: Scene) -> None:
    meeting = groups.plan("by_group", date(2025, 5, 5))
    plan = merged(cast, "CELL")
    shown = correct(cast, plan, merge(["SECOND"], "UNIT"))
    meeting.refresh_from_db()
    assert (meeting.state, shown["meetings.cancelled"]) == (Meeting.State.CANCELLED, 1)


def held_since(cast: Cast, code: str) -> Meeting:
    return Meeting.objects.create(organisation=cast[code], format="in_person", held_on=date(2025, 4, 10), state="held")


def belongs_to(meeting: Meeting) -> tuple[str, str | None]:
    meeting = Meeting.objects.select_related("organisation", "convened_by").get(pk=meeting.pk)
    return meeting.organisation.code, meeting.convened_by.code if meeting.convened_by else None


def test_what_was_meant_and_has_met_since_goes_to_the_right_successor(cast: Cast, groups: Scene) -> None:
    plan, meeting = merged(cast, "SECOND"), held_since(cast, "CELL")
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert belongs_to(meeting) == ("UNIT", "CELL")


def test_what_a_cell_named_by_mistake_held_since_the_day_is_its_own_again(cast: Cast, groups: Scene) -> None:
    meeting = held_since(cast, "SECOND")
    plan = merged(cast, "SECOND")
    assert belongs_to(meeting) == ("UNIT", "SECOND")
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert belongs_to(meeting) == ("SECOND", None)
    assert strays() == {}
