"""What reorganisations add to the page of an organisation, and what other apps add to the list of plans."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.navigation import Menu, Page
from cells.access import Role
from cells.models import Organisation
from cells.navigation import Action, Coming
from cells.requests import Request
from reorganisations.access import concerned
from reorganisations.queries.reorganisations import ahead_for

beginnings: Menu[Page] = Menu()
"""Other ways to begin a plan, beside the list of plans; whoever plans may take each."""


def may_reorganise(request: Request, organisation: Organisation) -> bool:
    """Whose board stands above it: nobody reorganises the own organisation."""
    above = Organisation.objects.get_parent(organisation)
    return above is not None and request.mandates.may(above, Role.BOARD)


REORGANISE = Action(
    _("Reorganise"),
    lambda organisation: f"{reverse('reorganisations:new')}?{urlencode({'of': organisation.code})}",
    may_reorganise,
)


def reorganisations_ahead(request: Request, organisation: Organisation) -> Sequence[Coming]:
    may_open = concerned.allows(request)
    return [
        Coming(
            day=plan.effective_on,
            title=plan.title,
            ordered_by=str(plan.ordered_by),
            address=reverse("reorganisations:reorganisation", args=[plan.pk]) if may_open else "",
        )
        for plan in ahead_for(organisation)
    ]
