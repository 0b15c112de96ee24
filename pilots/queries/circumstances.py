"""Special circumstances of areas, and how many members' grounds rest on them."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from cells.models import AreaFact, Ground, Membership
from cells.models.dated import valid_on
from cells.models.organisation import OrganisationQuerySet


def facts_resting_on(organisations: OrganisationQuerySet, day: date) -> QuerySet[AreaFact]:
    """Facts on which a ground of a member of these organisations rests, the newest first.

    Each with `mine`, the members of these organisations with a ground on it that holds on the day, and `all_told`.
    """
    here = Membership.objects.on(day).filter(cell__in=organisations).values("member")
    holds = valid_on(day, "grounds")
    return (
        AreaFact.objects.filter(pk__in=Ground.objects.filter(member__in=here).values("area_fact"))
        .annotate(
            mine=Count("grounds__member", distinct=True, filter=holds & Q(grounds__member__in=here)),
            all_told=Count("grounds__member", distinct=True, filter=holds),
        )
        .order_by("-valid_from", "-pk")
    )
