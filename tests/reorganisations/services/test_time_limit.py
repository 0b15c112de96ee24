"""What is broken off after so long leaves the limit that was there."""

import pytest
from django.db import connection

from reorganisations.services.time_limit import at_most

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        return str(cursor.fetchone()[0])


def test_afterwards_the_limit_is_what_it_was_before() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '30s'")
    with at_most(2.5):
        assert limit() == "2500ms"
    assert limit() == "30s"
