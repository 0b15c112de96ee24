"""A sheet of paper for each group, filled in as far as it is known: the clerk types from it what the group wrote."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import declare
from accounts.rules.days import day_in_words
from cells.access import clerks
from cells.requests import Request
from cells.services.workbooks import note_printing
from meetings.access import clerk_of_meeting
from meetings.queries.group_sheets import group_sheets_of
from meetings.views.by_group import by_group_or_404
from meetings.views.by_group_sums import items_of
from meetings.views.requests import named_of

MANY_ITEMS, OPINIONS, OPINIONS_BESIDE_MANY = 7, 4, 2
"""There is room for so many opinions on one A4 page, and for fewer below many items; there is a back of the sheet, too."""


@declare(clerks)
@require_POST
def group_sheets(request: Request, pk: int) -> HttpResponse:
    """Names leave the product on paper, which the log tells."""
    meeting = by_group_or_404(request, pk)
    sheets, items = group_sheets_of(meeting), list(items_of(meeting).values())
    note_printing(
        name=_("Sheets for the minutes of the groups"),
        number=sum(len(sheet.people) for sheet in sheets),
        asked={"day": day_in_words(meeting.held_on)},
        about=meeting,
        occasion=clerk_of_meeting(request, meeting),
    )
    context = {
        "meeting": meeting,
        "name": named_of(meeting),
        "sheets": sheets,
        "items": items,
        "opinions": range(OPINIONS if len(items) < MANY_ITEMS else OPINIONS_BESIDE_MANY),
    }
    return render(request, "meetings/group_sheets.html", context)
