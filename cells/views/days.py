"""The day a page about the registry shows, and how it is handed on to the next page."""

from datetime import date

from accounts.rules.days import day_in_words
from cells.forms.day import DayForm
from cells.requests import Request


def day_asked(request: Request) -> date:
    """`?on=21/03/2025`, or today."""
    return DayForm(request.GET, today=request.today).day()


def day_query(request: Request, day: date) -> str:
    """What a link appends so that the page behind it shows the same day."""
    return "" if day == request.today else f"?on={day_in_words(day)}"
