"""«Correct a mistake» in what was recorded of a held meeting. Always with a reason, which the committee above reads."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out_confirmed, posted
from accounts.views.replacing import earlier_text
from cells.access import Role, clerks
from cells.requests import Request
from cells.services.rehearsal import rehearse
from cells.views.corrections import CORRECTED
from meetings.access import clerk_of_meeting, meeting_or_404
from meetings.forms.corrections import CorrectMeetingForm, MistakenForm
from meetings.models import Meeting
from meetings.queries.closing import held_shown
from meetings.services.corrections import correct_meeting, declare_mistaken, recorded
from meetings.services.texts import MINUTES
from meetings.tables.corrections import changes_in_words
from meetings.views.closing import decided
from meetings.views.requests import named_of

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def correct(request: Request, pk: int) -> HttpResponse:
    """What it was in truth; then what would change, the place in the quota with it; then the act."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.state != Meeting.State.HELD:
        return redirect("meetings:meeting", pk=pk)
    earlier = earlier_text(request, of=meeting, part=MINUTES)
    form = CorrectMeetingForm(posted(request), meeting=meeting, earlier=earlier.texts if earlier else None)
    context: dict[str, object] = {
        "form": form,
        "meeting": meeting,
        "name": named_of(meeting),
        "earlier": earlier if posted(request) is None else None,
    }

    def act() -> None:
        correct_meeting(
            meeting=meeting,
            right=form.right(),
            why=form.cleaned_data["why"],
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    def look() -> None:
        before = recorded(meeting)
        after = rehearse(act, lambda: recorded(Meeting.objects.get(pk=pk)))
        context.update(changes=changes_in_words(before, after), previewed=True)

    if carry_out_confirmed(request, form, act, str(CORRECTED), look=look):
        return redirect("meetings:meeting", pk=pk)
    return render(request, "meetings/correct.html", context)


@declare(clerks)
@require_http_methods(FORM)
def mistaken(request: Request, pk: int) -> HttpResponse:
    """The meeting was never held."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    if meeting.state != Meeting.State.HELD:
        return redirect("meetings:meeting", pk=pk)
    form = MistakenForm(posted(request))

    def act() -> None:
        occasion = clerk_of_meeting(request, meeting)
        declare_mistaken(meeting=meeting, why=form.cleaned_data["why"], seen=form.seen, occasion=occasion)

    consequences = [
        _("It counts in no figure any more, and stays in the list with your reason, which the committee above reads."),
        _("What was reported before keeps what it said."),
    ]
    consequences += [_("Its place in the quota is given back.")] if meeting.slot else []
    return decided(
        request, meeting, form, act,
        figures=held_shown(meeting),
        done=_("The meeting counts no longer. It stays to be read with the reason."),
        title=_("Entered by mistake"),
        what=_("Only for a meeting that was never held. Where a day or a text is wrong, correct that instead."),
        consequences=consequences, confirm=_("It was never held"), dangerous=True,
    )  # fmt: skip
