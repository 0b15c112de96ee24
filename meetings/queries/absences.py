"""Who had to come and did: one definition for the page of a meeting, its minutes, its rating and the table of a month."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from accounts.queries.put_together import Asked, Question
from cells.models import Activity, Membership, Organisation, TemporaryStay
from cells.models.dated import valid_on
from meetings.models import Attendance, GroupSession, Meeting
from meetings.queries.attendance import PRESENT, rows_of_own
from meetings.queries.participants import expected_on
from meetings.rules.absences import OnTheRoll, StaysAway, percentage, who_stays_away

Mode, Format = Attendance.Mode, Meeting.Format


@dataclass(frozen=True)
class Rate:
    """How many of those who had to come took part, and how many were absent without a reason. Nobody: nothing was recorded."""

    present: int = 0
    base: int = 0
    without_reason: int = 0

    @property
    def percent(self) -> float | None:
        return percentage(self.present, self.base)


def who_had_to_come(rolls: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """As the regulation counts (fieldbook of meetings, B.2): the organisation's own members without the exempt."""
    exempt = Activity.objects.filter(valid_on(OuterRef("day")), member=OuterRef("member"), value=Activity.Value.EXEMPT)
    return rows_of_own(rolls).exclude(Exists(exempt))


def rates_of(meetings: Iterable[Meeting]) -> dict[int, Rate]:
    """By the keys of the meetings of which a roll was recorded, or a group's minutes; in two statements."""
    keys = {one.pk for one in meetings if one.format != Format.BY_GROUP}
    by_group = {one.pk for one in meetings if one.format == Format.BY_GROUP}
    counted = who_had_to_come(Attendance.objects.filter(meeting__in=keys)).values("meeting")
    present, absent = Q(mode__in=PRESENT), Q(mode=Mode.ABSENT)
    rows = counted.annotate(came=Count("pk", filter=present), of=Count("pk"), absent=Count("pk", filter=absent))
    rates = {pk: Rate(*figures) for pk, *figures in rows.values_list("meeting", "came", "of", "absent")} if keys else {}
    if by_group:
        sums = GroupSession.objects.filter(meeting__in=by_group).order_by().values("meeting")
        summed = sums.annotate(came=Sum("present"), of=Sum("members")).values_list("meeting", "came", "of")
        rates |= {pk: Rate(came, of) for pk, came, of in summed}
    return rates


def rate_of(meeting: Meeting) -> Rate:
    """Of one that was entered afterwards without a roll: by the number that is told, of those the register expects."""
    if rate := rates_of([meeting]).get(meeting.pk):
        return rate
    if meeting.present is None:
        return Rate()
    expected = expected_on(meeting.convened, meeting.kind, meeting.register_day)
    base = expected.exclude(activity=Activity.Value.EXEMPT).count()  # type: ignore[misc]
    return Rate(meeting.present, max(base, meeting.present)) if base else Rate()


def rolls_of_members(rolls: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """Of those who had to come and were at home: who stays elsewhere for a time takes part there. By member, then by day."""
    elsewhere = TemporaryStay.objects.filter(valid_on(OuterRef("day")), member=OuterRef("member"))
    return (
        who_had_to_come(rolls)
        .exclude(Exists(elsewhere))
        .order_by("member__sort_key", "member_id", "meeting__held_on", "meeting_id")
    )


def who_stays_away_from(cells: Collection[Organisation], on: date) -> list[StaysAway]:
    """Of the members of these cells on the day, by the rolls of its year until then; in one statement."""
    return who_stays_away(rolls_of_year(cells, on))


def rolls_of_year(cells: Collection[Organisation], on: date) -> list[OnTheRoll]:
    """Of the members of these cells on the day, the rolls of its year until then of who had to come: by member and day."""
    return [OnTheRoll(*row) for row in rolls_asked(cells, on).rows()]


def rolls_asked(cells: Iterable[Organisation], on: date) -> Asked[tuple[Any, ...]]:
    return _rolls.of(date(on.year, 1, 1), on, tuple(cell.pk for cell in cells))


@Question
def _rolls(since: date, on: date, cells: tuple[int, ...]) -> QuerySet[Attendance, tuple[Any, ...]]:
    still = Membership.objects.on(on).filter(member=OuterRef("member"), cell=OuterRef("meeting__organisation"))
    rolls = rolls_of_members(
        Attendance.objects.filter(
            Exists(still),
            meeting__organisation__in=cells,
            meeting__state=Meeting.State.HELD,
            meeting__held_on__range=(since, on),
        )
    )
    return rolls.values_list("member_id", "member__full_name", "meeting__held_on", "mode")
