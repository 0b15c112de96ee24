"""A meeting is closed with what was looked at: its roll, and by group what the groups' minutes come to."""

import re
from datetime import date

import pytest
from django.test import Client

from accounts.forms.seen import SeenForm
from accounts.rules.days import day_after
from cells.models import Mandate
from cells.services.groups import end_group
from meetings.models import LetGo, Meeting
from meetings.rules.attendance import Mode
from meetings.services.holding import Presence, record_attendance
from meetings.services.planning import reschedule_meeting
from tests.cast import START, TODAY
from tests.meetings.scenes import Scene
from tests.pilots.pages import as_, confirm, looked_over, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


def roll(scene: Scene, meeting: Meeting, absent: int) -> None:
    modes = [Mode.ABSENT if place < absent else Mode.IN_PERSON for place in range(len(scene.members))]
    presences = {member.pk: Presence(mode) for member, mode in zip(scene.members, modes, strict=True)}
    record_attendance(meeting=meeting, roll=presences, **scene.acting(TODAY))


def held_facts(scene: Scene) -> dict[str, str]:
    return {"held_on": "21/03/2025", "chair": str(scene.members[6].pk), "conclusion": "Thống nhất cao"}


def state_of(meeting: Meeting) -> str:
    return Meeting.objects.get(pk=meeting.pk).state


@pytest.fixture
def ship_meeting(ship: Scene) -> Meeting:
    return ship.plan("in_person", TODAY, on=TODAY)


@pytest.fixture
def binh(ship: Scene) -> Client:
    return as_("binh")


def test_a_roll_changed_meanwhile_is_shown_beside_what_was_seen(
    ship: Scene, ship_meeting: Meeting, binh: Client
) -> None:
    roll(ship, ship_meeting, absent=0)
    page = f"/meetings/{ship_meeting.pk}/hold/"
    look = binh.post(page, held_facts(ship))
    assert ("Absent", "0") in look.context["facts"]
    assert "Thống nhất cao" in text_of(look)
    roll(ship, ship_meeting, absent=2)
    again = confirm(binh, page, look)
    assert again.context["changed"] == [("In person", "10", "8"), ("Absent", "0", "2")]
    assert state_of(ship_meeting) == "planned"
    assert confirm(binh, page, again).status_code == 302
    assert state_of(ship_meeting) == "held"


def test_one_press_closes_no_meeting_and_what_was_typed_can_be_changed(
    ship: Scene, ship_meeting: Meeting, binh: Client
) -> None:
    page = f"/meetings/{ship_meeting.pk}/hold/"
    look = binh.post(page, held_facts(ship))
    assert "No roll has been recorded yet" in text_of(look)
    assert state_of(ship_meeting) == "planned"
    back = binh.post(page, dict(look.context["form"].data.lists()) | {"step": "change"})
    assert back.context["form"]["conclusion"].value() == "Thống nhất cao"


def test_sums_of_the_groups_other_than_those_seen_are_asked_about_before_they_are_combined(
    groups: Scene, settings
) -> None:
    settings.DEMO_TODAY = day_after(TODAY)
    meeting = groups.until_reported(TODAY)
    an, page = as_("an"), f"/meetings/{meeting.pk}/combine/"
    facts = {
        "held_on": "22/03/2025",
        "kind": "resolution",
        "text": "Chi bộ quyết nghị",
        "chair": str(groups.members[1].pk),
        "tasks-TOTAL_FORMS": "1",
        "tasks-INITIAL_FORMS": "0",
        "tasks-0-text": "Vận động hộ dân",
        "tasks-0-due_on": "15/04/2025",
        "tasks-0-member": str(groups.members[5].pk),
        "in_favour": "3",
    }
    look = an.post(page, facts)
    assert look.context["confirm"] in text_of(look)
    shown = re.sub(r"\s*\n\s*", "", text_of(look))
    for said in ("<dd>3</dd>", "<dd>22/03/2025</dd>", f"<dd>{groups.members[1].full_name}</dd>", "by 15/04/2025"):
        assert said in shown
    assert 'name="tasks-0-text" value="Vận động hộ dân"' in text_of(look)
    now = look.context["combined"].present
    other = SeenForm()
    other.show(look.context["form"].seen | {"present": 1})
    before = facts | {"step": "confirm", "seen_figures": other["seen_figures"].value()}
    again = an.post(page, before)
    assert again.context["changed"] == [("Present", "1", str(now))]
    assert state_of(meeting) == "planned"
    done = confirm(an, page, again)
    assert done.status_code == 302
    assert state_of(meeting) == "held"
    assert "Vận động hộ dân" in text_of(an.get(done.url))


def test_confirmed_without_having_looked_nothing_is_closed(ship: Scene, ship_meeting: Meeting, binh: Client) -> None:
    page = f"/meetings/{ship_meeting.pk}/hold/"
    assert binh.post(page, held_facts(ship) | {"step": "confirm"}).status_code == 200
    assert state_of(ship_meeting) == "planned"
    assert looked_over(binh, page, held_facts(ship)).status_code == 302


def test_other_people_absent_in_the_same_number_are_not_what_was_seen(
    ship: Scene, ship_meeting: Meeting, binh: Client
) -> None:
    roll(ship, ship_meeting, absent=1)
    page = f"/meetings/{ship_meeting.pk}/hold/"
    look = binh.post(page, held_facts(ship))
    first, second = ship.members[:2]
    swapped = {first.pk: Presence(Mode.IN_PERSON), second.pk: Presence(Mode.ABSENT)}
    record_attendance(meeting=ship_meeting, roll=swapped, **ship.acting(TODAY))
    again = confirm(binh, page, look)
    assert again.context["changed"] == [("Who and what is counted", "as you saw it", "others than you saw")]
    assert state_of(ship_meeting) == "planned"
    assert confirm(binh, page, again).status_code == 302


@pytest.mark.parametrize(("act", "typed"), [("cancel", {"reason": "Trùng lịch"}), ("format", {"format": "in_person"})])
def test_a_meeting_moved_meanwhile_is_not_called_off_or_changed_unseen(
    ship: Scene, binh: Client, act: str, typed: dict[str, str]
) -> None:
    meeting = ship.plan("hybrid", date(2025, 4, 5))
    page = f"/meetings/{meeting.pk}/{act}/"
    token = binh.get(page).context["form"]["seen_figures"].value()
    reschedule_meeting(meeting=meeting, held_on=date(2025, 4, 12), starts_at=None, **ship.acting(TODAY))
    again = binh.post(page, typed | {"seen_figures": token})
    assert again.context["changed"] == [("Planned for", "05/04/2025", "12/04/2025")]
    assert (state_of(meeting), Meeting.objects.get(pk=meeting.pk).format) == ("planned", "hybrid")
    assert binh.post(page, typed | {"seen_figures": again.context["form"]["seen_figures"].value()}).status_code == 302


def test_minutes_that_came_meanwhile_are_shown_before_a_meeting_is_broken_off(groups: Scene) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    groups.meet(meeting, 0, TODAY)
    an, page = as_("an"), f"/meetings/{meeting.pk}/break-off/"
    shown = an.get(page).context["form"]["seen_figures"].value()
    groups.meet(meeting, 1, TODAY)
    again = an.post(page, {"reason": "Bão số 3", "seen_figures": shown})
    one, two = (group.name for group in groups.groups[:2])
    assert again.context["changed"] == [("Groups that have met", one, f"{one}, {two}")]
    assert state_of(meeting) == "planned"
    assert confirm(an, page, again).status_code == 302
    assert state_of(meeting) == "cancelled"


def test_a_group_that_met_or_changed_meanwhile_is_shown_before_it_is_let_go(groups: Scene) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    groups.meet(meeting, 0, TODAY)
    gone = groups.groups[3]
    end_group(group=gone, on=TODAY, document=None, **groups.acting(TODAY))
    an, page = as_("an"), f"/meetings/{meeting.pk}/groups/{gone.pk}/let-go/"
    shown = an.get(page).context["form"]["seen_figures"].value()
    groups.meet(meeting, 1, TODAY)
    again = an.post(page, {"reason": "Đã giải thể", "seen_figures": shown})
    assert [label for label, *_sides in again.context["changed"]] == ["Groups that have met"]
    assert not LetGo.objects.exists()
    assert confirm(an, page, again).status_code == 302
    assert LetGo.objects.get().group == gone


def test_a_meeting_corrected_meanwhile_is_shown_before_it_is_said_never_to_have_been_held(
    ship: Scene, ship_meeting: Meeting, binh: Client
) -> None:
    looked_over(binh, f"/meetings/{ship_meeting.pk}/hold/", held_facts(ship))
    page = f"/meetings/{ship_meeting.pk}/mistaken/"
    shown = binh.get(page).context["form"]["seen_figures"].value()
    roll(ship, ship_meeting, absent=2)
    again = binh.post(page, {"why": "Của chi bộ khác", "seen_figures": shown})
    assert ("In person", "no roll", "8") in again.context["changed"]
    assert state_of(ship_meeting) == "held"
    assert confirm(binh, page, again).status_code == 302
    assert state_of(ship_meeting) == "mistaken"


@pytest.mark.parametrize(
    ("who", "said"),
    [("binh", "You closed the meeting yourself already ("), ("an", "{binh} closed the meeting first (")],
)
def test_it_is_said_who_closed_the_meeting_first(ship: Scene, ship_meeting: Meeting, who: str, said: str) -> None:
    cell = {"organisation": ship.organisation, "role": "clerk", "valid_from": START}
    Mandate.objects.create(user=ship.cast.users["an"], **cell)
    page = f"/meetings/{ship_meeting.pk}/hold/"
    other = as_(who)
    look = other.post(page, held_facts(ship) | {"conclusion": "Viết ở cửa sổ thứ hai"})
    looked_over(as_("binh"), page, held_facts(ship))
    late = text_of(confirm(other, page, look))
    assert said.format(binh=ship.cast.users["binh"]) in late
    assert "Viết ở cửa sổ thứ hai" in late
