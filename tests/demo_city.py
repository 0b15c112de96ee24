"""The demo city for tests: loaded once in a run, as a site loads it; everybody works on a copy.

Tests of the product's pages and queries: `pytestmark = pytest.mark.django_db` and the fixture `demo_city` in the module, which
then stands on a copy of its own. Stories in the browser: sites copied from `city` (tests/sites.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import sites
from tests.databases import Databases, connected_to


@dataclass(frozen=True)
class City:
    """`data_dir`, `database`: what a site of the city is copied from; `said`: what `load_city` printed."""

    data_dir: Path
    database: str
    said: str


@pytest.fixture(scope="session")
def city(databases: Databases, django_db_blocker: Any) -> City:
    data_dir = databases.place / "city"
    database = databases.named("city") if sites.ON_POSTGRESQL else str(data_dir / sites.SQLITE_FILE)

    def load() -> None:
        with django_db_blocker.unblock():
            empty = databases.empty()
        (databases.place / "city.said").write_text(sites.load_demo(data_dir, database, empty=empty))

    databases.once("city", load)
    return City(data_dir, database, (databases.place / "city.said").read_text())


@pytest.fixture(scope="module")
def demo_city(city: City, databases: Databases, django_db_setup: None, worker_id: str) -> Iterator[str]:
    """What `load_city` printed."""
    with databases.copy_of(city.database, f"city_{worker_id}") as copied, connected_to(copied):
        yield city.said
