"""What is asked of the log as a whole."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from accounts.rules.entry_numbers import first_number

CLOCKS_DIFFER = timedelta(hours=12)
"""More than the clocks of machines do: the moment of an entry is of one, its number of another."""


def written_since(moment: datetime) -> Q:
    """Entries of this moment or later, without a look into the parts of earlier months; in the demo those may be of its day."""
    since = Q(at__gte=moment)
    if connection.vendor == "postgresql" and not settings.DEMO:
        since &= Q(pk__gte=first_number(timezone.localtime(moment - CLOCKS_DIFFER).date()))
    return since
