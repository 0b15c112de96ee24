"""The databases of a run: made once by whoever needs them first, copied for everybody else.

A name is what DATABASES["default"]["NAME"] takes: on PostgreSQL that of a database, on SQLite the place of a file.
"""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.core.management import call_command
from django.db import connection

DATABASE_URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = DATABASE_URL.startswith("postgres")


def database_url(database: str) -> str:
    return urlunsplit(urlsplit(DATABASE_URL)._replace(path=f"/{database}"))


def copy(source: str, target: str) -> None:
    """Nobody may be connected to the source."""
    if ON_POSTGRESQL:
        _on_server(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        return
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        read.backup(written)


def drop(name: str) -> None:
    if ON_POSTGRESQL:
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        return
    for part in ("", "-wal", "-shm"):
        Path(name + part).unlink(missing_ok=True)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Django's connection leads to this database for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@dataclass(frozen=True)
class Databases:
    """`place`: a directory that all processes of the run share; `run`: what its databases on the server are named after."""

    place: Path
    run: str

    def named(self, name: str) -> str:
        return f"{self.run}_{name}" if ON_POSTGRESQL else str(self.place / f"{name}.sqlite3")

    def once(self, what: str, make: Callable[[], None]) -> None:
        """Done by the first process of the run that asks; the others wait until it is."""
        with (self.place / f"{what}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            made = self.place / f"{what}.made"
            if not made.exists():
                make()
                made.touch()

    def empty(self) -> str:
        """A template: migrated, and nothing in it."""
        name = self.named("empty")
        self.once("empty", lambda: _migrate(name))
        return name

    def begin_anew(self, template: str) -> None:
        """What Django is connected to becomes a copy of the template, whatever stood in it."""
        name = str(connection.settings_dict["NAME"])
        connection.close()
        drop(name)
        copy(template, name)

    @contextmanager
    def copy_of(self, template: str, name: str) -> Iterator[str]:
        """Thrown away at the end."""
        copied = self.named(name)
        copy(template, copied)
        try:
            yield copied
        finally:
            drop(copied)


def _migrate(name: str) -> None:
    if ON_POSTGRESQL:
        _on_server(f'CREATE DATABASE "{name}"')
    with connected_to(name):
        call_command("migrate", verbosity=0, interactive=False)


def _on_server(statement: str) -> None:
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(statement.encode())
