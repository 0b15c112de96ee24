import pytest

from tests.cast import Cast
from tests.meetings.scenes import Scene, cell_with_groups, ship_cell


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)
