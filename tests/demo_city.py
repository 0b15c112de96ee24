"""The demo city for tests: loaded once (it takes seconds), taken back when its tests are done.

Use: `from tests.demo_city import demo_city` in the conftest.py beside the tests, `pytestmark = pytest.mark.django_db` and
the fixture's name in the module. Each test runs inside the transaction that holds the city.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction


@contextmanager
def loaded_city(django_db_blocker: Any) -> Iterator[str]:
    """What `load_city` printed."""
    said = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_city", stdout=said)
        # Deferred checks are done here once, or PostgreSQL would do them again at the end of every test.
        connection.check_constraints()
        yield said.getvalue()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo_city(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with loaded_city(django_db_blocker) as said:
        yield said
