"""Both walls, for every address: undeclared is refused, the wrong office is refused, what is elsewhere is not there.

The table is tests/access_table.py. An address without a row fails the run.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.access import declared_access
from accounts.models import User
from tests.access_table import PEOPLE, ROWS, Row
from tests.recorded_cast import recorded_cast
from tests.scene import Scene, lay_out_file, set_scene


def addresses(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern.url_patterns, namespace + inner)
        else:
            yield namespace + (pattern.name or str(pattern.pattern)), pattern


ADDRESSES = dict(addresses(get_resolver().url_patterns))


def test_every_address_has_a_row_in_the_table() -> None:
    assert sorted(ADDRESSES) == sorted({row.name for row in ROWS})


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_view_declares_who_may_use_it(name: str) -> None:
    assert declared_access(ADDRESSES[name].callback) is not None


SESSIONS: dict[str, str] = {}
"""By the name of who signed in: once each, before all rows. What a test does to a session goes with the test."""


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def signed_in_as(username: str) -> Client:
    client = Client(raise_request_exception=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = SESSIONS[username]
    return client


@pytest.fixture(scope="module")
def season(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """The scene takes a second to set and is the same for every row: set once, taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        scene = set_scene(recorded_cast())
        SESSIONS.update({username: session_of(user) for username, user in scene.cast.users.items()})
        yield scene
        transaction.set_rollback(True)


@pytest.fixture
def scene(season: Scene, db: None) -> Scene:
    lay_out_file(season.job)
    return season


def ask(row: Row, scene: Scene, username: str | None, **instead: object) -> int:
    client = signed_in_as(username) if username else Client(raise_request_exception=True)
    address = reverse(row.name, kwargs=row.kwargs(scene) | instead)
    answer = getattr(client, row.method)(address)
    is_sent_to_the_door = answer.headers.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
    assert row.public or is_sent_to_the_door == (username is None)
    return answer.status_code


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_who_may_open_the_address(row: Row, scene: Scene) -> None:
    expected = {username: row.expected(username) for username in PEOPLE}
    found = {username: row.simplify(ask(row, scene, username)) for username in PEOPLE}
    assert found == expected


@pytest.mark.parametrize("row", [row for row in ROWS if not row.public], ids=lambda row: f"{row.method} {row.name}")
def test_a_stranger_is_sent_to_the_sign_in(row: Row, scene: Scene) -> None:
    assert ask(row, scene, None) == 302


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_a_number_no_database_can_hold_leads_nowhere(row: Row, scene: Scene) -> None:
    numbers = [name for name, value in row.kwargs(scene).items() if isinstance(value, int)]
    who = row.opens.split()[0]
    assert {ask(row, scene, who, **{name: 10**20}) for name in numbers} <= {404, 302}


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "post"], ids=lambda row: row.name)
def test_what_is_posted_cannot_be_reached_by_a_link(row: Row, scene: Scene) -> None:
    if any(other.name == row.name and other.method == "get" for other in ROWS):
        return
    client = signed_in_as(row.opens.split()[0])
    assert client.get(reverse(row.name, kwargs=row.kwargs(scene))).status_code == 405
