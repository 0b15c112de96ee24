from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from cells.models import Mandate, Organisation, OrganisationVersion
from cells.queries.organisations import versions_on


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


def without_clerk(day: date, *, below: Organisation | None = None) -> QuerySet[OrganisationVersion]:
    """The organisations, as they are on the day, for which nobody is clerk then; those above first."""
    kept = Mandate.objects.on(day).filter(role=Mandate.Role.CLERK, organisation=OuterRef("organisation"))
    versions = versions_on(day).filter(~Exists(kept))
    if below is not None:
        versions = versions.filter(organisation__in=Organisation.objects.below(below))
    return versions.order_by("organisation__path")
