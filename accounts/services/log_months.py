"""The parts of the log on PostgreSQL, one for each month in which its entries are written (decision 33).

They are made ahead of their months. An entry of a month without a part goes into the part for the rest, so that none is refused.
"""

from contextlib import suppress
from datetime import date
from itertools import pairwise

from django.db import IntegrityError, OperationalError, connection, transaction

from accounts.rules.entry_numbers import first_number, months_from

TABLE = "accounts_entry"
AHEAD = 3
"""How many months to come have their parts."""
PATIENCE = "1s"
"""Everybody waits who writes in the log meanwhile; whoever has written keeps this waiting. It is tried again and again."""


def make_months(*, today: date) -> None:
    """Make the parts that are missing of this month and those to come; those of which the rest holds entries stay with it."""
    if connection.vendor != "postgresql":
        return
    for first, following in pairwise(months_from(today, ahead=AHEAD + 1)):
        name = f"{TABLE}_{first:%Y_%m}"
        if not _is_there(name):
            with suppress(IntegrityError, OperationalError):
                _make(name, first_number(first), first_number(following))


def _make(name: str, first: int, following: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {name} PARTITION OF {TABLE} FOR VALUES FROM ({first}) TO ({following})"
        )


def _is_there(name: str) -> bool:
    """Or cannot be made, in a database that is not migrated so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL OR to_regclass('accounts_entry_rest') IS NULL", [name])
        return bool(cursor.fetchone()[0])
