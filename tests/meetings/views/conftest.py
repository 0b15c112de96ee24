from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.meetings.scenes import Scene, cell_with_groups, ship_cell


@pytest.fixture
def sign_in(cast: Cast) -> Callable[[str], Client]:
    def as_(username: str) -> Client:
        client = Client(raise_request_exception=True)
        client.cookies["django_language"] = "en"
        client.force_login(cast.users[username])
        return client

    return as_


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)
