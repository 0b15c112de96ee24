from datetime import date

from pilots.rules.infrastructure import Point, not_looked_at
from pilots.rules.reminders import reminder_dates, reminder_due

LAST_DAY, OPENED = date(2025, 4, 9), date(2025, 3, 21)


def due(on: date, days: tuple[int, ...] = (7, 3, 1)) -> date | None:
    return reminder_due(LAST_DAY, days, opened_on=OPENED, on=on)


def test_the_reminders_fall_before_the_last_day_in_order() -> None:
    dates = reminder_dates(LAST_DAY, (1, 7, 3, 0), opened_on=OPENED)
    assert dates == (date(2025, 4, 2), date(2025, 4, 6), date(2025, 4, 8), LAST_DAY)


def test_nobody_is_reminded_on_the_day_of_the_letter_or_before_it() -> None:
    assert reminder_dates(LAST_DAY, (19, 20, 18), opened_on=OPENED) == (date(2025, 3, 22),)


def test_before_the_first_reminder_nothing_is_due() -> None:
    assert due(date(2025, 4, 1)) is None


def test_on_its_day_and_until_the_next_one_a_reminder_is_due() -> None:
    assert due(date(2025, 4, 2)) == due(date(2025, 4, 5)) == date(2025, 4, 2)
    assert due(date(2025, 4, 6)) == date(2025, 4, 6)


def test_after_the_last_day_it_stays_the_last_reminder() -> None:
    assert due(date(2025, 5, 1)) == date(2025, 4, 8)


def test_without_days_of_reminding_there_is_none() -> None:
    assert due(LAST_DAY, ()) is None


def test_what_was_not_looked_at_is_told_in_the_order_of_the_form() -> None:
    assert not_looked_at(["room"]) == (Point.CONNECTION, Point.DEVICE, Point.PLATFORM)
    assert not_looked_at(list(Point)) == ()


def test_a_reminder_is_due_on_the_day_it_falls_on_and_not_before() -> None:
    assert due(date(2025, 4, 8)) == date(2025, 4, 8)
    assert due(date(2025, 4, 7)) == date(2025, 4, 6)
