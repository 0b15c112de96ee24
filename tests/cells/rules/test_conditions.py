from datetime import date

import pytest

from cells.rules.conditions import (
    MOST_BLOCKS,
    MOST_CONDITIONS,
    MOST_YEARS,
    Condition,
    Takes,
    from_json,
    in_words,
    to_json,
)


def test_so_many_conditions_may_be_asked_at_once() -> None:
    assert (MOST_BLOCKS, MOST_CONDITIONS, MOST_YEARS) == (5, 6, 150)


def test_a_condition_that_says_all_by_itself_has_no_value_and_is_not_turned_round() -> None:
    assert Condition("leads") == Condition("leads", "", negated=False)
    assert [takes.value for takes in Takes] == ["text", "years", "day"]


@pytest.mark.parametrize(
    ("takes", "kept", "read"),
    [
        (Takes.TEXT, "Tổ 1", "Tổ 1"),
        (Takes.YEARS, "30", 30),
        (Takes.YEARS, "0", 0),
        (Takes.DAY, "2025-03-21", date(2025, 3, 21)),
    ],
)
def test_a_value_that_was_kept_is_read(takes: Takes, kept: str, read: object) -> None:
    assert takes.read(kept) == read


@pytest.mark.parametrize(
    ("takes", "kept"),
    [
        *((Takes.YEARS, kept) for kept in ("", "-1", "3.5", "abc", "\0", "²", "9" * 5000)),
        *((Takes.DAY, kept) for kept in ("", "21/03/2025", "2025-02-30", "0000-01-01", "99999-01-01", "\0")),
    ],
)
def test_what_is_no_value_of_its_kind_is_not_read(takes: Takes, kept: str) -> None:
    with pytest.raises(ValueError):
        takes.read(kept)


def test_a_day_is_written_as_it_is_here_and_all_else_as_it_is_kept() -> None:
    assert Takes.DAY.in_words("2025-03-01") == "01/03/2025"
    assert Takes.YEARS.in_words("30") == "30"
    assert Takes.TEXT.in_words("2025-03-01") == "2025-03-01"


def test_words_hold_the_value_and_say_the_opposite() -> None:
    assert in_words("at least … years old", "30", negated=False) == "at least 30 years old"
    assert in_words("at least … years old", "30", negated=True) == "not: at least 30 years old"
    assert in_words("leads a group", "", negated=False) == "leads a group"


def test_conditions_are_kept_and_read_again() -> None:
    blocks = [[Condition("degree=official"), Condition("age_from", "30", negated=True)], [Condition("leads")]]
    assert from_json(to_json(blocks)) == blocks
    assert from_json([[{"what": "leads"}]]) == [[Condition("leads")]]


def test_a_condition_is_kept_by_these_words() -> None:
    assert to_json([[Condition("age_from", "30", negated=True)], []]) == [
        [{"what": "age_from", "value": "30", "negated": True}],
        [],
    ]


def test_the_refusal_of_years_repeats_them() -> None:
    with pytest.raises(ValueError, match="abc"):
        Takes.YEARS.read("abc")


def test_the_value_stands_wherever_the_words_leave_room() -> None:
    assert in_words("from … to …", "3", negated=False) == "from 3 to 3"
