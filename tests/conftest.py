"""What every test stands on. Which engine is used follows DATABASE_URL, as for a site."""

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, TransactionTestCase

from pilots.queries.guidance import KEPT_ROWS
from tests.cast import Cast
from tests.databases import ON_POSTGRESQL, Databases, connected_to
from tests.demo_city import city, demo_city  # noqa: F401 - fixtures
from tests.recorded_cast import recorded_cast
from tests.where import POSTGRESQL, SQLITE, engine_of, engine_of_place, turn

# Playwright keeps an event loop in the thread of the tests, in which Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
CHROMIUM = "/usr/bin/chromium-headless-shell"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TESTS = itertools.count(1)
NOTHING_IS_SKIPPED = os.environ.get("CI") == "true"


def pytest_configure(config: pytest.Config) -> None:
    if NOTHING_IS_SKIPPED and ON_POSTGRESQL and not settings.REDIS_URL:
        raise pytest.UsageError(
            "With CI=true the run on PostgreSQL needs REDIS_URL: its jobs are done by a real Celery worker."
        )


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Modules of the other engine are not even read."""
    other = SQLITE if ON_POSTGRESQL else POSTGRESQL
    return True if engine_of_place(collection_path) == other else None


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector of garbage need not go through it again and again, nor as often as it does by
    itself (a twelfth of the time of tests that ask the database much)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the other engine are not part of this run: left out, not skipped (tests/where.py)."""
    engine = POSTGRESQL if ON_POSTGRESQL else SQLITE
    kept, dropped = [], []
    for item in items:
        (kept if engine_of(item) in (engine, None) else dropped).append(item)
    config.hook.pytest_deselected(items=dropped)
    items[:] = sorted(kept, key=turn)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    return _no_skips((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[Any]:
    return _no_skips((yield))


def _no_skips(report: Any) -> Any:
    if NOTHING_IS_SKIPPED and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = (
            f"{report.nodeid}: with CI=true nothing may be skipped or expected to fail ({report.longrepr})."
        )
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Of all tests: Playwright bears no second one of itself in a process."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory, worker_id: str, testrun_uid: str) -> Databases:
    place = tmp_path_factory.getbasetemp()
    return Databases(place if worker_id == "master" else place.parent, f"tests_{testrun_uid[:12]}")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, databases: Databases, django_db_blocker: Any, worker_id: str
) -> Iterator[None]:
    """In place of pytest-django's: migrations take ten seconds, a copy of what they made a fraction of one.

    After a transactional test the database is copied again: to empty all tables and install the guards anew takes seconds, and
    what a test changed of the tables themselves is gone too.
    """
    with django_db_blocker.unblock():
        empty = databases.empty()

    def begin_anew(_test: TransactionTestCase) -> None:
        databases.begin_anew(empty)

    with databases.copy_of(empty, worker_id) as name, connected_to(name), pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", begin_anew)
        yield


@pytest.fixture(autouse=True)
def _guidances_of_its_own() -> None:
    """No test is judged by what a process keeps of a guidance that another one put in force."""
    KEPT_ROWS.clear()


@pytest.fixture(autouse=True)
def _documents_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds a file that another one made, nor takes a place of its. Most make none: no directory is made for them."""
    place, number = tmp_path_factory.getbasetemp(), next(TESTS)
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("documents", "uploads", "places"):
            patch.setattr(settings, f"{kind.upper()}_DIR", place / f"{kind}-{number}")
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast of people and organisations (tests/cast.py)."""
    return recorded_cast()


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser in which one of the cast is signed in, reading English."""

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(cast.users[username])
        client.cookies["django_language"] = "en"
        return client

    return sign_in
