"""What meetings put on a desk: who is told of what others did to one, and which are overdue."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from accounts.desk import said_by
from cells.desk import news
from meetings.desk import coming_meetings, meetings_left_open, meetings_over_the_quota, rolls_that_differ
from meetings.desk import meetings as desk_of_meetings
from meetings.models import Attendance, Meeting
from meetings.queries.by_group import reports_due_before
from meetings.queries.meetings import behind, with_begun
from meetings.services.corrections import RightFacts, correct_meeting, declare_mistaken
from meetings.services.planning import cancel_meeting, change_format, reschedule_meeting
from meetings.services.supplementing import break_off_meeting
from meetings.tables import meeting_rows
from tests.cast import TODAY, Cast, Role
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups
from tests.meetings.services import test_corrections as corrections
from tests.pilots.guidances import in_force
from tests.pilots.test_desk import request_of, told
from tests.reorganisations.reorganising import confirmed, merge, new

pytestmark = pytest.mark.django_db
DAY = MEETING_DAY
NEXT, LATE = DAY + timedelta(days=1), DAY + timedelta(days=2)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


LINES = (meetings_left_open, meetings_over_the_quota, rolls_that_differ, coming_meetings)


def desk(cast: Cast, day: date, username: str = "an") -> dict[str, list[bool]]:
    """By section that is not empty, whether each of its lines is overdue."""
    sections = said_by(LINES, request_of(cast, username, day))
    return {section.title: [duty.overdue for duty in section.duties] for section in sections if section.duties}


def is_behind(day: date) -> bool:
    """As the lists say, and as the rule does."""
    found = Meeting.objects.all()
    (row,) = meeting_rows(list(with_begun(found)), day)
    assert row.is_behind == behind(found, on=day).exists()
    return row.is_behind


def test_a_meeting_cancelled_by_another_is_told_to_the_clerk_of_the_cell_with_the_reason(groups: Scene) -> None:
    meeting = groups.plan("in_person", DAY)
    cancel_meeting(meeting=meeting, reason="Trùng lịch", occasion=groups.cast.occasion("binh"))
    said = "Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL): the monthly meeting of 05/04/2025 is cancelled"
    assert (told(groups.cast, "an"), told(groups.cast, "binh"), told(groups.cast, "dung")) == ([said], [], [])


def test_who_cancels_their_own_meeting_is_told_nothing(groups: Scene) -> None:
    cancel_meeting(meeting=groups.plan("in_person", DAY), reason="Trùng", occasion=groups.cast.occasion("an"))
    assert told(groups.cast, "an") == []
    assert len(told(groups.cast, "binh")) == 1


def test_another_day_and_another_format_are_told(groups: Scene) -> None:
    meeting, binh = groups.plan("by_group", DAY), groups.cast.occasion("binh")
    reschedule_meeting(meeting=meeting, held_on=NEXT, occasion=binh)
    change_format(meeting=meeting, format="in_person", occasion=binh)
    assert [line.split(": ", 1)[1] for line in told(groups.cast, "an")] == [
        "the monthly meeting of 06/04/2025 is now held in person",
        "the monthly meeting of 05/04/2025 is moved to 06/04/2025",
    ]


def test_what_a_reorganisation_cancels_is_told(groups: Scene) -> None:
    cast = groups.cast
    groups.plan("by_group", DAY)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=TODAY)
    assert any("05/04/2025 is cancelled" in line for line in told(cast, "binh"))


@pytest.mark.parametrize(
    ("day", "sections"),
    [
        (DAY, {"Coming meetings": [False]}),
        (NEXT, {"Meetings by group under way": [False]}),
        (LATE, {"Meetings to record": [True]}),
    ],
)
def test_by_group_nothing_is_overdue_until_the_first_report_would_be(
    groups: Scene, day: date, sections: dict[str, list[bool]]
) -> None:
    groups.prepare(groups.plan("by_group", DAY), DAY - timedelta(days=2))
    assert desk(groups.cast, day) == sections
    assert is_behind(day) == (day == LATE)


def test_by_group_a_late_report_makes_it_overdue_and_a_group_still_to_meet_does_not(groups: Scene) -> None:
    meeting = groups.plan("by_group", DAY)
    groups.prepare(meeting, DAY - timedelta(days=2))
    session = groups.meet(meeting, 0, DAY)
    assert [is_behind(day) for day in (DAY, NEXT, LATE)] == [False, False, True]
    assert desk(groups.cast, NEXT) == {"Group reports": [False], "Meetings by group under way": [False]}
    assert desk(groups.cast, LATE) == {"Group reports": [True], "Meetings by group under way": [False]}
    groups.report(session, NEXT)
    assert [is_behind(day) for day in (NEXT, LATE)] == [False, False]
    assert desk(groups.cast, LATE) == {"Meetings by group under way": [False]}


def test_by_group_what_all_have_reported_and_nobody_combined_is_overdue(groups: Scene) -> None:
    groups.until_reported()
    assert [is_behind(day) for day in (DAY, NEXT)] == [False, True]
    assert desk(groups.cast, NEXT) == {"Meetings by group under way": [True]}


def test_in_person_the_day_after_is_overdue(groups: Scene) -> None:
    groups.plan("in_person", DAY)
    assert (desk(groups.cast, DAY), desk(groups.cast, NEXT)) == (
        {"Coming meetings": [False]},
        {"Meetings to record": [True]},
    )


@pytest.mark.parametrize(
    ("held_on", "within"), [(date(2021, 5, 5), 1), (date(2025, 6, 30), 1), (date(2025, 7, 1), 3), (date(2026, 1, 5), 3)]
)
def test_the_days_for_a_report_are_those_of_the_guidance_nearest_to_its_own_day(
    groups: Scene, held_on: date, within: int
) -> None:
    in_force(groups.cast, report_within_days=3)
    groups.plan("in_person", DAY)
    Meeting.objects.update(held_on=held_on)
    last_day = held_on + timedelta(days=within)
    due = [Meeting.objects.filter(reports_due_before(day)).exists() for day in (last_day, last_day + timedelta(days=1))]
    assert due == [False, True]


def test_lines_name_the_committee_above(groups: Scene) -> None:
    cast = groups.cast
    cast.mandate("dung", Role.CLERK, "CITY")
    groups.plan("in_person", DAY)
    (line,) = [one for section in said_by(LINES, request_of(cast, "dung")) for one in section.duties]
    assert "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng" in line.detail


def test_a_held_meeting_put_right_or_entered_by_mistake_is_told_with_its_reason(groups: Scene) -> None:
    meeting, binh = corrections.held(groups, "in_person", DAY), groups.cast.occasion("binh", today=NEXT)
    kept = {name: getattr(meeting, name) for name in ("held_on", "kind", "format", "basis", "chair", "secretary")}
    right = RightFacts(**kept | {"held_on": DAY - timedelta(days=1)}, summary="", conclusion="")
    correct_meeting(meeting=meeting, right=right, why="Nhầm ngày", occasion=binh)
    declare_mistaken(meeting=meeting, why="Của chi bộ khác", occasion=binh)
    lines = news(request_of(groups.cast, "an", NEXT))[0].duties
    assert [line.title.split(": ", 1)[1] for line in lines] == [
        "the monthly meeting of 04/04/2025 was entered by mistake and counts nowhere any more",
        "what is recorded of the monthly meeting of 04/04/2025 was put right",
    ]
    assert [line.detail.split(" · ")[1] for line in lines] == ["Của chi bộ khác", "Nhầm ngày"]


def test_a_meeting_broken_off_is_told_as_cancelled(groups: Scene) -> None:
    meeting = groups.plan("by_group", DAY)
    groups.prepare(meeting, DAY)
    groups.meet(meeting, 0, DAY)
    break_off_meeting(meeting=meeting, reason="Bão số 3", occasion=groups.cast.occasion("binh", today=NEXT))
    (line,) = news(request_of(groups.cast, "an", NEXT))[0].duties
    assert line.title.endswith("the monthly meeting of 05/04/2025 is cancelled")
    assert line.detail.endswith("Bão số 3")


def differing_rolls(cast: Cast) -> list[tuple[str, str]]:
    (section,) = said_by([rolls_that_differ], request_of(cast, "an", LATE))
    return [(duty.url, duty.detail) for duty in section.duties]


@pytest.mark.parametrize(("shown", "compared"), [(1, 200), (2, 2)])
def test_of_many_rolls_that_differ_the_newest_are_shown_and_the_way_to_all(
    groups: Scene, monkeypatch: pytest.MonkeyPatch, shown: int, compared: int
) -> None:
    """More than are shown, or more than were compared."""
    monkeypatch.setattr(desk_of_meetings, "MOST", shown)
    monkeypatch.setattr(desk_of_meetings, "COMPARED", compared)
    days = [DAY, NEXT, LATE]
    meetings = [corrections.held(groups, "in_person", day) for day in days]
    Attendance.objects.bulk_create(
        Attendance(meeting=one, member=groups.members[0], mode="in_person") for one in meetings
    )
    *lines, more = differing_rolls(groups.cast)
    assert [url for url, _detail in lines] == [f"/meetings/{one.pk}/attendance/" for one in meetings[::-1]][:shown]
    found = min(compared, len(days))
    assert more == (
        "/organisations/CELL/quality/?kind=differing_roll",
        f"Of the newest {compared} rolls, {found} differ",
    )


def test_as_many_as_are_shown_and_compared_need_no_way_to_more(groups: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_of_meetings, "MOST", 1)
    monkeypatch.setattr(desk_of_meetings, "COMPARED", 1)
    meeting = corrections.held(groups, "in_person", DAY)
    Attendance.objects.create(meeting=meeting, member=groups.members[0], mode="in_person")
    assert len(differing_rolls(groups.cast)) == 1


def test_of_many_meetings_the_first_are_shown_and_the_way_to_all(
    groups: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_of_meetings, "MOST", 1)

    def lines(title: str, day: date) -> list[str]:
        sections = said_by(LINES, request_of(groups.cast, "an", day))
        return [duty.url for section in sections if section.title == title for duty in section.duties]

    first = f"/meetings/{groups.plan('in_person', DAY).pk}/"
    assert lines("Coming meetings", TODAY) == lines("Meetings to record", LATE) == [first]
    groups.plan("in_person", NEXT)
    assert lines("Coming meetings", TODAY) == lines("Meetings to record", LATE) == [first, "/meetings/"]
