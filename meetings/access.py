"""The second wall for meetings: only those of organisations the person may see (or, with roles, act on)."""

from django.db.models import QuerySet
from django.http import Http404

from cells.access import organisations_for
from cells.requests import Request
from meetings.models import Meeting
from meetings.queries.meetings import with_begun


def meetings_for(request: Request, *roles: str) -> QuerySet[Meeting]:
    """Annotated as by `with_begun`."""
    seen = Meeting.objects.filter(organisation__in=organisations_for(request, *roles).order_by())
    return with_begun(seen.select_related("organisation", "slot"))


def meeting_or_404(request: Request, pk: int, *roles: str) -> Meeting:
    """Outside the subtrees is the same as not there."""
    meeting = meetings_for(request, *roles).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting
