import re

import pytest

from reports.rules.number_words import NUMBER_WORDS, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười", 10),
        ("Mười ba", 13),
        ("mười lăm", 15),
        ("sáu mươi", 60),
        ("năm mươi tư", 54),
        ("hai mươi mốt", 21),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("một trăm lẻ tư", 104),
        ("một trăm mười lăm", 115),
        ("chín trăm chín mươi chín", 999),
    ],
)
def test_numbers_are_read_as_people_write_them(words: str, value: int) -> None:
    assert value_of(words) == value
    assert re.fullmatch(NUMBER_WORDS, words, re.IGNORECASE)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "năm",
        "một",
        "mươi",
        "trăm",
        "trăm mười",
        "mười trăm",
        "mười mười",
        "mười ba ba",
        "hai mươi linh",
        "một trăm linh",
        "một trăm linh hai ba",
        "một trăm ba",
        "năm mười ba",
        "mười hai trăm",
    ],
)
def test_what_is_no_number_of_two_or_three_digits_is_none(words: str) -> None:
    assert value_of(words) is None


def test_a_word_that_only_begins_like_a_number_is_none():
    assert re.fullmatch(NUMBER_WORDS, "mười bang") is None
    assert re.match(NUMBER_WORDS, "bang") is None
