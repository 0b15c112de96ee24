"""Planning a meeting, entering past ones, and changing the plan: forms of one service each."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from accounts.views.posting import attempt, carry_out, posted
from accounts.views.replacing import carry_out_replacing, earlier_text
from cells.access import Role, clerk_of, clerks, organisation_or_404
from cells.forms.day import DayForm
from cells.models import Organisation
from cells.requests import Request
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.agenda import SHOW_DAY, AgendaForm, BaseAgenda, agenda_lines, shows_lines_anew
from meetings.forms.past import ByWhichDecision, PastForm, past_sheet
from meetings.forms.planning import (
    CancelForm,
    ConfirmItemForm,
    EditPlanForm,
    FormatForm,
    PlanForm,
    RescheduleForm,
    RestoreForm,
)
from meetings.models import AgendaItem, Meeting
from meetings.queries.closing import plan_shown
from meetings.queries.proposals import Proposal, proposals_for
from meetings.services.agenda import AGENDA, AgendaDraft, confirm_agenda_item, edit_agenda, topics_for
from meetings.services.past import enter_past_meeting, enter_past_meetings
from meetings.services.planning import (
    cancel_meeting,
    change_format,
    edit_plan,
    plan_meeting,
    reschedule_meeting,
    restore_meeting,
)
from meetings.views.closing import decided
from meetings.views.outlooks import format_outlooks
from meetings.views.requests import named
from pilots.access import rests_on_guidance

FORM = ["GET", "HEAD", "POST"]
Form = TypeVar("Form", bound=forms.Form)


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
    form, lines = _forms(request, plan_form, asked, day, proposing_for=organisation)
    if SHOW_DAY not in request.POST and _complete(form, lines):
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
    return _answer(request, "meetings/plan.html", organisation, form, lines, context)


@declare(clerks)
@require_http_methods(FORM)
def past(request: Request, code: str) -> HttpResponse:
    """Enter a meeting that was held without having been planned here."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    form, lines = _forms(request, partial(PastForm, organisation=organisation), {}, request.today)
    if _complete(form, lines, agenda_required=False):
        with attempt(request, form, lines) as attempted:
            meeting = enter_past_meeting(
                organisation=organisation, past=form.meeting(lines.drafts()), occasion=clerk_of(request, organisation)
            )
        if attempted.succeeded:
            messages.success(request, _("The meeting is entered."))
            return redirect("meetings:meeting", pk=meeting.pk)
    return _answer(request, "meetings/past.html", organisation, form, lines, {})


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
            year = max(meeting.held_on.year for meeting in entered)
            return redirect(f"{reverse('meetings:meetings', args=[code])}?year={year}")
    context = {"organisation": organisation, "name": named(organisation, request.today)}
    return render(request, "meetings/past_many.html", context | {"form": decision, "sheet": sheet})


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
    return _answer(request, "meetings/agenda.html", meeting.organisation, form, form.lines, context)


@declare(clerks)
@require_http_methods(FORM)
def confirm_item(request: Request, pk: int, position: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    item = meeting.agenda.filter(position=position).first()
    if item is None:
        raise Http404
    form = ConfirmItemForm(posted(request), item=item)

    def act() -> None:
        confirm_agenda_item(item=item, reason=form.cleaned_data["reason"], occasion=clerk_of_meeting(request, meeting))

    return _confirmed(
        request, meeting, form, act,
        done=_("The item is confirmed."),
        title=_("Confirm an agenda item"), what=item.text, consequences=[item.why], confirm=_("Confirm the item"),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def reschedule(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    form = RescheduleForm(posted(request), meeting=meeting)

    def act() -> None:
        reschedule_meeting(
            meeting=meeting,
            held_on=form.cleaned_data["held_on"],
            starts_at=form.cleaned_data["starts_at"],
            ends_at=form.cleaned_data["ends_at"],
            second=form.cleaned_data["second"],
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    consequences = (
        [_("The conditions of a pilot are checked again for the new day.")] if meeting.registration_id else []
    )
    consequences += (
        [_("A place in the quota of another year is taken, the old one given back.")] if meeting.slot else []
    )
    return _confirmed(
        request, meeting, form, act,
        done=_("The meeting has a new date."),
        title=_("Reschedule the meeting"), consequences=consequences, confirm=_("Reschedule"),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def edit_the_plan(request: Request, pk: int) -> HttpResponse:
    """Where it is held, who leads it and who writes."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    form = EditPlanForm(posted(request), meeting=meeting)

    def act() -> None:
        edit_plan(
            meeting=meeting,
            told=form.told(),
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    return _confirmed(
        request, meeting, form, act,
        done=_("The plan is saved."), title=_("Place and people"), confirm=_("Save"),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def change_the_format(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    form = FormatForm(posted(request), meeting=meeting)

    def act() -> None:
        change_format(
            meeting=meeting,
            format=form.cleaned_data["format"],
            seen=form.seen,
            occasion=clerk_of_meeting(request, meeting),
        )

    return _confirmed(
        request, meeting, form, act,
        done=_("The format is changed."),
        title=_("Change the format"),
        what=_("Now: %(format)s. Agenda, pilot and quota are checked again.") % {"format": meeting.get_format_display()},
        confirm=_("Change the format"),
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def cancel(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    form = CancelForm(posted(request))

    def act() -> None:
        cancel_meeting(
            meeting=meeting,
            reason=form.cleaned_data["reason"],
            seen=form.seen,
            occasion=clerk_of_meeting(request, meeting),
        )

    consequences = [_("A cancelled meeting stays in the list. Until its day is over this can be taken back.")]
    consequences += [_("Its place in the quota is given back.")] if meeting.slot else []
    return _confirmed(
        request, meeting, form, act,
        done=_("The meeting is cancelled. If the month still needs one, plan another."),
        title=_("Cancel the meeting"), consequences=consequences, confirm=_("Cancel the meeting"), dangerous=True,
    )  # fmt: skip


@declare(clerks)
@require_http_methods(FORM)
def restore(request: Request, pk: int) -> HttpResponse:
    """Take a cancellation back."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    form = RestoreForm(posted(request))

    def act() -> None:
        restore_meeting(
            meeting=meeting, second=form.cleaned_data["second"], occasion=clerk_of_meeting(request, meeting)
        )

    consequences = [_("It is planned again as it was: day, format, agenda.")]
    consequences += [] if meeting.format == Meeting.Format.IN_PERSON else [_("It takes its place in the quota again.")]
    return _confirmed(
        request, meeting, form, act,
        done=_("The cancellation is taken back: the meeting is planned again."),
        title=_("Take the cancellation back"), consequences=consequences, confirm=_("Take the cancellation back"),
    )  # fmt: skip


def _forms(
    request: Request,
    form: Callable[..., Form],
    initial: dict[str, object],
    day: date,
    *,
    proposing_for: Organisation | None = None,
) -> tuple[Form, BaseAgenda]:
    """Bound to what was posted; after a button that shows more lines unbound again, with everything typed so far; where another
    day was only to be shown, nothing but the day is judged. `proposing_for`: whose agenda begins with what is proposed."""
    data = posted(request)
    bound = form(data, initial=initial)
    bound.is_valid()
    typed = bound.cleaned_data if bound.is_bound else {}
    chosen = typed.get("held_on") or day
    kind = typed.get("kind") or str(initial.get("kind", Meeting.Kind.MONTHLY))

    def proposed() -> list[Proposal]:
        return proposals_for(proposing_for, kind, chosen) if proposing_for is not None else []

    if data is not None and shows_lines_anew(data):
        return form(initial=data.dict()), agenda_lines(data, topics=topics_for(chosen), proposed=proposed)
    if data is not None and SHOW_DAY in data:
        for name in set(bound.errors) - {"held_on"}:
            del bound.errors[name]
    first = (
        [AgendaDraft(one.text, presenter=one.presenter, note=one.note) for one in proposed()] if data is None else []
    )
    return bound, agenda_lines(data, topics=topics_for(chosen), items=first)


def _kind_of(asked: str | None) -> str:
    """Which kind of meeting an address or a form asks for."""
    return asked if asked in Meeting.Kind.values else Meeting.Kind.MONTHLY


def _complete(form: forms.Form, lines: BaseAgenda, *, agenda_required: bool = True) -> bool:
    """Whether both can be acted on. Both are looked at, so that everything wrong is shown at once."""
    valid = [form.is_valid(), lines.is_valid()]
    if all(valid) and agenda_required and not lines.drafts():
        lines.forms[0].add_error("text", _("Write at least one item."))
        return False
    return all(valid)


def _chosen(form: forms.Form, usual: date) -> date:
    """The day typed in, where it is one."""
    typed = form.cleaned_data.get("held_on") if form.is_bound and hasattr(form, "cleaned_data") else None
    return typed if isinstance(typed, date) else usual


def _answer(
    request: Request,
    template: str,
    organisation: Organisation,
    form: forms.Form,
    lines: BaseAgenda,
    context: dict[str, object],
) -> HttpResponse:
    more = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "form": form,
        "lines": lines,
        "unclear": AgendaItem.Verdict.UNCLEAR,
    }
    return render(request, template, more | context)


def _confirmed(
    request: Request, meeting: Meeting, form: forms.Form, act: Callable[[], object], *, done: str, **page: object
) -> HttpResponse:
    """GET asks, POST acts; a refusal is shown on the same page."""
    if isinstance(form, SeenForm):
        return decided(request, meeting, form, act, figures=plan_shown(meeting), done=done, **page)
    if isinstance(form, Replacing):
        went_through = carry_out_replacing(request, form, act, done)
    else:
        went_through = carry_out(request, form, act, done)
    if went_through:
        return redirect("meetings:meeting", pk=meeting.pk)
    page |= {"form": form, "meeting": meeting, "cancel_url": reverse("meetings:meeting", args=[meeting.pk])}
    return render(request, "meetings/change.html", page)
