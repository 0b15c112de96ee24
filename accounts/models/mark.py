"""Marks: triggers by which the database itself notes what a statement changed, so that nobody who writes can forget to.

They stand beside the guards (accounts/models/guard.py), are installed with them and missed like them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from accounts.models.guard import register_guard


class Act(StrEnum):
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows as SQLite calls them: as they were, as they are."""
        return {Act.INSERT: ("NEW",), Act.UPDATE: ("OLD", "NEW"), Act.DELETE: ("OLD",)}[self]


@dataclass(frozen=True)
class Mark:
    """Whatever rows of `table` an act changes, `value` of them is noted in `column` of the table `into`.

    `value`: SQL that both engines understand, with the row as `{row}`. PostgreSQL notes once a statement, whatever the number
    of rows: it would cost three times as much by the row.
    """

    name: str
    table: str
    act: Act
    into: str
    column: str
    value: str

    def statements(self, vendor: str) -> Iterator[str]:
        if vendor == "sqlite":
            noted = " ".join(f"{self._note(row)};" for row in self.act.rows)
            yield f'DROP TRIGGER IF EXISTS "{self.name}"'
            yield f'CREATE TRIGGER "{self.name}" AFTER {self.act} ON "{self.table}" FOR EACH ROW BEGIN {noted} END'
            return
        tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in self.act.rows)
        values = " UNION ".join(
            f"SELECT {self.value.format(row='one')} FROM {row}_rows AS one" for row in self.act.rows
        )
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}_notes"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
            f"INSERT INTO {self.into} ({self.column}) SELECT * FROM ({values}) AS noted(value) WHERE value IS NOT NULL; "
            "RETURN NULL; END $$"
        )
        yield f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"'
        yield (
            f'CREATE TRIGGER "{self.name}" AFTER {self.act} ON "{self.table}" REFERENCING {tables} '
            f'FOR EACH STATEMENT EXECUTE FUNCTION "{self.name}_notes"()'
        )

    def _note(self, row: str) -> str:
        """Once, however many rows: there is one writer at a time."""
        value = self.value.format(row=row)
        noted = f"SELECT 1 FROM {self.into} WHERE {self.column} = {value}"
        return (
            f"INSERT INTO {self.into} ({self.column}) SELECT {value} WHERE {value} IS NOT NULL AND NOT EXISTS ({noted})"
        )


def mark_changes(*, table: str, into: str, column: str, value: str) -> None:
    """Note every insert, update and delete of the table."""
    for act in Act:
        register_guard(Mark(_called(table, column, act), table, act, into, column, value))


LONGEST_NAME = 54
"""Characters that leave room for those of the function: PostgreSQL keeps 63."""


def _called(table: str, column: str, act: str) -> str:
    name = f"{table}_marks_{column}_on_{act}"
    return name if len(name) <= LONGEST_NAME else f"{table}_marks_{column.removesuffix('_id')}_on_{act}"
