import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cells.models import Membership
from meetings.models import Attendance, Meeting
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene
from tests.pilots.pages import looked_over

SignIn = Callable[[str], Client]
MANY = 2_713


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return Scene(cast, cast["CELL"], "an", cast.people(12, of="CELL"), [])


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def roll_page(meeting: Meeting) -> str:
    return f"/meetings/{meeting.pk}/attendance/"


def sent(shown: str) -> dict[str, str]:
    """What a browser sends of the page as it is: every text, and what is ticked."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", shown):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        if "name" in attributes and " disabled" not in tag:
            fields[attributes["name"]] = attributes.get("value", "")
    return fields


def test_of_a_hybrid_meeting_nobodys_way_is_chosen_and_those_in_scope_are_marked(
    ship: Scene, signed_in: SignIn
) -> None:
    shown = page(signed_in("binh"), roll_page(ship.plan("hybrid", TODAY, on=TODAY)))
    assert " checked" not in shown[shown.index("<tbody") :]
    assert shown.count("may join online") == 6
    assert "all but those marked" not in shown


def test_who_cannot_come_is_excused_with_the_reason_as_before(cast: Cast, cell: Scene, signed_in: SignIn) -> None:
    cast.activity(cell.members[0], "exempt")
    fields = sent(page(signed_in("an"), roll_page(cell.plan("in_person", TODAY, on=TODAY))))
    marked = {name: value for name, value in fields.items() if name.startswith("mode-")}
    assert marked == {f"mode-{cell.members[0].pk}": "excused"}
    assert fields[f"reason-{cell.members[0].pk}"] == "exempt from work and meetings"


def test_above_the_form_whose_reason_is_missing_is_said_once(cell: Scene, signed_in: SignIn) -> None:
    ill = cell.members[0]
    data = {"others": "on", f"mode-{ill.pk}": "excused"}
    answer = signed_in("an").post(roll_page(cell.plan("in_person", TODAY, on=TODAY)), data).content.decode()
    assert f"{ill.full_name}</a>: Write why the member is excused." in answer


def test_present_in_person_all_but_those_marked(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    ill, away = cell.members[:2]
    data = {"others": "on", f"mode-{ill.pk}": "excused", f"reason-{ill.pk}": "ốm", f"mode-{away.pk}": "absent"}
    assert client.post(roll_page(meeting), data).status_code == 302
    modes = list(meeting.attendances.order_by("mode").values_list("mode", flat=True))
    assert (modes.count("in_person"), modes.count("excused"), modes.count("absent")) == (10, 1, 1)
    again = sent(page(client, roll_page(meeting)))
    assert again[f"mode-{ill.pk}"] == "excused"


def test_all_but_leaves_what_is_recorded_as_it_is(cell: Scene, signed_in: SignIn) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    record_attendance(meeting=meeting, roll={cell.members[0].pk: Presence("absent")}, **cell.acting(TODAY))
    signed_in("an").post(roll_page(meeting), {"others": "on"})
    assert meeting.attendances.get(member=cell.members[0]).mode == "absent"
    assert meeting.attendances.count() == 12


def test_a_roll_of_2713_is_saved_page_by_page_or_at_once(cast: Cast, signed_in: SignIn) -> None:
    people = cast.people(MANY, of="CELL")
    scene = Scene(cast, cast["CELL"], "an", people, [])
    meeting, client = scene.plan("in_person", TODAY, on=TODAY), signed_in("an")
    shown = page(client, roll_page(meeting))
    fields = sent(shown)
    assert len(fields) < 500
    assert len(shown) < 1_000_000
    absent = next(int(name.removeprefix("reason-")) for name in fields if name.startswith("reason-"))
    data = fields | {"others": "on", f"mode-{absent}": "absent", "then": "2"}
    with CaptureQueriesContext(connection) as queries:
        response = client.post(roll_page(meeting), data)
    assert (response.status_code, response["Location"]) == (302, f"{roll_page(meeting)}?words=&page=2")
    assert len(queries) < 60
    modes = Attendance.objects.filter(meeting=meeting)
    assert (modes.count(), modes.filter(mode="absent").count()) == (MANY, 1)
    assert f"reason-{absent}" not in sent(page(client, f"{roll_page(meeting)}?page=2"))
    found = client.post(roll_page(meeting), {"words": "cuong 2", "then": "find"})
    assert found["Location"] == f"{roll_page(meeting)}?words=cuong+2"
    named = sent(page(client, found["Location"]))
    assert f"reason-{people[2].pk}" in named
    assert f"reason-{people[3].pk}" not in named
    every = {f"mode-{member.pk}": "in_person" for member in people}
    assert client.post(roll_page(meeting), every).status_code == 302
    assert not modes.filter(mode="absent").exists()


def test_the_roll_takes_off_who_is_no_longer_there(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    client.post(roll_page(meeting), {"others": "on"})
    gone = cell.members[4]
    Membership.objects.filter(member=gone).update(valid_to=TODAY, departure="died")
    assert gone.full_name in page(client, f"/meetings/{meeting.pk}/")
    fields = sent(page(client, roll_page(meeting)))
    assert "off" not in fields
    assert client.post(roll_page(meeting), fields | {"off": str(gone.pk)}).status_code == 302
    assert meeting.attendances.count() == 11
    assert "The roll names others" not in page(client, f"/meetings/{meeting.pk}/")


def test_closing_shows_the_differences_and_one_press_takes_them_over(
    cast: Cast, cell: Scene, signed_in: SignIn
) -> None:
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    client.post(roll_page(meeting), {"others": "on"})
    (newcomer,) = cast.people(1, of="CELL")
    gone = cell.members[4]
    Membership.objects.filter(member=gone).update(valid_to=TODAY, departure="died")
    address = f"/meetings/{meeting.pk}/hold/"
    shown = page(client, address)
    assert f"{gone.full_name} (in person)" in shown
    assert f"not on the roll: {newcomer.full_name}" in shown
    held = {"held_on": "21/03/2025", "chair": str(cell.members[6].pk), "conclusion": "Thống nhất"}
    refused = client.post(address, held)
    assert {"off", "missing_as"} <= set(refused.context["form"].errors)
    assert refused.context["form"]["conclusion"].value() == "Thống nhất"
    mended = held | {"off": str(gone.pk), "missing_as": "absent"}
    assert looked_over(client, address, mended).status_code == 302
    assert set(meeting.attendances.values_list("member_id", flat=True)) == {
        newcomer.pk, *(member.pk for member in cell.members if member != gone),
    }  # fmt: skip


def test_held_on_another_day_its_people_are_offered(cast: Cast, cell: Scene, signed_in: SignIn) -> None:
    (earlier,) = cast.people(1, of="CELL")
    Membership.objects.filter(member=earlier).update(valid_to=date(2025, 3, 10), departure="died")
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    client.post(roll_page(meeting), {"others": "on"})
    held = {"held_on": "05/03/2025", "chair": str(earlier.pk)}
    refused = client.post(f"/meetings/{meeting.pk}/hold/", held).context["form"]
    assert set(refused.errors) == {"missing_as"}
    assert earlier.full_name in str(refused.fields["missing_as"].label)


def test_the_roll_of_a_held_meeting_asks_why(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    client.post(roll_page(meeting), {"others": "on"})
    hold_meeting(meeting=meeting, minutes=Minutes(), **cell.acting(TODAY))
    fields = sent(page(client, roll_page(meeting))) | {f"mode-{cell.members[0].pk}": "absent"}
    assert "why" in client.post(roll_page(meeting), fields).context["form"].errors
    assert client.post(roll_page(meeting), fields | {"why": "Ghi nhầm"}).status_code == 302
    assert "Ghi nhầm" in page(signed_in("dung"), "/meetings/corrected/")
    assert "in person → absent" in page(client, f"/meetings/{meeting.pk}/")


def test_desk_and_data_quality_name_the_meeting_that_a_correction_touches(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = cell.plan("in_person", TODAY, on=TODAY), signed_in("an")
    client.post(roll_page(meeting), {"others": "on"})
    hold_meeting(meeting=meeting, minutes=Minutes(), **cell.acting(TODAY))
    quality = "/organisations/CELL/quality/"
    of_rolls = f"{quality}?kind=differing_roll"
    for address in ("/", of_rolls):
        assert "are not in the register of the day" not in page(client, address)
    assert 'href="?kind=differing_roll"' not in page(client, quality)
    Membership.objects.filter(member=cell.members[0]).update(valid_to=TODAY, departure="died")
    assert 'href="?kind=differing_roll"' in page(client, quality)
    for address in ("/", of_rolls):
        assert "1 on the roll are not in the register of the day" in page(client, address)
    assert f"/meetings/{meeting.pk}/" in page(signed_in("dung"), "/organisations/CITY/quality/?kind=differing_roll")
    assert "are not in the register of the day" not in page(signed_in("dung"), "/")


@pytest.mark.parametrize("query", ["?page=0", "?page=99999", "?page=abc", "?words=%20", "?words=" + "x" * 3000])
def test_any_page_of_the_roll_is_answered(cell: Scene, signed_in: SignIn, query: str) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    assert signed_in("an").get(roll_page(meeting) + query).status_code == 200
