"""The second wall for what was issued and what came in: only of organisations within the mandates."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from cells.access import Role, organisations_for
from cells.requests import Request
from reports.models import Issued, Received
from reports.queries.issued import issued_in

KEEPERS = (Role.CLERK, Role.BOARD)
"""Who issues, and keeps the registers."""


def issued_for(request: Request, *roles: str) -> QuerySet[Issued]:
    return issued_in(organisations_for(request, *roles))


def issued_or_404(request: Request, pk: int, *roles: str) -> Issued:
    return get_object_or_404(issued_for(request, *roles), pk=pk)


def received_or_404(request: Request, pk: int) -> Received:
    kept = Received.objects.filter(organisation__in=organisations_for(request, *KEEPERS))
    return get_object_or_404(kept.select_related("organisation", "book"), pk=pk)
