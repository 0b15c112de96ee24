"""Guards: what the database itself refuses and no CHECK or UNIQUE can say.

A guard is a trigger with the same condition on SQLite and PostgreSQL. SQLite drops triggers silently when a migration
remakes a table, so all guards are installed anew after every migrate and looked for at start-up (accounts/apps.py).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

_PLANNED_ONCE = "SET plan_cache_mode = force_generic_plan SET enable_seqscan = off"
"""PostgreSQL would weigh a condition with empty columns (what goes on has no end) anew for every row, which takes longer than
asking it; and one plan for all rows must not read the table from end to end because it was empty when the first came."""


@dataclass(frozen=True)
class Guard:
    """Refuse a row with `message` where `refuse_if` holds: SQL that both engines understand, with NEW and OLD as rows."""

    name: str
    table: str
    when: str
    """`before insert`, `before update` or `before delete`; `after …` where the condition reads the table as it has become."""
    refuse_if: str
    message: str
    postgresql_refuse_if: str = ""
    """Where the engines have no common words (dates), PostgreSQL's."""
    postgresql_lock: str = ""
    """An SQL bigint to take a transaction lock on first, where the condition reads other rows: two inserts at once
    must not both find the place free. SQLite has one writer at a time and needs none."""
    at_once: bool = False
    """Of `before insert`, where the condition holds of a row whether or not the row itself is there already: PostgreSQL then asks
    it once a statement of all its rows, which takes a third of the time where they are many."""

    def statements(self, vendor: str) -> Iterator[str]:
        if vendor == "sqlite":
            yield f'DROP TRIGGER IF EXISTS "{self.name}"'
            yield (
                f'CREATE TRIGGER "{self.name}" {self.when} ON "{self.table}" FOR EACH ROW WHEN {self.refuse_if} '
                f"BEGIN SELECT RAISE(ABORT, '{self.name}: {self.message}'); END"
            )
            return
        condition = self.postgresql_refuse_if or self.refuse_if
        if self.at_once:
            yield from self._once_a_statement(condition)
            return
        lock = f"PERFORM pg_advisory_xact_lock({self.postgresql_lock});" if self.postgresql_lock else ""
        result = "OLD" if "delete" in self.when else "NEW"
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}_refuses"() RETURNS trigger LANGUAGE plpgsql {_PLANNED_ONCE} '
            f"AS $$ BEGIN {lock} "
            f"IF {condition} THEN RAISE EXCEPTION '{self.name}: {self.message}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $$"
        )
        yield f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"'
        yield (
            f'CREATE TRIGGER "{self.name}" {self.when} ON "{self.table}" FOR EACH ROW '
            f'EXECUTE FUNCTION "{self.name}_refuses"()'
        )

    def _once_a_statement(self, condition: str) -> Iterator[str]:
        """The locks in one order, so that two statements never wait for each other. `IS TRUE`: each row is one look-up, and never
        a join that is planned for a table as small as it was when the first rows came."""
        locks = f"SELECT DISTINCT {self.postgresql_lock} FROM new_rows AS new ORDER BY 1"
        lock = f"PERFORM pg_advisory_xact_lock(key) FROM ({locks}) AS locks(key);" if self.postgresql_lock else ""
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}_refuses"() RETURNS trigger LANGUAGE plpgsql {_PLANNED_ONCE} '
            f"AS $$ #variable_conflict use_column\nBEGIN {lock} "
            f"IF EXISTS (SELECT 1 FROM new_rows AS new WHERE ({condition}) IS TRUE) THEN "
            f"RAISE EXCEPTION '{self.name}: {self.message}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END IF; RETURN NULL; END $$"
        )
        yield f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"'
        yield (
            f'CREATE TRIGGER "{self.name}" AFTER INSERT ON "{self.table}" REFERENCING NEW TABLE AS new_rows '
            f'FOR EACH STATEMENT EXECUTE FUNCTION "{self.name}_refuses"()'
        )


class Trigger(Protocol):
    """What is installed here: a guard, or a mark (accounts/models/mark.py)."""

    @property
    def name(self) -> str: ...

    @property
    def table(self) -> str: ...

    def statements(self, vendor: str) -> Iterator[str]: ...


_guards: dict[str, Trigger] = {}


def register_guard(guard: Trigger) -> None:
    _guards[guard.name] = guard


def install_guards(connection: BaseDatabaseWrapper) -> None:
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in _guards.values():
            if guard.table in tables:
                for statement in guard.statements(connection.vendor):
                    cursor.execute(statement)


def remove_guards(connection: BaseDatabaseWrapper, tables: Collection[str]) -> None:
    """For entering millions of rows at once. Who takes them off installs them again and checks what they would have refused."""
    with connection.cursor() as cursor:
        for guard in _guards.values():
            if guard.table in tables:
                on_table = f' ON "{guard.table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"{on_table}')


def broken_guards(connection: BaseDatabaseWrapper, tables: Collection[str]) -> dict[str, int]:
    """By name, of how many rows that are there the guards on their entering would refuse: looked for where rows came while the
    guards were off. Only for conditions that are asked of each row quickly."""
    broken = {}
    with connection.cursor() as cursor:
        for guard in _guards.values():
            if isinstance(guard, Guard) and guard.table in tables and "insert" in guard.when:
                condition = (connection.vendor == "postgresql" and guard.postgresql_refuse_if) or guard.refuse_if
                cursor.execute(f"SELECT COUNT(*) FROM {guard.table} AS new WHERE {condition}")
                if number := cursor.fetchone()[0]:
                    broken[guard.name] = number
    return broken


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the registered guards that the database does not hold."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return sorted(set(_guards) - present)
