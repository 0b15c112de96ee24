"""No act without an end: what takes longer is broken off."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.db import connection


class TookTooLong(Exception):
    pass


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TookTooLong before the first statement after so many seconds; PostgreSQL breaks off a single statement too. Within
    one statement SQLite is bound by the statements themselves: whatever walks along parents stops at a number of steps."""
    until = monotonic() + seconds

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if monotonic() > until:
            raise TookTooLong
        return execute(sql, params, many, context)

    before = _limit_statements(f"{seconds * 1000:.0f}ms")
    with connection.execute_wrapper(look):
        yield
    _limit_statements(before)


def _limit_statements(limit: str) -> str:
    """Until the end of the transaction, or until it goes back to before; what it was."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), set_config('statement_timeout', %s, true)", [limit]
        )
        return str(cursor.fetchone()[0])
