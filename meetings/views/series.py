"""The meetings of a year planned in one go."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import attempt, posted
from cells.access import Role, clerk_of, clerks, organisation_or_404
from cells.models import Organisation
from cells.queries.days_off import calendar
from cells.requests import Request
from meetings.forms.series import PROPOSE, USUAL_DAY, SeriesForm, series_rows
from meetings.models import Meeting
from meetings.queries.proposals import template_of
from meetings.queries.year import COUNTED
from meetings.rules.series import proposed_days, proposed_thematic_days
from meetings.services.agenda import AgendaDraft
from meetings.services.series import plan_series
from meetings.views.requests import named

FORM = ["GET", "HEAD", "POST"]
Kind = Meeting.Kind


@declare(clerks)
@require_http_methods(FORM)
def series(request: Request, code: str, year: int) -> HttpResponse:
    """A row for each month and quarter that has none, to be looked over and changed; all are planned, or none."""
    if not request.today.year <= year <= request.today.year + 1:
        raise Http404
    organisation = organisation_or_404(request, code, Role.CLERK)
    data = posted(request)
    form = SeriesForm(data)
    form.is_valid()
    day = (form.cleaned_data.get("day") if form.is_bound else None) or USUAL_DAY
    is_proposed = data is None or PROPOSE in data
    proposed = _proposed(organisation, year, day, request.today) if is_proposed else []
    rows = series_rows(None if is_proposed else data, proposed)
    if not is_proposed and all([form.is_valid(), rows.is_valid()]):
        agendas = {str(kind): _usual(organisation, kind) for kind in (Kind.MONTHLY, Kind.THEMATIC)}
        with attempt(request, rows, form) as attempted:
            planned = plan_series(
                organisation=organisation,
                plans=rows.plans(form, agendas),
                occasion=clerk_of(request, organisation),
            )
        if attempted.succeeded:
            done = ngettext("%(number)d meeting is planned.", "%(number)d meetings are planned.", len(planned))
            messages.success(request, done % {"number": len(planned)})
            return redirect("meetings:year", code=code, year=year)
    context = {"organisation": organisation, "name": named(organisation, request.today), "year": year}
    return render(request, "meetings/series.html", context | {"form": form, "rows": rows})


def _proposed(organisation: Organisation, year: int, day: int, today: date) -> list[tuple[date, str]]:
    mine = Meeting.objects.filter(organisation=organisation, held_on__year=year, state__in=COUNTED)
    taken = {kind: [held_on for held_on, of in mine.values_list("held_on", "kind") if of == kind] for kind in Kind}
    known = calendar()
    monthly = proposed_days(year, day, known, taken=taken[Kind.MONTHLY], not_before=today)
    thematic = proposed_thematic_days(year, min(day + 10, 28), known, taken=taken[Kind.THEMATIC], not_before=today)
    return [*((one, str(Kind.MONTHLY)) for one in monthly), *((one, str(Kind.THEMATIC)) for one in thematic)]


def _usual(organisation: Organisation, kind: str) -> Sequence[AgendaDraft]:
    template = template_of(organisation, kind)
    return [AgendaDraft(line) for line in template.lines.splitlines()] if template else []
