"""The second wall for what was issued and what came in: only of organisations within the mandates."""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Actor, Occasion
from cells.access import Role, occasion_by, organisations_for
from cells.models import Organisation
from cells.queries.history import heir_on
from cells.requests import Request
from reports.models import Contribution, Issued, Received, ReportingPeriod
from reports.queries.issued import issued_in
from reports.queries.periods import LISTED, contributions

KEEPERS = (Role.CLERK, Role.BOARD)
"""Who issues, and keeps the registers."""


def issued_for(request: Request, *roles: str) -> QuerySet[Issued]:
    return issued_in(organisations_for(request, *roles))


def issued_or_404(request: Request, pk: int, *roles: str) -> Issued:
    return get_object_or_404(issued_for(request, *roles), pk=pk)


def received_or_404(request: Request, pk: int) -> Received:
    kept = Received.objects.filter(organisation__in=organisations_for(request, *KEEPERS))
    return get_object_or_404(kept.select_related("organisation", "book"), pk=pk)


def keeper_of(request: Request, organisation: Organisation) -> Actor | None:
    """Whoever reports for the organisation itself, upwards and downwards: its own board, and clerks whose register it is in. The
    board of a committee above does not speak for it. For one that has ended, those of what came of it."""
    actor = _keeper_of(request, organisation)
    heir = heir_on(organisation, request.today) if actor is None else None
    return _keeper_of(request, heir) if heir is not None and heir != organisation else actor


def _keeper_of(request: Request, organisation: Organisation) -> Actor | None:
    seat = request.mandates.seat(organisation.pk, Role.BOARD)
    return seat or request.mandates.nearest(organisation, Role.CLERK)


def keeps(request: Request, organisation: Organisation) -> Occasion:
    """Raises Http404 for everybody else."""
    return occasion_by(request, keeper_of(request, organisation))


def period_or_404(request: Request, pk: int) -> ReportingPeriod:
    """The whole is seen by who reads the committee that opened it."""
    seen = ReportingPeriod.objects.filter(organisation__in=organisations_for(request))
    return get_object_or_404(seen.select_related(*LISTED, "passed_on"), pk=pk)


def contribution_or_404(request: Request, pk: int) -> Contribution:
    """Seen by who reads the organisation it is of, and by who reads the committee, though it may have gone elsewhere since."""
    own = organisations_for(request)
    return get_object_or_404(contributions().filter(Q(organisation__in=own) | Q(period__organisation__in=own)), pk=pk)


def kept_contribution_or_404(request: Request, pk: int, *, below: bool) -> tuple[Contribution, Occasion]:
    """For an act of the organisation itself (`below`), or of the committee. Raises Http404 for everybody else."""
    contribution = contribution_or_404(request, pk)
    actor = keeper_of(request, contribution.organisation if below else contribution.period.organisation)
    if actor is None:
        raise Http404
    return contribution, occasion_by(request, actor)
