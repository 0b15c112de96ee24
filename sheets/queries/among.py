"""`column__among=values`: as `__in`, but one parameter, however many values there are; of a related row, by `…__pk__among`.

A placeholder for each of thousands of values takes longer to write and to read than the database takes to find them.
"""

import json
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler


class Among(In):
    lookup_name = "among"
    prepare_rhs = False
    """The values are what the column holds: text, numbers, days."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        values = list(self.rhs)
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", (*params, values)
        kept = [value.isoformat() if isinstance(value, date) else value for value in values]
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, json.dumps(kept))
