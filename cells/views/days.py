"""The day a page about the registry shows, and how it is handed on to the next page."""

from datetime import date

from django.utils import formats

from cells.forms.day import DayForm
from cells.requests import Request


def day_asked(request: Request) -> date:
    """`?on=21/03/2025`, or today."""
    return DayForm(request.GET).day(request.today)


def day_query(request: Request, day: date) -> str:
    """What a link appends so that the page behind it shows the same day."""
    return "" if day == request.today else f"?on={day:%d/%m/%Y}"


def written(day: date) -> str:
    return str(formats.date_format(day, "SHORT_DATE_FORMAT"))
