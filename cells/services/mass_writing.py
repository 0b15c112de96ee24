"""Writing rows by the ten thousand: COPY on PostgreSQL, one prepared statement on SQLite. Guards and constraints hold as ever."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def reserve_ids(model: type[Model], number: int) -> list[int]:
    """Keys that nobody else gets. Must run in a transaction: on SQLite it is what keeps the others out."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = f"(SELECT pg_get_serial_sequence('{table}', 'id')::regclass AS name)"
            cursor.execute(f"SELECT nextval(name) FROM {sequence} AS found, generate_series(1, %s)", [number])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
    return list(range(last + 1, last + number + 1))


def write_rows(model: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert the rows; columns that are not named are filled as the model fills them."""
    defaults = _defaults(model, columns)
    named, filled = ", ".join(f'"{name}"' for name in [*columns, *defaults]), tuple(defaults.values())
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row + filled)
        else:
            places = ", ".join(["%s"] * (len(columns) + len(defaults)))
            cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", [row + filled for row in rows])


def write_column(model: type[Model], column: str, values: Mapping[int, int | str]) -> None:
    """Of the rows with these keys set the column to its value (JSON as text), in one statement: bulk_update would build a CASE of
    thousands of branches."""
    table = model._meta.db_table
    kind = next(field for field in model._meta.concrete_fields if field.column == column).db_type(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            told = f"unnest(%s::bigint[], %s::{kind}[]) AS told(id, value)"
            cursor.execute(
                f'UPDATE {table} SET "{column}" = told.value FROM {told} WHERE {table}.id = told.id',
                [list(values), list(values.values())],
            )
        else:
            pairs = [(value, pk) for pk, value in values.items()]
            cursor.executemany(f'UPDATE {table} SET "{column}" = %s WHERE id = %s', pairs)


def _defaults(model: type[Model], named: Sequence[str]) -> dict[str, Any]:
    left = [f for f in model._meta.concrete_fields if f.column not in named and not f.null and not f.primary_key]
    return {str(f.column): f.get_default() for f in left if f.has_default() or f.blank}
