"""What runs where: what touches a database on both engines, and what an engine cannot change on one of them.

The first row whose place a test stands in decides. Where none does, it runs on both, unless it touches no database: then once,
on SQLite. A test that only means something on one engine says so itself (`pytest.mark.sqlite`, `pytest.mark.postgresql`).
"""

from fnmatch import fnmatch
from pathlib import Path

import pytest

SQLITE, POSTGRESQL = "sqlite", "postgresql"
HERE = Path(__file__).parent

WHERE: list[tuple[str, str, str]] = [
    # the place below tests/, the engine, why there alone
    (
        "journeys/test_smoke.py",
        SQLITE,
        "the demo as a stranger starts it: one process, no servers, and all the same a whole product",
    ),
    (
        "journeys/test_*",
        POSTGRESQL,
        "a browser does not see the engine, but the pages wait for documents that a real Celery worker makes",
    ),
    (
        "test_access.py",
        SQLITE,
        "offices are compared in Python; what is elsewhere is left out by queries that have their own tests on both engines",
    ),
]
LONGEST = [
    "past/test_*",
    "test_access.py",
    "test_lists.py",
    "journeys/test_every_page*",
    "demo/test_*",
    "journeys/test_*",
]
"""They come first: a test process gets whole modules, and with a long one at the end the other would stand idle."""
DATABASE = {"db", "transactional_db", "django_db_setup", "databases"}
"""Fixtures through which a test comes to the database."""


def engine_of(item: pytest.Item) -> str | None:
    """The one engine that the test runs on; None: both."""
    place = _place(item)
    for pattern, engine, _why in WHERE:
        if fnmatch(place, pattern):
            return engine
    for engine in (SQLITE, POSTGRESQL):
        if item.get_closest_marker(engine):
            return engine
    return None if touches_a_database(item) else SQLITE


def turn(item: pytest.Item) -> int:
    """By which modules are dealt out to the processes."""
    place = _place(item)
    return next((number for number, one in enumerate(LONGEST) if fnmatch(place, one)), len(LONGEST))


def touches_a_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not DATABASE.isdisjoint(getattr(item, "fixturenames", ()))


def _place(item: pytest.Item) -> str:
    return str(item.path.relative_to(HERE)) if item.path.is_relative_to(HERE) else ""
