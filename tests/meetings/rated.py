"""Held meetings of SECOND (ten members, in person) and their ratings."""

from datetime import date, time
from typing import Any

from accounts.models import Occasion
from meetings.models import Criterion, Meeting, Rating
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from meetings.services.past import PastMeeting, enter_past_meeting
from meetings.services.rating import Mark, confirm_rating, rate_meeting
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, noon

DAY = date(2025, 3, 5)


def cell_of_ten(cast: Cast) -> Scene:
    return Scene(cast, cast["SECOND"], "binh", cast.people(10, of="SECOND"), [])


def held(
    scene: Scene, day: date = DAY, *modes: str, minutes: int | None = 90, kind: str = "monthly", on: date = TODAY
) -> Meeting:
    """With a roll (all in person unless told otherwise), from 7:30 on."""
    meeting = scene.plan("in_person", day, on=day, kind=kind)
    told = [*modes, *["in_person"] * len(scene.members)][: len(scene.members)]
    roll = {member.pk: Presence(mode, "ốm") for member, mode in zip(scene.members, told, strict=True)}
    if kind != "executive":
        record_attendance(meeting=meeting, roll=roll, **scene.acting(day))
    hold_meeting(meeting=meeting, minutes=Minutes(held_on=day, chair=scene.members[0]), **scene.acting(on))
    meeting.refresh_from_db()
    if minutes is not None:
        meeting.starts_at, meeting.ends_at = time(7, 30), time(7 + (30 + minutes) // 60, (30 + minutes) % 60)
        meeting.save(update_fields=["starts_at", "ends_at"])
    return meeting


def rated(scene: Scene, meeting: Meeting, *, by: str = "binh", on: date = TODAY, **marks: Any) -> Rating:
    """`marks`: by position of the criterion: `_4=2`."""
    criteria = {f"_{one.position}": one.pk for one in _criteria()}
    given = {criteria[name]: mark if isinstance(mark, Mark) else Mark(mark) for name, mark in marks.items()}
    occasion = Occasion(by=scene.cast.actor(by), at=noon(on), today=on)
    return rate_meeting(meeting=meeting, marks=given, occasion=occasion)


def a_rating(cast: Cast) -> Rating:
    """Of a meeting of SECOND entered afterwards: the same one however often it is asked for."""
    kept = Rating.objects.filter(meeting__organisation=cast["SECOND"]).first()
    if kept is not None:
        return kept
    scene = Scene(cast, cast["SECOND"], "binh", [], [])
    past = PastMeeting(format="in_person", held_on=DAY, why="Nhập bổ sung")
    return rated(scene, enter_past_meeting(organisation=cast["SECOND"], past=past, **scene.acting(TODAY)))


def confirmed(scene: Scene, rating: Rating, *, by: str = "binh", on: date = TODAY, **above: Any) -> Rating:
    criteria = {f"_{one.position}": one.pk for one in _criteria()}
    given = {criteria[name]: points for name, points in above.items()}
    occasion = Occasion(by=scene.cast.actor(by), at=noon(on), today=on)
    return confirm_rating(rating=rating, above=given, occasion=occasion)


def _criteria() -> list[Criterion]:
    return list(Criterion.objects.filter(rubric__shipped=True))
