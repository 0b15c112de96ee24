"""What the counts of a finding are made of, so that a clerk can count them again by hand."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, QuerySet

from cells.models import Activity, Ground, Membership
from cells.queries.headcounts import base_on, grounds_counted_on
from pilots.rules.terms import Terms


def activities_among(cell_ids: Collection[int], day: date) -> dict[str, int]:
    """Number of the cells' members by activity on the day, the active left aside."""
    members = Membership.objects.on(day).filter(cell_id__in=cell_ids).values("member")
    return dict(
        Activity.objects.on(day)
        .filter(member__in=members)
        .order_by("value")
        .values("value")
        .annotate(number=Count("pk"))
        .values_list("value", "number")
    )


def grounds_counted(cell_ids: Collection[int], day: date, terms: Terms) -> QuerySet[Ground]:
    """Valid grounds of the guidance's closed list that members of the base have on the day."""
    base = base_on(cell_ids, day, left_out=terms.left_out).values("member")
    return grounds_counted_on(day, list(terms.grounds), terms.ending_grounds).filter(member__in=base)


def grounds_by_category(cell_ids: Collection[int], day: date, terms: Terms) -> dict[str, int]:
    """Members of the base by category of ground; one with two grounds stands in both."""
    rows = grounds_counted(cell_ids, day, terms).order_by("category").values("category")
    return dict(rows.annotate(number=Count("member", distinct=True)).values_list("category", "number"))


def members_with_grounds(cell_ids: Collection[int], day: date, terms: Terms) -> list[tuple[int, str]]:
    """(member id, category), one row for each ground."""
    rows = grounds_counted(cell_ids, day, terms).order_by("member_id", "category")
    return list(rows.values_list("member_id", "category").distinct())


def members_with_grounds_by_cell(cell_ids: Collection[int], day: date, terms: Terms) -> list[tuple[int, int, str]]:
    """(cell id, member id, category) of several cells at once."""
    pairs = members_with_grounds(cell_ids, day, terms)
    members = {member for member, _category in pairs}
    cells = Membership.objects.on(day).filter(cell_id__in=cell_ids, member_id__in=members)
    cell_of = dict(cells.order_by().values_list("member_id", "cell_id"))
    return [(cell_of[member], member, category) for member, category in pairs]
