"""Scenes of the meetings: a cell with groups inside its pilot, a ship's cell inside its own, and how far they have come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import Occasion
from cells.models import DocumentReference, Group, Member, Organisation
from meetings.models import GroupSession, Meeting, PreparatorySession
from meetings.services import by_group, preparing
from meetings.services.agenda import AgendaDraft
from meetings.services.planning import MeetingPlan, plan_meeting
from pilots.models import Guidance, Registration, Round, Submission
from tests.cast import TODAY, Cast

ALLOWED = "Quán triệt nghị quyết của cấp trên"
FORBIDDEN = "Xét kết nạp quần chúng Nguyễn Văn A vào Đảng"
SECRET = "Thông báo tài liệu mật về quốc phòng"
MEETING_DAY = date(2025, 4, 5)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=ZONE)


def approve(cast: Cast, code: str, format: str, *, since: date = date(2023, 5, 1)) -> Registration:
    """A pilot in force, as it would stand after appraisal and decision."""
    letter, _ = DocumentReference.objects.get_or_create(issuer="Ban Thường vụ", symbol="828-CV/ĐUK", issued_on=since)
    opened, _ = Round.objects.get_or_create(
        organisation=cast["CITY"],
        letter=letter,
        defaults={
            "guidance": Guidance.objects.get(),
            "opened_on": since,
            "last_day": since,
            "opened_by": cast.users["dung"],
        },
    )
    submission, _ = Submission.objects.get_or_create(round=opened, organisation=cast[code])
    return Registration.objects.create(
        submission=submission,
        organisation=cast[code],
        format=format,
        state=Registration.State.APPROVED,
        decider=cast["CITY"],
        appraised_by=cast.users["dung"],
        decided_by=cast.users["em"],
        in_force_from=since,
    )


@dataclass
class Scene:
    """One organisation in its pilot, and the shortest way to act in it."""

    cast: Cast
    organisation: Organisation
    clerk: str
    members: list[Member]
    groups: list[Group]

    def plan(self, format: str, day: date = MEETING_DAY, *items: str, on: date = TODAY, **facts: Any) -> Meeting:
        agenda = [AgendaDraft(item) for item in items or (ALLOWED,)]
        told: dict[str, Any] = {"second": True} | facts
        return plan_meeting(
            organisation=self.organisation,
            plan=MeetingPlan(format=format, held_on=day, agenda=agenda, **told),
            occasion=Occasion(by=self.cast.actor(self.clerk), at=noon(on), today=on),
        )

    def acting(self, on: date) -> dict[str, Any]:
        """The clerk, at noon of a day."""
        return {"occasion": Occasion(by=self.cast.actor(self.clerk), at=noon(on), today=on)}

    def prepare(self, meeting: Meeting, day: date, **facts: Any) -> PreparatorySession:
        occasion = facts.pop("occasion", self.acting(day)["occasion"])
        made_from = facts.pop("made_from", None)
        told: dict[str, Any] = {"attends": dict.fromkeys(self.groups, self.members[0])} | facts
        preparation = preparing.Preparation(held_on=day, direction="Bàn nhiệm vụ quý II", **told)
        return preparing.record_preparatory_session(
            meeting=meeting, preparation=preparation, made_from=made_from, occasion=occasion
        )

    def meet(self, meeting: Meeting, place: int, day: date, **facts: Any) -> GroupSession:
        occasion = facts.pop("occasion", self.acting(day)["occasion"])
        made_from = facts.pop("made_from", None)
        told: dict[str, Any] = {"held_on": day, "present": 10, "chair": self.members[place]} | facts
        return by_group.record_group_session(
            meeting=meeting,
            group=self.groups[place],
            minutes=by_group.GroupMinutes(**told),
            made_from=made_from,
            occasion=occasion,
        )

    def report(self, session: GroupSession, day: date) -> Any:
        return by_group.report_group_session(
            session=session,
            reported_at=noon(day),
            occasion=Occasion(by=self.cast.actor(self.clerk), at=noon(day), today=TODAY),
        )

    def until_reported(self, day: date = MEETING_DAY) -> Meeting:
        """A by-group meeting whose groups have all met and reported."""
        meeting = self.plan(Meeting.Format.BY_GROUP, day)
        self.prepare(meeting, day - timedelta(days=2))
        for place in range(len(self.groups)):
            self.report(self.meet(meeting, place, day), day + timedelta(days=1))
        return meeting


def cell_with_groups(cast: Cast, *, members: int = 52, groups: int = 4) -> Scene:
    """CELL: 52 members in 4 groups of 13 led by the first four, the first three its committee; its by-group pilot in force."""
    people = cast.people(members, of="CELL")
    dealt = cast.groups("CELL", people, number=groups)
    cast.committee("CELL", people[:3])
    approve(cast, "CELL", "by_group")
    return Scene(cast, cast["CELL"], "an", people, dealt)


def ship_cell(cast: Cast, *, members: int = 10, away: int = 6) -> Scene:
    """SECOND: so many members, of whom so many are at sea; its online pilot in force."""
    people = cast.people(members, of="SECOND")
    cast.grounds(people[:away])
    cast.infrastructure("SECOND")
    approve(cast, "SECOND", "online")
    return Scene(cast, cast["SECOND"], "binh", people, [])


def storm_cell(cast: Cast, *, ends: date | None) -> Scene:
    """SECOND in a storm that begins on 1/3/2025: six of ten cannot come; its online pilot in force."""
    people = cast.people(10, of="SECOND")
    fact = cast.storm(until=ends)
    cast.grounds(people[:6], "natural_disaster", valid_from=date(2025, 3, 1), area_fact=fact, statement="Bị cô lập")
    cast.infrastructure("SECOND")
    approve(cast, "SECOND", "online")
    return Scene(cast, cast["SECOND"], "binh", people, [])
