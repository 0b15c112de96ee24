from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse

from accounts.access import declare, large
from cells.access import Role, above_grassroots, holds
from cells.queries.names import names_with_superior_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import rests_on_guidance
from pilots.queries.drift import Drifted, drifted_for, told
from pilots.queries.guidance import terms_on
from pilots.tables.registrations import DRIFT, DriftRow


@declare(holds(Role.CLERK, Role.BOARD, Role.STANDING))
@large(above_grassroots)
@saves_as_excel
@rests_on_guidance
def drift(request: Request) -> HttpResponse:
    """Pilots that would not be approved today: what has changed, and what would mend it."""
    today: date = request.today
    terms = terms_on(today)
    pilots = drifted_for(request.mandates, terms, today)
    table = DRIFT.of(pilots, dress=lambda some: _rows(told(some, terms, today), today))
    return answer_lists(request, "pilots/drift.html", {}, table)


def _rows(pilots: Sequence[Drifted], today: date) -> list[DriftRow]:
    names = names_with_superior_on({entry.pilot.organisation_id for entry in pilots}, today)
    return [DriftRow(entry.pilot, entry.finding, names[entry.pilot.organisation_id]) for entry in pilots]
