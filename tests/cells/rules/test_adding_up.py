from datetime import date

from cells.rules.adding_up import first_differences, upwards
from cells.rules.standing import MOST_STEPS

JANUARY, MARCH, MAY, END = date(2025, 1, 1), date(2025, 3, 1), date(2025, 5, 1), date.max


def test_whatever_ever_hung_below_comes_first():
    above = {"commune": {"province", "district"}, "district": {"province"}, "province": {"country"}, "country": set()}
    assert [set(part) for part in upwards(above)] == [{"commune"}, {"district"}, {"province"}, {"country"}]


def test_those_of_which_none_ever_hung_below_another_come_together():
    assert [set(part) for part in upwards({1: {9}, 2: {9}, 9: set()})] == [{1, 2}, {9}]


def test_where_each_hung_below_the_other_they_come_in_turns_as_often_as_anything_can_hang_below_something():
    assert list(upwards({1: {2}, 2: {1}})) == [[1], [2]] * MOST_STEPS


def test_nothing_differs_where_nothing_has_changed():
    periods = {(1, JANUARY, 2, 20): END}
    assert first_differences(periods, dict(periods)) == {}


def test_a_period_that_ends_elsewhere_differs_from_the_earlier_end_on():
    before = {(1, JANUARY, 2, 20): END}
    after = {(1, JANUARY, 2, 20): MARCH, (1, MARCH, 2, 21): END}
    assert first_differences(before, after) == first_differences(after, before) == {1: MARCH}


def test_other_numbers_of_the_same_days_differ_from_the_first_of_them():
    before = {(1, JANUARY, 2, 20): MARCH, (1, MARCH, 2, 21): END, (2, JANUARY, 1, 5): END}
    after = {(1, JANUARY, 2, 20): MARCH, (1, MARCH, 2, 22): MAY, (1, MAY, 2, 21): END, (2, JANUARY, 1, 5): END}
    assert first_differences(before, after) == {1: MARCH}


def test_what_was_not_there_before_differs_from_its_beginning():
    assert first_differences({}, {(1, MARCH, 1, 3): END, (2, MAY, 1, 3): END}) == {1: MARCH, 2: MAY}


def test_what_only_ends_earlier_differs_from_there_on():
    assert first_differences({(1, JANUARY, 2, 20): MAY}, {(1, JANUARY, 2, 20): MARCH}) == {1: MARCH}
