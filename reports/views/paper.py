"""One document on the screen: the very page that is printed, in a frame of its own, with what can be done with it."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from accounts.access import declare, large
from accounts.rules.refusal import Refused
from accounts.views.posting import question
from cells.access import above_grassroots, occasion_for, organisation_or_404, readers
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.services.readings import note_reading_of
from reports.forms.day import AskedForm
from reports.rules.kinds import DocumentKind
from reports.services.documents import counted_in, document_of, html_of
from reports.services.html import Sheet
from reports.services.kinds import KINDS, KindOfDocument
from reports.services.order import Order
from reports.services.readiness import issued_of
from reports.tables.figures import FIGURES
from reports.views.behind import rows_of


@declare(readers)
@large(above_grassroots)
@require_safe
def document(request: Request, code: str, kind: str) -> HttpResponse:
    """Seen before it is asked for as a file."""
    about, order, choice = _asked_for(request, code, kind)
    with question(request, *_asking(about, choice)) as seen:
        document_of(order, today=request.today)
        counted, _of = counted_in(order, today=request.today, listed=False)
    issues = seen.succeeded and about.takes_number and request.mandates.may(order.organisation, *about.writers)
    context: dict[str, Any] = {
        "organisation": order.organisation,
        "version": version_nearest(order.organisation, choice.day()),
        "kind": about,
        "order": order,
        "day": choice.day(),
        "day_form": next(iter(_asking(about, choice)), None),
        "seen": seen.succeeded,
        "figures": None,
        "issues": issues,
        "issued": issued_of(order, today=request.today) if issues else None,
        "may_edit": about.sections and request.mandates.may(order.organisation, *about.writers),
    }
    if seen.succeeded and counted is not None:
        rows = rows_of(counted, about.settled(order, request.today))
        context["figures"] = FIGURES.of(rows, caption=_("Each figure leads to what it counts."))
    return render(request, "reports/document.html", context)


@declare(readers)
@large(above_grassroots)
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
def paper(request: Request, code: str, kind: str) -> HttpResponse:
    """The document itself."""
    about, order, _choice = _asked_for(request, code, kind)
    try:
        html, _day = html_of(
            order, today=request.today, sheet=Sheet(is_draft=True), stylesheet=static("reports/document.css")
        )
    except Refused as refused:
        raise Http404 from refused
    if read := about.reading(order):
        act, subject = read
        note_reading_of(subject, act, occasion_for(request, order.organisation))
    return HttpResponse(html)


def _asked_for(request: Request, code: str, kind: str) -> tuple[KindOfDocument, Order, AskedForm]:
    """Raises Http404."""
    organisation = organisation_or_404(request, code)
    if kind not in KINDS:
        raise Http404
    about = KINDS[DocumentKind(kind)]
    choice = AskedForm(request.GET, today=request.today, kind=about)
    return about, choice.order(about, organisation), choice


def _asking(about: KindOfDocument, choice: AskedForm) -> tuple[AskedForm, ...]:
    """The form of the page, where there is one: the round of a document is chosen on the page before."""
    return () if about.of_a_round else (choice,)
