"""What every test stands on. Which engine is used follows DATABASE_URL, as for a site."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseOperations as SQLiteOperations
from django.test import Client

from pilots.queries.guidance import KEPT_ROWS
from tests.cast import Cast
from tests.databases import ON_POSTGRESQL, Databases, connected_to
from tests.demo_city import city, demo_city  # noqa: F401 - fixtures
from tests.guards import drop_all_guards
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
    """What is loaded by now stays: the collector of garbage need not go through it again and again."""
    gc.collect()
    gc.freeze()


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
    """In place of pytest-django's: migrations take ten seconds, a copy of what they made a fraction of one."""
    with django_db_blocker.unblock():
        empty = databases.empty()
    with databases.copy_of(empty, worker_id) as name, connected_to(name):
        yield


@pytest.fixture(scope="session", autouse=True)
def _flush_in_spite_of_the_guards() -> Iterator[None]:
    """Transactional tests empty all tables; SQLite does that by DELETE, which the guards refuse.

    They go first and come back by themselves: a flush ends with post_migrate, which installs them anew.
    """
    flush = SQLiteOperations.execute_sql_flush

    def flush_without_guards(operations: SQLiteOperations, sql_list: list[str]) -> None:
        drop_all_guards(operations.connection)
        flush(operations, sql_list)

    SQLiteOperations.execute_sql_flush = flush_without_guards
    yield
    SQLiteOperations.execute_sql_flush = flush


@pytest.fixture(autouse=True)
def _guidances_of_its_own() -> None:
    """No test is judged by what a process keeps of a guidance that another one put in force."""
    KEPT_ROWS.clear()


@pytest.fixture(autouse=True)
def _documents_of_its_own(settings: Any, tmp_path: Path) -> None:
    """No test finds a file that another one made, nor takes a place of its."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.UPLOADS_DIR = tmp_path / "uploads"
    settings.PLACES_DIR = tmp_path / "places"


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
