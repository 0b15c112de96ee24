"""The roll of a meeting: who is expected, and who may take part online."""

from dataclasses import dataclass

from cells.models import Activity, Member
from cells.queries.headcounts import members_with_ground_on
from meetings.models import Attendance, Meeting
from meetings.queries.participants import expected_on, guests_expected_on
from pilots.queries.guidance import terms_on


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


def roll_of(meeting: Meeting) -> list[Attendee]:
    """Everybody expected on the meeting's day, in the order of their names, guests last."""
    day = meeting.held_on
    terms = terms_on(day)
    grounds = members_with_ground_on(day, frozenset(terms.grounds)) if terms else set()
    recorded = {row.member_id: row for row in meeting.attendances.all()}
    members = expected_on(meeting.organisation, meeting.kind, day)
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
    guests = guests_expected_on(meeting.organisation, meeting.kind, day)
    return own + [
        Attendee(member, member.pk in grounds, guest=True, recorded=recorded.get(member.pk)) for member in guests
    ]


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
