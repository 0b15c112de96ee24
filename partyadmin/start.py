"""What may keep a process from starting is said in one line, whichever process it is: a command, the web, a worker."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from accounts.rules.site_mark import OtherKind


@contextmanager
def refusals_in_one_line() -> Iterator[None]:
    """Ends the process by status 2 where the database is of the other kind, cannot be reached, or has no tables yet."""
    try:
        yield
    except OtherKind as other:
        _end(str(other))
    except (OperationalError, ProgrammingError):
        problem = unreachable() or _behind()
        if problem is None:
            raise
        _end(problem)


def refuse_wrong_database() -> None:
    """Before a process serves or works: it looks at the database, which may refuse it."""
    with refusals_in_one_line():
        connection.ensure_connection()
        connection.close()


def unreachable() -> str | None:
    """Why no connection comes about, in the first words of the driver; None where one does."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        told = str(error).strip().splitlines()
        return f"The database of DATABASE_URL cannot be reached: {told[0] if told else 'it does not answer'}"
    return None


def _behind() -> str | None:
    """Which tables are missing, where migrations are still to be applied: SQLite and PostgreSQL name that differently."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    return "The database has not got the tables of this version yet: run manage.py migrate first (script/server does)."


def _end(problem: str) -> None:
    sys.stderr.write(f"{problem}\n")
    raise SystemExit(2)
