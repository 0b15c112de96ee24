"""Both walls for reorganisations: who plans them, and who sees which."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Occasion
from cells.access import Role, holds, occasion_for, organisations_for
from cells.models import Organisation
from cells.requests import Request
from reorganisations.models import Reorganisation
from reorganisations.queries.reorganisations import reorganisations_about

planners = holds(Role.BOARD, Role.ADMINISTRATOR)
"""Who reorganises: the organisation board of a superior organisation what is below it, an administrator everything."""


def reorganisations_for(request: Request) -> QuerySet[Reorganisation]:
    """Drafts of one's own boards, and what was confirmed about organisations one sees; an administrator sees all."""
    if request.mandates.administers:
        return Reorganisation.objects.select_related("ordered_by", "led_by")
    return reorganisations_about(
        organisations_for(request).order_by(), organisations_for(request, Role.BOARD).order_by()
    )


def reorganisation_or_404(request: Request, pk: int) -> Reorganisation:
    reorganisation = reorganisations_for(request).filter(pk=pk).first()
    if reorganisation is None:
        raise Http404
    return reorganisation


def plan_or_404(request: Request, pk: int) -> Reorganisation:
    """A plan that the person may change: their own board's, or the administrators'."""
    plan = reorganisation_or_404(request, pk)
    if not acts_on(request, plan):
        raise Http404
    return plan


def acts_on(request: Request, plan: Reorganisation) -> bool:
    """Whoever plans it; one that was set aside, an administrator too: its board may be what is no more."""
    aside = plan.state == Reorganisation.State.SET_ASIDE
    return plans_for(request, plan.led_by) or (aside and request.mandates.administers)


def actor_on(request: Request, plan: Reorganisation) -> Occasion:
    """The person by the mandate by which they act on this plan. Raises Http404."""
    return planner_of(request, plan.led_by if plans_for(request, plan.led_by) else None)


def planner_of(request: Request, led_by: Organisation | None) -> Occasion:
    """The person by the mandate to plan for this organisation's board (None: for an administrator). Raises Http404."""
    return occasion_for(request, led_by, Role.BOARD if led_by else Role.ADMINISTRATOR)


def plans_for(request: Request, led_by: Organisation | None) -> bool:
    return request.mandates.administers if led_by is None else request.mandates.may(led_by, Role.BOARD)
