"""The text of minutes, who signed it, and which meetings still have none that both have signed."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from accounts.queries.put_together import Question
from cells.models import Group, Member
from cells.queries.groups import group_members_on
from meetings.models import Meeting, Minutes
from meetings.queries.by_group import session_of
from meetings.queries.meetings import meetings_reached
from meetings.queries.participants import may_take_the_chair_on

LOOKED_AFTER = timedelta(days=92)
"""Minutes of what was held longer ago are no longer asked for; they can be written."""


def minutes_of(meeting: Meeting, group: Group | None = None) -> Minutes | None:
    """Of the whole meeting, or of one group's session in it; None where no text was kept yet."""
    kept = Minutes.objects.filter(meeting=meeting, group=group)
    return kept.prefetch_related("sign_offs__member", "addenda__by").select_related("meeting", "group").first()


def unsigned(meetings: QuerySet[Meeting], *, held_until: date) -> QuerySet[Meeting]:
    """Of the meetings those held by a day whose minutes chair and secretary have not both signed, the oldest first."""
    signed = Minutes.objects.filter(meeting=OuterRef("pk"), group__isnull=True, frozen=True)
    held = meetings.filter(state=Meeting.State.HELD, held_on__lte=held_until)
    return held.filter(~Exists(signed)).order_by("held_on", "pk")


def waiting_for_signatures(meetings: QuerySet[Meeting], today: date, *, within: timedelta) -> QuerySet[Meeting]:
    """Of the last months. What was entered long afterwards has its minutes on paper."""
    since, until = to_be_signed(today, within)
    return _waiting(meetings, since, until)


def to_be_signed(today: date, within: timedelta) -> tuple[date, date]:
    """The first and the last of the days whose minutes are to be signed."""
    return today - LOOKED_AFTER, today - within


@Question
def first_to_sign(since: date, until: date, *reach: str | int, most: int) -> QuerySet[Meeting]:
    """`waiting_for_signatures` of what is reached, by the days of `to_be_signed`."""
    return _waiting(meetings_reached(*reach), since, until)[:most]


def _waiting(meetings: QuerySet[Meeting], since: date, until: date) -> QuerySet[Meeting]:
    return unsigned(meetings.filter(held_on__gte=since, retrospective=False), held_until=until)


def who_may_sign(meeting: Meeting, group: Group | None) -> QuerySet[Member]:
    """Those to choose chair and secretary from: of a group its members on the day it met, with whoever led it."""
    if group is None:
        people = may_take_the_chair_on(meeting.organisation, meeting.register_day)
        return people | _named([meeting.chair_id, meeting.secretary_id])
    session = session_of(meeting, group)
    if session is None:
        return Member.objects.none()
    members = group_members_on(group, session.held_on).values("pk")
    return Member.objects.filter(pk__in=members) | _named([session.chair_id, session.secretary_id])


def who_should_sign(meeting: Meeting, group: Group | None) -> dict[str, Member | None]:
    """By the role in which they sign, as it is recorded."""
    held = session_of(meeting, group) if group is not None else meeting
    if held is None:
        return {}
    return {"chair": held.chair, "secretary": held.secretary}


def _named(keys: Iterable[int | None]) -> QuerySet[Member]:
    return Member.objects.filter(pk__in=[pk for pk in keys if pk is not None])
