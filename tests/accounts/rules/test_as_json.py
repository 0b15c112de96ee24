import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rules.as_json import as_json, encode


@pytest.mark.parametrize(
    ("value", "read_back"),
    [
        (date(2025, 3, 21), "2025-03-21"),
        (datetime(2025, 3, 21, 9, 0, 0, 123456, tzinfo=UTC), "2025-03-21T09:00:00.123456+00:00"),
        (time(9, 30), "09:30:00"),
        (Decimal("93.15"), "93.15"),
        (gettext_lazy("cell"), str(gettext_lazy("cell"))),
        ({3, 1, 2}, [1, 2, 3]),
        (User(pk=7), 7),
        ("Đảng uỷ", "Đảng uỷ"),
        (None, None),
        (True, True),
    ],
)
def test_a_value_is_what_json_will_give_back(value: object, read_back: object) -> None:
    told = as_json({"value": [value]})
    assert told == {"value": [read_back]} == json.loads(json.dumps(told))


def test_what_nothing_says_how_to_write_is_refused() -> None:
    with pytest.raises(TypeError):
        as_json({"value": object()})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (UUID("12345678-1234-5678-1234-567812345678"), "12345678-1234-5678-1234-567812345678"),
        (frozenset({"b", "a"}), ["a", "b"]),
        (set(), []),
        (User(), None),
    ],
)
def test_a_value_is_written_in_the_way_of_its_kind(value: object, written: object) -> None:
    assert encode(value) == written


def test_a_refusal_to_write_names_the_value() -> None:
    with pytest.raises(TypeError) as refusal:
        encode(1j)
    assert str(refusal.value) == "1j cannot be written as JSON."
