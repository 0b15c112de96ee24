from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cells.queries.names import names_with_superior_on
from meetings.models import Meeting
from meetings.services.past import PastMeeting, enter_past_meeting
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene

SignIn = Callable[[str], Client]
WHY = "Ghi nhầm năm"


def entered(scene: Scene, format: str = "by_group", day: date = date(2024, 12, 30)) -> Meeting:
    past = PastMeeting(format=format, held_on=day, why="Nhập bổ sung")
    return enter_past_meeting(organisation=scene.organisation, past=past, **scene.acting(TODAY))


def typed(meeting: Meeting, **more: str) -> dict[str, str]:
    day = f"{meeting.held_on:%d/%m/%Y}"
    return {"held_on": day, "kind": meeting.kind, "format": meeting.format, "why": WHY} | more


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_clerk_sees_what_will_change_and_then_corrects_it(groups: Scene, signed_in: SignIn) -> None:
    meeting, client = entered(groups), signed_in("an")
    address = f"/meetings/{meeting.pk}/correct/"
    assert f'href="{address}"' in page(client, f"/meetings/{meeting.pk}/")
    data = typed(meeting, held_on="03/01/2025")
    looked = client.post(address, data).content.decode()
    assert "30/12/2024 → 03/01/2025" in looked
    assert "number 1 of 2024 → number 1 of 2025" in looked
    assert Meeting.objects.get().held_on == date(2024, 12, 30)
    assert client.post(address, data | {"step": "confirm"}).status_code == 302
    assert Meeting.objects.get().held_on == date(2025, 1, 3)


def test_the_committee_above_reads_what_was_corrected_and_why(groups: Scene, signed_in: SignIn) -> None:
    meeting = entered(groups)
    data = typed(meeting, held_on="03/01/2025", step="confirm")
    signed_in("an").post(f"/meetings/{meeting.pk}/correct/", data)
    for reader in ("an", "binh", "dung", "em"):
        for address in ("/meetings/corrected/", f"/meetings/{meeting.pk}/"):
            shown = page(signed_in(reader), address)
            assert "30/12/2024 → 03/01/2025" in shown
            assert WHY in shown
    assert WHY not in page(signed_in("hoa"), "/meetings/corrected/")


def test_above_two_cells_of_one_name_are_told_apart(groups: Scene, signed_in: SignIn) -> None:
    meeting = entered(groups)
    data = typed(meeting, held_on="03/01/2025", step="confirm")
    signed_in("an").post(f"/meetings/{meeting.pk}/correct/", data)
    (row,) = signed_in("dung").get("/meetings/corrected/").context["table"].rows
    assert row.organisation == names_with_superior_on([meeting.organisation_id], TODAY)[meeting.organisation_id]


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(groups: Scene, signed_in: SignIn) -> None:
    for day in (10, 11, 12):
        entered(groups, day=date(2025, 1, day))
    meeting = entered(groups)
    for step in ("", "confirm"):
        data = typed(meeting, held_on="13/01/2025", step=step)
        form = signed_in("an").post(f"/meetings/{meeting.pk}/correct/", data).context["form"]
        assert "used up" in str(form.errors["held_on"])
        assert form["why"].value() == WHY


@pytest.mark.parametrize("held_on", ["", "99/99/9999", "abc", "00000000"])
def test_any_day_typed_is_answered(groups: Scene, signed_in: SignIn, held_on: str) -> None:
    meeting = entered(groups)
    response = signed_in("an").post(f"/meetings/{meeting.pk}/correct/", typed(meeting, held_on=held_on))
    assert (response.status_code, "held_on" in response.context["form"].errors) == (200, True)


def test_entered_by_mistake_it_stays_in_the_list_with_the_reason(groups: Scene, signed_in: SignIn) -> None:
    meeting, client = entered(groups), signed_in("an")
    address = f"/meetings/{meeting.pk}/mistaken/"
    assert "place in the quota is given back" in page(client, address)
    assert "why" in client.post(address, {"why": " "}).context["form"].errors
    assert client.post(address, {"why": "Của chi bộ khác"}).status_code == 302
    shown = page(client, f"/meetings/{meeting.pk}/")
    assert "never held and counts nowhere" in shown
    assert "Của chi bộ khác" in shown
    assert "Correct a mistake" not in shown
    assert "entered by mistake" in page(client, "/meetings/organisations/CELL/?year=2024")
    assert "0/3" in page(client, "/meetings/organisations/CELL/?year=2024")
    assert "never held" in page(client, f"/meetings/{meeting.pk}/minutes/")
    for step in ("correct", "mistaken"):
        assert client.get(f"/meetings/{meeting.pk}/{step}/").status_code == 302


def test_a_reader_corrects_nothing(cast: Cast, groups: Scene, signed_in: SignIn) -> None:
    meeting = entered(groups)
    assert "Correct a mistake" not in page(signed_in("dung"), f"/meetings/{meeting.pk}/")
    assert signed_in("dung").post(f"/meetings/{meeting.pk}/mistaken/", {"why": "x"}).status_code == 403
