"""A streaming replica of the server the run stands on, for the tests that read there."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.db import connection, connections

from accounts.queries import replica
from tests.databases import DATABASE_URL
from tests.sites import ROOT

STARTS = '. script/servers; start_replica "$1"; echo "$REPLICA_URL"; read -r'


@dataclass(frozen=True)
class Replica:
    """Its server's address, up to the name of a database."""

    server: str

    def ask(self, statement: str) -> Any:
        """The first row, past Django."""
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
            cursor = server.execute(statement.encode())
            return cursor.fetchone() if cursor.description else None

    @contextmanager
    def known(self) -> Iterator[None]:
        """To Django, as a site with REPLICA_URL knows it, of the database that it is connected to."""
        told: dict[str, Any] = connection.settings_dict | {"PORT": urlsplit(self.server).port}
        connections.settings[replica.REPLICA] = told | {"OPTIONS": told["OPTIONS"] | {"connect_timeout": 2}}
        replica._left_alone_until = 0
        try:
            yield
        finally:
            connections[replica.REPLICA].close()
            del connections[replica.REPLICA]
            del connections.settings[replica.REPLICA]


@contextmanager
def started() -> Iterator[Replica]:
    """It ends with the process that started it, once nothing holds that one any more."""
    command = ["bash", "-euc", STARTS, "replica", DATABASE_URL]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as shell:
        assert shell.stdin is not None
        assert shell.stdout is not None
        address = shell.stdout.readline().strip()
        assert address, "the replica did not start"
        try:
            yield Replica(address.rpartition("/")[0])
        finally:
            shell.stdin.close()
