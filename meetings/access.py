"""The second wall for meetings: only those of organisations the person may see (or, with roles, act on)."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Actor, Occasion
from cells.access import Role, holds, occasion_by
from cells.models import Organisation
from cells.queries.history import heir_on
from cells.requests import Request
from meetings.models import Meeting, Rating
from meetings.queries.meetings import meetings_reached, with_begun
from meetings.queries.ratings import rated

CONFIRMING = (Role.CLERK, Role.BOARD)
"""In the committee directly above a cell: who confirms how its meetings are rated."""
confirmers = holds(*CONFIRMING)


def meetings_for(request: Request, *roles: str) -> QuerySet[Meeting]:
    """Annotated as by `with_begun`. With roles: what an organisation that has ended left unfinished is finished by what came
    of it."""
    if roles:
        seen = meetings_reached(*request.mandates.reach(*roles))
    else:
        seen = Meeting.objects.filter(request.mandates.sees("organisation__"))
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


def rating_or_404(request: Request, pk: int) -> Rating:
    """That of a meeting the person may see."""
    rating = rated(meetings_for(request).filter(pk=pk)).first()
    if rating is None:
        raise Http404
    return rating


def may_confirm(request: Request, meeting: Meeting) -> bool:
    return _confirmer(request, meeting) is not None


def confirmer_of(request: Request, meeting: Meeting) -> Occasion:
    """The person in their office of the committee directly above. Raises Http404."""
    return occasion_by(request, _confirmer(request, meeting))


def committee_or_404(request: Request, code: str) -> tuple[Organisation, Occasion]:
    """One of which the person holds an office that confirms, and by which they do."""
    committee = next((one for one in request.mandates.organisations(*CONFIRMING) if one.code == code), None)
    if committee is None:
        raise Http404
    return committee, occasion_by(request, _seat(request, committee))


def _confirmer(request: Request, meeting: Meeting) -> Actor | None:
    """Above the cell, or above what came of it where it has ended."""
    cell = heir_on(meeting.organisation, request.today) or meeting.organisation
    return _seat(request, Organisation.objects.get_parent(cell))


def _seat(request: Request, committee: Organisation | None) -> Actor | None:
    if committee is None:
        return None
    seats = (request.mandates.seat(committee.pk, role) for role in CONFIRMING)
    return next((seat for seat in seats if seat is not None), None)
