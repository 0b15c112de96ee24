"""The proportions of the country, without a database."""

from collections import Counter
from random import Random

import pytest

from partyadmin.synthetic.shape import (
    CELLS,
    COMMUNES,
    FULL,
    GRASSROOTS,
    PROVINCES,
    Country,
    Kind,
    Level,
    split,
    whole_share,
)


def tree(members: int, seed: int = 1):
    return list(Country(members, Random(seed)).nodes())


@pytest.mark.parametrize("members", [1, 2, 3, 21, 22, 23, 104, 1000, 5001, 20_000])
def test_no_member_is_lost_and_no_cell_is_empty(members: int) -> None:
    cells = [node for node in tree(members) if node.kind == Kind.CELL]
    assert sum(cell.members for cell in cells) == members
    assert all(cell.members >= 1 for cell in cells)


def test_the_whole_country_has_what_the_contract_says() -> None:
    share = whole_share(FULL)
    assert (share.communes, share.grassroots, share.grassroots + share.more_cells) == (COMMUNES, GRASSROOTS, CELLS)
    assert (PROVINCES, COMMUNES, GRASSROOTS, CELLS) == (34, 3_321, 52_000, 250_000)


def test_a_tenth_of_the_country_is_made_of_a_tenth_of_everything() -> None:
    nodes = tree(FULL // 10)
    levels, kinds = Counter(node.level for node in nodes), Counter(node.kind for node in nodes)
    assert levels[Level.COMMUNE] == 332
    assert levels[Level.GRASSROOTS] == 5_200
    assert kinds[Kind.CELL] == 25_000
    provinces = [node for node in nodes if node.depth == 2]
    assert len(provinces) == 3
    assert 0.4 < kinds[Kind.GRASSROOTS_COMMITTEE] / 5_200 < 0.5
    assert kinds[Kind.SECTIONAL_COMMITTEE]


def test_every_code_fits_and_is_used_once() -> None:
    codes = [node.code for node in tree(50_000)]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= 30


def test_a_division_adds_up_and_gives_everybody_the_least() -> None:
    chance = Random(1)
    for _ in range(300):
        weights = [chance.uniform(0.1, 3) for _ in range(chance.randint(1, 9))]
        least = chance.randint(0, 2)
        total = least * len(weights) + chance.randint(0, 100)
        parts = split(total, weights, least)
        assert sum(parts) == total
        assert min(parts) >= least
