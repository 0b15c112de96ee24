"""What it means that a name holds the words somebody typed, said once; and how PostgreSQL finds members by it."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Q
from django.db.models.lookups import Contains
from django.db.models.sql.compiler import SQLCompiler

from cells.rules.names import fold

Sql = tuple[str, tuple[str | int, ...]]
SHORTEST_PART, LONGEST_PART = 2, 12
"""Letters of what the index holds of a word (migration 0011)."""


def holding(words: str, column: str = "search_key", *, by: str = "holds") -> Q:
    """Whose folded name (`column`) holds every word, in any order and spelling, inside a longer word too: no diacritics needed,
    đ as d, uỷ as ủy. No words: everybody's does."""
    return Q(**{f"{column}__{by}": fold(words)})


@CharField.register_lookup
class Holds(Contains):
    """Each of the words as `contains`."""

    lookup_name = "holds"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        words = str(self.rhs).split() or [""]
        each = [Contains(self.lhs, word).as_sql(compiler, connection) for word in words]
        return f"({' AND '.join(sql for sql, _ in each)})", tuple(one for _, of_word in each for one in of_word)


@CharField.register_lookup
class HasParts(Holds):
    """The same of the folded names of members, of whom PostgreSQL knows by an index who has which parts in their name.

    It is asked both ways: where few members are in question their names are looked through, and no parts made of them.
    """

    lookup_name = "has_parts"

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        looked_through, parameters = self.as_sql(compiler, connection)
        parts = [_quoted(word[:LONGEST_PART]) for word in str(self.rhs).split() if len(word) >= SHORTEST_PART]
        if not parts:
            return looked_through, parameters
        left, of_left = self.process_lhs(compiler, connection)
        found = f"cells_parts_of_names({left}) @@ %s::tsquery"
        return f"({found} AND {looked_through})", (*of_left, " & ".join(parts), *parameters)


def _quoted(part: str) -> str:
    doubled = part.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
