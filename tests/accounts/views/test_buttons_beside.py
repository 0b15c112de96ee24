"""A button beside a form (another language, another day) sends what is typed in it along; it is shown again, and not judged."""

import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import DemoDay, Sending, User
from tests.typed import fields_of

pytestmark = pytest.mark.django_db
DAY = "/accounts/demo-day/"
LANGUAGE = f"/accounts/language/?next={quote(DAY)}&shown_at={quote(DAY)}"


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk", "right password", full_name="Nguyễn Văn An")


@pytest.fixture
def browser(clerk: User) -> Client:
    """That checks the token of forms, as real ones are."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk)
    return browser


def typed(browser: Client, day: str = "nonsense") -> dict[str, str]:
    return fields_of(browser.get(DAY), "") | {"day": day, "language": "en"}


def text(response: Any) -> str:
    return unescape(response.content.decode())


def test_the_button_of_the_language_belongs_to_the_form_of_the_page(browser: Client) -> None:
    page = text(browser.get(DAY))
    assert f'formaction="{LANGUAGE}"' in page.replace("%2F", "/")
    assert page.count('id="typed"') == 1


def test_what_is_typed_is_shown_again_once_and_nothing_is_said_to_be_wrong(browser: Client) -> None:
    answer = browser.post(LANGUAGE, typed(browser))
    assert answer.url == DAY
    page = text(browser.get(DAY))
    assert 'value="nonsense"' in page
    assert "error-summary" not in page
    assert "Here is what you had typed" in page
    assert 'value="nonsense"' not in text(browser.get(DAY))


def test_what_is_right_is_only_shown(browser: Client) -> None:
    browser.post(LANGUAGE, typed(browser, "30/03/2025"))
    assert 'value="30/03/2025"' in text(browser.get(DAY))
    assert not DemoDay.objects.exists()


def test_the_page_is_not_taken_for_sent(browser: Client) -> None:
    sent = typed(browser, "30/03/2025")
    browser.post(LANGUAGE, sent)
    browser.get(DAY)
    browser.post(DAY, sent | {"day": "31/03/2025"})
    assert DemoDay.objects.get().day.day == 31
    assert Sending.objects.filter(at__lte=timezone.now()).count() == 2


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/no/such/page/", "/help/"])
def test_it_is_shown_nowhere_but_on_a_page_of_ours(browser: Client, elsewhere: str) -> None:
    answer = browser.post(f"/accounts/language/?next=/&shown_at={quote(elsewhere)}", typed(browser))
    assert answer.url == "/"
    assert "typed" not in browser.session


def test_of_another_person_s_form_nothing_is_kept(browser: Client) -> None:
    other = Client()
    other.force_login(User.objects.create_user("other", full_name="Trần Thị Bình"))
    sent = typed(browser) | {"typed_by": typed(other)["typed_by"]}
    browser.post(LANGUAGE, sent)
    assert "nonsense" not in text(browser.get(DAY))


def test_passwords_are_not_kept(browser: Client) -> None:
    page = "/accounts/password/"
    sent = fields_of(browser.get(page), "") | {"old_password": "right password", "language": "en"}
    browser.post(f"/accounts/language/?shown_at={page}", sent)
    assert "right password" not in str(dict(browser.session))
    assert "right password" not in text(browser.get(page))


def test_a_session_that_ended_keeps_it_over_the_sign_in(browser: Client) -> None:
    sent = typed(browser)
    browser.post("/accounts/logout/", fields_of(browser.get("/"), "/accounts/logout/"))
    assert "you go on with what you typed" in text(browser.post(LANGUAGE, sent))


def test_another_language_at_the_door_carries_on_what_was_typed(browser: Client) -> None:
    sent = typed(browser)
    browser.post("/accounts/logout/", fields_of(browser.get("/"), "/accounts/logout/"))
    door = browser.post(DAY, sent)
    beside = re.search(r'formaction="(/accounts/language/[^"]*)"', door.content.decode())
    assert beside
    again = browser.post(unescape(beside[1]), fields_of(door, "/accounts/login/") | {"language": "en"})
    assert again.headers["Content-Language"] == "en"
    assert "Sign in again as Nguyễn Văn An" in text(again)
    signed = fields_of(again, "/accounts/login/") | {"username": "clerk", "password": "right password"}
    assert 'value="nonsense"' in text(browser.post("/accounts/login/", signed, follow=True))


def test_at_the_door_a_forged_text_is_not_carried(browser: Client) -> None:
    browser.logout()
    sent = fields_of(browser.get("/accounts/login/"), "/accounts/login/") | {"typed": "forged", "language": "en"}
    assert browser.post("/accounts/language/?next=/help/", sent).url == "/help/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/accounts/demo-day/", "/accounts/logout/"]
)
def test_after_the_sign_in_it_is_shown_nowhere_but_on_a_page_of_ours(browser: Client, elsewhere: str) -> None:
    sent = typed(browser)
    browser.post("/accounts/logout/", fields_of(browser.get("/"), "/accounts/logout/"))
    door = browser.post(f"/accounts/language/?next=/&shown_at={quote(elsewhere)}", sent)
    signed = fields_of(door, "/accounts/login/") | {"username": "clerk", "password": "right password"}
    assert browser.post("/accounts/login/", signed).url == DAY


def test_no_page_that_acts_is_pressed_by_showing_the_form_on_it(browser: Client) -> None:
    browser.post(f"/accounts/asked-otherwise/?next=/accounts/logout/&shown_at={quote(DAY)}", typed(browser))
    assert "typed" not in browser.session


def test_what_the_button_did_is_told_beside_what_is_shown_again(browser: Client, settings: Any) -> None:
    settings.DEMO_TODAY = date(2025, 3, 21)
    browser.post(
        f"{DAY}?next=/accounts/password/&shown_at=/accounts/password/", typed(browser, "") | {"move_on": "day"}
    )
    browser.cookies["django_language"] = "en"
    page = text(browser.get("/accounts/password/"))
    assert "Today is 22/03/2025." in page
    assert "Here is what you had typed" in page


def test_enter_in_the_form_presses_its_own_button_and_none_above_it(browser: Client) -> None:
    buttons = re.findall(r"<button\b[^>]*\bform=\"typed\"[^>]*>", text(browser.get(DAY)))
    assert "formaction" not in buttons[0]
    assert all("formaction" in button for button in buttons[1:])
