"""Which columns of a row another one holds already, as the two engines say it."""

import re

_SQLITE = re.compile(r"UNIQUE constraint failed: (.+)")
_POSTGRESQL = re.compile(r"Key \((.+?)\)=\(.*\) already exists")


def columns_taken(said: str) -> list[str]:
    """Without their table. Empty where it was no other row that stood in the way, but a guard or a check."""
    if found := _SQLITE.search(said):
        return [column.strip().rpartition(".")[2] for column in found[1].split(",")]
    if found := _POSTGRESQL.search(said):
        return [column.strip().strip('"') for column in found[1].split(",")]
    return []
