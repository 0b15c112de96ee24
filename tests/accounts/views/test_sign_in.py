from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Entry, User

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk", "right password", full_name="Nguyễn Văn An")


def sign_in(client: Client, password: str, **more: str) -> Any:
    return client.post(LOGIN, {"username": "clerk", "password": password} | more)


def test_the_address_of_the_sign_in_page_is_the_contract_s() -> None:
    assert reverse("accounts:login") == LOGIN


def test_the_right_password_leads_to_the_desk(client: Client, clerk: User) -> None:
    assert sign_in(client, "right password").url == "/"


def test_the_wrong_password_is_refused_and_the_name_kept(client: Client, clerk: User) -> None:
    page = sign_in(client, "wrong")
    assert page.status_code == 200
    assert 'value="clerk"' in page.content.decode()
    assert page.context["form"].non_field_errors()


def test_one_s_own_address_is_returned_to(client: Client, clerk: User) -> None:
    assert sign_in(client, "right password", next="/help/").url == "/help/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_foreign_address_is_not_followed(client: Client, clerk: User, elsewhere: str) -> None:
    assert sign_in(client, "right password", next=elsewhere).url == "/"


def test_after_five_failures_even_the_right_password_waits_and_is_told_how_long(client: Client, clerk: User) -> None:
    for _ in range(5):
        sign_in(client, "wrong")
    client.cookies["django_language"] = "en"
    page = sign_in(client, "right password")
    assert page.status_code == 200
    assert page.context["form"].has_error("__all__", "paused")
    assert "in 15 seconds" in page.content.decode()


def test_four_failures_do_no_harm(client: Client, clerk: User) -> None:
    for _ in range(4):
        sign_in(client, "wrong")
    assert sign_in(client, "right password").status_code == 302


def test_success_forgets_the_failures(client: Client, clerk: User) -> None:
    for _ in range(2):
        for _ in range(4):
            sign_in(client, "wrong")
        assert sign_in(client, "right password").status_code == 302
        client.post(reverse("accounts:logout"))


def test_another_address_does_not_wait(client: Client, clerk: User) -> None:
    for _ in range(5):
        sign_in(client, "wrong")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), "right password").status_code == 302


PROXY, OWNER, STRANGER = "10.0.0.9", "203.0.113.5", "198.51.100.7"


def through_proxy(forwarded_for: str, proxy: str = PROXY) -> Client:
    return Client(REMOTE_ADDR=proxy, HTTP_X_FORWARDED_FOR=forwarded_for)


def test_behind_the_proxy_a_stranger_s_failures_are_the_stranger_s(clerk: User, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    for number in range(8):
        sign_in(through_proxy(f"{OWNER}, {STRANGER}"), f"wrong {number}")
    assert sign_in(through_proxy(f"{OWNER}, {STRANGER}"), "right password").status_code == 200
    assert sign_in(through_proxy(OWNER), "right password").status_code == 302


def test_whoever_is_no_trusted_proxy_speaks_for_nobody(clerk: User, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    for number in range(8):
        sign_in(through_proxy(f"192.0.2.{number}", proxy=STRANGER), "wrong")
    assert sign_in(through_proxy("192.0.2.99", proxy=STRANGER), "right password").status_code == 200


def test_where_one_signed_in_before_one_never_waits(client: Client, clerk: User) -> None:
    sign_in(client, "right password")
    client.post(reverse("accounts:logout"))
    for number in range(30):
        sign_in(Client(), f"wrong {number}")
    assert sign_in(client, "right password").status_code == 302


def test_one_password_against_many_names_is_slowed_down(client: Client, clerk: User) -> None:
    for number in range(10):
        client.post(LOGIN, {"username": f"somebody{number}", "password": "123456"})
    assert sign_in(client, "right password").context["form"].has_error("__all__", "paused")


def test_a_form_without_a_password_is_no_attempt(client: Client, clerk: User) -> None:
    for _ in range(8):
        sign_in(client, "")
    assert sign_in(client, "right password").status_code == 302


@pytest.mark.parametrize("odd", ["cle\0rk", "x" * 10_000, "\u200b", "đồng chí"])
def test_odd_names_are_refused_not_broken(client: Client, odd: str) -> None:
    assert client.post(LOGIN, {"username": odd, "password": "x"}).status_code == 200


def test_signing_out_needs_a_post(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    assert client.get(reverse("accounts:logout")).status_code == 405
    assert client.post(reverse("accounts:logout")).url == LOGIN


def test_the_demo_lists_only_people_who_exist(client: Client, clerk: User) -> None:
    page = client.get(LOGIN)
    assert [sign_in.username for sign_in in page.context["table"].rows] == ["clerk"]


def test_a_production_site_lists_nobody(client: Client, clerk: User, settings: Any) -> None:
    settings.DEMO = False
    page = client.get(LOGIN + "?user=clerk")
    assert page.context["table"].rows == []
    assert 'value="clerk"' not in page.content.decode()


def test_changing_one_s_password_is_recorded_and_keeps_one_signed_in(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    new = "một mật khẩu dài"
    typed = {"old_password": "right password", "new_password1": new, "new_password2": new}
    assert client.post(reverse("accounts:password_change"), typed).url == "/"
    clerk.refresh_from_db()
    assert clerk.check_password(new)
    assert Entry.objects.get().act == "change_own_password"
    assert client.get("/").status_code == 200
