"""Meetings, as they are asked for."""

from datetime import date

from django.db.models import QuerySet

from cells.models import Organisation
from meetings.models import AgendaItem, Meeting

State = Meeting.State


def meetings_of(organisation: Organisation, year: int) -> QuerySet[Meeting]:
    return Meeting.objects.filter(organisation=organisation, held_on__year=year).select_related("slot")


def years_of(organisation: Organisation) -> list[int]:
    """Years with a meeting, the newest first."""
    return [
        day.year for day in Meeting.objects.filter(organisation=organisation).dates("held_on", "year", order="DESC")
    ]


def upcoming(meetings: QuerySet[Meeting], *, on: date) -> QuerySet[Meeting]:
    return meetings.filter(state=State.PLANNED, held_on__gte=on).order_by("held_on", "starts_at", "pk")


def past_their_day(meetings: QuerySet[Meeting], *, on: date) -> QuerySet[Meeting]:
    """Planned, their day is over, and nobody has recorded that they were held."""
    return meetings.filter(state=State.PLANNED, held_on__lt=on).order_by("held_on", "pk")


def confirmed_items(meetings: QuerySet[Meeting]) -> QuerySet[AgendaItem]:
    """Unclear items that somebody answers for by name: the committee above sees them with the reason."""
    return (
        AgendaItem.objects.filter(meeting__in=meetings, confirmed_by__isnull=False)
        .select_related("meeting", "meeting__organisation", "confirmed_by")
        .order_by("-confirmed_at")
    )
