"""What can be printed for an organisation, and asking for it."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import declare
from accounts.services.jobs import ask_job
from cells.access import occasion_for, organisation_or_404, organisations_for, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import grassroots_of, version_nearest
from cells.requests import Request
from cells.rules.ahead import is_ahead
from reports.access import may_edit
from reports.forms.day import ReportingDayForm
from reports.forms.narrative import LABELS
from reports.forms.order import OrderForm
from reports.models.kinds import KINDS
from reports.queries.narratives import periods_of, texts_on
from reports.queries.registration_list import list_day, submissions_of
from reports.rules.kinds import DocumentKind
from reports.rules.pilot_report import EXPECTED
from reports.services.documents import Order
from reports.tables import PRINTABLE, Printable
from reports.tasks import JOB

Kind = OrganisationVersion.Kind


@declare(readers)
@require_safe
def documents(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = ReportingDayForm(request.GET, today=request.today)
    day = form.day()
    version = version_nearest(organisation, day)
    context: dict[str, object] = {"organisation": organisation, "version": version, "form": form, "day": day}
    context["ahead"] = is_ahead(day, request.today)
    if version is not None and version.kind == Kind.SUPERIOR:
        context |= _report(request, organisation, day)
    else:
        context |= _lists(request, organisation, day)
    return render(request, "reports/documents.html", context)


@declare(readers)
@require_POST
def order(request: Request, code: str, kind: str) -> HttpResponse:
    """Ask for the PDF; the page of the job offers it when it is ready."""
    organisation = organisation_or_404(request, code)
    form = OrderForm(request.POST)
    if kind not in list(DocumentKind):
        raise Http404
    if not form.is_valid():
        messages.error(request, _("The document could not be asked for. Choose the day and press the button again."))
        return redirect("reports:documents", code=code)
    wanted = Order(
        kind=DocumentKind(kind),
        organisation=organisation,
        on=form.cleaned_data["on"],
        round_id=form.cleaned_data["round"],
    )
    on = wanted.on or request.today
    job = ask_job(
        kind=JOB,
        title=f"{dict(KINDS)[wanted.kind]} · {names_with_superior_on([organisation.pk], on)[organisation.pk]}",
        params=wanted.params,
        occasion=occasion_for(request, organisation),
    )
    return redirect("accounts:job", pk=job.pk)


def _report(request: Request, organisation: Organisation, day: date) -> dict[str, object]:
    kind = DocumentKind.PILOT_REPORT
    written = texts_on(organisation, kind, day)
    return {
        "report": kind,
        "unwritten": [LABELS[section] for section in EXPECTED if not written.get(section)],
        "may_edit": may_edit(request, organisation, kind),
        "periods": periods_of(organisation, kind),
    }


def _lists(request: Request, organisation: Organisation, day: date) -> dict[str, object]:
    kind = DocumentKind.REGISTRATION_LIST
    grassroots = grassroots_of(organisation, day)
    sender = grassroots if grassroots is not None and grassroots.organisation_id != organisation.pk else None
    return {
        "list": kind,
        "may_edit": may_edit(request, organisation, kind),
        "table": PRINTABLE.of(_printable(request, organisation, kind, day)),
        "sender": sender,
        "sender_visible": sender is not None and organisations_for(request).filter(pk=sender.organisation_id).exists(),
    }


def _printable(request: Request, organisation: Organisation, kind: DocumentKind, day: date) -> list[Printable]:
    """The lists of rounds opened by the day, each as it stood on it."""
    context = {"organisation": organisation, "list": kind, "may_edit": may_edit(request, organisation, kind)}
    rows: list[Printable] = []
    for submission in submissions_of(organisation, by=day):
        about = {"submission": submission, "list_day": list_day(submission, day), "is_first": not rows}
        buttons = render_to_string("reports/list_buttons.html", context | about, request)
        rows.append(Printable(submission, day, buttons))
    return rows
