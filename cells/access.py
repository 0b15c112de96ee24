"""Both walls for everything about organisations: a view declares the roles, an object is fetched through the mandates."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from accounts.access import Access
from accounts.models import Actor
from cells.models import Mandate, Organisation, Reorganisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.mandates import READERS, predecessors_of_mandates, visible_organisations
from cells.queries.reorganisation import reorganisations_about
from cells.queries.sight import Sight, sight_of
from cells.queries.tree import tops_of

Role = Mandate.Role


def holds(*roles: str) -> Access:
    """Who holds at least one of these roles today, wherever."""
    return Access(
        "holds " + " or ".join(roles),
        lambda request: any(mandate.role in roles for mandate in mandates_of(request)),
    )


readers = holds(*READERS)
listers = holds(*READERS, Role.ADMINISTRATOR)
planners = holds(Role.BOARD, Role.ADMINISTRATOR)
"""Who reorganises: the organisation board of a superior organisation what is below it, an administrator everything."""


def mandates_of(request: HttpRequest) -> list[Mandate]:
    return request.mandates  # type: ignore[attr-defined]


def organisations_for(request: HttpRequest, *roles: str) -> OrganisationQuerySet:
    """Organisations the person may see, with the predecessors of what is in them (or, with roles, act on by one of them)."""
    visible = visible_organisations(mandates_of(request), roles or READERS)
    predecessors = () if roles else _predecessors(request)
    return visible | Organisation.objects.filter(pk__in=predecessors) if predecessors else visible


def _predecessors(request: HttpRequest) -> set[int]:
    """Read once a request."""
    if not hasattr(request, "predecessors"):
        request.predecessors = predecessors_of_mandates(mandates_of(request), request.today)  # type: ignore[attr-defined]
    return request.predecessors  # type: ignore[attr-defined]


def listed_for(request: HttpRequest) -> OrganisationQuerySet:
    """What stands in the person's tree: names and figures. An administrator's is whole, their office being organisations."""
    return Organisation.objects.all() if _administers(request) else organisations_for(request)


def tops_for(request: HttpRequest) -> list[Organisation]:
    """Where the person's tree begins."""
    if _administers(request):
        return list(Organisation.objects.filter(depth=1).order_by("path"))
    return tops_of(mandates_of(request), READERS)


def _administers(request: HttpRequest) -> bool:
    return any(mandate.role == Role.ADMINISTRATOR for mandate in mandates_of(request))


def organisation_or_404(request: HttpRequest, code: str, *roles: str) -> Organisation:
    """Outside the subtrees is the same as not there."""
    found = organisations_for(request, *roles).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def sight_or_404(request: HttpRequest, member_id: int, *roles: str) -> Sight:
    """A member who belongs or belonged to a cell within the mandates, and which of their days the person sees."""
    found = sight_of(member_id, organisations_for(request, *roles), request.today)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def actor_for(request: HttpRequest, organisation: Organisation | None, *roles: str) -> Actor:
    """The person with the nearest of their mandates that covers the organisation by one of the roles.

    A predecessor is read by any mandate that lets one read. Raises Http404 where none does.
    """
    covering = [
        mandate
        for mandate in mandates_of(request)
        if mandate.role in (roles or READERS) and _covers(mandate.organisation, organisation)
    ]
    if not covering and not roles and organisation is not None and organisation.pk in _predecessors(request):
        covering = [mandate for mandate in mandates_of(request) if mandate.role in READERS]
    if not covering:
        raise Http404
    nearest = max(covering, key=lambda mandate: mandate.organisation.depth if mandate.organisation else 0)
    return Actor(user=request.user, mandate_id=nearest.pk, mandate=str(nearest))  # type: ignore[arg-type]


def may(request: HttpRequest, organisation: Organisation, *roles: str) -> bool:
    """Whether a button that needs one of these roles on the organisation is shown."""
    return any(
        mandate.role in roles and _covers(mandate.organisation, organisation) for mandate in mandates_of(request)
    )


def _covers(top: Organisation | None, organisation: Organisation | None) -> bool:
    if top is None or organisation is None:
        return top is organisation
    return organisation.path.startswith(top.path)


def reorganisations_for(request: HttpRequest) -> QuerySet[Reorganisation]:
    """Drafts of one's own boards, and what was confirmed about organisations one sees; an administrator sees all."""
    if _administers(request):
        return Reorganisation.objects.select_related("ordered_by", "led_by")
    return reorganisations_about(
        organisations_for(request).order_by(), organisations_for(request, Role.BOARD).order_by()
    )


def reorganisation_or_404(request: HttpRequest, pk: int) -> Reorganisation:
    found = reorganisations_for(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def plan_or_404(request: HttpRequest, pk: int) -> Reorganisation:
    """A plan that the person may change: their own board's, or the administrators'."""
    found = reorganisation_or_404(request, pk)
    if not plans_for(request, found.led_by):
        raise Http404
    return found


def planner_of(request: HttpRequest, led_by: Organisation | None) -> Actor:
    """The person by the mandate to plan for this organisation's board (None: for an administrator). Raises Http404."""
    return actor_for(request, led_by, Role.BOARD if led_by else Role.ADMINISTRATOR)


def plans_for(request: HttpRequest, led_by: Organisation | None) -> bool:
    if led_by is None:
        return any(mandate.role == Role.ADMINISTRATOR for mandate in mandates_of(request))
    return may(request, led_by, Role.BOARD)
