"""A session is asked for by a question that is put together once, and ends as Django's own do."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_whoever_is_signed_in_stays_so_from_page_to_page(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("dung")
    assert [client.get("/").status_code for _time in range(2)] == [200, 200]


def test_a_session_that_is_over_lets_nobody_in(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("dung")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").status_code == 302


def test_one_that_was_ended_lets_nobody_in(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("dung")
    assert client.get("/").status_code == 200
    Session.objects.all().delete()
    assert client.get("/").status_code == 302


def test_a_key_that_nobody_was_given_lets_nobody_in(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("dung")
    client.cookies["sessionid"] = "x" * 32
    assert client.get("/").status_code == 302
