from django.db.models import QuerySet

from accounts.queries.put_together import Question
from cells.models import SavedFilter


@Question
def filters_saved(user: int, organisation: int) -> QuerySet[SavedFilter]:
    """One's own, of the members of an organisation."""
    return SavedFilter.objects.filter(user=user, organisation=organisation)
