"""The reporting day a page is about, and how it is handed on."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.requests import Request
from reports.forms.day import ReportingDayForm


def day_form(request: Request) -> ReportingDayForm:
    """Today stands in it until another day is chosen."""
    return ReportingDayForm(request.GET if "on" in request.GET else {"on": day_in_words(request.today)})


def not_ahead(request: Request, day: date) -> date:
    """Raises Refused for a day to come: its figures are not known yet."""
    if day > request.today:
        raise Refused(_("The reporting day lies ahead: its figures are not known yet."), field="on")
    return day
