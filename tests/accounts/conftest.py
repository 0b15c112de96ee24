from itertools import count

import pytest

from accounts.models import User
from tests.cast import NOW


@pytest.fixture
def eleven_users(db: None) -> None:
    """Names of which some are alike, and days of which some are not known."""
    User.objects.bulk_create(
        User(username=letter, full_name=f"Tên {place // 3}", last_login=NOW if place % 4 == 1 else None)
        for letter, place in zip("abcdefghijk", count(), strict=False)
    )
