import pytest

from cells.rules.counting import Counting
from cells.services.counts import count_all_marked, keep_counting
from tests.cast import Cast
from tests.past.world import people


@pytest.fixture
def country(cast: Cast) -> Cast:
    """With people in its cells, counted by the ordinary way of counting."""
    people(cast)
    keep_counting(Counting())
    count_all_marked()
    return cast
