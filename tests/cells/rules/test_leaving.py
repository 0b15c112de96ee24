import pytest

from cells.rules.leaving import NEEDS_A_DECISION, TRANSFERRED, WAYS_OUT, may_return, ways_back


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


@pytest.mark.parametrize(
    ("departure", "ways"),
    [
        ("expelled", ("readmitted", "restored")),
        ("struck_off", ("readmitted", "restored")),
        ("released", ("readmitted", "restored")),
        ("transferred", ("returned",)),
        ("died", ()),
        ("reorganised", ()),
    ],
)
def test_who_left_the_party_is_admitted_anew_or_restored_and_who_moved_away_returns(
    departure: str, ways: tuple[str, ...]
) -> None:
    assert ways_back(departure) == ways


def test_every_way_out_but_death_needs_a_decision() -> None:
    assert NEEDS_A_DECISION == ("expelled", "struck_off", "released")
    assert (*NEEDS_A_DECISION, "died") == WAYS_OUT


def test_a_transfer_is_no_way_out() -> None:
    assert TRANSFERRED == "transferred"
