"""A session that ends takes nothing with it that was typed."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import DemoDay, User
from tests.typed import fields_of

pytestmark = pytest.mark.django_db
PASSWORD = "right password"
DAY = "/accounts/demo-day/"


@pytest.fixture(autouse=True)
def _nobody_has_failed_yet() -> None:
    cache.clear()


@pytest.fixture
def wall_clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`wall_clock(minutes=61)`: so much later."""
    begun = timezone.localtime()

    def later(**passed: float) -> None:
        moment: datetime = begun + timedelta(**passed)
        for place in ("accounts.clock", "accounts.middleware", "accounts.context", "accounts.views.session"):
            monkeypatch.setattr(f"{place}.real_moment", lambda: moment)

    later()
    return later


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk", PASSWORD, full_name="Nguyễn Văn An")


@pytest.fixture
def other() -> User:
    return User.objects.create_user("other", PASSWORD, full_name="Trần Thị Bình")


@pytest.fixture
def browser(clerk: User) -> Client:
    """That checks the token of forms, as real ones are."""
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser)
    return browser


def sign_in(browser: Client, name: str = "clerk", page: Any = None, **more: str) -> Any:
    page = page or browser.get("/accounts/login/")
    typed = fields_of(page, "/accounts/login/") | {"username": name, "password": PASSWORD} | more
    return browser.post("/accounts/login/", typed)


def typed_day(browser: Client, day: str = "nonsense") -> dict[str, str]:
    return fields_of(browser.get(DAY), "") | {"day": day}


def text(response: Any) -> str:
    return response.content.decode()


def test_a_session_ends_when_it_is_not_used(browser: Client, wall_clock: Any) -> None:
    wall_clock(minutes=59)
    assert browser.get("/").status_code == 200
    wall_clock(minutes=59 + 59)
    assert browser.get("/").status_code == 200
    wall_clock(minutes=59 + 59 + 61)
    assert browser.get("/").url == "/accounts/login/?next=/"
    assert "nothing had been done for 60 minutes" in text(browser.get("/accounts/login/"))


def test_a_session_ends_however_busy_one_is(browser: Client, wall_clock: Any) -> None:
    for half_hours in range(24):
        wall_clock(minutes=30 * half_hours)
        assert browser.get("/").status_code == 200
    wall_clock(hours=12)
    assert browser.get("/").status_code == 302
    assert "after 12 hours everybody signs in again" in text(browser.get("/accounts/login/"))


def test_both_limits_are_settings(browser: Client, wall_clock: Any, settings: Any) -> None:
    settings.SESSION_IDLE_MINUTES, settings.SESSION_ABSOLUTE_HOURS = 10, 1
    wall_clock(minutes=11)
    assert browser.get("/").status_code == 302


def test_a_session_in_use_is_not_written_at_every_page(
    browser: Client, wall_clock: Any, django_assert_max_num_queries: Any
) -> None:
    wall_clock(seconds=30)
    with django_assert_max_num_queries(9) as asked:
        browser.get("/accounts/session/")
    assert not [query for query in asked.captured_queries if "UPDATE" in query["sql"]]
    wall_clock(seconds=90)
    browser.get("/accounts/session/")
    assert browser.session["used_at"] > browser.session["signed_in_at"]


def test_how_long_it_lasts_is_told_to_the_warning(browser: Client, wall_clock: Any) -> None:
    assert browser.get("/accounts/session/").json() == {"idle": 3600, "absolute": 12 * 3600}
    assert 'data-idle="3600"' in text(browser.get("/"))


def test_moving_the_demos_day_ends_no_session(browser: Client) -> None:
    sent = fields_of(browser.get("/"), "") | {"move_on": "week"}
    browser.post("/accounts/demo-day/", sent)
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("how", ["unused", "signed out elsewhere", "signed out, and the token is another"])
def test_what_was_typed_is_filled_in_again_after_signing_in_again(browser: Client, wall_clock: Any, how: str) -> None:
    typed = typed_day(browser)
    if how == "unused":
        wall_clock(minutes=61)
    else:
        browser.post("/accounts/logout/", fields_of(browser.get("/"), "/accounts/logout/"))
    if how.endswith("another"):
        del browser.cookies["csrftoken"]
        browser.get("/accounts/login/")
    door = browser.post(DAY, typed)
    assert "you go on with what you typed" in text(door)
    assert 'value="clerk"' in text(door)
    wrong = sign_in(browser, page=door, password="wrong")
    assert wrong.status_code == 200
    answer = sign_in(browser, page=wrong)
    assert answer.url == DAY
    page = browser.get(answer.url)
    assert 'value="nonsense"' in text(page)
    assert "Nothing is recorded yet" in text(page)
    assert 'value="nonsense"' not in text(browser.get(DAY)), "it was shown once"


def test_what_was_right_is_only_shown_until_the_button_is_pressed_again(browser: Client, wall_clock: Any) -> None:
    typed = typed_day(browser, "30/03/2025")
    wall_clock(minutes=61)
    page = browser.get(sign_in(browser, page=browser.post(DAY, typed)).url)
    assert 'value="30/03/2025"' in text(page)
    assert not DemoDay.objects.exists()
    browser.post(DAY, fields_of(page, "") | {"day": "30/03/2025"})
    assert DemoDay.objects.exists()


def test_another_person_does_not_see_it(browser: Client, other: User, wall_clock: Any) -> None:
    typed = typed_day(browser)
    wall_clock(minutes=61)
    answer = sign_in(browser, "other", page=browser.post(DAY, typed))
    assert answer.url == "/"
    assert "nonsense" not in text(browser.get("/"))
    assert "nonsense" not in text(browser.get(DAY))


def test_who_signed_in_anew_in_another_window_sees_what_was_typed_here(browser: Client) -> None:
    typed = typed_day(browser)
    browser.post("/accounts/logout/", fields_of(browser.get("/"), "/accounts/logout/"))
    sign_in(browser)
    answer = browser.post(DAY, typed)
    assert answer.url == DAY
    assert 'value="nonsense"' in text(browser.get(DAY))


def test_who_signed_in_as_somebody_else_in_another_window_is_refused(browser: Client, other: User) -> None:
    typed = typed_day(browser)
    browser.post("/accounts/logout/", fields_of(browser.get("/"), "/accounts/logout/"))
    sign_in(browser, "other")
    assert browser.post(DAY, typed).status_code == 403
    assert "nonsense" not in text(browser.get(DAY))


def test_two_windows_at_the_door_both_go_on(browser: Client, wall_clock: Any) -> None:
    typed = typed_day(browser)
    wall_clock(minutes=61)
    first, second = browser.post(DAY, typed | {"day": "one"}), browser.post(DAY, typed | {"day": "two"})
    browser.get(sign_in(browser, page=first).url)
    assert 'value="two"' in text(browser.get(sign_in(browser, page=second).url))


@pytest.mark.parametrize("mark", ["", "forged", "another's"])
def test_a_page_of_somebody_else_s_cannot_have_its_text_carried(
    browser: Client, other: User, wall_clock: Any, mark: str
) -> None:
    if mark == "another's":
        elsewhere = Client()
        elsewhere.force_login(other)
        mark = typed_day(elsewhere)["typed_by"]
    assert browser.post(DAY, {"day": "forged", "typed_by": mark}).status_code == 403
    assert "forged" not in text(browser.get(DAY))
    wall_clock(minutes=61)
    page = browser.get("/accounts/login/")
    browser.post(
        "/accounts/login/",
        fields_of(page, "/accounts/login/") | {"typed": "x:y:z", "username": "clerk", "password": PASSWORD},
    )
    assert "forged" not in text(browser.get(DAY))


def test_passwords_are_never_carried(browser: Client, wall_clock: Any) -> None:
    sent = fields_of(browser.get("/accounts/password/"), "") | {"old_password": PASSWORD, "new_password1": "secret one"}
    wall_clock(minutes=61)
    door = browser.post("/accounts/password/", sent)
    answer = sign_in(browser, page=door)
    assert "secret one" not in text(browser.get(answer.url))


def test_a_button_that_carries_nothing_leads_back_to_its_page(browser: Client, clerk: User, wall_clock: Any) -> None:
    sent = fields_of(browser.get("/help/"), "") | {"move_on": "day"}
    wall_clock(minutes=61)
    answer = sign_in(browser, page=browser.post("/accounts/demo-day/", sent))
    browser.get(answer.url)
    assert not DemoDay.objects.exists()
