"""The administrator opens accounts and gives mandates; a real site begins with that."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Entry, User
from cells.models import Mandate
from cells.queries.mandates import mandates_on
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
FIRST_PASSWORD = "sen-hong-mua-he"


@pytest.fixture
def office(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["khanh"])
    return client


def test_a_person_with_a_new_account_and_a_mandate_signs_in_and_sees_the_cell(office: Client, cast: Cast) -> None:
    office.post(reverse("cells:user_new"), {"full_name": "Lý Thị Oanh", "username": "oanh", "password": FIRST_PASSWORD})
    oanh = User.objects.get(username="oanh")
    answer = office.post(
        reverse("cells:mandate_new", args=[oanh.pk]), {"role": "clerk", "code": "cell", "on": "21/03/2025"}
    )
    assert answer.status_code == 302
    hers = Client()
    assert hers.login(username="oanh", password=FIRST_PASSWORD)
    assert hers.get(reverse("cells:organisation", args=["CELL"])).status_code == 200
    assert hers.get(reverse("cells:organisation", args=["SECOND"])).status_code == 404


def test_users_and_their_mandates_name_the_organisation_with_the_committee_above(office: Client, cast: Cast) -> None:
    mandate = Mandate.objects.get(user=cast.users["an"])
    said = "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng"
    addresses = [
        reverse("cells:users"),
        reverse("cells:user", args=[mandate.user_id]),
        reverse("cells:mandate_end", args=[mandate.pk]),
    ]
    for address in addresses:
        page = office.get(address).content.decode()
        assert said in page
        assert "· CELL" not in page


def test_a_mandate_holds_until_its_last_day_and_not_the_day_after(office: Client, cast: Cast) -> None:
    mandate = Mandate.objects.get(user=cast.users["an"])
    office.post(reverse("cells:mandate_end", args=[mandate.pk]), {"until": "21/03/2025"})
    assert list(mandates_on(cast.users["an"], TODAY)) == [mandate]
    assert not mandates_on(cast.users["an"], TODAY + timedelta(days=1))


@pytest.mark.parametrize(("last_day", "offered"), [("21/03/2025", True), ("20/03/2025", False)])
def test_the_end_of_a_mandate_is_offered_until_it_is_over(
    office: Client, cast: Cast, last_day: str, offered: bool
) -> None:
    an = cast.users["an"]
    end = reverse("cells:mandate_end", args=[Mandate.objects.get(user=an).pk])
    office.post(end, {"until": last_day})
    assert (end in office.get(reverse("cells:user", args=[an.pk])).content.decode()) is offered


def test_a_mandate_ended_at_once_closes_what_is_open(office: Client, cast: Cast) -> None:
    hers = Client()
    hers.force_login(cast.users["an"])
    page = reverse("cells:organisation", args=["CELL"])
    assert hers.get(page).status_code == 200
    end = reverse("cells:mandate_end", args=[Mandate.objects.get(user=cast.users["an"]).pk])
    assert office.post(end, {"at_once": "yes"}).url == reverse("cells:user", args=[cast.users["an"].pk])
    assert hers.get(page).status_code in (403, 404)


def test_a_mandate_given_today_by_mistake_is_ended_at_once_also_by_a_button_pressed_twice(
    office: Client, cast: Cast
) -> None:
    mandate = cast.mandate("hoa", "clerk", "CELL", on=TODAY)
    end = reverse("cells:mandate_end", args=[mandate.pk])
    assert [office.post(end, {"at_once": "yes"}).status_code for _ in range(2)] == [302, 302]
    assert not Mandate.objects.filter(pk=mandate.pk).exists()


def test_a_last_day_is_brought_forward_on_the_page(office: Client, cast: Cast) -> None:
    mandate = Mandate.objects.get(user=cast.users["an"])
    end = reverse("cells:mandate_end", args=[mandate.pk])
    for last_day in ("30/06/2025", "21/03/2025"):
        assert office.post(end, {"until": last_day}).status_code == 302
    mandate.refresh_from_db()
    assert mandate.last_day == TODAY


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"role": "clerk", "code": "", "on": "21/03/2025"}, "code"),
        ({"role": "administrator", "code": "CELL", "on": "21/03/2025"}, "code"),
        ({"role": "clerk", "code": "NOWHERE", "on": "21/03/2025"}, "code"),
        ({"role": "clerk", "code": "CELL", "on": "31/02/2025"}, "on"),
        ({"role": "", "code": "CELL", "on": "21/03/2025"}, "role"),
    ],
)
def test_a_mandate_that_does_not_fit_is_refused_beside_its_field(
    office: Client, cast: Cast, typed: dict[str, str], field: str
) -> None:
    answer = office.post(reverse("cells:mandate_new", args=[cast.users["hoa"].pk]), typed)
    assert field in answer.context["form"].errors
    assert Mandate.objects.filter(user=cast.users["hoa"]).count() == 1


def test_the_same_mandate_is_not_given_twice(office: Client, cast: Cast) -> None:
    answer = office.post(
        reverse("cells:mandate_new", args=[cast.users["an"].pk]), {"role": "clerk", "code": "CELL", "on": "21/03/2025"}
    )
    assert "role" in answer.context["form"].errors


def test_nobody_ends_their_own_mandate_as_administrator_or_closes_their_own_account(office: Client, cast: Cast) -> None:
    mandate = Mandate.objects.get(user=cast.users["khanh"])
    office.post(reverse("cells:mandate_end", args=[mandate.pk]), {"until": "21/03/2025"})
    office.post(reverse("cells:user_close", args=[cast.users["khanh"].pk]))
    mandate.refresh_from_db()
    assert mandate.valid_to is None
    assert User.objects.get(username="khanh").is_active


def test_a_closed_account_cannot_sign_in_until_it_is_opened_again(office: Client, cast: Cast) -> None:
    an = cast.users["an"]
    office.post(reverse("cells:user_password", args=[an.pk]), {"password": FIRST_PASSWORD})
    office.post(reverse("cells:user_close", args=[an.pk]))
    assert not Client().login(username="an", password=FIRST_PASSWORD)
    office.post(reverse("cells:user_open", args=[an.pk]))
    assert Client().login(username="an", password=FIRST_PASSWORD)


@pytest.mark.parametrize(("act", "active", "done"), [("user_close", False, 1), ("user_open", True, 0)])
def test_pressed_twice_an_account_is_as_after_once(
    office: Client, cast: Cast, act: str, active: bool, done: int
) -> None:
    for _ in range(2):
        office.post(reverse(f"cells:{act}", args=[cast.users["an"].pk]))
    cast.users["an"].refresh_from_db()
    assert cast.users["an"].is_active is active
    assert Entry.objects.filter(act__in=["accounts.close_account", "accounts.open_account"]).count() == done


def test_the_page_says_which_of_the_two_its_button_does(office: Client, cast: Cast) -> None:
    page, an = reverse("cells:user", args=[cast.users["an"].pk]), cast.users["an"]
    close, reopen = (reverse(f"cells:{act}", args=[an.pk]) for act in ("user_close", "user_open"))
    assert (close in (text := office.get(page).content.decode()), reopen in text) == (True, False)
    office.post(close)
    assert (close in (text := office.get(page).content.decode()), reopen in text) == (False, True)


def test_an_account_has_an_address_for_letters_which_can_be_corrected(office: Client, cast: Cast) -> None:
    typed = {"full_name": "Lý Thị Oanh", "username": "oanh", "password": FIRST_PASSWORD, "email": "oanh@example.vn"}
    office.post(reverse("cells:user_new"), typed)
    oanh = User.objects.get(username="oanh")
    assert oanh.email == "oanh@example.vn"
    answer = office.post(reverse("cells:user_email", args=[oanh.pk]), {"email": "no address"})
    assert "email" in answer.context["form"].errors
    office.post(reverse("cells:user_email", args=[oanh.pk]), {"email": "ly.oanh@example.vn"})
    oanh.refresh_from_db()
    assert oanh.email == "ly.oanh@example.vn"
    assert Entry.objects.filter(act="accounts.give_email").count() == 2


@pytest.mark.parametrize("password", ["short", "12345678901", "password123"])
def test_a_weak_first_password_is_refused(office: Client, password: str) -> None:
    answer = office.post(
        reverse("cells:user_new"), {"full_name": "Lý Thị Oanh", "username": "oanh", "password": password}
    )
    assert "password" in answer.context["form"].errors
    assert not User.objects.filter(username="oanh").exists()


def test_a_user_name_is_not_given_twice_whatever_its_case(office: Client) -> None:
    answer = office.post(
        reverse("cells:user_new"), {"full_name": "An khác", "username": "AN", "password": FIRST_PASSWORD}
    )
    assert "username" in answer.context["form"].errors


def test_passwords_are_not_in_the_log(office: Client, cast: Cast) -> None:
    office.post(reverse("cells:user_password", args=[cast.users["an"].pk]), {"password": FIRST_PASSWORD})
    assert Entry.objects.filter(act__contains="password").exists()
    assert FIRST_PASSWORD not in str(list(Entry.objects.values_list("data", "why", "subject")))
