"""Votes of a meeting in one session: who has one, and how they were cast."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from cells.models import Degree, Member
from meetings.models import Meeting, MeetingVote
from meetings.queries.attendance import PRESENT, rows_of_own
from meetings.queries.participants import expected_on


def official_number(members: QuerySet[Member], day: date) -> int:
    """Only official members vote."""
    officials = Degree.objects.on(day).filter(value=Degree.Value.OFFICIAL)
    return members.filter(pk__in=officials.values("member_id")).count()


def entitled_at(meeting: Meeting) -> int | None:
    """Those on the roll who came and have a vote: official members on the day, who are no guests from elsewhere. None where no
    roll was recorded."""
    if not meeting.attendances.exists():
        return None
    came = rows_of_own(meeting.attendances.all()).filter(mode__in=PRESENT)
    return official_number(Member.objects.filter(pk__in=came.values("member")), meeting.register_day)


def most_entitled(meeting: Meeting) -> int:
    """Official members of the day, of whom without a roll nobody knows who came; 0 where the register knows none of them."""
    day = meeting.register_day
    return official_number(expected_on(meeting.convened, meeting.kind, day), day)


def conclusions_without_votes(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Of those held in one session: something was concluded, and nobody told how it was voted on."""
    voted = MeetingVote.objects.filter(meeting=OuterRef("pk"), item__isnull=True)
    held = meetings.filter(~Exists(voted), state=Meeting.State.HELD).exclude(format=Meeting.Format.BY_GROUP)
    return held.exclude(conclusion="").order_by("held_on", "pk")


def votes_of(meeting: Meeting) -> dict[int | None, MeetingVote]:
    """By the key of the item, in order, that of the conclusion (None) last; what was not put to the vote is not there."""
    rows = MeetingVote.objects.filter(meeting=meeting).select_related("item")
    return {row.item_id: row for row in rows if row.ballot.cast}
