"""Writes rows of many tables as they come, a bounded number at a time: by COPY, or by executemany where there is none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from partyadmin.registry.rows import MODELS

ROWS_AT_ONCE = 50_000


class Writer:
    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self._waiting: dict[type[tuple], list[tuple]] = defaultdict(list)
        self._number = 0

    def write(self, rows: Iterable[tuple]) -> None:
        for row in rows:
            self._waiting[type(row)].append(row)
            self._number += 1
        if self._number >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        insert = self._copy if self.connection.vendor == "postgresql" else self._insert
        for kind, model in MODELS.items():
            if rows := self._waiting.pop(kind, None):
                insert(model._meta.db_table, _columns(kind), rows)
        self._number = 0

    def _copy(self, table: str, columns: Sequence[str], rows: Sequence[tuple]) -> None:
        with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[tuple]) -> None:
        places = ", ".join(["%s"] * len(columns))
        with self.connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)


def _columns(kind: type[tuple]) -> tuple[str, ...]:
    return kind._fields  # type: ignore[attr-defined]
