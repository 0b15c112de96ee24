"""`column__among=values`: as `__in`, but one parameter, however many values there are; of a related row, by `…__pk__among`.

A placeholder for each of thousands of values takes longer to write and to read than the database takes to find them.
`column__looked_up=values` is the same of a column that an index has.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Func
from django.db.models.lookups import In
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler


class Among(In):
    lookup_name = "among"

    def get_prep_lookup(self) -> Any:
        """The values are what the column holds: text, numbers, days."""
        return super().get_prep_lookup() if isinstance(self.rhs, Query) else self.rhs

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        values = list(self.rhs)
        if connection.vendor == "postgresql":
            kind = self.lhs.output_field.db_type(connection)
            return f"{column} = ANY(%s::{kind}[])", (*params, _array(values))
        kept = [value.isoformat() if isinstance(value, date) else value for value in values]
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, json.dumps(kept))


class LookedUp(Among):
    """Also of a queryset of keys. PostgreSQL weighs thousands of values that it sees one by one against what is common in the
    column, and reads the table from end to end for as many; of those it does not see it expects few, and looks them up."""

    lookup_name = "looked_up"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        is_of_keys = isinstance(self.rhs, Query)
        if connection.vendor != "postgresql":
            return In.as_sql(self, compiler, connection) if is_of_keys else super().as_sql(compiler, connection)
        column, params = self.process_lhs(compiler, connection)
        if is_of_keys:
            keys, of_keys = compiler.compile(self.rhs)
            return f"{column} = ANY(ARRAY{keys})", (*params, *of_keys)
        kind = self.lhs.output_field.db_type(connection)
        return f"{column} = ANY(ARRAY(SELECT unnest(%s::{kind}[])))", (*params, _array(self.rhs))


def _array(values: Iterable[object]) -> str:
    """As PostgreSQL writes one: the driver would look at the kind of each of thousands of values."""
    texts = list(map(str, values))
    joined = '","'.join(texts)
    if "\\" in joined or joined.count('"') > 2 * (len(texts) - 1):
        joined = '","'.join(text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return f'{{"{joined}"}}' if texts else "{}"


if TYPE_CHECKING:
    _Field = Field[Any, Any]
else:
    _Field = Field


class _PairField(_Field):
    """What two columns hold, together."""


class Pair(Func):
    """Two columns of a row taken together: `.alias(both=Pair("name", "born_on")).filter(both__among=pairs)`."""

    template = "%(expressions)s"
    output_field = _PairField()


class AmongPairs(Among):
    """Two parameters, however many pairs there are: each is one look-up where an index has both columns."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        columns, params = self.process_lhs(compiler, connection)
        pairs = list(self.rhs)
        if connection.vendor == "postgresql":
            kinds = [column.output_field.db_type(connection) for column in self.lhs.get_source_expressions()]
            arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
            return f"({columns}) IN (SELECT * FROM unnest({arrays}))", (*params, *map(_array, zip(*pairs, strict=True)))
        kept = json.dumps(
            [[first, second.isoformat() if isinstance(second, date) else second] for first, second in pairs]
        )
        told = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(%s)"
        return f"({columns}) IN ({told})", (*params, kept)


_PairField.register_lookup(AmongPairs)
