from collections.abc import Iterator
from typing import Any

import pytest

from tests.demo_city import loaded_city


@pytest.fixture(scope="package")
def demo_city(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Loaded once for all tests here."""
    with loaded_city(django_db_blocker) as said:
        yield said
