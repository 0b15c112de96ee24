"""Entering meetings that were held without having been planned here, one or many."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.views.posting import attempt, posted
from cells.access import Role, clerk_of, clerks, organisation_or_404
from cells.requests import Request
from meetings.forms.past import ByWhichDecision, PastForm, past_sheet
from meetings.forms.past_agenda import past_lines
from meetings.models import Meeting
from meetings.queries.votes import conclusions_without_votes
from meetings.services.past import enter_past_meeting, enter_past_meetings
from meetings.views.requests import named
from meetings.views.with_agenda import answer_with_agenda, forms_with_agenda, is_complete

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def past(request: Request, code: str) -> HttpResponse:
    """Enter a meeting that was held without having been planned here."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    form, lines = forms_with_agenda(
        request, partial(PastForm, organisation=organisation), {}, request.today, lines_of=past_lines
    )
    if is_complete(form, lines, agenda_required=False):
        with attempt(request, form, lines) as attempted:
            meeting = enter_past_meeting(
                organisation=organisation, past=form.meeting(lines), occasion=clerk_of(request, organisation)
            )
        if attempted.succeeded:
            messages.success(request, _("The meeting is entered."))
            return redirect("meetings:meeting", pk=meeting.pk)
    return answer_with_agenda(request, "meetings/past.html", organisation, form, lines, {})


@declare(clerks)
@require_http_methods(FORM)
def past_many(request: Request, code: str) -> HttpResponse:
    """A sheet of them, a row each: all are entered, or what is refused stands in its row and none is."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    decision, sheet = ByWhichDecision(posted(request)), past_sheet(posted(request), organisation=organisation)
    if all([decision.is_valid(), sheet.is_valid()]):
        with attempt(request, sheet, decision) as attempted:
            entered = enter_past_meetings(
                organisation=organisation, past=sheet.meetings(decision), occasion=clerk_of(request, organisation)
            )
        if attempted.succeeded:
            done = ngettext("%(number)d meeting is entered.", "%(number)d meetings are entered.", len(entered))
            messages.success(request, done % {"number": len(entered)})
            _tell_of_conclusions_without_votes(request, entered)
            year = max(meeting.held_on.year for meeting in entered)
            return redirect(f"{reverse('meetings:meetings', args=[code])}?year={year}")
    context = {"organisation": organisation, "name": named(organisation, request.today)}
    return render(request, "meetings/past_many.html", context | {"form": decision, "sheet": sheet})


def _tell_of_conclusions_without_votes(request: Request, entered: Sequence[Meeting]) -> None:
    without = conclusions_without_votes(Meeting.objects.filter(pk__in=[meeting.pk for meeting in entered]))
    if days := ", ".join(day_in_words(meeting.held_on) for meeting in without):
        words = _("There is a conclusion and no vote on it: %(days)s. Open the meeting to record how it was voted on.")
        messages.warning(request, words % {"days": days})
