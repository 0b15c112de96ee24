"""The day a page about the registry shows, and how it is handed on to the next page."""

from datetime import date

from django.http import HttpRequest
from django.utils import formats

from cells.forms.day import DayForm


def day_asked(request: HttpRequest) -> date:
    """`?on=21/03/2025`, or today."""
    return DayForm(request.GET).day(request.today)  # type: ignore[attr-defined]


def day_query(request: HttpRequest, day: date) -> str:
    """What a link appends so that the page behind it shows the same day."""
    return "" if day == request.today else f"?on={day:%d/%m/%Y}"  # type: ignore[attr-defined]


def written(day: date) -> str:
    return str(formats.date_format(day, "SHORT_DATE_FORMAT"))
