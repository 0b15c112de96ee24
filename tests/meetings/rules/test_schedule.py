from dataclasses import replace
from datetime import date

import pytest

from cells.rules.parameters import Key
from meetings.rules.schedule import Change, Planned, changes_between, schedule_due_on, was_late
from tests.statutes import SHIPPED, without

ONE = Planned(1, "2025-04-05", "07:30", "Nhà văn hoá", "monthly", "in_person")
APRIL = date(2025, 4, 1)


def test_a_month_is_registered_and_approved_in_the_month_before() -> None:
    assert schedule_due_on(Key.SCHEDULE_REGISTERED_BY, APRIL, SHIPPED) == date(2025, 3, 20)
    assert schedule_due_on(Key.SCHEDULE_APPROVED_BY, date(2025, 1, 1), SHIPPED) == date(2024, 12, 25)
    assert schedule_due_on(Key.SCHEDULE_REGISTERED_BY, APRIL, without(Key.SCHEDULE_REGISTERED_BY)) is None


@pytest.mark.parametrize(
    ("done", "today", "late"),
    [(None, 20, False), (None, 21, True), (20, 25, False), (21, 25, True)],
)
def test_late_is_what_was_done_after_its_day_or_is_still_to_be_done(done: int | None, today: int, late: bool) -> None:
    done_on = date(2025, 3, done) if done else None
    assert was_late(done_on, date(2025, 3, 20), date(2025, 3, today)) is late
    assert not was_late(done_on, None, date(2025, 3, today))


def test_what_came_went_or_became_another_is_a_change() -> None:
    moved, other = replace(ONE, day="2025-04-06"), replace(ONE, meeting=2)
    assert list(changes_between([ONE], [ONE])) == []
    assert list(changes_between([ONE], [moved])) == [Change(ONE, moved)]
    assert list(changes_between([ONE], [])) == [Change(ONE, None)]
    assert list(changes_between([ONE], [ONE, other])) == [Change(None, other)]
