import unicodedata

import pytest

from accounts.rules.text import clean_text


def test_decomposed_letters_are_composed() -> None:
    assert clean_text(unicodedata.normalize("NFD", "Uỷ ban Đặng Thuỳ")) == "Uỷ ban Đặng Thuỳ"


@pytest.mark.parametrize("odd", ["\0", "\u200b", "\ufeff", "\u00ad", "\u202e", "\ud800", "\x1b"])
def test_what_nobody_can_see_is_left_out(odd: str) -> None:
    assert clean_text(f"chi{odd} bộ") == "chi bộ"


def test_one_line_stays_one_line() -> None:
    assert clean_text("  Chi bộ\r\n\tkhu  phố 1 ") == "Chi bộ khu phố 1"


def test_several_lines_stay_lines() -> None:
    assert clean_text("một \r\nhai\r\n\r\nba\n", lines=True) == "một\nhai\n\nba"


def test_a_letter_split_by_an_invisible_character_is_still_composed() -> None:
    assert clean_text("o\u200b\u0302") == "ô"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\rb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("  a  b \n c ", "  a  b\n c"),
        ("\n\na\n\n", "a"),
        ("XaX\n", "XaX"),
        ("a\u200b\nb", "a\nb"),
        ("\x1ba", "a"),
        ("o\u0302\nb", "ô\nb"),
    ],
)
def test_lines_keep_what_stands_before_them_and_between_them(typed: str, kept: str) -> None:
    assert clean_text(typed, lines=True) == kept


@pytest.mark.parametrize(("typed", "kept"), [("a\nb", "a b"), ("a\rb", "a b"), ("a\tb", "a b"), ("", ""), (" \n ", "")])
def test_without_lines_they_become_spaces(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept
