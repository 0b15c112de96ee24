"""Who is exempt from work and meetings, or suspended, since when, until when and why."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from cells.models import Activity, Member, Membership
from cells.models.organisation import OrganisationQuerySet
from cells.queries.members import members_on


def kept_from_meetings(cells: OrganisationQuerySet, day: date) -> QuerySet[Activity]:
    """Of the members of these cells on the day: who then does not have to come, or may not."""
    here = Membership.objects.on(day).filter(member=OuterRef("member"), cell__in=cells.order_by())
    rows = Activity.objects.on(day).filter(Exists(here))
    return rows.select_related("member", "ordered_by", "reason").order_by("member__sort_key", "pk")


def may_be_exempted(cell_id: int, day: date) -> QuerySet[Member]:
    """Active members of the cell."""
    return members_on([cell_id], day).exclude(activity__in=Activity.Value.values)  # type: ignore[misc]
