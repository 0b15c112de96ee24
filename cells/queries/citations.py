"""The citation register as it is asked."""

from functools import reduce

from django.db.models import Q, QuerySet

from cells.models import DocumentReference
from cells.rules.document_reference import search_words


def citations(words: str = "") -> QuerySet[DocumentReference]:
    """Documents that everybody may cite, the newest first; with `words` those that hold them all, in any spelling."""
    found = reduce(lambda so_far, word: so_far & Q(search_key__contains=word), search_words(words), Q(shared=True))
    return DocumentReference.objects.filter(found)
