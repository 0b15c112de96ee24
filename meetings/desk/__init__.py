"""What stands on a desk for the meetings of those it belongs to."""

from meetings.desk.meetings import NOTICES, meeting_duties
from meetings.desk.ratings import rating_duties
from meetings.desk.year import schedule_duties, year_duties

__all__ = ["NOTICES", "meeting_duties", "rating_duties", "schedule_duties", "year_duties"]
