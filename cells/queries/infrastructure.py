"""Whether the IT infrastructure suffices, as it had been looked at by a day (03-HD/TW, II.2)."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from accounts.queries.put_together import Question
from cells.models import Infrastructure, Organisation


def infrastructure_on(organisation: Organisation, day: date) -> Infrastructure | None:
    """None where it has not been looked at."""
    return infrastructure_of([organisation.pk], day).get(organisation.pk)


def infrastructure_of(organisation_ids: Collection[int], day: date) -> dict[int, Infrastructure]:
    """By organisation; it is a fact of the organisation itself, and one that was not looked at is absent."""
    return {fact.organisation_id: fact for fact in _facts_on(day, tuple(organisation_ids))}


@Question
def _facts_on(day: date, organisations: Collection[int]) -> QuerySet[Infrastructure]:
    return Infrastructure.objects.on(day).filter(organisation_id__in=organisations)
