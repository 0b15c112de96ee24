"""Changing what is planned: forms of one service each, on one page of one shape."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerks
from cells.requests import Request
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.planning import (
    CancelForm,
    ConfirmItemForm,
    EditPlanForm,
    FormatForm,
    RescheduleForm,
    RestoreForm,
)
from meetings.models import Meeting
from meetings.queries.closing import plan_shown
from meetings.services.agenda import confirm_agenda_item
from meetings.services.planning import (
    cancel_meeting,
    change_format,
    edit_plan,
    reschedule_meeting,
    restore_meeting,
)
from meetings.views.closing import decided

FORM = ["GET", "HEAD", "POST"]


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
