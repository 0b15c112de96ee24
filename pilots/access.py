"""Which rounds, lists and registrations somebody sees, and by which mandate they act on a registration."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Occasion
from cells.access import Role, occasion_by, occasion_for
from cells.models.organisation import lies_within
from cells.requests import Request
from pilots.models import Guidance, Registration, Round, Submission
from pilots.queries.decider import decided_from_afar, decider_now, is_too_near
from pilots.queries.registrations import involvement_in
from pilots.rules.registration import Capacity, Involvement

View = TypeVar("View", bound=Callable[..., object])
NO_CONDITION = Q()


def rests_on_guidance(view: View) -> View:
    """Mark a page that means little while no guidance is in force: it then says so above its heading (pilots/context.py)."""
    view.rests_on_guidance = True  # type: ignore[attr-defined]
    return view


def registrations_for(request: Request) -> QuerySet[Registration]:
    """Of organisations in one's subtrees, and those one's board appraises or standing committee decides on, or did (abroad)."""
    return Registration.objects.filter(pk__in=registrations_seen(request)).select_related(
        "organisation", "decider", "guidance__reference", "submission__organisation", "submission__round__letter"
    )


def registrations_seen(
    request: Request, field: str = "pk", *, among: Q = NO_CONDITION
) -> QuerySet[Registration, dict[str, Any]]:
    """Their ids, or another field of them, each value once: whatever a list asks for besides, the database finds them by
    themselves and in indexes alone. `among`: those of which this is true."""
    mine = Registration.objects.filter(request.mandates.sees("organisation__"), among).order_by()
    # What hangs below those who decide is among what they see; only what does not is looked for.
    afar = decided_from_afar(request.mandates.organisations(Role.BOARD, Role.STANDING), request.today)
    others = [one.filter(among).values(field) for one in afar]
    return mine.values(field).union(*others) if others else mine.values(field).distinct()


def submissions_for(request: Request, *roles: str) -> QuerySet[Submission]:
    """Lists of the grassroots organisations in one's subtrees (or, with roles, those one may work on)."""
    mandates = request.mandates
    mine = lies_within(*mandates.ranges(*roles), prefix="organisation__") if roles else mandates.sees("organisation__")
    return Submission.objects.filter(mine).select_related(
        "organisation", "round__letter", "round__guidance__reference", "round__organisation"
    )


def guidances_for(request: Request) -> QuerySet[Guidance]:
    """Those put in force are everybody's to read; drafts are the administrator's alone."""
    known = Guidance.objects.select_related("reference")
    return known if may_enter_guidances(request) else known.filter(state=Guidance.State.IN_FORCE)


def may_enter_guidances(request: Request) -> bool:
    return request.mandates.administers


def rounds_for(request: Request) -> QuerySet[Round]:
    """Rounds opened within one's subtrees, and those in which one's own owe a list or one sees a registration."""
    owing = Submission.objects.filter(request.mandates.sees("organisation__")).order_by().values("round")
    visible = Q(_opened_within(request)) | Q(pk__in=owing) | Q(pk__in=registrations_seen(request, "submission__round"))
    return Round.objects.filter(visible).select_related(
        "letter", "organisation", "guidance__reference", "continues__organisation"
    )


def rounds_registering(request: Request, *, among: Q) -> QuerySet[Round]:
    """Of those rounds the ones opened within one's subtrees, and those in which one sees such a registration (`among`)."""
    registering = registrations_seen(request, "submission__round", among=among)
    return Round.objects.filter(Q(_opened_within(request)) | Q(pk__in=registering)).select_related("letter")


def _opened_within(request: Request) -> Exists:
    """Told of a round by itself. Where it stands first, of those that were nothing else is asked."""
    return Exists(request.mandates.readable().filter(pk=OuterRef("organisation")).order_by())


def involvement_of(request: Request, registration: Registration) -> Involvement:
    """How the signed-in person stands towards a registration today, by all their mandates."""
    user, today = request.user, request.today
    bound = is_too_near(user, registration.organisation, today)
    decider = decider_now(registration, today)
    return involvement_in(registration, mandates=request.mandates, decider=decider, bound=bound)


def officer_or_404(request: Request, registration: Registration, capacity: Capacity) -> Occasion:
    """The person by their mandate to act on the registration in this quality: the board or committee of who decides today."""
    if capacity == Capacity.CLERK:
        return occasion_for(request, registration.submission.organisation, Role.CLERK)
    return occasion_by(request, request.mandates.seat(decider_now(registration, request.today), capacity))
