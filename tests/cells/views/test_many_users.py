"""Accounts for many organisations at once: each with a clerk's mandate and a first password that is shown a single time."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Entry, User
from accounts.services.first_passwords import first_password, new_seed
from cells.models import Mandate
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
PAGE = "/users/many/"


def sent(cast: Cast, *codes: str, **other: str) -> dict[str, object]:
    """The page as it is sent with the accounts of these ticked. `other`: user names, by code."""
    told: dict[str, object] = {"row": [str(cast[code].pk) for code in codes]}
    for code in codes:
        pk = cast[code].pk
        told |= {f"open_{pk}": "on", f"name_{pk}": f"Người ghi {code}", f"username_{pk}": other.get(code, code.lower())}
    return told


def test_organisations_without_a_clerk_are_proposed(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    lines = signed_in("khanh").get(PAGE).context["form"].lines
    ticked = {line.version.organisation.code: line.open.value() for line in lines}
    assert ticked == {"SECOND": True, "OTHERWARD": True, "ABROAD": True} | dict.fromkeys(
        ("TW", "CITY", "OTHER", "BNG"), False
    )
    assert [line.username.value() for line in lines if line.version.organisation.code == "SECOND"] == ["second"]


def test_below_a_code_only_those_are_proposed(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    browser = signed_in("khanh")
    lines = browser.get(PAGE, {"below": "ward"}).context["form"].lines
    assert [line.version.organisation.code for line in lines] == ["SECOND"]
    assert "NOWHERE" in browser.get(PAGE, {"below": "NOWHERE"}, follow=True).content.decode()


def test_each_gets_an_account_a_mandate_and_a_password_that_opens_it(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    browser = signed_in("khanh")
    page = browser.post(PAGE, sent(cast, "SECOND", "ABROAD"), follow=True).content.decode()
    assert Mandate.objects.get(user__username="second", role="clerk").organisation == cast["SECOND"]
    assert Mandate.objects.get(user__username="abroad", role="clerk").valid_from == TODAY
    passwords = re.findall(r"<code[^>]*>([a-z0-9-]+)</code>", page)
    assert len(set(passwords)) == 2
    assert all(len(password) == 17 for password in passwords)
    assert User.objects.get(username="second").check_password(passwords[0])
    assert not any(password in str(entry.data) for password in passwords for entry in Entry.objects.all())


def test_the_passwords_are_shown_a_single_time(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    browser = signed_in("khanh")
    assert "<code" in browser.post(PAGE, sent(cast, "SECOND"), follow=True).content.decode()
    assert "<code" not in browser.get("/users/many/given/").content.decode()
    assert "first_passwords" not in browser.session


def test_what_is_kept_until_then_opens_nothing_without_the_secret_of_the_site(settings: object) -> None:
    seed = new_seed()
    before = first_password(seed, "an")
    assert before == first_password(seed, "an") != first_password(seed, "be")
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert first_password(seed, "an") != before


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"SECOND": "AN"}, "This user name is taken; choose another."),
        ({"SECOND": "x", "ABROAD": "X"}, "This user name is taken; choose another."),
        ({"SECOND": ""}, "Write a user name, or take the tick away."),
        ({"SECOND": "hai chữ"}, "Enter a valid username"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_opened(
    cast: Cast, signed_in: Callable[[str], Client], names: dict[str, str], said: str
) -> None:
    before = User.objects.count()
    browser = signed_in("khanh")
    browser.cookies["django_language"] = "en"
    page = browser.post(PAGE, sent(cast, "SECOND", "ABROAD", **names)).content.decode()
    assert said in page
    assert "is-invalid" in page
    assert User.objects.count() == before


def test_nothing_ticked_opens_nothing(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    before = User.objects.count()
    page = signed_in("khanh").post(PAGE, {"row": [str(cast["SECOND"].pk)]})
    assert page.context["form"].non_field_errors()
    assert User.objects.count() == before
