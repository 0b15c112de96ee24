"""The rolls of a year, read for who had to come: neither the exempt, nor who was elsewhere for a time, nor guests."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from cells.models import Activity, Membership, Organisation, TemporaryStay
from cells.models.dated import valid_on
from meetings.models import Attendance, Meeting
from meetings.queries.attendance import PRESENT, rows_of_own
from meetings.rules.absences import OnTheRoll, StaysAway, percentage, who_stays_away


@dataclass(frozen=True)
class Rate:
    """How many of those who had to come took part."""

    present: int
    base: int

    @property
    def percent(self) -> float | None:
        return percentage(self.present, self.base)


def rate_of(meeting: Meeting) -> Rate:
    """As the regulation counts: of the organisation's own members without the exempt."""
    day = meeting.register_day
    exempt = Activity.objects.on(day).filter(member=OuterRef("member"), value=Activity.Value.EXEMPT)
    rows = rows_of_own(meeting).exclude(Exists(exempt))
    counted = rows.aggregate(base=Count("pk"), present=Count("pk", filter=Q(mode__in=PRESENT)))
    return Rate(counted["present"], counted["base"])


def who_stays_away_from(cells: Collection[Organisation], on: date) -> list[StaysAway]:
    """Of the members of these cells on the day, by the rolls of its year until then; in one statement."""
    held_on = OuterRef("meeting__held_on")
    exempt = Activity.objects.filter(valid_on(held_on), member=OuterRef("member"), value=Activity.Value.EXEMPT)
    elsewhere = TemporaryStay.objects.filter(valid_on(held_on), member=OuterRef("member"))
    still = Membership.objects.on(on).filter(member=OuterRef("member"), cell=OuterRef("meeting__organisation"))
    rolls = Attendance.objects.filter(
        Exists(still),
        ~Exists(exempt),
        ~Exists(elsewhere),
        meeting__organisation__in=cells,
        meeting__state=Meeting.State.HELD,
        meeting__held_on__range=(date(on.year, 1, 1), on),
    ).order_by("member__sort_key", "member_id", "meeting__held_on", "meeting_id")
    rows = rolls.values_list("member_id", "member__full_name", "meeting__held_on", "mode")
    return who_stays_away(OnTheRoll(*row) for row in rows)
