"""What JSON can hold of a value: a day or moment as ISO 8601 writes it, a row of a table by its key."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.functional import Promise


def as_json(value: object) -> Any:
    """The value as it will be read back from JSON. Raises TypeError where nothing says how it is written."""
    return json.loads(json.dumps(value, default=encode))


def encode(value: object) -> object:
    """For `json.dumps(default=…)`. Moments keep their microseconds: what is taken back by them is exactly what it was."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID | Promise):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if hasattr(value, "pk"):
        return value.pk
    raise TypeError(f"{value!r} cannot be written as JSON.")
