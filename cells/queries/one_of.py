"""A list of values in a statement of our own."""

from collections.abc import Collection
from typing import Any


def one_of(column: str, name: str, values: Collection[str], parameters: dict[str, Any]) -> str:
    """An expression that is 1 where the column has one of the values, else 0; they become parameters, called after `name`."""
    listed = list_of(name, values, parameters)
    return f"CASE WHEN {column} IN ({listed}) THEN 1 ELSE 0 END" if values else "0"


def list_of(name: str, values: Collection[str], parameters: dict[str, Any]) -> str:
    """The values as they stand behind IN, one at least; they become parameters, called after `name`."""
    names = [f"{name}_{number}" for number in range(len(values))]
    parameters.update(zip(names, sorted(values), strict=True))
    return ", ".join(f"%({name})s" for name in names)
