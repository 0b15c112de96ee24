from itertools import pairwise

import pytest

from reports.rules.chart_drawing import FILLS, STEPS, Words, bars, scale, told
from tests.reports import charts


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (5, (0, 1, 2, 3, 4, 5)),
        (6, (0, 2, 4, 6)),
        (10, (0, 2, 4, 6, 8, 10)),
        (11, (0, 5, 10, 15)),
        (150, (0, 50, 100, 150)),
        (151, (0, 50, 100, 150, 200)),
        (6031, (0, 2000, 4000, 6000, 8000)),
    ],
)
def test_a_scale_has_round_steps(highest: int, ticks: tuple[int, ...]) -> None:
    assert scale(highest) == ticks


def test_a_scale_reaches_the_highest_bar_in_few_whole_steps_and_not_far_beyond_it() -> None:
    for highest in (*range(1, 1200), 5_500_000):
        ticks = scale(highest)
        assert ticks[0] == 0
        assert ticks[-2] < highest <= ticks[-1]
        assert len(ticks) <= STEPS + 1
        assert len({upper - lower for lower, upper in pairwise(ticks)}) == 1


def luminance(colour: str) -> float:
    share = int(colour[1:3], 16) / 255
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def test_neighbours_in_a_pile_are_told_apart_on_a_copy_in_black_and_white() -> None:
    assert all(fill[1:3] == fill[3:5] == fill[5:7] for fill in FILLS)
    for one, other in pairwise(FILLS):
        lower, higher = sorted((luminance(one), luminance(other)))
        assert (higher + 0.05) / (lower + 0.05) >= 3


def test_bars_are_as_long_as_their_numbers_side_by_side_or_one_upon_the_other() -> None:
    target, admitted = bars(charts.years(), most=150, room=300, pitch=100)
    assert [bar.long for bar in target] == [296, 288, 0, 292, 296]
    assert {bar.begins for bar in (*target, *admitted)} == {0}
    assert target[0].across + target[0].thick == admitted[0].across
    pile = [of[3] for of in bars(charts.months(), most=100, room=100, pitch=50)]
    assert [bar.begins for bar in pile] == [0, 9, 25, 27]
    assert {bar.across for bar in pile} == {pile[0].across}


def test_what_is_beside_the_numbers_is_told_after_them() -> None:
    assert [name for name, _row in told(charts.years())] == ["Chỉ tiêu", "Thực hiện", "Tỷ lệ"]
    assert told(charts.one(1234)) == [("Đảng viên", ["1.234"])]


@pytest.mark.parametrize(("anchor", "left"), [("start", 100), ("middle", 96.61), ("end", 93.22)])
def test_letters_take_their_room_where_they_are_anchored(anchor: str, left: float) -> None:
    assert Words(100, 50, "1", anchor).box.x == pytest.approx(left)
