"""Members as they were on a day, with their three axes in one query."""

from collections.abc import Iterable
from datetime import date

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from cells.models import Activity, Degree, Ground, GroupBelonging, GroupLeadership, Member, Membership, TemporaryStay
from cells.models.dated import valid_on
from cells.queries.headcounts import grounds_on
from cells.rules.names import fold

ACTIVE = "active"


def members_on(cell_ids: Iterable[int], day: date) -> QuerySet[Member]:
    """Members of these cells on the day, each with degree, activity, elsewhere, group_name, leads, ground (a category or "")."""
    mine = OuterRef("pk")
    memberships = Membership.objects.on(day).filter(member=mine, cell_id__in=list(cell_ids))
    return (
        Member.objects.filter(Exists(memberships))
        .annotate(
            cell_id=Subquery(memberships.values("cell_id")[:1]),
            degree=Subquery(Degree.objects.on(day).filter(member=mine).values("value")[:1]),
            activity=Coalesce(
                Subquery(Activity.objects.on(day).filter(member=mine).values("value")[:1]),
                Value(ACTIVE),
                output_field=CharField(),
            ),
            elsewhere=Exists(TemporaryStay.objects.on(day).filter(member=mine)),
            group_name=Subquery(
                GroupBelonging.objects.on(day).filter(valid_on(day, "group"), member=mine).values("group__name")[:1]
            ),
            leads=Exists(GroupLeadership.objects.on(day).filter(member=mine)),
            ground=Coalesce(
                Subquery(grounds_on(day).filter(member=mine).values("category")[:1]),
                Value(""),
                output_field=CharField(),
            ),
        )
        .order_by("sort_key", "pk")
    )


def guests_on(cell_id: int, day: date) -> QuerySet[Member]:
    """Members of other cells who take part here for a time; they count at home, not here."""
    return Member.objects.filter(Exists(TemporaryStay.objects.on(day).filter(member=OuterRef("pk"), host_id=cell_id)))


def named_like(members: QuerySet[Member], words: str) -> QuerySet[Member]:
    """Those whose name holds every word, in any spelling: no diacritics needed, đ as d, uỷ as ủy."""
    for word in fold(words).split():
        members = members.filter(search_key__contains=word)
    return members


def grounds_of(member: Member, day: date) -> QuerySet[Ground]:
    return grounds_on(day).filter(member=member)
