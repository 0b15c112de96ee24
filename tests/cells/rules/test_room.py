"""Room for one more period among those it excludes, at every boundary."""

from datetime import date

import pytest

from cells.rules.periods import Period
from cells.rules.room import Room, room_from

JAN, FEB, MAR, APR = (date(2025, month, 1) for month in (1, 2, 3, 4))
LAST_OF_JAN, SECOND_OF_FEB, FIRST_OF_MAY = date(2025, 1, 31), date(2025, 2, 2), date(2025, 5, 1)


def test_where_there_is_no_other_there_is_room_for_good() -> None:
    assert room_from(JAN, []) == Room()
    assert Room().holds(Period(JAN))


@pytest.mark.parametrize("first", [FEB, SECOND_OF_FEB, date(2025, 2, 28)])
def test_on_a_day_of_another_there_is_no_room(first: date) -> None:
    room = room_from(first, [Period(FEB, MAR)])
    assert room == Room(taken=0)
    assert not room.holds(Period(first, SECOND_OF_FEB))


def test_the_day_another_ends_there_is_room_again() -> None:
    assert room_from(MAR, [Period(FEB, MAR)]) == Room()


def test_what_has_no_end_leaves_no_room_after_it() -> None:
    assert room_from(FIRST_OF_MAY, [Period(FEB)]) == Room(taken=0)


def test_before_another_there_is_room_until_it_begins() -> None:
    room = room_from(JAN, [Period(FEB, MAR)])
    assert room == Room(next=0, until=FEB)
    assert [room.holds(Period(JAN, end)) for end in (LAST_OF_JAN, FEB, SECOND_OF_FEB, None)] == [
        True,
        True,
        False,
        False,
    ]


def test_between_two_there_is_room_to_the_nearer_one() -> None:
    others = [Period(APR), Period(MAR, APR), Period(JAN, FEB)]
    assert room_from(FEB, others) == Room(next=1, until=MAR)


def test_of_two_that_begin_on_one_day_the_first_told_is_the_next() -> None:
    assert room_from(JAN, [Period(MAR, APR), Period(FEB, MAR), Period(FEB)]) == Room(next=1, until=FEB)


def test_where_the_first_day_is_taken_nothing_is_held_however_short() -> None:
    assert not Room(taken=0).holds(Period(JAN, LAST_OF_JAN))
    assert not Room(taken=1, next=0, until=FEB).holds(Period(JAN, LAST_OF_JAN))


def test_room_for_good_holds_what_ends_and_what_does_not() -> None:
    assert Room(taken=None, next=None, until=None) == Room()
    assert Room().holds(Period(JAN, FEB))


def test_what_is_taken_is_told_by_its_place() -> None:
    assert room_from(FEB, [Period(APR), Period(JAN, MAR)]) == Room(taken=1)
