"""What stood in the way of two who wrote at once, as the two engines say it."""

import re

_SQLITE = re.compile(r"UNIQUE constraint failed: (.+)")
_POSTGRESQL = re.compile(r"Key \((.+?)\)=\(.*\) already exists")


_DEADLOCK = "40P01"
"""Of PostgreSQL: two waited for each other, and one of them was told to give way (on SQLite nobody waits holding anything)."""


def columns_taken(said: str) -> list[str]:
    """What another row holds already, without the table. Empty where it was no other row that stood in the way, but a guard or
    a check."""
    if found := _SQLITE.search(said):
        return [column.strip().rpartition(".")[2] for column in found[1].split(",")]
    if found := _POSTGRESQL.search(said):
        return [column.strip().strip('"') for column in found[1].split(",")]
    return []


def is_deadlock(error: BaseException | None) -> bool:
    """Whether the driver's error says so."""
    return getattr(error, "sqlstate", None) == _DEADLOCK
