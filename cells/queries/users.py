from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import User
from cells.models import Mandate


def users_with_mandates(day: date, *, words: str = "") -> QuerySet[User]:
    """Everybody who has an account, with `mandates_held`: those of the day."""
    held = Mandate.objects.on(day).select_related("organisation").order_by("pk")
    users = User.objects.prefetch_related(Prefetch("mandates", queryset=held, to_attr="mandates_held"))
    for word in words.split():
        users = users.filter(Q(username__icontains=word) | Q(full_name__icontains=word))
    return users.order_by("username")


def mandates_of_user(user: User) -> QuerySet[Mandate]:
    """All of them, those that ended too, the newest first."""
    return Mandate.objects.filter(user=user).select_related("organisation").order_by("-valid_from", "-pk")
