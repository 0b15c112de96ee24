"""The figures of a document on its day, each with what it counts."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from accounts.access import declare, large
from accounts.views.posting import question
from cells.access import above_grassroots, organisation_or_404, readers
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from reports.forms.day import AskedForm
from reports.rules.kinds import DocumentKind
from reports.rules.reporting_day import check_not_ahead
from reports.services.documents import counted_in
from reports.services.kinds import KINDS
from reports.tables.figures import BEHIND, FIGURES
from reports.views.behind import records_of, rows_of


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def figures(request: Request, code: str, kind: str = DocumentKind.PILOT_REPORT) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    if kind not in KINDS:
        raise Http404
    about = KINDS[DocumentKind(kind)]
    form = AskedForm(request.GET, today=request.today, kind=about)
    order, day = form.order(about, organisation), form.day()
    context: dict[str, Any] = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "form": None if about.of_a_round else form,
        "kind": about,
        "order": order,
        "day": day,
    }
    with question(request, form) as attempted:
        check_not_ahead(day, request.today)
        counted, of = counted_in(order, today=request.today, listed="figure" in request.GET)
    if not attempted.succeeded:
        return answer_lists(request, "reports/figures.html", context)
    if counted is None:
        raise Http404
    tables = [FIGURES.of(rows_of(counted, order), caption=_("Each figure leads to what it counts."))]
    chosen = counted.figure(request.GET.get("figure", ""))
    if chosen is not None:
        context["chosen"] = " · ".join(map(str, counted.heading(chosen)))
        context["behind"] = BEHIND.of(records_of(request, chosen, of))
        tables.append(context["behind"])
    return answer_lists(request, "reports/figures.html", context, *tables)
