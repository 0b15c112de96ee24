"""Special circumstances of areas, and how many members' grounds rest on them."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from accounts.models import Entry, User
from cells.models import AreaFact, Ground, Membership
from cells.models.dated import valid_on
from cells.models.organisation import OrganisationQuerySet


def facts_resting_on(organisations: OrganisationQuerySet, day: date, *, recorded_by: User) -> QuerySet[AreaFact]:
    """Facts on which a ground of a member of these organisations rests, the newest first; and those that this person
    recorded and on which nobody's ground rests yet.

    Each with `mine`, the members of these organisations with a ground on it that holds on the day, and `all_members`.
    """
    members = Membership.objects.on(day).filter(cell__in=organisations).values("member")
    holds = valid_on(day, "grounds")
    keys = Entry.objects.filter(act="cells.record_area_fact", by=recorded_by).values_list("subject_id", flat=True)
    fresh = Q(grounds__isnull=True, pk__in=[int(key) for key in keys])
    return (
        AreaFact.objects.filter(Q(pk__in=Ground.objects.filter(member__in=members).values("area_fact")) | fresh)
        .annotate(
            mine=Count("grounds__member", distinct=True, filter=holds & Q(grounds__member__in=members)),
            all_members=Count("grounds__member", distinct=True, filter=holds),
        )
        .order_by("-valid_from", "-pk")
    )
