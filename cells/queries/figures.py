"""How many members there are of which sort, on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Value

from cells.models import Activity, Degree, Membership, TemporaryStay
from cells.queries.counts import members_and_official
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
    """Of these cells (ids, or a subquery of them), in a constant number of queries.

    The many are looked up. The few are joined to the members each on their own: asked of every member side by side, whether
    there is such a fact, all that is known of anybody would be read.
    """
    here = Membership.objects.on(day).filter(cell_id__in=cells)
    degrees, activities = Degree.objects.on(day), Activity.objects.on(day)
    members, official = members_and_official(cells, day)
    few: dict[str, QuerySet[Any]] = {
        "probationary": _among(here, degrees.filter(value=Degree.Value.PROBATIONARY)),
        "exempt": _among(here, activities.filter(value=Activity.Value.EXEMPT)),
        "suspended": _among(here, activities.filter(value=Activity.Value.SUSPENDED)),
        "elsewhere": _among(here, TemporaryStay.objects.on(day)),
        "with_ground": _among(here, grounds_on(day)),
        "guests": TemporaryStay.objects.on(day).filter(host_id__in=cells),
    }
    return MemberFigures(members=members, official=official, **_numbers(few))


def _among(memberships: QuerySet[Membership], facts: QuerySet[Any]) -> QuerySet[Membership]:
    return memberships.filter(member__in=facts.order_by().values("member"))


def _numbers(sorts: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many there are of each, in one query."""
    counts = [
        rows.order_by().annotate(sort=Value(sort)).values("sort").annotate(number=Count("pk"))
        for sort, rows in sorts.items()
    ]
    found = counts[0].union(*counts[1:], all=True).values_list("sort", "number")
    return dict.fromkeys(sorts, 0) | dict(found)
