"""What a user may do today, and where."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, Subquery

from accounts.models import User
from cells.models import Mandate, Membership, Organisation, OrganisationVersion, Post
from cells.models.organisation import OrganisationQuerySet

READERS = (Mandate.Role.CLERK, Mandate.Role.BOARD, Mandate.Role.STANDING, Mandate.Role.INSPECTOR)
"""Roles that see the registry of their subtree. The administrator's office alone shows no member data."""


def mandates_on(user: User, day: date) -> list[Mandate]:
    """Each with `organisation_name`, what its organisation is called on the day."""
    version = OrganisationVersion.objects.on(day).filter(organisation=OuterRef("organisation"))
    return list(
        Mandate.objects.on(day)
        .filter(user=user)
        .select_related("organisation")
        .annotate(organisation_name=Subquery(version.values("name")[:1]))
        .order_by("pk")
    )


def visible_organisations(mandates: Iterable[Mandate], roles: Sequence[str] = READERS) -> OrganisationQuerySet:
    """Organisations in the subtrees of those mandates that carry one of the roles: the second wall."""
    tops = [mandate.organisation for mandate in mandates if mandate.role in roles and mandate.organisation]
    return Organisation.objects.below(*tops)


def organisations_bound_to(user: User, day: date) -> set[int]:
    """Ids of organisations of which the user is a member or holds a post or a mandate on the day (a person stays one person)."""
    bound = set(
        Mandate.objects.on(day).filter(user=user, organisation__isnull=False).values_list("organisation_id", flat=True)
    )
    bound |= set(Membership.objects.on(day).filter(member__user=user).values_list("cell_id", flat=True))
    bound |= set(Post.objects.on(day).filter(member__user=user).values_list("organisation_id", flat=True))
    return bound
