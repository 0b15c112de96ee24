from datetime import date

import pytest

from cells.rules.leaving import WAYS_BACK
from cells.rules.life import Belonging, Gap, Outside, admitted_again_on, belongs_since, gaps, outside
from cells.rules.periods import Period

D = [date(2025, 1, day) for day in range(1, 20)]


def stay(
    start: int, end: int | None, cell: int = 1, arrival: str = "transferred", departure: str = "transferred"
) -> Belonging:
    return Belonging(cell, Period(D[start], D[end] if end is not None else None), arrival, departure)


def test_cells_that_follow_one_another_leave_no_gap() -> None:
    assert gaps([stay(5, None, 2), stay(0, 5)]) == []


def test_a_day_without_a_cell_is_a_gap() -> None:
    assert gaps([stay(0, 5), stay(6, None, 2)]) == [Gap(D[5], D[6])]


def test_who_left_and_returned_has_no_gap() -> None:
    for departure in ("expelled", "struck_off", "released", "transferred"):
        assert gaps([stay(0, 5, departure=departure), stay(9, None, arrival="returned")]) == []


def test_the_dead_and_the_reorganised_do_not_return() -> None:
    for departure in ("died", "reorganised"):
        assert gaps([stay(0, 5, departure=departure), stay(9, None, arrival="returned")]) == [Gap(D[5], D[9])]


def test_who_left_does_not_come_back_by_a_transfer() -> None:
    assert gaps([stay(0, 5, departure="released"), stay(9, None)]) == [Gap(D[5], D[9])]


def test_a_group_lies_within_the_memberships_of_its_cell() -> None:
    memberships = [stay(0, 5), stay(5, 9), stay(9, None, 2)]
    assert outside(memberships, [stay(0, 9), stay(3, 7), stay(9, None, 2)]) == []
    assert [found.day for found in outside(memberships, [stay(3, 10), stay(8, 9, 2), stay(3, None)])] == [
        D[9],
        D[8],
        D[9],
    ]


@pytest.mark.parametrize(
    ("end", "start", "found"),
    [(5, 5, []), (6, 5, []), (5, 6, [Gap(D[5], D[6])]), (None, 9, []), (3, 9, [Gap(D[3], D[9])])],
)
def test_a_gap_begins_with_the_first_day_without_a_cell(end: int | None, start: int, found: list[Gap]) -> None:
    assert gaps([stay(0, end), stay(start, None, 2)]) == found


def test_every_gap_is_found_in_the_order_of_days() -> None:
    memberships = [stay(9, 11), stay(0, 2), stay(13, None), stay(4, 9)]
    assert gaps(memberships) == [Gap(D[2], D[4]), Gap(D[11], D[13])]


def test_of_one_membership_or_none_nothing_is_between() -> None:
    assert gaps([]) == gaps([stay(0, 5)]) == []


@pytest.mark.parametrize("arrival", WAYS_BACK)
def test_whoever_came_back_by_whichever_way_left_no_gap_and_belongs_since_then(arrival: str) -> None:
    came_back = [stay(0, 5, departure="expelled"), stay(9, None, arrival=arrival)]
    assert gaps(came_back) == []
    assert belongs_since(came_back) == D[9]


def test_the_last_readmission_is_the_admission_that_counts() -> None:
    assert admitted_again_on([stay(0, 5, departure="released"), stay(9, None, arrival="restored")]) is None
    assert admitted_again_on([stay(0, 5, departure="released"), stay(9, None, arrival="readmitted")]) == D[9]


def test_nobody_came_back_unless_it_is_said() -> None:
    assert Belonging(1, Period(D[0])) == Belonging(1, Period(D[0]), arrival="", departure="")


@pytest.mark.parametrize(
    ("memberships", "since"),
    [
        ([], None),
        ([stay(3, None)], 3),
        ([stay(3, 5), stay(5, None, 2)], 3),
        ([stay(5, None, 2), stay(3, 5)], 3),
        ([stay(0, 5, departure="released"), stay(9, None, arrival="returned")], 9),
        ([stay(9, None, arrival="returned"), stay(0, 5, departure="released")], 9),
        ([stay(0, 5, departure="released"), stay(9, 12, arrival="returned"), stay(12, None, 2)], 9),
        (
            [
                stay(0, 2, departure="released"),
                stay(4, 6, arrival="returned", departure="expelled"),
                stay(8, None, arrival="returned"),
            ],
            8,
        ),
        ([stay(0, 5, departure="died"), stay(9, None, arrival="returned")], 0),
        ([stay(0, 5, departure="released"), stay(9, None)], 0),
        ([stay(2, None, arrival="returned")], 2),
    ],
)
def test_somebody_belongs_to_a_cell_since_they_first_came_or_last_returned(
    memberships: list[Belonging], since: int | None
) -> None:
    assert belongs_since(memberships) == (None if since is None else D[since])


@pytest.mark.parametrize(
    ("memberships", "within", "day"),
    [
        ([stay(2, 5)], stay(2, 5), None),
        ([stay(2, 5)], stay(1, 5), 1),
        ([stay(2, 5)], stay(2, 6), 5),
        ([stay(2, 5)], stay(2, None), 5),
        ([stay(2, None)], stay(2, None), None),
        ([stay(2, None)], stay(3, 6), None),
        ([stay(4, 9), stay(2, 4)], stay(2, 9), None),
        ([stay(5, 9), stay(2, 4)], stay(2, 9), 4),
        ([stay(2, 9, 2)], stay(2, 9), 2),
        ([stay(2, 6), stay(3, 5)], stay(2, 7), 6),
        ([], stay(3, 4), 3),
    ],
)
def test_the_first_day_outside_the_cell_is_named(
    memberships: list[Belonging], within: Belonging, day: int | None
) -> None:
    assert outside(memberships, [within]) == ([] if day is None else [Outside(within, D[day])])
