"""The earlier wordings of what is written for a meeting: read by whoever reads the meeting, brought back by its clerk."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.forms.replacing import Replacing
from accounts.views.replacing import wordings
from cells.access import Role, readers
from cells.queries.groups import groups_on
from cells.requests import Request
from meetings.access import meeting_or_404
from meetings.forms.agenda import AgendaForm
from meetings.forms.by_group import PreparationForm
from meetings.forms.corrections import CorrectMeetingForm
from meetings.forms.group_minutes import GroupSessionForm
from meetings.models import Meeting
from meetings.queries.by_group import preparation_of, session_of
from meetings.services.agenda import AGENDA, topics_for
from meetings.services.by_group import minutes_part
from meetings.services.preparing import PREPARATION
from meetings.services.texts import MINUTES
from meetings.views.by_group import assignment_or_404
from meetings.views.requests import named_of


@declare(readers)
@require_safe
def earlier_texts(request: Request, pk: int, part: str) -> HttpResponse:
    """Of the agenda, of the cell committee's session before a meeting by group, or of what was said in a meeting."""
    meeting = meeting_or_404(request, pk)
    if part == AGENDA:
        form = AgendaForm(None, topics=topics_for(meeting.held_on), items=list(meeting.agenda.all()))
        return _page(request, meeting, form, part, what=_("Agenda"), page="meetings:agenda")
    if part == PREPARATION and meeting.format == Meeting.Format.BY_GROUP:
        groups = list(groups_on([meeting.organisation_id], meeting.held_on))
        existing = preparation_of(meeting)
        prepared = PreparationForm(None, meeting=meeting, groups=groups, existing=existing, on=request.today)
        what = _("First session of the cell committee")
        return _page(request, meeting, prepared, part, what=what, page="meetings:preparation")
    if part == MINUTES and meeting.state in (Meeting.State.HELD, Meeting.State.MISTAKEN):
        corrected = CorrectMeetingForm(None, meeting=meeting)
        what = _("What was said and concluded")
        return _page(request, meeting, corrected, part, what=what, page="meetings:correct", while_=Meeting.State.HELD)
    raise Http404


@declare(readers)
@require_safe
def earlier_group_texts(request: Request, pk: int, group: int) -> HttpResponse:
    """Of the minutes of one group."""
    meeting = meeting_or_404(request, pk)
    assignment = assignment_or_404(meeting, group)
    form = GroupSessionForm(
        None,
        meeting=meeting,
        group=assignment.group,
        attends=assignment.member,
        existing=session_of(meeting, assignment.group),
    )
    what, part = _("Minutes of %(group)s") % {"group": assignment.group}, minutes_part(assignment.group)
    return _page(request, meeting, form, part, what=what, page="meetings:group_session", group=group)


def _page(
    request: Request,
    meeting: Meeting,
    form: Replacing,
    part: str,
    *,
    what: str,
    page: str,
    while_: Meeting.State = Meeting.State.PLANNED,
    **of: int,
) -> HttpResponse:
    """The service says whether what is brought back can still stand there; it is offered while the meeting is in that state."""
    writes = meeting.state == while_ and request.mandates.may(meeting.organisation, Role.CLERK)
    context: dict[str, object] = {
        "meeting": meeting,
        "name": named_of(meeting),
        "what": what,
        "form_url": reverse(page, kwargs={"pk": meeting.pk} | of) + "?" if writes else "",
    }
    return render(request, "meetings/earlier_texts.html", context | wordings(request, form, of=meeting, part=part))
