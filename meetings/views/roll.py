"""What is known of a roll before its day, and what the rolls of a year tell."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.views.posting import attempt, carry_out, posted
from cells.access import Role, clerks, organisation_or_404, readers
from cells.models import Member
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.holding import ExcuseForm
from meetings.models import Meeting
from meetings.queries.absences import who_stays_away_from
from meetings.queries.attendance import excuses_told, roll_of
from meetings.services.excuses import excuse_beforehand, take_excuse_back
from meetings.tables.absences import STAY_AWAY
from meetings.views.requests import named, named_of

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def excuses(request: Request, pk: int) -> HttpResponse:
    """One after the other, as they are told."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    form = ExcuseForm(posted(request), attendees=roll_of(meeting))

    def act() -> None:
        excuse_beforehand(
            meeting=meeting,
            member=form.cleaned_data["member"],
            reason=form.cleaned_data["reason"],
            occasion=clerk_of_meeting(request, meeting),
        )

    if carry_out(request, form, act, _("The excuse is entered; it stands on the roll.")):
        return redirect("meetings:excuses", pk=pk)
    told = excuses_told(meeting)
    context = {"meeting": meeting, "name": named_of(meeting), "form": form, "excuses": told}
    return render(request, "meetings/excuses.html", context)


@declare(clerks)
@require_POST
def excuse_back(request: Request, pk: int, member: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk, Role.CLERK)
    expected = [attendee.member.pk for attendee in roll_of(meeting)]
    on_the_roll = Member.objects.filter(attendances__meeting=meeting)
    excused = get_object_or_404(Member, Q(pk__in=expected) | Q(pk__in=on_the_roll.values("pk")), pk=member)
    with attempt(request):
        take_excuse_back(meeting=meeting, member=excused, occasion=clerk_of_meeting(request, meeting))
    return redirect("meetings:excuses", pk=pk)


@declare(readers)
@saves_as_excel
def absences(request: Request, code: str) -> HttpResponse:
    """Who of a cell was absent three times running this year, or without a reason."""
    organisation = organisation_or_404(request, code)
    context = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "year": request.today.year,
        "rolls": Meeting.objects.filter(
            organisation=organisation, held_on__year=request.today.year, attendances__isnull=False
        ).exists(),
    }
    table = STAY_AWAY.of(who_stays_away_from([organisation], request.today))
    return answer_lists(request, "meetings/absences.html", context, table)
