"""What the views of meetings take from a request."""

from datetime import date

from cells.models import Organisation
from cells.queries.organisations import names_on


def named(organisation: Organisation, day: date) -> str:
    return names_on([organisation.pk], day)[organisation.pk]
