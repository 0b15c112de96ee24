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
