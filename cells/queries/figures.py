"""How many members there are of which sort, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cells.models import Activity, Degree, Membership, TemporaryStay
from cells.queries.headcounts import grounds_on
from cells.queries.ids import Ids


@dataclass(frozen=True)
class MemberFigures:
    """`guests` are members of other cells who take part here for a time: they count at home, not here."""

    members: int
    official: int
    probationary: int
    exempt: int
    suspended: int
    elsewhere: int
    with_ground: int
    guests: int


def member_figures(cells: Ids, day: date) -> MemberFigures:
    """Of these cells (ids, or a subquery of them), in two queries."""

    def has(facts: QuerySet[Any]) -> Exists:
        return Exists(facts.filter(member=OuterRef("member")))

    def count(**condition: bool) -> Count:
        return Count("pk", filter=Q(**condition))

    degrees, activities = Degree.objects.on(day), Activity.objects.on(day)
    counts = (
        Membership.objects.on(day)
        .filter(cell_id__in=cells)
        .annotate(
            is_official=has(degrees.filter(value=Degree.Value.OFFICIAL)),
            is_probationary=has(degrees.filter(value=Degree.Value.PROBATIONARY)),
            is_exempt=has(activities.filter(value=Activity.Value.EXEMPT)),
            is_suspended=has(activities.filter(value=Activity.Value.SUSPENDED)),
            is_elsewhere=has(TemporaryStay.objects.on(day)),
            has_ground=has(grounds_on(day)),
        )
        .aggregate(
            members=Count("pk"),
            official=count(is_official=True),
            probationary=count(is_probationary=True),
            exempt=count(is_exempt=True),
            suspended=count(is_suspended=True),
            elsewhere=count(is_elsewhere=True),
            with_ground=count(has_ground=True),
        )
    )
    return MemberFigures(**counts, guests=TemporaryStay.objects.on(day).filter(host_id__in=cells).count())
