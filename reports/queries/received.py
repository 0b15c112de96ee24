"""The register of what comes in, as it is asked."""

from functools import reduce

from django.db.models import Q, QuerySet

from cells.models import Organisation
from cells.rules.document_reference import search_words
from reports.models import Received


def received_in(
    organisation: Organisation, *, words: str = "", type_name: str = "", year: int | None = None
) -> QuerySet[Received]:
    """The newest first; with `words` those that hold them all, in any spelling."""
    condition = Q(organisation=organisation)
    if type_name:
        condition &= Q(type_name=type_name)
    if year is not None:
        condition &= Q(arrived_on__year=year)
    condition = reduce(lambda so_far, word: so_far & Q(search_key__contains=word), search_words(words), condition)
    return Received.objects.filter(condition).select_related("entered_by")


def types_received(organisation: Organisation) -> list[str]:
    found = Received.objects.filter(organisation=organisation).order_by("type_name")
    return list(found.values_list("type_name", flat=True).distinct())
