"""The second wall for meetings: only those of organisations the person may see (or, with roles, act on)."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Actor, Occasion
from cells.access import Role, occasion_by, organisations_for
from cells.queries.history import heir_on
from cells.queries.mandates import predecessors_within
from cells.requests import Request
from meetings.models import Meeting
from meetings.queries.meetings import with_begun


def meetings_for(request: Request, *roles: str) -> QuerySet[Meeting]:
    """Annotated as by `with_begun`. With roles: what an organisation that has ended left unfinished is finished by what came
    of it."""
    seen = Meeting.objects.filter(organisation__in=organisations_for(request, *roles).order_by())
    left_by = predecessors_within(request.mandates.organisations(*roles), request.today) if roles else set()
    if left_by:
        seen |= Meeting.objects.filter(organisation__in=left_by, state=Meeting.State.PLANNED)
    return with_begun(seen.select_related("organisation", "convened_by", "slot"))


def meeting_or_404(request: Request, pk: int, *roles: str) -> Meeting:
    """Outside the subtrees is the same as not there."""
    meeting = meetings_for(request, *roles).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting


def may_write(request: Request, meeting: Meeting) -> bool:
    return _clerk(request, meeting) is not None


def clerk_of_meeting(request: Request, meeting: Meeting) -> Occasion:
    """The person by their mandate to keep its organisation's register, or that of the one that came of it. Raises Http404."""
    return occasion_by(request, _clerk(request, meeting))


def _clerk(request: Request, meeting: Meeting) -> Actor | None:
    own = request.mandates.nearest(meeting.organisation, Role.CLERK)
    if own is not None or meeting.state != Meeting.State.PLANNED:
        return own
    heir = heir_on(meeting.organisation, request.today)
    return request.mandates.nearest(heir, Role.CLERK) if heir is not None else None
