"""The monthly schedule of a grassroots committee, and the meetings it is about."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.rules.days import time_in_words
from accounts.rules.seen import WHICH, digest_of
from cells.models import Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.tree import cells_below
from meetings.models import Meeting, MonthlySchedule
from meetings.queries.year import COUNTED
from meetings.rules.schedule import Planned
from meetings.rules.year import month_of


def schedule_of(organisation: Organisation, month: date) -> MonthlySchedule | None:
    return MonthlySchedule.objects.filter(organisation=organisation, month=month).first()


def scheduled_meetings(organisation: Organisation, month: date, *, today: date) -> QuerySet[Meeting]:
    """Of its cells of today in the month, planned or held."""
    span = month_of(month)
    below = cells_below(organisation, today, today=today)
    mine = Meeting.objects.filter(
        organisation__in=below, state__in=COUNTED, held_on__range=(span.first, span.last)
    ).exclude(kind=Meeting.Kind.EXECUTIVE)
    return mine.select_related("organisation").order_by("held_on", "starts_at", "pk")


def planned_of(meetings: Sequence[Meeting]) -> list[Planned]:
    return [
        Planned(one.pk, one.held_on.isoformat(), time_in_words(one.starts_at), one.place, one.kind, one.format)
        for one in meetings
    ]


def planned_in(schedule: MonthlySchedule) -> list[Planned]:
    return [Planned(**row) for row in schedule.meetings]


def schedule_shown(planned: Sequence[Planned]) -> dict[str, Any]:
    """What somebody saw of the meetings before they registered or approved them."""
    return {"meetings": len(planned), WHICH: digest_of([vars(one) for one in planned])}


def registered_for(organisations: Collection[int], month: date) -> set[int]:
    """Those of these that registered the month."""
    found = MonthlySchedule.objects.filter(organisation__in=organisations, month=month)
    return set(found.order_by().values_list("organisation_id", flat=True))


def awaiting_approval(organisations: OrganisationQuerySet, month: date) -> QuerySet[MonthlySchedule]:
    """Of this month and those to come."""
    registered = MonthlySchedule.objects.filter(organisation__in=organisations.order_by(), month__gte=month)
    return registered.filter(approved_on__isnull=True).select_related("organisation").order_by("month", "pk")
