"""A small synthetic country for tests: made once, taken back when its tests are done.

Use: a module-scoped fixture that yields inside `synthetic_registry`, and `pytestmark = pytest.mark.django_db`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import transaction


@contextmanager
def synthetic_registry(django_db_blocker: Any, *, members: int, seed: int, year: bool = False) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("make_registry", members=members, seed=seed, without_year=not year, verbosity=0)
        yield
        transaction.set_rollback(True)
