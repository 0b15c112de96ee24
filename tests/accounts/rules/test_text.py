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


@pytest.mark.parametrize(
    "typed",
    [
        "\u00d0ặng",
        "\u0189ặng",
        "D\u0335ặng",
        "Đặ\u00adng",
        "Đặ\u200bng",
        "\ufeffĐặng",
        "Đ\uff41\u0323\u0306ng",
        "Đa\u0306\u0323ng",
        "Đă\u0323n\u2060g",
        "\u00a0Đặng\u202f",
        "Đặ\u034fng",
    ],
)
def test_letters_that_look_alike_are_one_letter(typed: str) -> None:
    assert clean_text(typed) == "Đặng"


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\u0301\u0302", "ấ"), ("o\u0301\u031b", "ớ"), ("\u00f0", "đ"), ("e\u0309\u0302", "ể")]
)
def test_the_order_in_which_marks_were_typed_makes_no_other_letter(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize("sign", ["'", "\u2019", "\u2018", "\u02bc", "\u02bb", "\u2032", "\u00b4", "`", "\uff07"])
def test_an_apostrophe_is_one_sign(sign: str) -> None:
    assert clean_text(f"H{sign}Hen Niê") == "H'Hen Niê"
    assert clean_text(f"Bà H{sign}Hen\nNiê", lines=True) == "Bà H'Hen\nNiê"


def test_quotation_marks_of_a_text_stay_as_they_were_written() -> None:
    assert clean_text("đọc ‘trích’ và “cả”", lines=True) == "đọc ‘trích’ và “cả”"


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000", "\t"])
def test_every_space_is_one_space(space: str) -> None:
    assert clean_text(f"Chi{space}bộ") == "Chi bộ"
    assert clean_text(f"Chi{space}bộ\nhai", lines=True) == "Chi bộ\nhai"


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_one(end: str) -> None:
    assert clean_text(f"một{end}hai", lines=True) == "một\nhai"
    assert clean_text(f"một{end}hai") == "một hai"


@pytest.mark.parametrize("name", ["Hoà", "Hòa", "Uỷ", "Ủy", "Thuý", "Thúy"])
def test_the_place_of_the_tone_stays_as_it_was_typed(name: str) -> None:
    assert clean_text(name) == name


@pytest.mark.parametrize(("typed", "kept"), [("Phan Rang\u2011Tháp Chàm", "Phan Rang-Tháp Chàm"), ("０３７", "037")])
def test_hyphens_and_digits_of_another_width_are_the_usual_ones(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_what_is_unified_stays_as_it_is() -> None:
    once = clean_text("\u00d0ặng H\u2019Hen\u00a0 o\u0301\u0302")
    assert clean_text(once) == once
