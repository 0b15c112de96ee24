"""Statements that are asked often and take little: to plan one anew costs many times what looking up a row does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from accounts.queries.replica import reading_connection


@contextmanager
def prepared_cursor() -> Iterator[Any]:
    """A cursor whose statements PostgreSQL reads and plans once a connection, whatever the values: they travel beside the
    statement, which therefore must be the same each time. Any other cursor on SQLite, and where Django keeps what is asked:
    it would not find the values.

    All else of the product binds values into the statement and is never prepared (decision 52). What only reads does so at the
    replica here too (replica.py).
    """
    connection = reading_connection()
    if connection.vendor != "postgresql" or connection.queries_logged:
        with connection.cursor() as cursor:
            yield cursor
        return
    connection.ensure_connection()
    bare: Any
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as bare:
        yield connection.make_cursor(bare)
