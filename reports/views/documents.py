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
from accounts.views.posting import attempt
from cells.access import occasion_for, organisation_or_404, organisations_for, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import grassroots_of, version_nearest
from cells.requests import Request
from cells.rules.ahead import is_ahead
from reports.access import KEEPERS
from reports.forms.day import ReportingDayForm
from reports.forms.many import ManyForm
from reports.forms.order import OrderForm
from reports.queries.issued import issued_matters
from reports.queries.narratives import periods_of, texts_on
from reports.queries.registration_list import list_day, submissions_of
from reports.queries.rounds import APPRAISING, DECIDING, acts_in, rounds_of
from reports.rules.directive_report import DIRECTIVE, usual_first_day
from reports.rules.issuing import matter_of
from reports.rules.kinds import Argument, DocumentKind
from reports.rules.many import Packed, What
from reports.services.kinds import KINDS, KindOfDocument
from reports.services.many import check_many
from reports.services.order import Order
from reports.tables.papers import PRINTABLE, ROUND_PAPERS, Printable, RoundPapers
from reports.tasks import JOB, MANY_JOB

Kind = OrganisationVersion.Kind
TABLES = (DocumentKind.QUOTA_TABLE, DocumentKind.RATINGS_TABLE)


@declare(readers)
@require_safe
def documents(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = ReportingDayForm(request.GET, today=request.today)
    day = form.day()
    version = version_nearest(organisation, day)
    context: dict[str, object] = {"organisation": organisation, "version": version, "form": form, "day": day}
    context |= {"ahead": is_ahead(day, request.today), "tables": [KINDS[kind] for kind in TABLES]}
    context["month"] = f"{day.month}/{day.year}"
    context["may_keep"] = request.mandates.may(organisation, *KEEPERS)
    context["may_write_letters"] = request.mandates.may(organisation, *KINDS[DocumentKind.COVERING_LETTER].writers)
    if version is not None and version.kind == Kind.SUPERIOR:
        context |= _report(request, organisation, day)
    else:
        context |= _lists(request, organisation, day)
    return render(request, "reports/documents.html", context)


@declare(readers)
@require_POST
def order(request: Request, code: str, kind: str) -> HttpResponse:
    """Ask for the file; the page of the job offers it when it is ready."""
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
        meeting_id=form.cleaned_data["meeting"],
        group_id=form.cleaned_data["group"],
        person_id=form.cleaned_data["person"],
        transfer_id=form.cleaned_data["transfer"],
        since=form.cleaned_data[Argument.FROM],
    )
    on = wanted.on or request.today
    job = ask_job(
        kind=JOB,
        title=f"{KINDS[wanted.kind].label} · {names_with_superior_on([organisation.pk], on)[organisation.pk]}",
        params=wanted.params | {"file": str(form.file_type)},
        occasion=occasion_for(request, organisation),
    )
    return redirect("accounts:job", pk=job.pk)


@declare(readers)
@require_POST
def order_many(request: Request, code: str) -> HttpResponse:
    """All of one kind below, as one file."""
    organisation = organisation_or_404(request, code)
    form = ManyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The document could not be asked for. Choose the day and press the button again."))
        return redirect("reports:documents", code=code)
    on = form.cleaned_data["on"] or request.today
    what, packed = What(form.cleaned_data["what"]), Packed(form.cleaned_data["packed"])
    with attempt(request) as attempted:
        check_many(what, organisation, on, packed=packed, today=request.today)
    if not attempted.succeeded:
        return redirect("reports:documents", code=code)
    name = names_with_superior_on([organisation.pk], on)[organisation.pk]
    job = ask_job(
        kind=MANY_JOB,
        title=f"{what.label}{f' ({on.month}/{on.year})' if what == What.MINUTES else ''} · {name}",
        params={"organisation": organisation.code, "on": on, "what": what, "packed": packed},
        occasion=occasion_for(request, organisation),
    )
    return redirect("accounts:job", pk=job.pk)


def _report(request: Request, organisation: Organisation, day: date) -> dict[str, object]:
    kind = KINDS[DocumentKind.PILOT_REPORT]
    written = texts_on(organisation, kind.key, day)
    return {
        "report": kind,
        "directive": _directive(organisation, day),
        "unwritten": [section.label for section in kind.sections if section.expected and not written.get(section.key)],
        "may_edit": request.mandates.may(organisation, *kind.writers),
        "periods": periods_of(organisation, kind.key),
        "rounds": ROUND_PAPERS.of(_papers(organisation, day)),
        "issued": issued_matters(organisation, kind.key).get(matter_of(day=day)),
    }


def _directive(organisation: Organisation, day: date) -> dict[str, object] | None:
    """The report of several years as it is usually asked for; None before there was a directive."""
    if day < DIRECTIVE.issued_on:
        return None
    kind = KINDS[DocumentKind.DIRECTIVE_REPORT]
    about = matter_of(day=day, since=usual_first_day(day))
    return {
        "kind": kind,
        "year": day.year,
        "this_year": date(day.year, 1, 1),
        "issued": issued_matters(organisation, kind.key).get(about),
    }


def _papers(organisation: Organisation, day: date) -> list[RoundPapers]:
    """The rounds up to the day, the newest first, each with what can be printed of it."""
    rounds = rounds_of(organisation, by=day)
    acts = acts_in(organisation, rounds, by=day)
    found = []
    for round in rounds:
        letter = round.continues_id is None and round.organisation_id == organisation.pk
        there = {
            DocumentKind.ROUND_LETTER: letter,
            DocumentKind.APPRAISAL: bool(acts[round.pk] & APPRAISING),
            DocumentKind.DECISION: bool(acts[round.pk] & DECIDING),
        }
        kinds = [KINDS[kind] for kind, wanted in there.items() if wanted]
        context = {"organisation": organisation, "round": round, "kinds": kinds, "day": day}
        found.append(RoundPapers(round, render_to_string("reports/round_papers.html", context)))
    return found


def _lists(request: Request, organisation: Organisation, day: date) -> dict[str, object]:
    kind = KINDS[DocumentKind.REGISTRATION_LIST]
    grassroots = grassroots_of(organisation, day)
    sender = grassroots if grassroots is not None and grassroots.organisation_id != organisation.pk else None
    return {
        "list": kind,
        "may_edit": request.mandates.may(organisation, *kind.writers),
        "table": PRINTABLE.of(_printable(request, organisation, kind, day)),
        "sender": sender,
        "sender_visible": sender is not None and organisations_for(request).filter(pk=sender.organisation_id).exists(),
    }


def _printable(request: Request, organisation: Organisation, kind: KindOfDocument, day: date) -> list[Printable]:
    """The lists of rounds opened by the day, each as it stood on it."""
    context = {
        "organisation": organisation,
        "list": kind,
        "may_edit": request.mandates.may(organisation, *kind.writers),
    }
    rows: list[Printable] = []
    issued = issued_matters(organisation, kind.key)
    for submission in submissions_of(organisation, by=day):
        about = {
            "submission": submission,
            "list_day": list_day(submission, day),
            "quiet": bool(rows),
            "issued": issued.get(matter_of(day=day, round_id=submission.round_id)),
        }
        buttons = render_to_string("reports/list_buttons.html", context | about, request)
        rows.append(Printable(submission, day, buttons))
    return rows
