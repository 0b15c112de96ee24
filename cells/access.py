"""Both walls for everything about organisations: a view declares the roles, an object is fetched through the mandates."""

from django.http import Http404, HttpRequest

from accounts.access import Access
from accounts.models import Actor
from cells.models import Mandate, Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.mandates import READERS, visible_organisations
from cells.queries.sight import Sight, sight_of

Role = Mandate.Role


def holds(*roles: str) -> Access:
    """Who holds at least one of these roles today, wherever."""
    return Access(
        "holds " + " or ".join(roles),
        lambda request: any(mandate.role in roles for mandate in mandates_of(request)),
    )


readers = holds(*READERS)


def mandates_of(request: HttpRequest) -> list[Mandate]:
    return request.mandates  # type: ignore[attr-defined]


def organisations_for(request: HttpRequest, *roles: str) -> OrganisationQuerySet:
    """Organisations the person may see (or, with roles, act on by one of them)."""
    return visible_organisations(mandates_of(request), roles or READERS)


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

    Raises Http404 where none does.
    """
    covering = [
        mandate
        for mandate in mandates_of(request)
        if mandate.role in (roles or READERS) and _covers(mandate.organisation, organisation)
    ]
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
