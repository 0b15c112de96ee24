"""Both walls for everything about organisations: a view declares the roles, an object is fetched through the mandates."""

from django.http import Http404

from accounts.access import Access
from accounts.models import Actor, Occasion
from cells.models import Mandate, Organisation, OrganisationVersion, Residence
from cells.models.organisation import OrganisationQuerySet
from cells.queries.mandates import READERS
from cells.queries.residences import residence_kept_by
from cells.queries.sight import Sight, sight_of
from cells.requests import Request

Role = Mandate.Role


def holds(*roles: str) -> Access:
    """Who holds at least one of these roles today, wherever."""
    return Access(
        "holds " + " or ".join(roles),
        lambda request: request.mandates.hold(*roles),
    )


clerks = holds(Role.CLERK)
correctors = holds(Role.BOARD, Role.ADMINISTRATOR)
"""Who puts right what was entered wrongly of an organisation."""
readers = holds(*READERS)
administrators = holds(Role.ADMINISTRATOR)
listers = holds(*READERS, Role.ADMINISTRATOR)


def organisations_for(request: Request, *roles: str) -> OrganisationQuerySet:
    """Organisations the person may see, with the predecessors of what is in them (or, with roles, act on by one of them)."""
    return request.mandates.subtree(*roles) if roles else request.mandates.readable()


def listed_for(request: Request) -> OrganisationQuerySet:
    """What stands in the person's tree: names and figures. An administrator's is whole, their office being organisations."""
    return Organisation.objects.all() if request.mandates.administers else organisations_for(request)


def tops_for(request: Request) -> list[Organisation]:
    """Where the person's tree begins."""
    if request.mandates.administers:
        return list(Organisation.objects.filter(depth=1).order_by("path"))
    return request.mandates.tops(*READERS)


def organisation_or_404(request: Request, code: str, *roles: str) -> Organisation:
    """Outside the subtrees is the same as not there. Predecessors are looked for only where nothing in them is called so."""
    organisation = request.mandates.coded(code, *(roles or READERS))
    if organisation is None and not roles:
        organisation = organisations_for(request).filter(code=code).first()
    if organisation is None:
        raise Http404
    return organisation


def may_correct(request: Request, organisation: Organisation) -> bool:
    """Whose board stands above it, as for a reorganisation; an administrator, whose office organisations are, every one."""
    above = Organisation.objects.get_parent(organisation)
    return request.mandates.administers or (above is not None and request.mandates.may(above, Role.BOARD))


def corrected_or_404(request: Request, code: str) -> Organisation:
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None or not may_correct(request, organisation):
        raise Http404
    return organisation


def corrector_of(request: Request, organisation: Organisation) -> Occasion:
    """The person by the mandate by which they may correct it. Raises Http404."""
    above = Organisation.objects.get_parent(organisation)
    if above is not None and request.mandates.may(above, Role.BOARD):
        return occasion_for(request, above, Role.BOARD)
    return occasion_for(request, None, Role.ADMINISTRATOR)


def sight_or_404(request: Request, member_id: int, *roles: str) -> Sight:
    """A member who belongs or belonged to a cell within the mandates, and which of their days the person sees."""
    sight = sight_of(member_id, organisations_for(request, *roles), request.today)
    if sight is None:
        raise Http404
    return sight


def own_member_or_404(request: Request, member_id: int) -> Sight:
    """A member who belongs today to a cell the person is clerk of; one who moved away is read only."""
    sight = sight_or_404(request, member_id, Role.CLERK)
    if not sight.is_whole:
        raise Http404
    return sight


def residence_or_404(request: Request, pk: int) -> tuple[Residence, Organisation]:
    """Of a member whose cell of residence (outside the register: whose own cell) the person is clerk of, with that cell."""
    found = residence_kept_by(organisations_for(request, Role.CLERK), pk, request.today)
    if found is None:
        raise Http404
    return found


def above_grassroots(request: Request, code: str = "", **_named: object) -> bool:
    """Whether a page looks through more than a grassroots organisation (`large`): that of one above them, or, where its address
    names none, one of a person whose mandates reach further."""
    if not code and request.mandates.administers:
        return True
    asked = [code] if code else [organisation.code for organisation in request.mandates.organisations(*READERS)]
    versions = OrganisationVersion.objects.on(request.today).filter(kind=OrganisationVersion.Kind.SUPERIOR)
    return versions.filter(organisation__code__in=asked).exists()


def above_grassroots_narrowed(request: Request, code: str = "", **named: object) -> bool:
    """The same of a list whose first page, as it is opened, an index hands out; what is asked of it or sent may look further."""
    return bool(request.GET or request.method == "POST") and above_grassroots(request, code, **named)


def occasion_for(request: Request, organisation: Organisation | None, *roles: str) -> Occasion:
    """The person by the nearest of their mandates that covers the organisation by one of the roles (none named: one that
    reads). Raises Http404 where none does."""
    mandates = request.mandates
    return occasion_by(
        request, mandates.nearest(organisation, *roles) if roles else mandates.nearest_reader(organisation)
    )


def clerk_of(request: Request, organisation: Organisation | None) -> Occasion:
    """The person by their mandate to keep the register of this organisation. Raises Http404."""
    return occasion_for(request, organisation, Role.CLERK)


def occasion_by(request: Request, actor: Actor | None) -> Occasion:
    """An act of this request by whom the mandates named. Raises Http404 where they named nobody."""
    if actor is None:
        raise Http404
    return Occasion(by=actor, at=request.now, today=request.today)
