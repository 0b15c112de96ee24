from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerk_of, clerks, readers
from cells.queries.organisations import names_on
from cells.requests import Request
from cells.views.lists import answer_lists, is_to_be_saved
from pilots.access import rests_on_guidance, submissions_for
from pilots.forms.submission import ListForm, SubmitForm
from pilots.models import Registration, Submission
from pilots.navigation import submission_menu
from pilots.queries.candidates import Candidate, candidates_of
from pilots.rules.terms import Format
from pilots.services.submissions import save_list, submit_submission
from pilots.tables.registrations import ONE_LIST, OTHERS, Registered


@declare(readers)
@require_http_methods(["GET", "HEAD", "POST"])
@rests_on_guidance
def submission(request: Request, pk: int) -> HttpResponse:
    """The list of one grassroots organisation: put together by its clerk while a draft, read-only afterwards."""
    writes = posted(request) is not None and not is_to_be_saved(request)
    submission = get_object_or_404(submissions_for(request, *([Role.CLERK] if writes else [])), pk=pk)
    if submission.state == Submission.State.SUBMITTED or not request.mandates.may(submission.organisation, Role.CLERK):
        if writes:
            messages.error(request, _("The list has been submitted; it can no longer be changed."))
            return redirect("pilots:submission", pk=pk)
        return _read_only(request, submission)
    candidates = candidates_of(submission, request.today)
    form = ListForm(request.POST if writes else None, candidates=candidates)

    def act() -> None:
        save_list(
            submission=submission,
            choices=form.choices(),
            made_from=form.made_from,
            occasion=clerk_of(request, submission.organisation),
        )

    if carry_out_replacing(request, form, act):
        if "go_on" in request.POST:
            return redirect("pilots:submit", pk=pk)
        messages.success(request, _("The list is saved as a draft. It is not submitted yet."))
        return redirect("pilots:submission", pk=pk)
    return render(request, "pilots/submission_draft.html", _context(request, submission) | _parts(form, candidates))


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
@rests_on_guidance
def submit(request: Request, pk: int) -> HttpResponse:
    """The last look before the list is submitted."""
    submission = get_object_or_404(submissions_for(request, Role.CLERK), pk=pk)
    if submission.state == Submission.State.SUBMITTED:
        messages.info(request, _("The list has been submitted; it can no longer be changed."))
        return redirect("pilots:submission", pk=pk)
    registrations = list(submission.registrations.select_related("organisation"))
    form = SubmitForm(posted(request))

    def act() -> None:
        submit_submission(
            submission=submission,
            none_registers=form.cleaned_data["none_registers"],
            occasion=clerk_of(request, submission.organisation),
        )

    said = _("The list is submitted. Its registrations now lie before the organisation board.")
    if carry_out(request, form, act, said):
        return redirect("pilots:submission", pk=pk)
    context = _context(request, submission) | {
        "form": form,
        "names": _named(request, registrations),
        "consequences": _consequences(request, submission, len(registrations)),
    }
    return render(request, "pilots/submit.html", context)


def _read_only(request: Request, submission: Submission) -> HttpResponse:
    registrations = list(submission.registrations.select_related("organisation").prefetch_related("steps"))
    rows = [
        Registered(registration, name, remark=_last_remark(registration))
        for registration, name in _named(request, registrations)
    ]
    context = _context(request, submission) | {"pages": submission_menu}
    return answer_lists(request, "pilots/submission.html", context, ONE_LIST.of(rows))


def _last_remark(registration: Registration) -> str:
    steps = list(registration.steps.all())
    return steps[-1].remark if steps else ""


def _context(request: Request, submission: Submission) -> dict[str, object]:
    names = names_on([submission.organisation_id], request.today)
    return {
        "submission": submission,
        "organisation": submission.organisation,
        "name": names[submission.organisation_id],
        "may_write": request.mandates.may(submission.organisation, Role.CLERK),
    }


def _parts(form: ListForm, candidates: list[Candidate]) -> dict[str, object]:
    """The rows by format, and below them what cannot be chosen."""
    rows = form.rows()
    others = [candidate for candidate in candidates if not candidate.may_be_chosen]
    parts = [
        (
            format,
            [row for row in rows if row.candidate.format == format],
            OTHERS.of([other for other in others if other.format == format]),
        )
        for format in Format
    ]
    return {"form": form, "parts": parts}


def _named(request: Request, registrations: list[Registration]) -> list[tuple[Registration, str]]:
    names = names_on([entry.organisation_id for entry in registrations], request.today)
    return [(entry, names[entry.organisation_id]) for entry in registrations]


def _consequences(request: Request, submission: Submission, number: int) -> list[str]:
    consequences = [
        _("The list can no longer be changed; a registration can only be withdrawn, or be sent back to you.")
    ]
    if number:
        consequences.insert(
            0,
            ngettext(
                "%(number)d registration goes to the organisation board.",
                "%(number)d registrations go to the organisation board.",
                number,
            )
            % {"number": number},
        )
    if submission.is_overdue_on(request.today):
        consequences.append(
            _("The last day was %(day)s: the list is accepted and shown as late.")
            % {"day": day_in_words(submission.round.last_day)}
        )
    return consequences
