import re
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client

from meetings.models import CalendarFeed, Meeting
from meetings.services.planning import cancel_meeting, reschedule_meeting
from tests.cast import TODAY
from tests.meetings.queries.test_year import held
from tests.meetings.scenes import ALLOWED, Scene

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db
PAGE = "/meetings/calendar/"


def address_made(client: Client) -> str:
    shown = client.post(PAGE, {"make": "1"}).content.decode()
    return re.search(r"https?://testserver(/meetings/calendar/[\w-]+\.ics)", shown)[1]  # type: ignore[index]


def unfolded(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_file_tells_when_and_where_and_how_often_it_was_changed(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("in_person", starts_at=time(7, 30), ends_at=time(9, 30), place="Nhà văn hoá, tổ 1")
    client, address = signed_in("an"), f"/meetings/{meeting.pk}/meeting.ics"
    said = unfolded(client, address)
    for line in (
        f"UID:meeting-{meeting.pk}@partyadmin",
        "DTSTART:20250405T003000Z",
        "DTEND:20250405T023000Z",
        "SEQUENCE:0",
    ):
        assert line in said
    assert "LOCATION:Nhà văn hoá\\, tổ 1" in said
    assert ALLOWED not in "".join(said)
    reschedule_meeting(meeting=meeting, held_on=date(2025, 4, 6), **groups.acting(TODAY))
    cancel_meeting(meeting=meeting, reason="Bão", **groups.acting(TODAY))
    said = unfolded(client, address)
    assert {"DTSTART:20250406T003000Z", "SEQUENCE:2", "STATUS:CANCELLED"} <= set(said)


def test_an_address_of_ones_own_shows_what_one_may_see_without_signing_in(groups: Scene, signed_in: SignIn) -> None:
    cast = groups.cast
    mine = groups.plan("in_person")
    elsewhere = held(cast, "UNIT", TODAY)
    old = held(cast, "CELL", TODAY - timedelta(days=61))
    said = unfolded(Client(), address_made(signed_in("an")))
    assert f"UID:meeting-{mine.pk}@partyadmin" in said
    assert any(line.startswith("SUMMARY") and "Chi bộ khu phố 1" in line for line in said)
    for other in (elsewhere, old):
        assert f"UID:meeting-{other.pk}@partyadmin" not in said
    assert not any(member.full_name in "".join(said) for member in groups.members)


def test_the_address_is_shown_once_and_only_its_digest_is_kept(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    token = address_made(client).rsplit("/", 1)[1].removesuffix(".ics")
    assert token not in client.get(PAGE).content.decode()
    assert token not in str(CalendarFeed.objects.values_list())


def test_a_new_address_ends_the_old_one_and_one_can_be_revoked(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    old = address_made(client)
    new = address_made(client)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    assert client.post(PAGE, {"revoke": "1"}).status_code == 302
    assert Client().get(new).status_code == 404
    assert CalendarFeed.objects.filter(revoked_at__isnull=True).count() == 0


def test_who_may_no_longer_sign_in_or_holds_no_mandate_sees_nothing(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person")
    address, user = address_made(signed_in("an")), groups.cast.users["an"]
    user.mandates.update(valid_to=TODAY)
    assert not any(line.startswith("UID") for line in unfolded(Client(), address))
    user.is_active = False
    user.save()
    assert Client().get(address).status_code == 404


def test_an_address_nobody_made_is_not_there(groups: Scene) -> None:
    assert Client().get("/meetings/calendar/khong-co.ics").status_code == 404
    assert Meeting.objects.count() == 0
