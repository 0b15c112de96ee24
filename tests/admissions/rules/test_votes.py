"""Which share of those entitled has to agree: exactly two thirds suffice, exactly half does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admissions.rules.votes import SHARES, Entitled, Share, is_reached, needed


@pytest.mark.parametrize(
    ("in_favour", "base", "reached"),
    [
        (6, 9, True),
        (5, 9, False),
        (7, 10, True),
        (6, 10, False),
        (2, 3, True),
        (1, 3, False),
        (1, 1, True),
        (0, 0, False),
    ],
)
def test_two_thirds(in_favour: int, base: int, reached: bool) -> None:
    assert is_reached(in_favour, base, Share.TWO_THIRDS) is reached


@pytest.mark.parametrize(
    ("in_favour", "base", "reached"),
    [(5, 10, False), (6, 10, True), (5, 9, True), (4, 9, False), (1, 2, False), (1, 1, True), (0, 0, False)],
)
def test_more_than_half(in_favour: int, base: int, reached: bool) -> None:
    assert is_reached(in_favour, base, Share.MORE_THAN_HALF) is reached


@given(st.integers(1, 500), st.sampled_from(list(SHARES)))
def test_the_fewest_votes_needed_reach_it_and_one_fewer_does_not(base: int, share: str) -> None:
    fewest = needed(base, share)
    assert is_reached(fewest, base, share)
    assert not is_reached(fewest - 1, base, share)


def test_who_is_elsewhere_suspended_or_exempt_and_absent_is_not_in_the_base() -> None:
    assert Entitled(12).base == 12
    assert Entitled(12, elsewhere=1, suspended=2, exempt_and_absent=3).base == 6
    assert Entitled(1, elsewhere=1, suspended=1).base == 0


@pytest.mark.parametrize(
    ("counted", "elsewhere_counts", "base"),
    [("who_comes", False, 7), ("", False, 7), ("nobody", False, 5), ("all", False, 9), ("who_comes", True, 9)],
)
def test_who_of_the_exempt_and_of_those_elsewhere_counts_is_said_by_the_regulation(
    counted: str, elsewhere_counts: bool, base: int
) -> None:
    cell = Entitled(12, 2, 1, 2, 2, counted=counted, elsewhere_counts=elsewhere_counts)
    assert cell.base == base
