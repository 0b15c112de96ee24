from dataclasses import asdict, fields

import pytest

from cells.rules.headcount import Headcount

NUMBERS = [field.name for field in fields(Headcount)]


def test_of_nobody_every_number_is_zero() -> None:
    assert asdict(Headcount()) == dict.fromkeys(NUMBERS, 0)


@pytest.mark.parametrize("name", NUMBERS)
def test_each_number_of_a_committee_is_the_sum_of_its_cells(name: str) -> None:
    assert Headcount(**{name: 5}) + Headcount(**{name: 3}) == Headcount(**{name: 8})
    assert Headcount(**{name: 5}) + Headcount() == Headcount() + Headcount(**{name: 5}) == Headcount(**{name: 5})


def test_all_numbers_are_summed_at_once() -> None:
    one = Headcount(**{name: 2**place for place, name in enumerate(NUMBERS)})
    assert one + one == Headcount(**{name: 2 ** (place + 1) for place, name in enumerate(NUMBERS)})
    assert sum([one, one], Headcount()) == one + one
