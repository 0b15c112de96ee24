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
    ("*/rules/test_*", SQLITE, "rules know no database"),
    (
        "sheets/test_workbooks_of_offices.py",
        SQLITE,
        "what a workbook means is said by rules; what recognises and enters its people has its own tests on both engines",
    ),
    (
        "*/views/test_*",
        SQLITE,
        "a page is put together in Python; what it asks and writes are queries and services, tested on both engines",
    ),
    (
        "*/forms/test_*",
        SQLITE,
        "what a form reads and refuses is Python; the queries and services behind it have their own tests",
    ),
    (
        "pilots/services/test_who_decides_follows_the_ground.py",
        SQLITE,
        "every state under every change of the ground: what decides and what reorganises have their own tests on both",
    ),
    (
        "pilots/services/test_registrations_carried_over.py",
        SQLITE,
        "two lists in every state each, merged: what carries them over has its own tests on both",
    ),
    (
        "test_every_link.py",
        SQLITE,
        "every page and form of the demo: what they ask and write are queries and services, tested on both",
    ),
    (
        "reorganisations/services/test_plans_that_touch.py",
        SQLITE,
        "orders of two plans, each entered both ways: what plays them has its own tests on both",
    ),
    (
        "reorganisations/services/test_reorganisations_of_every_kind.py",
        SQLITE,
        "chance goes through the plans, whose services have their own tests on both",
    ),
    (
        "cells/services/test_one_cell_a_day_under_every_act.py",
        SQLITE,
        "chance goes through the acts, each of which has its own tests on both",
    ),
    (
        "meetings/services/test_any_acts_within_the_quota.py",
        SQLITE,
        "chance goes through the services; that the database refuses a fourth place has its own tests on both",
    ),
    (
        "demo/test_*",
        SQLITE,
        "what the demo holds is the same rows on either; on PostgreSQL the stories in the browser stand on it",
    ),
    (
        "past/test_*",
        SQLITE,
        "chance goes through the services, each of which has its own tests on both; what is compared are answers of queries",
    ),
    (
        "test_lists.py",
        POSTGRESQL,
        "every list on its page in every order: the stricter engine refuses what the other lets pass",
    ),
]
LONGEST = [
    "test_every_link.py",
    "journeys/test_every_page*",
    "past/test_*",
    "test_lists.py",
    "jobs/test_*",
    "pilots/services/test_registration_races.py",
    "test_access.py",
    "demo/test_*",
    "journeys/test_*",
    "reports/services/printing/test_*",
    "reports/services/test_press.py",
    "partyadmin/test_start.py",
]
"""They come first: a test process gets whole modules, and with a long one at the end the other would stand idle."""
DATABASE = {"db", "transactional_db", "django_db_setup", "databases"}
"""Fixtures through which a test comes to the database."""


def engine_of(item: pytest.Item) -> str | None:
    """The one engine that the test runs on; None: both."""
    if engine := engine_of_place(item.path):
        return engine
    for engine in (SQLITE, POSTGRESQL):
        if item.get_closest_marker(engine):
            return engine
    return None if touches_a_database(item) else SQLITE


def engine_of_place(path: Path) -> str | None:
    """What the table says of a module; None: nothing."""
    place = _place(path)
    return next((engine for pattern, engine, _why in WHERE if fnmatch(place, pattern)), None)


def turn(item: pytest.Item) -> int:
    """By which modules are dealt out to the processes."""
    place = _place(item.path)
    return next((number for number, one in enumerate(LONGEST) if fnmatch(place, one)), len(LONGEST))


def touches_a_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not DATABASE.isdisjoint(getattr(item, "fixturenames", ()))


def _place(path: Path) -> str:
    return str(path.relative_to(HERE)) if path.is_relative_to(HERE) else ""
