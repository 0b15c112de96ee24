"""A list comes back to its clerk: recalled until the board has begun with it, or returned by the board."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.looking import carry_out_seen
from accounts.views.posting import posted
from cells.access import Role, clerk_of, clerks, holds, occasion_by
from cells.queries.organisations import names_on
from cells.requests import Request
from pilots.access import submissions_for
from pilots.forms.submission import BackForm
from pilots.models import Submission, SubmissionReturn
from pilots.queries.registrations import board_has_begun, states_on_list
from pilots.queries.rounds import board_of
from pilots.rules.lists import ListAct, why_not
from pilots.services.list_steps import recall_list, return_list
from pilots.views.figures import changed_lines, lines_of

FORM = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Way:
    """One way back, in words."""

    act: ListAct
    service: Callable[..., SubmissionReturn]
    title: str
    consequences: list[str]
    said: str


@declare(clerks)
@require_http_methods(FORM)
def recall(request: Request, pk: int) -> HttpResponse:
    """The clerk takes back a list that was sent by mistake, or without one of the cells."""
    submission = get_object_or_404(submissions_for(request, Role.CLERK), pk=pk)
    way = Way(
        ListAct.RECALL,
        recall_list,
        _("Recall the list"),
        [
            _("The list is a draft again: it can be changed, and must then be submitted anew."),
            _("It no longer lies before the organisation board; that it was sent and recalled stays on record."),
        ],
        _("The list is recalled. Put it in order and submit it again; until then it is on your desk as owed."),
    )
    return _back(request, submission, way, clerk_of(request, submission.organisation))


@declare(holds(Role.BOARD))
@require_http_methods(FORM)
def give_back(request: Request, pk: int) -> HttpResponse:
    """The board with which a list lies returns it to its clerk."""
    submission = get_object_or_404(submissions_for(request), pk=pk)
    occasion = occasion_by(request, request.mandates.seat(board_of(submission, request.today), Role.BOARD))
    way = Way(
        ListAct.RETURN,
        return_list,
        _("Return the list"),
        [
            _("The list is a draft again: its clerk puts it in order, adds who is missing and submits it anew."),
            _("What is not decided must then be appraised again; what was approved or refused stays so."),
        ],
        _("The list is returned. Now its clerk has it on the desk as owed."),
    )
    return _back(request, submission, way, occasion)


def _back(request: Request, submission: Submission, way: Way, occasion: Occasion) -> HttpResponse:
    hindrance = why_not(way.act, submission.stands, begun=board_has_begun(submission))
    if hindrance:
        messages.info(request, hindrance)
        return redirect("pilots:submission", pk=submission.pk)
    form = BackForm(posted(request))

    def act() -> None:
        way.service(submission=submission, reason=form.cleaned_data["reason"], seen=form.seen, occasion=occasion)

    figures = states_on_list(submission)
    if carry_out_seen(request, form, act, figures=partial(states_on_list, submission)):
        messages.success(request, way.said)
        return redirect("pilots:submission", pk=submission.pk)
    context = {
        "submission": submission,
        "form": form,
        "title": way.title,
        "what": names_on([submission.organisation_id], request.today)[submission.organisation_id],
        "figures": lines_of(figures, figures),
        "changed": changed_lines(form.changed),
        "consequences": way.consequences,
        "confirm": way.title,
        "cancel_url": reverse("pilots:submission", args=[submission.pk]),
    }
    return render(request, "pilots/list_back.html", context)
