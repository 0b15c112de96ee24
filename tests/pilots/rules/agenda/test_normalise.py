"""Letters, marks and tones of a word, and how a text is cut."""

import pytest

from pilots.rules.agenda.normalise import MAX_CHARACTERS, Word, clean, pieces, word


@pytest.mark.parametrize(
    ("text", "letters", "marks", "tone"),
    [
        ("đảng", "dang", "đ...", "x"),
        ("viên", "vien", "..\u0302.", ""),
        ("mật", "mat", ".\u0302.", "j"),
        ("mat", "mat", "...", ""),
        ("mắt", "mat", ".\u0306.", "s"),
        ("bàn", "ban", "...", "f"),
        ("kỷ", "ki", "..", "x"),
        ("kỹ", "ki", "..", "x"),
        ("uỷ", "uy", "..", "x"),
        ("ủy", "uy", "..", "x"),
        ("quý", "qui", "...", "s"),
        ("y", "y", ".", ""),
        ("lý", "li", "..", "s"),
        ("ơn", "on", "\u031b.", ""),
        ("12", "12", "..", ""),
        ("\u0302", "", "", ""),
    ],
)
def test_a_word_keeps_letters_marks_and_tone_apart(text: str, letters: str, marks: str, tone: str) -> None:
    assert word(text) == Word(letters, marks, tone)


@pytest.mark.parametrize(
    ("typed", "meant", "may"),
    [
        ("mat", "mật", True),
        ("mât", "mật", True),
        ("mạt", "mật", True),
        ("mật", "mật", True),
        ("mặt", "mật", False),
        ("mát", "mật", False),
        ("mật", "mat", False),
        ("mac", "mật", False),
        ("dang", "đảng", True),
        ("đang", "đảng", True),
        ("đảng", "dảng", False),
    ],
)
def test_a_word_may_be_another_where_only_marks_are_left_out(typed: str, meant: str, may: bool) -> None:
    assert word(typed).may_be(word(meant)) is may


@pytest.mark.parametrize(
    ("text", "plain", "number"), [("mat", True, False), ("mât", False, False), ("mạt", False, False)]
)
def test_a_plain_word_has_neither_marks_nor_tone(text: str, plain: bool, number: bool) -> None:
    assert (word(text).is_plain, word(text).is_number) == (plain, number)
    assert word("12").is_number


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("XÉT", "xét"),
        ("xe\u0301t", "xét"),
        ("x\u200bét\x00", "xét"),
        ("a\u00a0b", "a b"),
        ("a\tb", "a\tb"),
        ("ÐẢNG", "đảng"),
        ("đ/c An", "đồng chí an"),
        ("d/c An", "đồng chí an"),
        ("Đ/C An", "đồng chí an"),
        ("ab/c", "ab/c"),
        ("ﬁ", "fi"),
    ],
)
def test_a_text_is_cleaned_to_what_can_be_compared(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_no_more_is_read_than_the_most() -> None:
    assert clean("a" * (MAX_CHARACTERS + 1)) == "a" * MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("kiểm tra, giám sát.", ["kiểm", "tra", ",", "giám", "sát", "."]),
        ("một\nhai; ba", ["một", "\n", "hai", ";", "ba"]),
        ("1.5 và 2.", ["1", "5", "và", "2", "."]),
        ("a_b & c", ["a", "b", "&", "c"]),
    ],
)
def test_a_text_is_cut_into_words_and_signs(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut
