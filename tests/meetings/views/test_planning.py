from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from meetings.models import AgendaItem, Meeting
from tests.cast import Cast
from tests.meetings.scenes import ALLOWED, FORBIDDEN, SECRET, Scene, storm_cell

SignIn = Callable[[str], Client]
PLAN = "/meetings/organisations/CELL/plan/"


def typed(*items: str, format: str = "by_group", held_on: str = "05/04/2025", **more: str) -> dict[str, str]:
    lines = {f"agenda-{place}-text": item for place, item in enumerate(items)}
    form = {"format": format, "kind": "monthly", "held_on": held_on, "place": "Nhà văn hoá"}
    management = {"agenda-TOTAL_FORMS": "5", "agenda-INITIAL_FORMS": "0"}
    return {**form, **management, **lines, **more}


def page(client: Client, address: str, data: dict[str, str] | None = None) -> str:
    response = client.post(address, data) if data is not None else client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_quota_is_shown_before_the_choice(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("by_group")
    shown = page(signed_in("an"), PLAN)
    assert "1/3" in shown
    assert "03-HD/TW, II.2" in shown
    assert "In person is always possible" in shown


def test_a_clerk_plans_a_meeting_by_group(groups: Scene, signed_in: SignIn) -> None:
    response = signed_in("an").post(PLAN, typed(ALLOWED, "Thu đảng phí"))
    meeting = Meeting.objects.get()
    assert response.status_code == 302
    assert response.url == f"/meetings/{meeting.pk}/"
    assert (meeting.held_on, meeting.place, meeting.agenda.count()) == (date(2025, 4, 5), "Nhà văn hoá", 2)


def test_a_forbidden_item_is_shown_beside_its_line_and_everything_stays_typed(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), PLAN, typed(ALLOWED, FORBIDDEN))
    assert "03-HD/TW, II.3.2" in shown
    assert shown.count(f'value="{FORBIDDEN}"') == 1
    assert f'value="{ALLOWED}"' in shown
    assert "xét kết nạp đảng viên" in shown
    assert not Meeting.objects.exists()


def test_an_unclear_item_asks_for_a_reason_on_the_same_page(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    shown = page(client, PLAN, typed("Một số vấn đề khác"))
    assert "Why the item is allowed" in shown
    reason = {"agenda-0-reason": "Chỉ bàn việc thu quỹ"}
    assert client.post(PLAN, typed("Một số vấn đề khác", **reason)).status_code == 302
    assert AgendaItem.objects.get().confirmed_by.username == "an"


def test_a_secret_is_refused_in_person_too(groups: Scene, signed_in: SignIn) -> None:
    assert "03-HD/TW, II.3.2" in page(signed_in("an"), PLAN, typed(SECRET, format="in_person"))
    assert not Meeting.objects.exists()


def test_the_fourth_meeting_is_refused_by_the_form(groups: Scene, signed_in: SignIn) -> None:
    for month in (4, 5, 6):
        groups.plan("by_group", date(2025, month, 5))
    shown = page(signed_in("an"), PLAN, typed(ALLOWED, held_on="20/6/2025"))
    assert "The quota of 2025 is used up: 3 of 3" in shown
    assert 'value="20/6/2025"' in shown
    assert Meeting.objects.count() == 3


def test_every_reason_why_not_is_told_at_once(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), PLAN, typed(ALLOWED, format="hybrid"))
    for clause in ("03-HD/TW, II.1.1", "03-HD/TW, III.1"):
        assert shown.count(clause) >= 2  # on the card before the form, and beside the field


def test_an_agenda_without_items_is_asked_for(groups: Scene, signed_in: SignIn) -> None:
    assert "Write at least one item" in page(signed_in("an"), PLAN, typed())


def test_more_lines_keep_what_was_typed_and_judge_nothing(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), PLAN, typed(FORBIDDEN, held_on="5/4/", more_lines="1"))
    assert f'value="{FORBIDDEN}"' in shown
    assert 'value="5/4/"' in shown
    assert "03-HD/TW, II.3.2" not in shown
    assert 'name="agenda-5-text"' in shown


def test_another_day_is_looked_at_without_losing_what_was_typed(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), PLAN, typed(FORBIDDEN, held_on="01/07/2025", place="Nhà văn hoá", show_day="1"))
    assert "No guidance has been in force since 01/07/2025" in shown
    for kept in (FORBIDDEN, "01/07/2025", "Nhà văn hoá"):
        assert f'value="{kept}"' in shown
    assert "is-refused" not in shown
    assert not Meeting.objects.exists()


def test_a_day_that_is_none_is_told_and_nothing_else_is_judged(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), PLAN, typed(held_on="31/02/2025", starts_at="25:00", show_day="1"))
    assert shown.count("invalid-feedback") == 1
    assert "There is no 31/02/2025 in the calendar." in shown
    assert 'value="25:00"' in shown


@pytest.mark.parametrize(
    "broken",
    [
        {"held_on": "31/02/2025"},
        {"held_on": ""},
        {"format": "by_phone"},
        {"kind": "other"},
        {"agenda-TOTAL_FORMS": "x"},
        {"agenda-TOTAL_FORMS": "99999999999"},
        {"starts_at": "25:00"},
        {"agenda-0-declared_topic": "9.none"},
        {"held_on": "\x00"},
        {"agenda-0-text": "\ud800x".encode("utf-8", "replace").decode()},
    ],
)
def test_odd_input_is_answered_on_the_page(groups: Scene, signed_in: SignIn, broken: dict[str, str]) -> None:
    response = signed_in("an").post(PLAN, typed(ALLOWED) | broken)
    assert response.status_code in (200, 302)


def test_a_meeting_in_person_of_an_organisation_without_a_pilot(cast: Cast, signed_in: SignIn) -> None:
    cast.people(5, of="UNIT")
    address = "/meetings/organisations/UNIT/plan/"
    client = signed_in("chi")
    assert "not possible" in page(client, address)
    assert client.post(address, typed(FORBIDDEN, format="in_person")).status_code == 302


def test_of_a_day_that_is_none_the_page_tells_and_shows_today(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), f"{PLAN}?on=31/02/2025")
    assert "There is no 31/02/2025 in the calendar." in shown
    assert "What is possible on 21/03/2025" in shown
    assert 'value="31/02/2025"' in shown


def test_outside_the_window_the_page_says_so(groups: Scene, signed_in: SignIn) -> None:
    shown = page(signed_in("an"), f"{PLAN}?on=01/07/2025")
    assert "No guidance has been in force since 01/07/2025" in shown


def test_reschedule_cancel_and_change_the_format(groups: Scene, signed_in: SignIn) -> None:
    meeting, client = groups.plan("by_group"), signed_in("an")
    at = f"/meetings/{meeting.pk}/"
    assert "Its place in the quota is given back" in page(client, f"{at}cancel/")
    assert client.post(f"{at}reschedule/", {"held_on": "10/4/2025"}).status_code == 302
    assert client.post(f"{at}format/", {"format": "in_person"}).status_code == 302
    assert client.post(f"{at}format/", {"format": "by_group"}).status_code == 302
    assert client.post(f"{at}cancel/", {"reason": "Bão"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.state, meeting.slot) == (date(2025, 4, 10), "cancelled", None)


def test_a_refused_change_is_told_on_its_page(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group")
    shown = page(signed_in("an"), f"/meetings/{meeting.pk}/reschedule/", {"held_on": "01/07/2025"})
    assert "No guidance has been in force since 01/07/2025" in shown


def test_the_agenda_is_edited(groups: Scene, signed_in: SignIn) -> None:
    meeting, client = groups.plan("by_group"), signed_in("an")
    address = f"/meetings/{meeting.pk}/agenda/"
    assert f'value="{ALLOWED}"' in page(client, address)
    data = {"agenda-TOTAL_FORMS": "3", "agenda-INITIAL_FORMS": "1"}
    assert "03-HD/TW, II.3.2" in page(client, address, {**data, "agenda-0-text": FORBIDDEN})
    assert client.post(address, {**data, "agenda-0-text": "Thu đảng phí"}).status_code == 302
    assert [item.text for item in meeting.agenda.all()] == ["Thu đảng phí"]


def test_a_past_meeting_is_entered_and_counts(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    data = typed(held_on="10/01/2025", basis="specific_nature", why="Theo Quyết định 12-QĐ/TU")
    assert client.post("/meetings/organisations/CELL/past/", data).status_code == 302
    assert Meeting.objects.get().slot.year == 2025
    assert "1/3" in page(client, "/meetings/organisations/CELL/")


def test_an_unclear_item_is_confirmed_and_the_committee_above_reads_why(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("in_person", date(2025, 4, 5), "Một số vấn đề khác")
    address = f"/meetings/{meeting.pk}/agenda/1/confirm/"
    client = signed_in("an")
    assert "Một số vấn đề khác" in page(client, address)
    assert client.post(address, {"reason": "Chỉ bàn việc thu quỹ"}).status_code == 302
    assert client.get(f"/meetings/{meeting.pk}/agenda/9/confirm/").status_code == 404
    assert "Chỉ bàn việc thu quỹ" in page(signed_in("dung"), "/meetings/confirmed/")
    assert "Chỉ bàn việc thu quỹ" not in page(signed_in("lan"), "/meetings/confirmed/")


@pytest.mark.parametrize("step", ["reschedule", "format", "cancel", "agenda"])
def test_asking_changes_nothing(groups: Scene, signed_in: SignIn, step: str) -> None:
    meeting = groups.plan("by_group")
    before = Meeting.objects.values().get()
    page(signed_in("an"), f"/meetings/{meeting.pk}/{step}/")
    assert Meeting.objects.values().get() == before


def test_once_the_end_of_the_storm_is_recorded_the_page_asks_for_a_meeting_in_person(
    cast: Cast, signed_in: SignIn, settings
) -> None:
    storm, binh = storm_cell(cast, ends=None), signed_in("binh")
    cast.grounds(storm.members[:6])
    storm.plan("hybrid", date(2025, 4, 5))
    settings.DEMO_TODAY = date(2025, 4, 11)
    fact = storm.members[0].grounds.get(area_fact__isnull=False).area_fact
    binh.post(f"/pilots/circumstances/{fact.pk}/end/", {"until": "10/04/2025"})
    plan = "/meetings/organisations/SECOND/plan/"
    shown = page(binh, plan, typed(ALLOWED, format="hybrid", held_on="20/04/2025"))
    assert "Hold one in person first" in shown
    assert binh.post(plan, typed(ALLOWED, format="in_person", held_on="15/04/2025")).status_code == 302
    assert binh.post(plan, typed(ALLOWED, format="hybrid", held_on="20/04/2025")).status_code == 302
