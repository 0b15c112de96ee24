from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import declare
from cells.access import Role, holds
from cells.queries.organisations import names_on
from cells.requests import Request
from cells.views.saved_lists import saves_as_excel
from pilots.access import rests_on_guidance
from pilots.queries.drift import drifted_for


@declare(holds(Role.CLERK, Role.BOARD))
@saves_as_excel(gettext_lazy("Pilots that would no longer qualify"))
@require_safe
@rests_on_guidance
def drift(request: Request) -> HttpResponse:
    """Pilots that would not be approved today: what has changed, and what would mend it."""
    today: date = request.today
    found = drifted_for(request.mandates, today)
    names = names_on({entry.pilot.organisation_id for entry in found}, today)
    rows = [(entry, names.get(entry.pilot.organisation_id, entry.pilot.organisation.code)) for entry in found]
    return render(request, "pilots/drift.html", {"rows": rows})
