"""Which pages are large: those over more than a grassroots organisation, and all of a list there at once."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.services.places import Places
from tests.cast import Cast

SignIn = Callable[[str], Client]
OF_ONE = [
    "/organisations/{}/quality/", "/organisations/{}/duplicates/", "/organisations/{}/members/?name=an",
    "/organisations/{}/picture/", "/pilots/eligibility/{}/", "/pilots/organisations/{}/coverage/",
    "/pilots/organisations/{}/coverage/list/", "/reports/{}/figures/",
]  # fmt: skip
OF_MANDATES = ["/pilots/drift/"]


@pytest.fixture(autouse=True)
def _no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Places, "take", lambda _places, *, patience: None)


@pytest.mark.parametrize("address", [*(page.format("CITY") for page in OF_ONE), *OF_MANDATES])
def test_a_page_above_the_grassroots_waits_for_a_place(signed_in: SignIn, address: str) -> None:
    answer = signed_in("dung").get(address)
    assert answer.status_code == 503
    assert "Other large pages are being made" in answer.content.decode()


@pytest.mark.parametrize(
    ("clerk", "address"),
    [
        ("an", "/"),
        *(("an", page.format("CELL")) for page in OF_ONE),
        *(("binh", page.format("WARD")) for page in OF_ONE),
        *(("binh", page) for page in OF_MANDATES),
    ],
)
def test_a_clerk_of_the_grassroots_waits_for_nobody(signed_in: SignIn, clerk: str, address: str) -> None:
    assert signed_in(clerk).get(address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/organisations/", "/organisations/CITY/members/"])
def test_desk_tree_and_a_roll_as_it_is_opened_are_small_for_everybody(signed_in: SignIn, address: str) -> None:
    assert signed_in("dung").get(address).status_code == 200


@pytest.mark.parametrize("address", ["/organisations/CITY/transfers/", "/organisations/CITY/members/"])
def test_saving_all_of_a_list_waits_and_opening_it_does_not(signed_in: SignIn, address: str) -> None:
    browser = signed_in("dung")
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"save_as_excel": "1"}).status_code == 503


def test_of_a_cell_a_list_is_saved_at_once(signed_in: SignIn, cast: Cast) -> None:
    cast.people(1, of="CELL")
    answer = signed_in("an").post("/organisations/CELL/members/", {"save_as_excel": "1"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_sign_in(client: Client) -> None:
    assert client.get("/organisations/CITY/quality/").status_code == 302
