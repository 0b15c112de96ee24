"""The reach of pilots over a synthetic country with a year behind it, whichever way what hangs below is found."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cells.models import Organisation
from pilots.rules.coverage import TAKING, Reach
from tests.cast import TODAY
from tests.pilots.reach import reach_by_the_rules
from tests.synthetic import synthetic_registry

pytestmark = pytest.mark.django_db
AUTUMN = date(2024, 10, 15)


@pytest.fixture(scope="module", autouse=True)
def registry(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with synthetic_registry(django_db_blocker, members=4_000, seed=3, year=True):
        yield


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
@pytest.mark.parametrize("day", [TODAY, AUTUMN])
def test_it_is_counted_of_each_part_as_of_each_organisation(depth: int, day: date) -> None:
    figures = reach_by_the_rules(Organisation.objects.filter(depth=depth).latest("numchild"), day)
    assert figures >= {Reach.REGISTERED, Reach.APPROVED, Reach.USED, TAKING}
