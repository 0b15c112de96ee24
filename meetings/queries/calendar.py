"""Meetings as events of a calendar: neither names of members nor anything of an agenda."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import Entry
from cells.queries.mandates import Mandates, mandates_on
from cells.queries.names import names_with_superior_on
from meetings.models import CalendarFeed, Meeting
from meetings.rules.icalendar import Event

BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
MOST = 500
State = Meeting.State


def feed_of(token: str) -> CalendarFeed | None:
    """Of a person who still signs in here, by an address that was not revoked."""
    found = CalendarFeed.objects.filter(digest=digest_of(token), revoked_at__isnull=True, user__is_active=True)
    return found.select_related("user").first()


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def meetings_in_feed(feed: CalendarFeed, today: date) -> QuerySet[Meeting]:
    """Those the mandates of today show; where there are too many, the first of them."""
    mandates: Mandates = mandates_on(feed.user, today)
    seen = Meeting.objects.filter(organisation__in=mandates.readable().order_by())
    within = seen.filter(held_on__range=(today - BEHIND, today + AHEAD))
    return within.exclude(state=State.MISTAKEN).order_by("held_on", "pk")[:MOST]


def events_of(meetings: Iterable[Meeting], today: date, *, address_of: Mapping[int, str]) -> Iterator[Event]:
    """In a number of statements that does not grow with them. `address_of`: the page of each."""
    told = list(meetings)
    names = names_with_superior_on({meeting.organisation_id for meeting in told}, today)
    changes = _changes(told)
    for meeting in told:
        yield Event(
            uid=f"meeting-{meeting.pk}@partyadmin",
            begins=_moment(meeting.held_on, meeting.starts_at) if meeting.starts_at else meeting.held_on,
            ends=_moment(meeting.held_on, meeting.ends_at) if meeting.ends_at else None,
            summary=f"{meeting.get_kind_display()}: {names[meeting.organisation_id]}",
            location=meeting.place,
            address=address_of[meeting.pk],
            sequence=changes.get(meeting.pk, 0),
            is_cancelled=meeting.state == State.CANCELLED,
        )


def _changes(meetings: Iterable[Meeting]) -> dict[int, int]:
    """How often the log tells of each after it was planned."""
    ids = [str(meeting.pk) for meeting in meetings]
    entries = Entry.objects.filter(subject_kind="meetings.meeting", subject_id__in=ids).order_by()
    counted = entries.values_list("subject_id").annotate(number=Count("pk"))
    return {int(pk): number - 1 for pk, number in counted}


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
