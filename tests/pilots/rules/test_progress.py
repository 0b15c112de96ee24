from datetime import date

import pytest

from pilots.rules.progress import ListProgress, progress_on

LAST_DAY = date(2025, 4, 9)
BEFORE, AFTER = date(2025, 4, 8), date(2025, 4, 10)


@pytest.mark.parametrize(
    ("day", "submitted_on", "progress"),
    [
        (LAST_DAY, None, ListProgress.WAITING),
        (AFTER, None, ListProgress.OVERDUE),
        (BEFORE, LAST_DAY, ListProgress.WAITING),
        (LAST_DAY, AFTER, ListProgress.WAITING),
        (LAST_DAY, LAST_DAY, ListProgress.SUBMITTED),
        (AFTER, LAST_DAY, ListProgress.SUBMITTED),
        (AFTER, AFTER, ListProgress.LATE),
        (date(2025, 4, 11), AFTER, ListProgress.LATE),
        (AFTER, date(2025, 4, 11), ListProgress.OVERDUE),
    ],
)
def test_a_list_is_in_time_until_the_end_of_the_last_day(
    day: date, submitted_on: date | None, progress: ListProgress
) -> None:
    assert progress_on(day, submitted_on=submitted_on, last_day=LAST_DAY) == progress
