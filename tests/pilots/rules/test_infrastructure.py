import pytest

from pilots.rules.infrastructure import Point, not_looked_at


@pytest.mark.parametrize(
    ("looked_at", "left"),
    [
        ([], ("connection", "device", "room", "platform")),
        (["room", "connection"], ("device", "platform")),
        (list(Point), ()),
        (["platform", "unheard of"], ("connection", "device", "room")),
    ],
)
def test_what_nobody_has_looked_at_is_told_in_the_order_of_the_form(
    looked_at: list[str], left: tuple[str, ...]
) -> None:
    assert not_looked_at(looked_at) == left
