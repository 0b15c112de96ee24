"""What costs time for every row is taken off an empty table before millions of rows come, and put back after: guards,
secondary indexes, and on PostgreSQL references and unique constraints too. Putting them back checks all rows at once;
what only guards refuse is looked for by `overlaps` and `strays`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from accounts.models.guard import install_guards, remove_guards

_CONSTRAINTS = """
    SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname),
           'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype IN ('f', 'u') AND conparentid = 0 AND conrelid = ANY(%s::regclass[])
    ORDER BY contype DESC"""
_INDEXES = """
    SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
    FROM pg_index WHERE NOT indisprimary AND indrelid = ANY(%s::regclass[])
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)"""


@contextmanager
def set_aside(connection: BaseDatabaseWrapper, tables: Sequence[str]) -> Iterator[None]:
    """Must run in a transaction: where something fails, everything stands as before."""
    remove_guards(connection, tables)
    with connection.cursor() as cursor:
        back = _dropped(connection, cursor, tables)
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for statement in back:
            cursor.execute(statement)
    install_guards(connection)


def _dropped(connection: BaseDatabaseWrapper, cursor: CursorWrapper, tables: Sequence[str]) -> list[str]:
    """Drop indexes and constraints; the statements that bring them back."""
    statements: list[tuple[str, str]] = []
    if connection.vendor == "postgresql":
        for query in (_INDEXES, _CONSTRAINTS):
            cursor.execute(query, [list(tables)])
            statements += cursor.fetchall()
    else:
        places = ", ".join(["%s"] * len(tables))
        cursor.execute(
            "SELECT 'DROP INDEX \"' || name || '\"', sql FROM sqlite_master "
            f"WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({places})",
            tables,
        )
        statements = cursor.fetchall()
    for drop, _ in statements:
        cursor.execute(drop)
    return [back for _, back in statements]
