"""Both walls for reorganisations: who plans them, and who sees which."""

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.models import Occasion
from cells.access import Role, holds, occasion_for, organisations_for
from cells.models import Organisation
from cells.queries.mandates import READERS
from cells.requests import Request
from reorganisations.models import Reorganisation, ReorganisationQuestion
from reorganisations.queries.leading import has_board_on, leader_on
from reorganisations.queries.reorganisations import reorganisations_about

planners = holds(Role.BOARD, Role.ADMINISTRATOR)
"""Who reorganises: the organisation board of a superior organisation what is below it, an administrator everything."""
concerned = holds(*READERS, Role.ADMINISTRATOR)
"""Who reads what is planned for what they see, and asks about it."""


def reorganisations_for(request: Request) -> QuerySet[Reorganisation]:
    """Drafts of one's own boards, and what was confirmed about organisations one sees; an administrator sees all."""
    everything = Reorganisation.objects.select_related("ordered_by", "led_by")
    if request.mandates.administers:
        return everything
    about = reorganisations_about(
        organisations_for(request).order_by(), organisations_for(request, Role.BOARD).order_by()
    )
    predecessors = request.mandates.predecessors if request.mandates.hold(Role.BOARD) else set()
    led = Q(led_by__in=predecessors, state__in=[Reorganisation.State.CONFIRMED, Reorganisation.State.IN_EFFECT])
    return everything.filter(Q(pk__in=about.order_by().values("pk")) | led) if predecessors else about


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
    if led_by is None or not (request.mandates.may(led_by, Role.BOARD) or has_board_on(led_by, request.today)):
        return occasion_for(request, None, Role.ADMINISTRATOR)
    return occasion_for(request, led_by, Role.BOARD)


def plans_for(request: Request, led_by: Organisation | None) -> bool:
    """What was left by a board that is none any more, and was passed to nobody, is the administrators'."""
    if led_by is not None and request.mandates.may(led_by, Role.BOARD):
        return True
    return request.mandates.administers and (led_by is None or not has_board_on(led_by, request.today))


# --- plans in effect: correcting them, and asking about any -----------------------------------------------------------


def leads(request: Request, plan: Reorganisation) -> bool:
    """Whether the person is of those who led it, or of what came of them."""
    leader = leader_on(plan, request.today)
    return request.mandates.administers if leader is None else request.mandates.may(leader, Role.BOARD)


def may_correct_plan(request: Request, plan: Reorganisation) -> bool:
    """In effect, and the person of those who led it; an administrator, whose office organisations are, corrects every one."""
    return plan.state == Reorganisation.State.IN_EFFECT and (request.mandates.administers or leads(request, plan))


def corrected_plan_or_404(request: Request, pk: int) -> Reorganisation:
    plan = reorganisation_or_404(request, pk)
    if not may_correct_plan(request, plan):
        raise Http404
    return plan


def corrects_within(request: Request, plan: Reorganisation) -> Organisation | None:
    """Below what the person may correct it; None: an administrator, everywhere."""
    leader = leader_on(plan, request.today)
    return leader if leader is not None and request.mandates.may(leader, Role.BOARD) else None


def corrector_of(request: Request, plan: Reorganisation) -> Occasion:
    """The person by the mandate to correct it. Raises Http404."""
    within = corrects_within(request, plan)
    return occasion_for(request, within, Role.BOARD if within else Role.ADMINISTRATOR)


def asker_of(request: Request, plan: Reorganisation) -> Occasion:
    """The person by a mandate that shows the plan. Raises Http404."""
    if request.mandates.hold(*READERS):
        seen = organisations_for(request).filter(pk__in=plan.touched.values("pk")).first()
        if seen is not None or plan.led_by is not None:
            return occasion_for(request, seen or plan.led_by)
    return occasion_for(request, None, Role.ADMINISTRATOR)


def question_or_404(request: Request, pk: int) -> ReorganisationQuestion:
    """One that the person may answer."""
    question = ReorganisationQuestion.objects.select_related("reorganisation__led_by").filter(pk=pk).first()
    if question is None or not reorganisations_for(request).filter(pk=question.reorganisation_id).exists():
        raise Http404
    if not leads(request, question.reorganisation):
        raise Http404
    return question


def answerer_of(request: Request, plan: Reorganisation) -> Occasion:
    leader = leader_on(plan, request.today)
    return occasion_for(request, leader, Role.BOARD if leader else Role.ADMINISTRATOR)
