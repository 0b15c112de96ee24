"""Writes rows of many tables as they come, a bounded number at a time: by COPY, or by executemany where there is none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from partyadmin.synthetic.rows import MODELS, Row

ROWS_AT_ONCE = 50_000
Constants = tuple[str | int | bool, ...]


class Writer:
    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self._waiting: dict[type[Row], list[Row]] = defaultdict(list)
        self._number = 0

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._waiting[type(row)].append(row)
            self._number += 1
        if self._number >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        insert = self._copy if self.connection.vendor == "postgresql" else self._insert
        for kind, model in MODELS.items():
            if rows := self._waiting.pop(kind, None):
                constants = _constants(kind, model)
                columns = [self.connection.ops.quote_name(name) for name in (*_columns(kind), *constants)]
                insert(model._meta.db_table, columns, rows, tuple(constants.values()))
        self._number = 0

    def _copy(self, table: str, columns: Sequence[str], rows: Sequence[Row], constants: Constants) -> None:
        with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row((*row, *constants))

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[Row], constants: Constants) -> None:
        places = ", ".join(["%s"] * len(columns))
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", [(*row, *constants) for row in rows]
            )


def _columns(kind: type[Row]) -> tuple[str, ...]:
    return kind._fields


def _constants(kind: type[Row], model: type[Model]) -> dict[str, str | int | bool]:
    """Columns that the rows do not speak of and that are not null: as the model fills them, or blank where they may be."""
    fields = [field for field in model._meta.concrete_fields if not (field.null or field.primary_key)]
    return {
        field.attname: field.get_default()
        for field in fields
        if field.attname not in _columns(kind) and (field.has_default() or field.blank)
    }
