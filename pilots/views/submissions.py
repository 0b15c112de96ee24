from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.views.looking import carry_out_seen
from accounts.views.posting import posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerk_of, clerks, readers
from cells.queries.names import Named, names_with_superior_on
from cells.queries.organisations import names_on
from cells.requests import Request
from cells.views.lists import answer_lists, is_to_be_saved
from pilots.access import rests_on_guidance, submissions_for
from pilots.forms.submission import ListForm, SubmitForm
from pilots.models import Registration, Submission
from pilots.navigation import submission_menu
from pilots.queries.candidates import Candidate, candidates_of
from pilots.queries.evidence import list_key, list_shown
from pilots.queries.registrations import board_has_begun
from pilots.queries.rounds import board_of
from pilots.rules.lists import ListAct, ListState, list_way_on, why_not
from pilots.rules.registration import State
from pilots.rules.terms import Format
from pilots.services.submissions import save_list, submit_submission
from pilots.tables.registrations import ONE_LIST, OTHERS, Registered
from pilots.views.figures import changed_lines, figure_in_words


@declare(readers)
@require_http_methods(["GET", "HEAD", "POST"])
@rests_on_guidance
def submission(request: Request, pk: int) -> HttpResponse:
    """The list of one grassroots organisation: put together by its clerk while a draft, read-only afterwards."""
    writes = posted(request) is not None and not is_to_be_saved(request)
    submission = get_object_or_404(submissions_for(request, *([Role.CLERK] if writes else [])), pk=pk)
    hindrance = why_not(ListAct.WRITE, submission.stands, begun=False)
    if hindrance or not request.mandates.may(submission.organisation, Role.CLERK):
        if writes:
            messages.error(request, hindrance)
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
    if hindrance := why_not(ListAct.SUBMIT, submission.stands, begun=False):
        messages.info(request, hindrance)
        return redirect("pilots:submission", pk=pk)
    registrations = list(submission.registrations.filter(state=State.DRAFT).select_related("organisation"))
    form = SubmitForm(posted(request))

    def act() -> None:
        submit_submission(
            submission=submission,
            none_registers=form.cleaned_data["none_registers"],
            seen=form.seen,
            occasion=clerk_of(request, submission.organisation),
        )

    shown = list_shown(registrations, request.today)
    if carry_out_seen(request, form, act, figures=lambda: _shown_now(submission, request)):
        messages.success(request, _said_of_submitted(request, submission, len(registrations)))
        return redirect("pilots:submission", pk=pk)
    context = _context(request, submission) | {
        "form": form,
        "names": [
            (registration, name, figure_in_words("", shown[list_key(registration)]))
            for registration, name in _named(request, registrations, submission.organisation_id)
        ],
        "settled": submission.registrations.exclude(state__in=[State.DRAFT, State.WITHDRAWN]).exists(),
        "changed": changed_lines(form.changed),
        "consequences": _consequences(request, submission, len(registrations)),
    }
    return render(request, "pilots/submit.html", context)


def _shown_now(submission: Submission, request: Request) -> dict[str, object]:
    drafts = submission.registrations.filter(state=State.DRAFT).select_related("organisation")
    return list_shown(list(drafts), request.today)


def _said_of_submitted(request: Request, submission: Submission, number: int) -> str:
    board = board_of(submission, request.today)
    words = {"board": names_on([board], request.today)[board]}
    if not number:
        return (
            _("The list is submitted. %(board)s reads that none registers; you can recall it if that was wrong.")
            % words
        )
    said = _(
        "The list is submitted. Now the organisation board of %(board)s appraises it; until it has begun you can recall the list."
    )
    return said % words


def _read_only(request: Request, submission: Submission) -> HttpResponse:
    registrations = list(submission.registrations.select_related("organisation").prefetch_related("steps"))
    rows = [
        Registered(registration, name, remark=_last_remark(registration))
        for registration, name in _named(request, registrations, submission.organisation_id)
    ]
    clerk = request.mandates.may(submission.organisation, Role.CLERK)
    board = request.mandates.seat(board_of(submission, request.today), Role.BOARD) is not None
    begun = board_has_begun(submission)
    context = _context(request, submission) | {
        "pages": submission_menu,
        "may_recall": clerk and not why_not(ListAct.RECALL, submission.stands, begun=begun),
        "may_return": board and not why_not(ListAct.RETURN, submission.stands, begun=begun),
        "ask_to_return": clerk and begun and submission.stands == ListState.SUBMITTED,
        "way_on": list_way_on(submission.stands),
    }
    return answer_lists(request, "pilots/submission.html", context, ONE_LIST.of(rows))


def _last_remark(registration: Registration) -> str:
    steps = list(registration.steps.all())
    return steps[-1].remark if steps else ""


def _context(request: Request, submission: Submission) -> dict[str, object]:
    names = names_with_superior_on([submission.organisation_id], request.today)
    return {
        "submission": submission,
        "organisation": submission.organisation,
        "name": names[submission.organisation_id],
        "backs": submission.returns.select_related("by"),
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


def _named(request: Request, registrations: list[Registration], within: int) -> list[tuple[Registration, Named]]:
    names = names_with_superior_on([entry.organisation_id for entry in registrations], request.today, within=within)
    return [(entry, names[entry.organisation_id]) for entry in registrations]


def _consequences(request: Request, submission: Submission, number: int) -> list[str]:
    consequences = [
        _(
            "The list can be recalled until the organisation board has begun with it; after that the board can return it."
        )
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
