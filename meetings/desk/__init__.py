"""What stands on a desk for the meetings of those it belongs to."""

from meetings.desk.meetings import (
    NOTICES,
    coming_meetings,
    meetings_left_open,
    meetings_over_the_quota,
    rolls_that_differ,
)
from meetings.desk.ratings import rating_duties
from meetings.desk.year import schedule_duties, tasks_past_their_day, who_stays_away, year_duties

__all__ = [
    "NOTICES",
    "coming_meetings",
    "meetings_left_open",
    "meetings_over_the_quota",
    "rating_duties",
    "rolls_that_differ",
    "schedule_duties",
    "tasks_past_their_day",
    "who_stays_away",
    "year_duties",
]
