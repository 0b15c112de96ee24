"""What a statement over the whole registry answered, for whoever asks the same soon: the pages behind its figures."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.core.cache import cache

from accounts.queries.replica import reading_connection
from cells.queries.counts import edition

logger = logging.getLogger(__name__)

KEPT_FOR = 10 * 60
"""Seconds."""
MOST_KEPT = 50_000
"""Rows; a longer answer is asked for each time."""


def answered(sql: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that rests on nothing but what is counted and its parameters (cells/models/count.py marks it all).

    What is asked is the key, with the `edition` of what is kept, so that nothing is answered that is no longer so; while anything
    is marked everything is asked anew.
    """
    before = edition()
    key = f"cells.answers.{sha256(repr((before, sql, sorted(parameters.items()))).encode()).hexdigest()}"
    if before and (found := _looked_up(key)) is not None:
        return found
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if before and len(rows) <= MOST_KEPT and edition() == before:
        with _without_harm():
            cache.set(key, rows, KEPT_FOR)
    return rows


def _looked_up(key: str) -> list[tuple[Any, ...]] | None:
    with _without_harm():
        return cache.get(key)
    return None


@contextmanager
def _without_harm() -> Iterator[None]:
    """A cache that is away keeps nothing, and that is all."""
    try:
        yield
    except Exception:
        logger.warning("An answer cannot be kept", exc_info=True)
