from datetime import date

from cells.models import Organisation
from meetings.queries.ratings import MonthRow, table_of_month
from reports.rules.ratings_table import RatedMeeting


def rated_meetings(organisation: Organisation, first: date, last: date) -> list[RatedMeeting]:
    """Cell by cell in the order of the tree, as the page of the month has it (meetings/queries/ratings.py)."""
    return [_row(row) for row in table_of_month(organisation, first, last, today=last)]


def _row(row: MonthRow) -> RatedMeeting:
    meeting, rating = row.meeting, row.rating
    # Of a city many a ward has its «Chi bộ khu phố 1».
    cell = ", ".join(part for part in (row.named.name, row.named.above) if part)
    if meeting is None:
        return RatedMeeting(cell, remark="chưa sinh hoạt", cell_pk=row.cell)
    remarks = ["chuyên đề"] if meeting.kind == "thematic" else []
    remarks += [rating.note] if rating and rating.note else []
    remarks += [] if rating is None or rating.is_confirmed else ["chưa xác nhận"]
    remarks += [] if rating else ["chưa chấm điểm"]
    return RatedMeeting(
        cell,
        meeting.held_on,
        row.attendance.present if row.attendance else None,
        row.attendance.base if row.attendance else None,
        rating.counting_points if rating else None,
        rating.counting_band if rating else "",
        "; ".join(remarks),
        cell_pk=row.cell,
        meeting_pk=meeting.pk,
    )
