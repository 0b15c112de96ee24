"""What the views of meetings take from a request."""

from datetime import date

from accounts.models import Occasion
from cells.access import Role, holds, occasion_for
from cells.models import Organisation
from cells.queries.organisations import names_on
from cells.requests import Request

clerks = holds(Role.CLERK)


def acting(request: Request, organisation: Organisation) -> Occasion:
    return occasion_for(request, organisation, Role.CLERK)


def named(organisation: Organisation, day: date) -> str:
    return names_on([organisation.pk], day)[organisation.pk]
