"""What was broken off, and what finds no place: a plain sentence, nothing half-written, nothing typed lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from psycopg.errors import DiskFull, QueryCanceled

from accounts.access import anyone, declare
from accounts.models import Sending, User
from partyadmin.urls import handler500, urlpatterns  # noqa: F401 - this module is a site's addresses
from tests.typed import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
TYPED = {"note": "Đồng chí <An>", "ticked": ["1", "2"]}


@declare(anyone)
def breaks(request: HttpRequest, how: str) -> HttpResponse:
    User.objects.create(username="half-written")
    raise OperationalError from {"late": QueryCanceled(), "full": DiskFull()}[how]


urlpatterns = [*urlpatterns, path("breaks/<str:how>/", breaks)]


@pytest.fixture
def browser() -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(User.objects.create_user("clerk", full_name="Nguyễn Văn An"))
    browser.cookies["django_language"] = "en"
    return browser


def text(response: Any) -> str:
    return response.content.decode()


def test_what_was_broken_off_is_a_plain_sentence_with_what_to_do(browser: Client, caplog: Any) -> None:
    answer = browser.get("/breaks/late/?q=1")
    assert answer.status_code == 503
    assert "than it can in 30 seconds" in text(answer)
    assert "Choose a smaller part of the organisation" in text(answer)
    assert 'href="/breaks/late/?q=1"' in text(answer)
    assert "theme/partyadmin.css" in text(answer)
    assert "Service Unavailable: /breaks/late/" in caplog.text


def test_it_is_said_in_vietnamese(browser: Client) -> None:
    browser.cookies["django_language"] = "vi"
    answer = browser.get("/breaks/late/")
    assert "Chọn một phần nhỏ hơn của tổ chức" in text(answer)


def test_what_was_sent_is_not_carried_out_and_can_be_sent_once_more(browser: Client) -> None:
    sent = TYPED | {"once": str(uuid4())}
    answer = browser.post("/breaks/late/", sent)
    assert answer.status_code == 503
    assert "was not carried out" in text(answer)
    assert not User.objects.filter(username="half-written").exists()
    assert not Sending.objects.exists()
    fields = fields_of(answer, "/breaks/late/")
    assert fields["csrfmiddlewaretoken"]
    assert {name: fields[name] for name in ("note", "once")} == {name: sent[name] for name in ("note", "once")}
    assert text(answer).count('name="ticked"') == 2


@pytest.mark.parametrize(
    "secret", [{"new_password": "geheim"}, {"list": SimpleUploadedFile("a.txt", b"geheim")}], ids=["password", "file"]
)
def test_passwords_and_files_stand_on_no_page(browser: Client, secret: dict[str, Any]) -> None:
    page = text(browser.post("/breaks/late/", TYPED | secret))
    assert "Passwords and files are not kept" in page
    assert "geheim" not in page


def test_any_other_failure_is_our_mistake(browser: Client) -> None:
    answer = browser.get("/breaks/full/")
    assert answer.status_code == 500
    assert "This is our mistake" in text(answer)
