from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from meetings.models import Meeting
from tests.cast import TODAY
from tests.meetings.scenes import Scene

SignIn = Callable[[str], Client]
ONE = "/meetings/organisations/CELL/past/"
MANY = f"{ONE}many/"


def typed(*days: str, **more: str) -> dict[str, str]:
    """Twelve rows as a browser sends them, the first of them with a day."""
    data = {"past-TOTAL_FORMS": "12", "past-INITIAL_FORMS": "0", "basis": "specific_nature", "why": ""}
    for row in range(12):
        data |= {f"past-{row}-held_on": days[row] if row < len(days) else "", f"past-{row}-kind": "monthly"}
        data |= {f"past-{row}-format": "in_person", f"past-{row}-chair": "", f"past-{row}-conclusion": ""}
    return data | {f"past-{name}": value for name, value in more.items()}


def test_a_past_meeting_in_person_needs_its_day_alone(groups: Scene, signed_in: SignIn) -> None:
    lines = {"agenda-TOTAL_FORMS": "0", "agenda-INITIAL_FORMS": "0"}
    data = {"format": "in_person", "kind": "monthly", "held_on": "05/02/2025"} | lines
    client = signed_in("an")
    response = client.post(ONE, data, follow=True)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.basis) == ("held", "")
    assert f"/meetings/{meeting.pk}/attendance/" in response.content.decode()
    refused = client.post(ONE, data | {"format": "by_group"}).context["form"]
    assert "by which decision" in str(refused.errors["why"])


def test_twelve_meetings_are_entered_on_one_sheet(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    assert client.get(MANY).content.decode().count('name="past-11-') == 7
    days = [f"05/{month:02}/2024" for month in range(1, 13)]
    more = {f"{row}-all_present": "on" for row in range(11)} | {"11-present": "48", "3-kind": "thematic"}
    response = client.post(MANY, typed(*days, **more))
    assert (response.status_code, response["Location"]) == (302, "/meetings/organisations/CELL/?year=2024")
    assert Meeting.objects.filter(state="held", held_on__year=2024).count() == 12
    assert Meeting.objects.get(held_on=date(2024, 12, 5)).present == 48
    assert Meeting.objects.get(held_on=date(2024, 4, 5)).kind == "thematic"


def test_refusals_stand_in_their_rows_and_nothing_is_entered_or_lost(groups: Scene, signed_in: SignIn) -> None:
    today = f"{TODAY:%d/%m/%Y}"
    data = typed("05/01/2024", "31/02/2024", today, "", "05/01/2024", **{"3-conclusion": "Đã bàn", "0-present": "50"})
    sheet = signed_in("an").post(MANY, data).context["sheet"]
    assert [sorted(row.errors) for row in sheet.forms[:4]] == [[], ["held_on"], [], ["held_on"]]
    data = typed("05/01/2024", today, "05/01/2024", **{"2-conclusion": "Đã bàn"})
    shown = signed_in("an").post(MANY, data)
    assert [sorted(row.errors) for row in shown.context["sheet"].forms[:3]] == [[], ["held_on"], ["second"]]
    assert "Đã bàn" in shown.content.decode()
    assert not Meeting.objects.exists()
    confirmed = typed("05/01/2024", "", "05/01/2024", **{"2-second": "on"})
    assert signed_in("an").post(MANY, confirmed).status_code == 302
    assert Meeting.objects.count() == 2


def test_a_row_of_which_only_kind_or_format_was_chosen_is_none(groups: Scene, signed_in: SignIn) -> None:
    data = typed("05/01/2024", **{"5-kind": "thematic", "6-format": "by_group"})
    assert signed_in("an").post(MANY, data).status_code == 302
    assert Meeting.objects.count() == 1


def test_by_group_on_the_sheet_the_decision_of_all_is_taken(groups: Scene, signed_in: SignIn) -> None:
    data = typed("05/01/2024", "05/02/2024", **{"0-format": "by_group"})
    refused = signed_in("an").post(MANY, data)
    assert "by which decision" in refused.content.decode()
    assert signed_in("an").post(MANY, data | {"why": "Quyết định 12-QĐ/TU"}).status_code == 302
    assert Meeting.objects.filter(format="by_group", slot__year=2024).count() == 1


def test_the_question_about_a_second_one_is_on_the_page_once_it_is_asked(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    address = "/meetings/organisations/CELL/plan/"
    assert "It is another meeting" not in client.get(address).content.decode()
    lines = {"agenda-TOTAL_FORMS": "1", "agenda-INITIAL_FORMS": "0", "agenda-0-text": "Quán triệt nghị quyết"}
    data = {"format": "in_person", "kind": "monthly", "held_on": "05/04/2025"} | lines
    assert client.post(address, data).status_code == 302
    asked = client.post(address, data).content.decode()
    assert "There is a meeting on 05/04/2025 already" in asked
    assert 'type="checkbox" name="second"' in asked
    assert client.post(address, data | {"second": "on"}).status_code == 302
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize("broken", [{"past-TOTAL_FORMS": "999999"}, {"past-TOTAL_FORMS": "x"}, {}])
def test_any_sheet_is_answered(groups: Scene, signed_in: SignIn, broken: dict[str, str]) -> None:
    data = typed("05/01/2024") | broken if broken else {}
    assert signed_in("an").post(MANY, data).status_code in (200, 302)
