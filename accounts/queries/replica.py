"""Reading beside the primary: at a streaming replica (REPLICA_URL), by whatever says that it only reads.

A replica follows a moment behind. So a reading begins there only once the replica has all that the primary had when it was asked
for: whoever asks for a report sees what they, and everybody else, did before. It waits for that REPLICA_LAG_SECONDS at most;
where the replica is further behind, or does not answer, it reads at the primary, and the log says so.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Read = TypeVar("Read")
logger = logging.getLogger(__name__)

REPLICA = "replica"
LOOKS_AGAIN = 0.02
"""Seconds after which it is looked again how far the replica is."""
LEFT_ALONE = 10
"""Seconds for which a process does not try a replica that did not answer or was too far behind: nobody waits for it twice."""

_WRITTEN = """SELECT CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn()
              ELSE pg_current_wal_flush_lsn() END::text"""
"""How far the primary is. What was committed is in the log that is on its disk, unless the site does not wait for the disk."""

_TOOK_TOO_LONG = "57014"
"""What a page may not ask of any database (partyadmin/statement_timeout.py)."""

_WRITES = frozenset({"INSERT", "UPDATE", "DELETE"})

_reads_at: ContextVar[str | None] = ContextVar("reads_at", default=None)
_left_alone_until = 0.0


class OnlyReads(Exception):
    """Something was written within `only_reads`: it would rest on what was read as it was a moment before."""


class ReplicaLost(Exception):
    """The replica failed in the middle of a reading, which may be done again: it will be at the primary."""


@contextmanager
def only_reads() -> Iterator[None]:
    """What is read within is one moment of the database, at the replica where there is one that is not too far behind.

    Whoever writes within is refused by OnlyReads, also where there is no replica. Raises ReplicaLost.
    """
    if _reads_at.get() is not None:
        yield
        return
    if not _may_be_read():
        with _reading_at(DEFAULT_DB_ALIAS):
            yield
        return
    replica = connections[REPLICA]
    with _reading_at(REPLICA), transaction.atomic(using=REPLICA):
        replica.errors_occurred = False
        try:
            with replica.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        except DatabaseError as error:
            if not replica.errors_occurred or getattr(error.__cause__, "sqlstate", None) == _TOOK_TOO_LONG:
                raise
            _leave_alone(f"failed in the middle of a reading: {_first_line(error)}")
            raise ReplicaLost from error


def once_more_if_lost(read: Callable[[], Read]) -> Read:
    """What `read` returns, which reads within `only_reads` from its very beginning."""
    try:
        return read()
    except ReplicaLost:
        return read()


def reads_at() -> str:
    """The alias of the database that is read here."""
    return _reads_at.get() or DEFAULT_DB_ALIAS


def reading_connection() -> BaseDatabaseWrapper:
    """For statements of our own, which no router sees."""
    return connections[reads_at()]


def follows(*, patience: float) -> bool:
    """Whether the replica comes, in so many seconds, to what the primary has at this moment. Raises DatabaseError."""
    written, until = _written(), time.monotonic() + patience
    while not _has(written):
        if time.monotonic() > until:
            return False
        time.sleep(LOOKS_AGAIN)
    return True


def _may_be_read() -> bool:
    if REPLICA not in connections or time.monotonic() < _left_alone_until:
        return False
    try:
        if follows(patience=settings.REPLICA_LAG_SECONDS):
            return True
        _leave_alone(f"is more than {settings.REPLICA_LAG_SECONDS} s behind")
    except DatabaseError as error:
        _leave_alone(f"does not answer: {_first_line(error)}")
    return False


def _written() -> str:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_WRITTEN)
        return str(cursor.fetchone()[0])


def _has(written: str) -> bool:
    with connections[REPLICA].cursor() as cursor:
        cursor.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [written])
        return bool(cursor.fetchone()[0])


def _leave_alone(why: str) -> None:
    global _left_alone_until
    _left_alone_until = time.monotonic() + LEFT_ALONE
    connections[REPLICA].close_if_unusable_or_obsolete()
    logger.warning("The replica %s. What only reads does so at the primary.", why)


def _first_line(error: DatabaseError) -> str:
    return str(error).strip().partition("\n")[0]


@contextmanager
def _reading_at(alias: str) -> Iterator[None]:
    token = _reads_at.set(alias)
    try:
        with connections[DEFAULT_DB_ALIAS].execute_wrapper(_refuse_writing):
            yield
    finally:
        _reads_at.reset(token)


def _refuse_writing(execute: Callable[..., object], sql: str, *asked: object) -> object:
    """Not in the router: Django asks that for the place of every row that is made, if only to print it."""
    if sql.lstrip()[:6].upper() in _WRITES:
        raise OnlyReads(sql[:100])
    return execute(sql, *asked)
