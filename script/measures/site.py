"""The site a measure runs on: Django ready, its database migrated."""

import sys
import time
from datetime import date
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from partyadmin.synthetic.making import tidy  # noqa: E402
from pilots.queries.guidance import nearest_terms  # noqa: E402
from pilots.rules.terms import Terms  # noqa: E402
from script.measures.figures import Clock, Figure, say, seconds  # noqa: E402

DAY = date(2025, 3, 21)


def migrate() -> None:
    call_command("migrate", verbosity=0, stdout=sys.stderr)


def registry(measure: str, members: int) -> list[Figure]:
    """The synthetic country, made unless it is there, and how long that took."""
    migrate()
    say(f"A registry of {members} members")
    taken = seconds(lambda: call_command("make_registry", members=members, stdout=sys.stderr))
    # Once more: where PostgreSQL itself was just looking at what is new, the first time left it unsure of what all may see.
    tidy()
    return [Figure(measure, f"registry of {members:,} members made (or found)", taken, "s")]


def shipped() -> Terms:
    terms = nearest_terms(DAY)
    assert terms is not None
    return terms


def processors() -> Clock:
    """A clock of what this process and the database's for this connection did, whatever else the machine does. From here on the
    database takes no more processes than one for a statement, of either side: what several did would not be seen."""
    ask("SET max_parallel_workers_per_gather = 0")
    ((server,),) = ask("SELECT pg_backend_pid()")
    taken = Path(f"/proc/{server}/schedstat")
    return lambda: time.process_time() + int(taken.read_text().split()[0]) / 1e9


def ask(sql: str, **parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []
