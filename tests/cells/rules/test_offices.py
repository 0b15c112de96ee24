import pytest

from cells.rules.offices import ONE_HOLDER, has_one_holder


@pytest.mark.parametrize(
    ("title", "one"),
    [("secretary", True), ("head", True), ("deputy_secretary", False), ("member", False), ("", False)],
)
def test_a_body_has_one_secretary_and_one_head(title: str, one: bool) -> None:
    assert has_one_holder(title) == one
    assert {"secretary", "head"} == ONE_HOLDER
