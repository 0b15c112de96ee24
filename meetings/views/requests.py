"""What the views of meetings take from a request."""

from datetime import date

from accounts.models import Occasion
from cells.access import Role, holds, occasion_for
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.requests import Request

clerks = holds(Role.CLERK)


def today_of(request: Request) -> date:
    return request.today


def acting(request: Request, organisation: Organisation) -> Occasion:
    return occasion_for(request, organisation, Role.CLERK)


def named(organisation: Organisation, day: date) -> str:
    version = version_nearest(organisation, day)
    return version.name if version else organisation.code
