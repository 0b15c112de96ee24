"""The roll of a meeting: who is expected, and who may take part online."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from cells.models import Activity, Member, TemporaryStay
from cells.models.dated import valid_on
from cells.queries.headcounts import members_with_ground_on
from meetings.models import Attendance, Meeting
from meetings.queries.participants import expected_on, guests_expected_on
from pilots.queries.guidance import terms_on
from pilots.rules.terms import Terms

PRESENT = (Attendance.Mode.IN_PERSON, Attendance.Mode.ONLINE)


@dataclass(frozen=True)
class Attendee:
    member: Member
    has_ground: bool
    guest: bool = False
    exempt: bool = False
    elsewhere: bool = False
    recorded: Attendance | None = None


@dataclass(frozen=True)
class AttendanceCount:
    expected: int
    in_person: int
    online: int
    excused: int
    absent: int

    @property
    def present(self) -> int:
        return self.in_person + self.online


@dataclass(frozen=True)
class RollDifferences:
    """What a recorded roll and the register of a day do not agree on: who is on the roll and was not there, or no longer, and
    who was there and is not on it."""

    gone: tuple[Attendance, ...] = ()
    missing: tuple[Attendee, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.missing)


def roll_of(meeting: Meeting, *, on: date | None = None) -> list[Attendee]:
    """Everybody expected on the meeting's day (or another), in the order of their names, guests last."""
    day = on or meeting.register_day
    members = list(expected_on(meeting.convened, meeting.kind, day))
    guests = list(guests_expected_on(meeting.convened, meeting.kind, day))
    terms, everybody = terms_on(day), [member.pk for member in (*members, *guests)]
    grounds = _with_ground(terms, day, everybody) if terms else set()
    recorded = {row.member_id: row for row in meeting.attendances.all()}
    own = [
        Attendee(
            member,
            member.pk in grounds,
            exempt=member.activity == Activity.Value.EXEMPT,  # type: ignore[attr-defined]
            elsewhere=member.elsewhere,  # type: ignore[attr-defined]
            recorded=recorded.get(member.pk),
        )
        for member in members
    ]
    return own + [
        Attendee(member, member.pk in grounds, guest=True, recorded=recorded.get(member.pk)) for member in guests
    ]


def _with_ground(terms: Terms, day: date, among: list[int]) -> set[int]:
    return members_with_ground_on(day, frozenset(terms.grounds), terms.ending_grounds, among=among)


def differences_of(meeting: Meeting, *, on: date | None = None) -> RollDifferences:
    """Of the meeting's roll and the register of its day, or another. Where no roll was recorded there are none."""
    recorded = list(meeting.attendances.select_related("member").order_by("member__sort_key", "member_id"))
    if not recorded:
        return RollDifferences()
    attendees = roll_of(meeting, on=on)
    expected = {attendee.member.pk for attendee in attendees}
    return RollDifferences(
        gone=tuple(row for row in recorded if row.member_id not in expected),
        missing=tuple(attendee for attendee in attendees if attendee.recorded is None),
    )


def rows_of_own(rolls: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """Without those from elsewhere who stayed here for a time: they take part, and count and vote at home. Each with the `day`
    whose register says so."""
    told = rolls.order_by().annotate(
        day=Coalesce("meeting__register_of", "meeting__held_on"),
        host=Coalesce("meeting__convened_by", "meeting__organisation"),
    )
    guests = TemporaryStay.objects.filter(valid_on(OuterRef("day")), member=OuterRef("member"), host=OuterRef("host"))
    return told.exclude(Exists(guests))


def excuses_told(meeting: Meeting) -> list[Attendance]:
    """Of a planned meeting whose roll is not recorded yet: who is excused already. None where the roll is there."""
    rows = list(meeting.attendances.select_related("member").order_by("member__sort_key", "member_id"))
    planned = meeting.state == Meeting.State.PLANNED
    return rows if planned and all(row.mode == Attendance.Mode.EXCUSED for row in rows) else []


def attendance_count(meeting: Meeting) -> AttendanceCount | None:
    """How many took part and how; None where no roll was recorded."""
    modes = list(meeting.attendances.values_list("mode", flat=True))
    if not modes:
        return None
    return AttendanceCount(
        expected=len(modes),
        in_person=modes.count(Attendance.Mode.IN_PERSON),
        online=modes.count(Attendance.Mode.ONLINE),
        excused=modes.count(Attendance.Mode.EXCUSED),
        absent=modes.count(Attendance.Mode.ABSENT),
    )
