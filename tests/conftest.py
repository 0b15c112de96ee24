"""What every test stands on. Which engine is used follows DATABASE_URL, as for a site."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseOperations as SQLiteOperations
from django.test import Client

from tests.cast import Cast, gather
from tests.guards import drop_all_guards

# Playwright keeps an event loop in the thread of the tests, in which Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
NOTHING_IS_SKIPPED = os.environ.get("CI") == "true"


def pytest_configure(config: pytest.Config) -> None:
    if NOTHING_IS_SKIPPED and _on_postgresql() and not settings.REDIS_URL:
        raise pytest.UsageError(
            "With CI=true the run on PostgreSQL needs REDIS_URL: its jobs are done by a real Celery worker."
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the other engine are not part of this run: left out, not skipped."""
    left_out = "sqlite" if _on_postgresql() else "postgresql"
    kept, dropped = [], []
    for item in items:
        (dropped if item.get_closest_marker(left_out) else kept).append(item)
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept


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


def _on_postgresql() -> bool:
    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"


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
def _documents_of_its_own(settings: Any, tmp_path: Path) -> None:
    """No test finds a file that another one made."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.UPLOADS_DIR = tmp_path / "uploads"


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast of people and organisations (tests/cast.py)."""
    return gather()


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser in which one of the cast is signed in, reading English."""

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(cast.users[username])
        client.cookies["django_language"] = "en"
        return client

    return sign_in
