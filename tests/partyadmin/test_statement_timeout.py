"""What a page asks of the database ends after so long; what a job asks beside it does not."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.signals import request_started
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from accounts.access import anyone, declare
from partyadmin import statement_timeout
from partyadmin.urls import handler500  # noqa: F401 - this module is a site's addresses

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db, pytest.mark.urls(__name__)]


@declare(anyone)
def asks(request: HttpRequest) -> HttpResponse:
    """Answers with the limit, once it has slept as long as it was told to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [request.GET.get("seconds", "0")])
    return HttpResponse(limit())


urlpatterns = [path("", asks)]


@pytest.fixture(autouse=True)
def _begun() -> Iterator[None]:
    statement_timeout.begin()
    yield
    request_started.disconnect(dispatch_uid="serves")
    connection_created.disconnect(dispatch_uid="statement_timeout")


@pytest.fixture
def pooled() -> Iterator[None]:
    """One connection for all threads (DATABASE_POOL)."""
    before = connection.settings_dict
    connection.close()
    options = before["OPTIONS"] | {"pool": {"min_size": 1, "max_size": 1}}
    told = before | {"OPTIONS": options, "CONN_MAX_AGE": 0}
    connections.settings["default"] = connection.settings_dict = told
    yield
    connection.close()
    connection.close_pool()
    connections.settings["default"] = connection.settings_dict = before


def limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])


def in_a_thread(act: Callable[[], Any]) -> Any:
    """Of a connection of its own, as each thread of a site has."""
    done: list[Any] = []

    def run() -> None:
        try:
            done.append(act())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return done[0]


def page(address: str) -> Any:
    return Client(raise_request_exception=False).get(address)


def test_a_page_is_broken_off_after_so_long(settings: Any) -> None:
    settings.STATEMENT_TIMEOUT_SECONDS = 0.1
    answer = in_a_thread(lambda: page("/?seconds=20"))
    assert answer.status_code == 503
    assert "theme/partyadmin.css" in answer.content.decode()


def test_a_page_has_thirty_seconds_and_none_where_none_is_wished(settings: Any) -> None:
    assert in_a_thread(lambda: page("/").content) == b"30s"
    settings.STATEMENT_TIMEOUT_SECONDS = 0
    assert in_a_thread(lambda: page("/").content) == b"0"


def test_a_job_in_the_same_process_takes_as_long_as_it_takes() -> None:
    assert in_a_thread(limit) == "0"


@pytest.mark.django_db(transaction=True)
def test_out_of_a_pool_a_connection_has_the_limit_of_whoever_has_it(pooled: None) -> None:
    connection.close()
    assert in_a_thread(lambda: page("/").content) == b"30s"
    assert in_a_thread(limit) == "0"
    assert in_a_thread(lambda: page("/").content) == b"30s"
