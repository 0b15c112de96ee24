"""A button pressed twice: the second arrival of a page shows what the first one made."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Sending, User
from cells.models import SavedFilter
from meetings.models import Meeting
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
TOKEN = re.compile(r'name="once" value="([0-9a-f-]{36})"')
NEW_USER = {"username": "oanh", "full_name": "Lý Thị Oanh", "password": "a long enough password"}


def token_of(page: str) -> str:
    found = TOKEN.search(page)
    assert found
    return found[1]


def opened(browser: Client, url: str) -> str:
    return token_of(browser.get(url).content.decode())


@pytest.fixture
def plan(cast: Cast) -> dict[str, object]:
    """A meeting in person of the day after tomorrow."""
    return {
        "held_on": f"{TODAY + timedelta(days=2):%d/%m/%Y}",
        "format": "in_person",
        "kind": "monthly",
        "agenda-TOTAL_FORMS": "5",
        "agenda-INITIAL_FORMS": "0",
        "agenda-0-text": "Đánh giá công tác tháng 3",
    }


def test_every_page_bears_a_token_of_its_own(signed_in: SignIn) -> None:
    browser, url = signed_in("khanh"), reverse("cells:user_new")
    assert opened(browser, url) != opened(browser, url)


def test_nobody_who_is_not_signed_in_gets_one(client: Client) -> None:
    assert 'name="once"' not in client.get(reverse("accounts:login")).content.decode()


def test_the_second_arrival_is_led_to_what_the_first_made(signed_in: SignIn, plan: dict[str, object]) -> None:
    browser, url = signed_in("an"), reverse("meetings:plan", args=["CELL"])
    plan |= {"once": opened(browser, url)}
    first, second = browser.post(url, plan), browser.post(url, plan, follow=True)
    assert Meeting.objects.count() == 1
    assert second.redirect_chain == [(first.headers["Location"], 302)]
    assert "This was sent twice. It was done once; here it is." in second.content.decode()


def test_what_was_refused_may_be_sent_again_from_the_same_page(signed_in: SignIn, plan: dict[str, object]) -> None:
    browser, url = signed_in("an"), reverse("meetings:plan", args=["CELL"])
    token = opened(browser, url)
    refused = browser.post(url, plan | {"once": token, "held_on": "01/01/2020"})
    assert refused.status_code == 200
    assert not Sending.objects.exists()
    assert browser.post(url, plan | {"once": token}).status_code == 302
    assert Meeting.objects.count() == 1


def test_who_goes_back_and_types_something_else_is_asked_and_keeps_it(signed_in: SignIn) -> None:
    browser, url = signed_in("khanh"), reverse("cells:user_new")
    sent = NEW_USER | {"once": opened(browser, url)}
    assert browser.post(url, sent).status_code == 302
    asked = browser.post(url, sent | {"username": "phong", "full_name": "Lý Văn Phong"}).content.decode()
    assert "This page was sent before, with other words" in asked
    assert 'value="phong"' in asked
    assert not User.objects.filter(username="phong").exists()
    again = NEW_USER | {"username": "phong", "once": token_of(asked)}
    assert browser.post(url, again).status_code == 302
    assert User.objects.filter(username="phong").exists()


def test_a_token_of_somebody_else_means_nothing(signed_in: SignIn, plan: dict[str, object]) -> None:
    url, token = reverse("meetings:plan", args=["CELL"]), str(uuid4())
    assert signed_in("binh").post(url, plan | {"once": token}).status_code == 302
    later = {"held_on": f"{TODAY + timedelta(days=9):%d/%m/%Y}"}
    assert signed_in("an").post(url, plan | later | {"once": token}).status_code == 302
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize("token", ["", "none", "1" * 400, "²" * 32])
def test_a_token_that_is_none_is_passed_over(signed_in: SignIn, plan: dict[str, object], token: str) -> None:
    assert signed_in("an").post(reverse("meetings:plan", args=["CELL"]), plan | {"once": token}).status_code == 302


def test_what_nobody_can_send_any_more_is_forgotten(signed_in: SignIn, plan: dict[str, object]) -> None:
    browser, url = signed_in("an"), reverse("meetings:plan", args=["CELL"])
    browser.post(url, plan | {"once": opened(browser, url)})
    Sending.objects.update(at=Sending.objects.get().at - timedelta(days=8))
    later = plan | {"held_on": f"{TODAY + timedelta(days=9):%d/%m/%Y}", "once": opened(browser, url)}
    browser.post(url, later)
    assert Sending.objects.count() == 1


def test_a_saved_selection_is_saved_once(signed_in: SignIn) -> None:
    browser, url = signed_in("an"), reverse("cells:filters", args=["CELL"])
    sent = {"name": "Dự bị", "query": "degree=probationary", "once": str(uuid4())}
    browser.post(url, sent)
    browser.post(url, sent)
    assert SavedFilter.objects.count() <= 1
