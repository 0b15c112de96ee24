from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerk_of, clerks
from cells.requests import Request
from meetings.access import meeting_or_404
from meetings.forms.holding import HoldForm, RollForm
from meetings.models import Meeting
from meetings.queries.attendance import roll_of
from meetings.services.holding import hold_meeting, record_attendance
from meetings.views.requests import named
from pilots.queries.guidance import terms_on

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def attendance(request: Request, pk: int) -> HttpResponse:
    """The roll: how each took part; online is open to those with a valid ground on the day."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.format == Meeting.Format.BY_GROUP:
        return _to_the_groups(request, meeting)
    form = RollForm(posted(request), meeting=meeting, attendees=roll_of(meeting))

    def act() -> None:
        record_attendance(
            meeting=meeting,
            roll=form.roll(),
            made_from=form.made_from,
            occasion=clerk_of(request, meeting.organisation),
        )

    if carry_out_replacing(request, form, act, _("The roll is recorded.")):
        return redirect("meetings:meeting", pk=pk)
    terms = terms_on(meeting.held_on)
    context = {
        "form": form,
        "rows": list(form.rows()),
        "meeting": meeting,
        "name": named(meeting.organisation, meeting.held_on),
        "clause": terms.participation_clause if terms else "",
    }
    return render(request, "meetings/attendance.html", context)


@declare(clerks)
@require_http_methods(FORM)
def hold(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.format == Meeting.Format.BY_GROUP:
        return _to_the_groups(request, meeting)
    form = HoldForm(posted(request), meeting=meeting)

    def act() -> None:
        hold_meeting(meeting=meeting, minutes=form.minutes(), occasion=clerk_of(request, meeting.organisation))

    if carry_out(request, form, act, _("The meeting is recorded as held.")):
        return redirect("meetings:meeting", pk=pk)
    context = {
        "form": form,
        "meeting": meeting,
        "kept": meeting_or_404(request, pk),
        "name": named(meeting.organisation, meeting.held_on),
        "without_roll": not meeting.attendances.exists(),
    }
    return render(request, "meetings/hold.html", context)


def _to_the_groups(request: Request, meeting: Meeting) -> HttpResponse:
    """By group the minutes of the groups stand in the place of roll and minutes."""
    messages.info(request, _("By group the minutes of each group hold who took part and what was said."))
    return redirect("meetings:meeting", pk=meeting.pk)
