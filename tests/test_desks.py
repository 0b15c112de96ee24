"""Most desks have nothing to say of most things: asking for it beforehand keeps nothing off them."""

import pytest
from django.test import Client

from accounts import desk
from accounts.desk import Section
from accounts.models import User
from partyadmin.demo.sign_ins import SIGN_INS

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def shown_to(username: str) -> list[Section]:
    """What has lines. The buttons under one change with every page; what they send does not."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return [section for section in client.get("/").context["sections"] if section.says_something]


def test_every_desk_says_what_it_says_where_each_line_is_asked(demo_city: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {one.username: shown_to(one.username) for one in SIGN_INS}
    monkeypatch.setattr(desk, "with_an_answer", set)
    assert {one.username: shown_to(one.username) for one in SIGN_INS} == shown
    lines = {section.title for sections in shown.values() for section in sections}
    assert len(lines) > 10
