"""Special circumstances of areas, and how many members' grounds rest on them."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Entry, User
from cells.models import AreaFact, Ground, Membership
from cells.models.organisation import OrganisationQuerySet


def facts_resting_on(organisations: OrganisationQuerySet, day: date, *, recorded_by: User) -> QuerySet[AreaFact]:
    """Facts on which a ground of a member of these organisations rests, the newest first; and those that this person
    recorded and on which nobody's ground rests yet.

    Each with `mine`, the members of these organisations with a ground on it that holds on the day, and `all_members`.
    """
    here = Membership.objects.on(day).filter(member=OuterRef("member"), cell__in=organisations.order_by())
    resting = Ground.objects.filter(area_fact=OuterRef("pk"))
    mine = resting.filter(Exists(here))
    keys = Entry.objects.filter(act="cells.record_area_fact", by=recorded_by).values_list("subject_id", flat=True)
    fresh = ~Exists(resting) & Q(pk__in=[int(key) for key in keys])
    return (
        AreaFact.objects.filter(Exists(mine) | fresh)
        .annotate(mine=_members_with(mine.on(day)), all_members=_members_with(resting.on(day)))
        .select_related("kind")
        .order_by("-valid_from", "-pk")
    )


def _members_with(grounds: QuerySet[Ground]) -> Coalesce:
    """How many have one of these grounds, which name the fact: from the few who do, not of all members whether they do."""
    counted = grounds.order_by().values("area_fact").annotate(number=Count("member", distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)
