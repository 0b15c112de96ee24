"""What the views of meetings take from a request."""

from datetime import date

from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.requests import Request


def today_of(request: Request) -> date:
    return request.today


def named(organisation: Organisation, day: date) -> str:
    version = version_nearest(organisation, day)
    return version.name if version else organisation.code
