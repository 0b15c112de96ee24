"""The site a measure runs on: Django ready, its database migrated."""

import sys
from datetime import date

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from pilots.queries.guidance import nearest_terms  # noqa: E402
from pilots.rules.terms import Terms  # noqa: E402
from script.measures.figures import Figure, say, seconds  # noqa: E402

DAY = date(2025, 3, 21)


def migrate() -> None:
    call_command("migrate", verbosity=0, stdout=sys.stderr)


def registry(measure: str, members: int) -> list[Figure]:
    """The synthetic country, made unless it is there, and how long that took."""
    migrate()
    say(f"A registry of {members} members")
    taken = seconds(lambda: call_command("make_registry", members=members, stdout=sys.stderr))
    return [Figure(measure, f"registry of {members:,} members made (or found)", taken, "s")]


def shipped() -> Terms:
    terms = nearest_terms(DAY)
    assert terms is not None
    return terms


def ask(sql: str, **parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
