"""What the views of meetings take from a request."""

from datetime import date

from cells.models import Organisation
from cells.queries.names import names_with_superior_on


def named(organisation: Organisation, day: date) -> str:
    """What it is called, and below what it stands: «Chi bộ khu phố 1» there is in every ward."""
    return str(names_with_superior_on([organisation.pk], day)[organisation.pk])
