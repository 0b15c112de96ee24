"""Whether one plan depends on what another one does."""

import pytest

from reorganisations.rules.touching import Reach


def reach(changed: str, needed: str = "") -> Reach:
    return Reach(frozenset(changed), frozenset(changed + needed))


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        (reach("a"), reach("a"), True),
        (reach("a", "b"), reach("b"), True),
        (reach("b"), reach("a", "b"), True),
        (reach("a", "p"), reach("b", "p"), False),
        (reach("a"), reach("b"), False),
    ],
)
def test_one_of_them_changes_what_the_other_looks_at(one: Reach, other: Reach, touch: bool) -> None:
    assert one.touches(other) is touch
    assert other.touches(one) is touch


def test_two_together_reach_as_far_as_both() -> None:
    both = reach("a", "p").together(reach("b", "q"))
    assert both == reach("ab", "pq")
    assert both.touches(reach("c", "a"))
