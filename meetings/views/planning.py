"""Planning a meeting, and its agenda."""

from datetime import date
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing, earlier_text
from cells.access import Role, clerk_of, clerks, organisation_or_404
from cells.forms.day import DayForm
from cells.requests import Request
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.agenda import SHOW_DAY, AgendaForm, agenda_lines
from meetings.forms.planning import (
    PlanForm,
)
from meetings.models import Meeting
from meetings.services.agenda import AGENDA, edit_agenda, topics_for
from meetings.services.planning import (
    plan_meeting,
)
from meetings.views.outlooks import format_outlooks
from meetings.views.with_agenda import answer_with_agenda, forms_with_agenda, is_complete
from pilots.access import rests_on_guidance

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
@rests_on_guidance
def plan(request: Request, code: str) -> HttpResponse:
    """One page: the quotas, the format, the day, the agenda; what is refused stays typed with its reason beside it."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    day_form = DayForm(request.GET, today=request.today)
    day = day_form.day()
    asked = {"held_on": day_form["on"].value(), "kind": _kind_of(request.GET.get("kind"))}
    plan_form = partial(PlanForm, organisation=organisation, day=day)
    form, lines = forms_with_agenda(request, plan_form, asked, day, proposing_for=organisation, lines_of=agenda_lines)
    if SHOW_DAY not in request.POST and is_complete(form, lines):
        with attempt(request, form, lines) as attempted:
            meeting = plan_meeting(
                organisation=organisation, plan=form.plan(lines.drafts()), occasion=clerk_of(request, organisation)
            )
        if attempted.succeeded:
            messages.success(request, _("The meeting is planned."))
            return redirect("meetings:meeting", pk=meeting.pk)
    chosen = _chosen(form, day)
    context = {
        "day": chosen,
        "format_outlooks": format_outlooks(organisation, chosen, today=request.today),
        "notices": day_form.errors.get("on", []),
        "usual_kind": _kind_of(form["kind"].value()),
    }
    return answer_with_agenda(request, "meetings/plan.html", organisation, form, lines, context)


@declare(clerks)
@require_http_methods(FORM)
def agenda(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    earlier = earlier_text(request, of=meeting, part=AGENDA)
    form = AgendaForm(
        posted(request),
        topics=topics_for(meeting.held_on),
        items=list(meeting.agenda.all()),
        earlier=earlier.texts if earlier else None,
    )

    def act() -> None:
        edit_agenda(
            meeting=meeting,
            agenda=form.lines.drafts(),
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    if carry_out_replacing(request, form, act, _("The agenda is saved.")):
        return redirect("meetings:meeting", pk=pk)
    context = {"meeting": meeting, "title": _("Agenda"), "earlier": None if form.is_bound else earlier}
    return answer_with_agenda(request, "meetings/agenda.html", meeting.organisation, form, form.lines, context)


def _kind_of(asked: str | None) -> str:
    """Which kind of meeting an address or a form asks for."""
    return asked if asked in Meeting.Kind.values else Meeting.Kind.MONTHLY


def _chosen(form: forms.Form, usual: date) -> date:
    """The day typed in, where it is one."""
    typed = form.cleaned_data.get("held_on") if form.is_bound and hasattr(form, "cleaned_data") else None
    return typed if isinstance(typed, date) else usual
