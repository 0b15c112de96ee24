from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser in which one of the cast is signed in, reading English."""

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(cast.users[username])
        client.cookies["django_language"] = "en"
        return client

    return sign_in
