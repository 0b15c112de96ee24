"""Two countings, side by side."""

import pytest

from cells.rules.counting import Counting

KEPT = Counting(
    left_out=frozenset({"exempt", "suspended"}),
    grounds=frozenset({"health", "ship_crew"}),
    special_grounds=frozenset({"ship_crew"}),
    ending=frozenset({"health"}),
)


@pytest.mark.parametrize(
    ("lists", "otherwise"),
    [
        ({}, set()),
        ({"left_out": frozenset({"exempt"})}, {"suspended"}),
        ({"grounds": frozenset({"health", "ship_crew", "epidemic"})}, {"epidemic"}),
        ({"special_grounds": frozenset({"health"})}, {"health", "ship_crew"}),
        ({"ending": frozenset()}, {"health"}),
    ],
)
def test_what_two_countings_do_not_take_alike_is_what_stands_in_a_list_of_one_alone(
    lists: dict[str, frozenset[str]], otherwise: set[str]
) -> None:
    other = Counting(**{**vars(KEPT), **lists})
    assert other.otherwise(KEPT) == KEPT.otherwise(other) == otherwise
