"""Who may do what about admissions, and where."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Actor, Occasion
from admissions.models import Candidate, DisciplinaryCase, Screened
from admissions.queries.discipline import cases_of
from admissions.queries.pipeline import CASE, candidates_of, home_of
from admissions.queries.screening import home_of as home_of_screened
from admissions.queries.screening import screened_of
from admissions.rules.steps import COMMITTEE_VOTES, DECISIONS
from cells.access import Role, occasion_by, occasion_for, organisations_for
from cells.models import Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.history import heir_on
from cells.queries.mandates import predecessors_within
from cells.queries.organisations import grassroots_of
from cells.requests import Request

GIVERS = (Role.BOARD, Role.CLERK)
"""Who writes down what a committee asks of those below it."""
READ_CANDIDATE = "admissions.read_candidate"
"""By this act the log notes who read a person's page or paper."""
ABOVE_THE_CELL = (*COMMITTEE_VOTES, *DECISIONS)


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


def candidates_for(request: Request, *roles: str) -> QuerySet[Candidate]:
    """Of the cells the person may see (or, with roles, act on); what came of a cell that ended acts on its persons too."""
    cells = organisations_for(request, *roles)
    seen = candidates_of(cells, request.today)
    left_by = request.mandates.predecessors_of(*roles) if roles else set()
    return seen | candidates_of(Organisation.objects.filter(pk__in=left_by), request.today) if left_by else seen


def candidate_or_404(request: Request, pk: int, *roles: str) -> Candidate:
    """Outside the subtrees is the same as not there."""
    candidate = candidates_for(request, *roles).filter(pk=pk).prefetch_related(*CASE).first()
    if candidate is None:
        raise Http404
    return candidate


def keeper_of(request: Request, candidate: Candidate, step: str = "") -> Actor | None:
    """Who records a step: of the cell its clerk; of the committee, and of a decision, the clerk of the grassroots organisation
    or a board above. None where the person may not."""
    home = home_of(candidate, request.today)
    if step not in ABOVE_THE_CELL:
        return request.mandates.nearest(home, Role.CLERK)
    above = grassroots_of(home, request.today)
    own = request.mandates.nearest(above.organisation, Role.CLERK) if above is not None else None
    return own or request.mandates.nearest(home, Role.BOARD)


def may_keep(request: Request, candidate: Candidate, step: str = "") -> bool:
    return keeper_of(request, candidate, step) is not None


def occasion_of(request: Request, candidate: Candidate, step: str = "") -> Occasion:
    """An act on the person by that mandate. Raises Http404."""
    return occasion_by(request, keeper_of(request, candidate, step))


def guarded_by(request: Request) -> OrganisationQuerySet:
    """The subtrees of the inspection committees the person sits in, and what came before them: there alone cases are read."""
    tops = request.mandates.organisations(Role.INSPECTION)
    before = predecessors_within(tops, request.today)
    below = Organisation.objects.below(*tops)
    return below | Organisation.objects.filter(pk__in=before) if before else below


def guarded_below(request: Request, organisation: Organisation) -> OrganisationQuerySet:
    """What of `guarded_by` lies below an organisation that is guarded, or came before something there."""
    before = predecessors_within([organisation], request.today)
    below = Organisation.objects.below(organisation)
    return guarded_by(request) & (below | Organisation.objects.filter(pk__in=before) if before else below)


def case_or_404(request: Request, pk: int) -> DisciplinaryCase:
    """Whoever is no inspection committee of it is told that there is none."""
    case = cases_of(guarded_by(request)).filter(pk=pk).first()
    if case is None:
        raise Http404
    return case


def inspection_of(request: Request, organisation: Organisation) -> Occasion:
    """The person as inspection committee of it, or of what came of it. Raises Http404."""
    heir = heir_on(organisation, request.today) or organisation
    actor = request.mandates.nearest(heir, Role.INSPECTION) or request.mandates.nearest(organisation, Role.INSPECTION)
    return occasion_by(request, actor)


def screened_or_404(request: Request, pk: int, *roles: str) -> Screened:
    cells = organisations_for(request, *roles)
    before = request.mandates.predecessors_of(*roles) if roles else set()
    seen = cells | Organisation.objects.filter(pk__in=before) if before else cells
    one = screened_of(seen, request.today).filter(pk=pk).first()
    if one is None:
        raise Http404
    return one


def screener_of(request: Request, one: Screened) -> Occasion:
    """The clerk of the cell that has the matter. Raises Http404."""
    return occasion_by(request, screening_clerk(request, one))


def screening_clerk(request: Request, one: Screened) -> Actor | None:
    return request.mandates.nearest(home_of_screened(one, request.today), Role.CLERK)
