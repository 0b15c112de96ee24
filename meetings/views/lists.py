"""Lists of meetings: of one organisation by year, of everything a person may see, and the items confirmed by name."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.views.lists import WHOLE, is_whole, paged
from cells.access import Role, organisation_or_404, readers
from cells.requests import Request
from cells.views.saved_lists import saves_as_excel
from meetings.access import meetings_for
from meetings.models import Meeting
from meetings.queries.meetings import (
    confirmed_items,
    meetings_of,
    past_their_day,
    under_way,
    upcoming,
    with_names,
    years_of,
)
from meetings.tables import MeetingTable
from meetings.views.requests import named, today_of
from meetings.views.standing import standings

SHOWN = 20
FIRST_YEAR, LAST_YEAR = 1900, 2100


@declare(readers)
@saves_as_excel(gettext_lazy("Meetings"))
@require_safe
def meetings(request: Request, code: str) -> HttpResponse:
    """The meetings of an organisation in a year, with what is used and left of its quotas."""
    organisation = organisation_or_404(request, code)
    today = today_of(request)
    years = sorted({*years_of(organisation), today.year}, reverse=True)
    year = _year(request.GET.get("year", ""), today.year)
    day = today if year == today.year else date(year, 12, 31) if year < today.year else date(year, 1, 1)
    context = {
        "organisation": organisation,
        "name": named(organisation, today),
        "year": year,
        "years": years,
        "meetings": meetings_of(organisation, year),
        "standings": standings(organisation, day, today=today),
        "may_write": request.mandates.may(organisation, Role.CLERK),
    }
    return render(request, "meetings/meetings.html", context)


@declare(readers)
@saves_as_excel(gettext_lazy("Meetings"))
@require_safe
def mine(request: Request) -> HttpResponse:
    """All meetings of the organisations the person may see: coming, not yet recorded, and the rest."""
    today = today_of(request)
    seen = with_names(meetings_for(request), today)
    shown = WHOLE if is_whole(request) else SHOWN
    context = {
        "coming": upcoming(seen, on=today)[:shown],
        "begun": under_way(seen)[:shown],
        "unrecorded": past_their_day(seen, on=today)[:shown],
        "table": paged(request, MeetingTable(seen.exclude(state=Meeting.State.PLANNED))),
        "any": seen.exists(),
    }
    return render(request, "meetings/mine.html", context)


@declare(readers)
@saves_as_excel(gettext_lazy("Agenda items confirmed by name"))
@require_safe
def confirmed(request: Request) -> HttpResponse:
    """Unclear agenda items and who answers for them, with the reason: for the committees above."""
    today = today_of(request)
    items = list(confirmed_items(meetings_for(request))[: 5 * SHOWN])
    rows = [(item, named(item.meeting.organisation, today)) for item in items]
    return render(request, "meetings/confirmed.html", {"rows": rows, "title": _("Agenda items confirmed by name")})


def _year(typed: str, usual: int) -> int:
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else usual
    return year if FIRST_YEAR <= year <= LAST_YEAR else usual
