from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.models import Letter

_State = Letter.State


def letters_due(*, at: datetime) -> QuerySet[Letter]:
    """The oldest first."""
    return Letter.objects.filter(state=_State.WAITING, next_at__lte=at).order_by("pk")


def letters_in_trouble() -> QuerySet[Letter]:
    """Given up, or failed at least once and tried again later."""
    return Letter.objects.filter(Q(state=_State.FAILED) | Q(state=_State.WAITING) & ~Q(error=""))
