"""Who may do what about admissions, and where."""

from django.http import Http404

from accounts.models import Occasion
from cells.access import Role, occasion_for, organisations_for
from cells.models import Organisation
from cells.requests import Request

GIVERS = (Role.BOARD, Role.CLERK)
"""Who writes down what a committee asks of those below it."""


def may_give_target(request: Request, organisation: Organisation) -> bool:
    """Who keeps the papers of the committee above; of one that nobody above in the product has, its own board."""
    return _giver_above(request, organisation) is not None or _is_own_top(request, organisation)


def giver_of(request: Request, organisation: Organisation) -> Occasion:
    """The person by the mandate by which they may. Raises Http404."""
    above = _giver_above(request, organisation)
    if above is not None:
        return occasion_for(request, above, *GIVERS)
    if _is_own_top(request, organisation):
        return occasion_for(request, organisation, Role.BOARD)
    raise Http404


def _giver_above(request: Request, organisation: Organisation) -> Organisation | None:
    above = Organisation.objects.get_parent(organisation)
    return above if above is not None and request.mandates.may(above, *GIVERS) else None


def _is_own_top(request: Request, organisation: Organisation) -> bool:
    above = Organisation.objects.get_parent(organisation)
    if organisation not in request.mandates.organisations(Role.BOARD):
        return False
    return above is None or not organisations_for(request).filter(pk=above.pk).exists()
