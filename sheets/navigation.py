"""What sheets add to the list of members, and to that of plans."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.navigation import Page
from cells.access import Role
from cells.navigation import Action

LISTS_FROM_EXCEL = Action(
    _("Lists from Excel"),
    lambda organisation: reverse("sheets:sheets", args=[organisation.code]),
    lambda request, organisation: request.mandates.may(organisation, Role.CLERK),
)
ORGANISATIONS_BY_SHEET = Page("sheets:organisations", _("Organisations by sheet"))
