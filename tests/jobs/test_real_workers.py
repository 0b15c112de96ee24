"""Jobs by real processes: on SQLite the worker inside the web process, on PostgreSQL a Celery worker over Redis."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.sites import Site, free_port, new_site, wait_until

LEASE = 3
ASK = """
from datetime import date
from django.utils import timezone
from accounts.models import Actor, Occasion, User
from accounts.services.jobs import ask_job
user, _ = User.objects.get_or_create(username="clerk")
occasion = Occasion(by=Actor.themselves(user, "clerk"), at=timezone.now(), today=date(2025, 3, 21))
for _ in range({count}):
    ask_job(kind="sleep", title="t", params={{"seconds": {seconds}}}, occasion=occasion)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, databases: Databases, django_db_setup: None) -> Iterator[Site]:
    with new_site(
        tmp_path_factory.mktemp("jobs") / "data",
        f"{databases.run}_jobs",
        empty=databases.empty(),
        DJANGO_SETTINGS_MODULE="tests.slow_jobs.settings",
        JOB_LEASE_SECONDS=str(LEASE),
        DATABASE_POOL="3",  # of PostgreSQL: workers fork, and threads of a web process share
    ) as made:
        made.manage("migrate", "--no-input")
        yield made


@pytest.fixture
def served(site: Site) -> Site:
    """Its processes run on from test to test: to start and end them takes longer than what is looked at."""
    if not site.processes:
        site.serve()
    return site


def ask(site: Site, *, seconds: float, count: int = 1) -> None:
    site.manage("shell", "-v", "0", "-c", ASK.format(seconds=seconds, count=count))


def states(site: Site) -> set[str]:
    return {row[0] for row in site.sql("SELECT state FROM accounts_job")}


def begun(site: Site) -> list[str]:
    place = site.data_dir / "begun"
    return place.read_text().split() if place.exists() else []


def test_every_job_is_done_once(served: Site) -> None:
    ask(served, seconds=0, count=30)
    wait_until(lambda: states(served) == {"done"}, "all jobs are done", served)
    assert sorted(begun(served)) == sorted(set(begun(served)))
    [(number, attempts)] = served.sql("SELECT id, attempts FROM accounts_job ORDER BY id LIMIT 1")
    assert Path(served.data_dir, "documents", "jobs", f"{number}-{attempts}").read_bytes() == b"slept"


def test_a_job_longer_than_its_lease_is_not_given_to_a_second_worker(served: Site) -> None:
    before = len(begun(served))
    ask(served, seconds=LEASE * 3)
    wait_until(lambda: states(served) == {"done"}, "the long job is done", served)
    assert len(begun(served)) == before + 1


def test_a_job_whose_worker_was_killed_is_done_by_the_next(served: Site) -> None:
    before = len(begun(served))
    ask(served, seconds=LEASE)
    wait_until(lambda: len(begun(served)) == before + 1, "the job has begun", served)
    served.kill()
    assert "running" in states(served)
    served.serve()
    wait_until(lambda: states(served) == {"done"}, "the job was done after all", served)
    assert len(begun(served)) == before + 2


def health(site: Site) -> tuple[int, dict[str, bool]]:
    try:
        with urllib.request.urlopen(f"{site.url}/healthz", timeout=10) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_site_in_order_says_so(served: Site) -> None:
    assert health(served) == (200, {"healthy": True, "database": True, "guards": True, "jobs": True})


def test_a_lost_guard_makes_the_site_unhealthy(served: Site) -> None:
    name = "an_entry_of_the_log_is_never_deleted"
    served.sql(f"DROP TRIGGER {name}" + ("" if served.on_sqlite else " ON accounts_entry"))
    assert health(served) == (503, {"healthy": False, "database": True, "guards": False, "jobs": True})
    served.manage("migrate", "--no-input")
    assert health(served)[0] == 200


def test_without_redis_to_wake_workers_the_site_is_unhealthy(served: Site) -> None:
    served.end("web")
    served.environment["REDIS_URL"] = f"redis://127.0.0.1:{free_port()}"
    served.start("web")
    wait_until(lambda: answers(served), "the web server answers", served)
    assert health(served) == (503, {"healthy": False, "database": True, "guards": True, "jobs": False})


def answers(site: Site) -> bool:
    try:
        health(site)
    except OSError:
        return False
    return True
