"""Reports and exports read at the replica, and never what is older than what was asked for."""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from accounts.models import Actor, Entry, Job, Occasion, User
from accounts.queries import replica
from accounts.queries.replica import OnlyReads, ReplicaLost, follows, once_more_if_lost, only_reads, reading_connection
from accounts.services import jobs
from accounts.services.jobs import Produced, ask_job, register_handler, run_job
from tests import replicas
from tests.databases import Databases, connected_to
from tests.replicas import Replica

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def follower(databases: Databases, django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Replica]:
    """Of a database of the module's own: what is written in a transaction that is taken back never comes to a replica."""
    with (
        django_db_blocker.unblock(),
        databases.copy_of(databases.empty(), f"replicated_{worker_id}") as copied,
        connected_to(copied),
        replicas.started() as found,
    ):
        yield found


@pytest.fixture(autouse=True)
def known(follower: Replica, settings: Any) -> Iterator[None]:
    """Django knows the replica, which does not lag."""
    settings.REPLICA_LAG_SECONDS = 20
    User.objects.filter(entries=None).delete()
    with follower.known():
        yield
    follower.ask("SELECT pg_wal_replay_resume()")


@pytest.fixture
def paused(follower: Replica, settings: Any) -> None:
    """It receives what is written and no longer shows it; nobody waits for it long."""
    with only_reads():
        assert at_the_replica()
    follower.ask("SELECT pg_wal_replay_pause()")
    while follower.ask("SELECT pg_get_wal_replay_pause_state()") != ("paused",):
        pass
    settings.REPLICA_LAG_SECONDS = 0.2


def at_the_replica() -> bool:
    """Whether what is read here is read there."""
    with reading_connection().cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()")
        return bool(cursor.fetchone()[0])


def who_was_read() -> set[str]:
    return set(User.objects.values_list("username", flat=True))


def test_what_only_reads_reads_at_the_replica_what_was_written_before() -> None:
    assert not at_the_replica()
    for number in range(5):
        User.objects.create_user(f"clerk{number}")
        with only_reads():
            assert at_the_replica()
            assert User.objects.get(username=f"clerk{number}")._state.db == replica.REPLICA
    assert not at_the_replica()
    assert User.objects.first()._state.db == "default"  # type: ignore[union-attr]


def test_it_sees_one_moment_however_long_it_reads() -> None:
    with only_reads():
        before = who_was_read()
        in_a_thread(lambda: User.objects.create_user("meanwhile"))
        assert who_was_read() == before
    with only_reads():
        assert who_was_read() == before | {"meanwhile"}


def test_who_says_that_it_only_reads_is_refused_to_write() -> None:
    with only_reads(), pytest.raises(OnlyReads, match="accounts_user"):
        User.objects.create_user("clerk")
    with only_reads():
        assert str(Job(kind="look", asked_by=User(username="nobody"))) == "look None"


def test_the_replica_itself_refuses_what_goes_past_the_router() -> None:
    with pytest.raises(ReplicaLost), only_reads(), reading_connection().cursor() as cursor:
        cursor.execute("DELETE FROM accounts_job")


def test_one_too_far_behind_is_left_alone_and_the_log_says_so(paused: None, caplog: pytest.LogCaptureFixture) -> None:
    User.objects.create_user("after")
    with caplog.at_level(logging.WARNING), only_reads():
        assert not at_the_replica()
        assert "after" in who_was_read()
    assert "The replica is more than 0.2 s behind" in caplog.text
    assert not follows(patience=0.1)


def test_one_that_comes_up_in_time_is_waited_for(paused: None, follower: Replica, settings: Any) -> None:
    settings.REPLICA_LAG_SECONDS = 10
    User.objects.create_user("after")
    resuming = threading.Timer(0.5, lambda: follower.ask("SELECT pg_wal_replay_resume()"))
    resuming.start()
    with only_reads():
        assert at_the_replica()
        assert "after" in who_was_read()
    resuming.join()


def test_one_that_does_not_answer_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    connections[replica.REPLICA].close()
    connections[replica.REPLICA].settings_dict["PORT"] = 1
    for _time in range(2):
        with only_reads():
            assert not at_the_replica()
    assert caplog.text.count("The replica does not answer") == 1


def test_what_was_lost_in_the_middle_is_read_once_more_at_the_primary(follower: Replica) -> None:
    read_there: list[bool] = []

    def read() -> set[str]:
        with only_reads():
            read_there.append(at_the_replica())
            if read_there == [True]:
                with reading_connection().cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    (pid,) = cursor.fetchone()
                follower.ask(f"SELECT pg_terminate_backend({pid}, 2000)")
            return who_was_read()

    User.objects.create_user("clerk")
    assert "clerk" in once_more_if_lost(read)
    assert read_there == [True, False]


def test_a_job_that_only_reads_sees_the_act_of_who_asked_and_leaves_no_word_in_the_replica(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[tuple[bool, set[str]]] = []

    def look(job: Job) -> Produced:
        seen.append((at_the_replica(), set(Entry.objects.values_list("act", flat=True))))
        return Produced(b"", "x.txt", "text/plain")

    monkeypatch.setattr(jobs, "_wake", lambda _job: None)
    monkeypatch.setitem(jobs._handlers, "look", look)
    register_handler("look", look, reads_only=True)
    asker = User.objects.create_user("asker")
    occasion = Occasion(by=Actor.themselves(asker, "clerk"), at=timezone.now(), today=date(2025, 3, 21))
    job = ask_job(kind="look", title="t", params={}, occasion=occasion)
    run_job(job.pk, now=timezone.now)
    assert seen == [(True, {"job.asked"})]
    assert Job.objects.get().state == Job.State.DONE


def in_a_thread(act: Callable[[], object]) -> None:
    def run() -> None:
        act()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def test_the_site_says_whether_its_replica_follows(follower: Replica, request: pytest.FixtureRequest) -> None:
    assert Client().get("/healthz").json()["replica"]
    request.getfixturevalue("paused")
    User.objects.create_user("after")
    told = Client().get("/healthz").json()
    assert (told["replica"], told["database"]) == (False, True)
