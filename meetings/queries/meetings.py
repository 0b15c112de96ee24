"""Meetings, as they are asked for."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cells.models import Organisation
from cells.queries.names import name_on
from meetings.models import AgendaItem, GroupSession, Meeting

State = Meeting.State
_BEGUN = Exists(GroupSession.objects.filter(meeting=OuterRef("pk")))


def meetings_of(organisation: Organisation, year: int) -> QuerySet[Meeting]:
    """Annotated as by `with_begun`."""
    return with_begun(Meeting.objects.filter(organisation=organisation, held_on__year=year).select_related("slot"))


def years_of(organisation: Organisation) -> list[int]:
    """Years with a meeting, the newest first."""
    return [
        day.year for day in Meeting.objects.filter(organisation=organisation).dates("held_on", "year", order="DESC")
    ]


def on_the_day(organisation: Organisation, day: date) -> QuerySet[Meeting]:
    """Planned or held; by group it is the day of the first group's session."""
    return Meeting.objects.filter(
        organisation=organisation, held_on=day, state__in=[State.PLANNED, State.HELD]
    ).order_by("pk")


def held_by(day: date) -> QuerySet[Meeting]:
    """Meetings that had been held by the end of the day.

    One by group has the day of its first group, and is held once its results are combined (03-HD/TW, II.4.2): until then
    it was under way.
    """
    combined = Q(combined__isnull=True) | Q(combined__held_on__lte=day)
    return Meeting.objects.filter(combined, state=State.HELD, held_on__lte=day)


def upcoming(meetings: QuerySet[Meeting], *, on: date) -> QuerySet[Meeting]:
    return meetings.filter(~_BEGUN, state=State.PLANNED, held_on__gte=on).order_by("held_on", "starts_at", "pk")


def past_their_day(meetings: QuerySet[Meeting], *, on: date) -> QuerySet[Meeting]:
    """Planned, their day is over, and nothing of them was recorded."""
    return meetings.filter(~_BEGUN, state=State.PLANNED, held_on__lt=on).order_by("held_on", "pk")


def under_way(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """By group: a group has met, the results are not combined yet."""
    return meetings.filter(_BEGUN, state=State.PLANNED).order_by("held_on", "pk")


def confirmed_items(meetings: QuerySet[Meeting]) -> QuerySet[AgendaItem]:
    """Unclear items that somebody answers for by name: the committee above sees them with the reason."""
    return (
        AgendaItem.objects.filter(meeting__in=meetings, confirmed_by__isnull=False)
        .select_related("meeting", "meeting__organisation", "confirmed_by")
        .order_by("-confirmed_at")
    )


def with_begun(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Each with `has_begun`: by group, and a group has met."""
    return meetings.annotate(has_begun=_BEGUN)


def with_names(meetings: QuerySet[Meeting], day: date) -> QuerySet[Meeting]:
    """Each with `organisation_name`, what its organisation is called on the day."""
    return meetings.annotate(organisation_name=name_on(day, "organisation"))
