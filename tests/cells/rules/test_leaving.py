import pytest

from cells.rules.leaving import NEEDS_A_DECISION, WAYS_OUT, may_return


@pytest.mark.parametrize(
    ("departure", "may"),
    [
        ("expelled", True),
        ("struck_off", True),
        ("released", True),
        ("transferred", True),
        ("died", False),
        ("reorganised", False),
        ("", False),
    ],
)
def test_who_may_come_back(departure: str, may: bool) -> None:
    assert may_return(departure) == may


def test_every_way_out_but_death_needs_a_decision() -> None:
    assert set(WAYS_OUT) - set(NEEDS_A_DECISION) == {"died"}
