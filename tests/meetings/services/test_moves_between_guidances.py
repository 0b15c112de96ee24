"""A meeting moved over the change from 03-HD/TW, with three by group a year, to a successor with fewer: never in its own way."""

from datetime import date

import pytest

from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.services.planning import cancel_meeting, reschedule_meeting
from meetings.views.outlooks import format_outlooks
from pilots.models import Slot
from tests.cast import Cast
from tests.crowd import press_at_once
from tests.meetings.scenes import Scene, cell_with_groups
from tests.pilots.guidances import in_force, other_content, with_quota

TODAY = date(2025, 6, 2)
BEFORE = [date(2025, 6, day) for day in (21, 22, 23)]
AFTER, BACK = date(2025, 7, 5), date(2025, 6, 25)
BY_GROUP = ("by_group", "cell", "")


def scene_under(cast: Cast, per_year: int) -> Scene:
    scene = cell_with_groups(cast)
    in_force(cast, with_quota(other_content(), BY_GROUP, per_year))
    return scene


def planned(scene: Scene, number: int) -> list[Meeting]:
    return [scene.plan("by_group", day, on=TODAY) for day in BEFORE[:number]]


def move(scene: Scene, meeting: Meeting, day: date) -> Meeting:
    return reschedule_meeting(meeting=meeting, held_on=day, second=True, **scene.acting(TODAY))


def cancel(scene: Scene, meeting: Meeting) -> None:
    cancel_meeting(meeting=meeting, reason="Hoãn", **scene.acting(TODAY))


def taken() -> list[int]:
    return sorted(Slot.objects.taken().values_list("number", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("per_year", [0, 1, 2])
@pytest.mark.parametrize("used", [1, 2, 3])
def test_it_is_moved_where_the_others_leave_it_a_place(cast: Cast, per_year: int, used: int) -> None:
    scene = scene_under(cast, per_year)
    last = planned(scene, used)[-1]
    if used - 1 >= per_year:
        with pytest.raises(Refused, match=r"09-HD/TW, II\.2"):
            move(scene, last, AFTER)
        last.refresh_from_db()
        assert last.held_on == BEFORE[used - 1]
    else:
        assert move(scene, last, AFTER).slot.number <= per_year
        move(scene, last, BACK)
    assert len(taken()) == used


@pytest.mark.django_db
@pytest.mark.parametrize(("per_year", "cancelled"), [(1, 2), (2, 1), (2, 2)])
def test_the_place_of_a_high_number_is_no_place_of_another(cast: Cast, per_year: int, cancelled: int) -> None:
    """The third of three, the first ones called off: what it holds itself is not counted against it."""
    scene = scene_under(cast, per_year)
    *others, last = planned(scene, 3)
    for meeting in others[:cancelled]:
        cancel(scene, meeting)
    place = last.slot_id
    moved = move(scene, last, AFTER)
    assert (moved.slot_id, moved.slot.number) == (place, 1)
    assert moved.slot.quota.guidance.valid_from == date(2025, 7, 1)
    assert move(scene, moved, BACK).slot.quota.per_year == 3
    assert len(taken()) == 3 - cancelled


@pytest.mark.django_db
def test_moved_within_the_year_it_was_in_one_place_on_every_day(cast: Cast) -> None:
    scene = scene_under(cast, 1)
    first, second = planned(scene, 2)
    cancel(scene, first)
    move(scene, second, AFTER)
    for day in (TODAY, BEFORE[0], AFTER):
        assert Slot.objects.on(day).count() == 1


@pytest.mark.django_db
def test_the_page_of_the_new_days_counts_what_is_used_and_never_less_than_nothing_is_left(cast: Cast) -> None:
    scene = scene_under(cast, 1)
    planned(scene, 3)
    told = [format_outlooks(scene.organisation, day, today=TODAY)[1].use for day in (BACK, AFTER)]
    assert [(use.used, use.limit, use.left) for use in told] == [(3, 3, 0), (3, 1, 0)]


@pytest.mark.django_db(transaction=True)
def test_two_moved_at_once_do_not_both_get_the_last_place(cast: Cast) -> None:
    scene = scene_under(cast, 2)
    meetings = planned(scene, 3)
    outcome = press_at_once(lambda number: move(scene, meetings[number], AFTER), people=3)
    assert outcome == {"refused": 3}
    cancel(scene, meetings[0])
    outcome = press_at_once(lambda number: move(scene, meetings[1 + number], AFTER), people=2)
    assert outcome == {"done": 2}
    assert taken() == [1, 2]
