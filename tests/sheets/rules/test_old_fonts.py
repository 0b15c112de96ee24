"""TCVN3 and VNI: known by their syllables, turned into letters, and nothing else is touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules.old_fonts import _TCVN3, _VNI_LETTERS, _VNI_MARKS, TCVN3, VNI, OldFont, old_font, share_of_syllables

WORDS = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Thị", "Văn",
    "Hương", "Thủy", "Đức", "Quỳnh", "Nghĩa", "Khuê", "Giỏi", "Yến", "Oanh", "Hoài", "Xuyến", "Rượu", "Thuở", "Quý", "Huệ", "Lưu",
]  # fmt: skip


def in_tcvn3(text: str) -> str:
    back = {letter: chr(code) for code, letter in _TCVN3.items()}
    return "".join(back.get(letter, letter) for letter in text)


def in_vni(text: str) -> str:
    marks = {mark: sign for sign, mark in _VNI_MARKS.items()}
    letters = {letter: sign for sign, letter in _VNI_LETTERS.items()}
    out = ""
    for letter in text:
        low = letter.lower()
        if low in letters:
            sign = letters[low]
            out += sign.upper() if letter.isupper() else sign
            continue
        decomposed = unicodedata.normalize("NFD", low)
        base, found = decomposed[0], decomposed[1:]
        horn = "\u031b" in found
        found = found.replace("\u031b", "")
        base = {"u": "ö", "o": "ô"}[base] if horn else base
        found = "".join(sorted(found, key=lambda mark: mark not in "\u0302\u0306"))
        sign = base + (marks[found] if found else "")
        out += sign.upper() if letter.isupper() else sign
    return out


NAMES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join)


@given(NAMES)
def test_what_was_typed_in_tcvn3_comes_back(name: str) -> None:
    assert OldFont(TCVN3).to_unicode(in_tcvn3(name)) == name


@given(NAMES)
def test_what_was_typed_in_vni_comes_back(name: str) -> None:
    assert OldFont(VNI).to_unicode(in_vni(name)) == name


@pytest.mark.parametrize(
    ("texts", "font"),
    [
        ([in_tcvn3(" ".join(WORDS))], TCVN3),
        ([in_vni(" ".join(WORDS))], VNI),
        (["Nguyễn Văn An", "Họ và tên"], ""),
        (["Le Van An", "12/3/1950", ""], ""),
        ([], ""),
        (["Hà Nội", "Hòa", "là"], ""),
        (["Café", "naïve", "résumé"], ""),
    ],
)
def test_the_font_is_known_by_what_becomes_a_syllable(texts: list[str], font: str) -> None:
    assert old_font(texts).name == font


def test_beside_unicode_only_what_cannot_be_read_as_it_stands_is_turned() -> None:
    font = old_font(["Họ và tên", "Ngày sinh", in_vni("Nguyễn Văn Đức"), in_vni("Trần Thị Hương")])
    assert font == OldFont(VNI, beside_unicode=True)
    assert font.to_unicode(in_vni("Trần Thị Hai")) == "Trần Thị Hai"
    assert font.to_unicode("Hà") == "Hà"
    assert font.to_unicode("Nguyễn Thị Bé") == "Nguyễn Thị Bé"


def test_tcvn3_has_no_capitals_with_tones_so_capitals_around_tell_them() -> None:
    assert OldFont(TCVN3).to_unicode("NGUYÔN THÞ HOA") == "NGUYỄN THỊ HOA"
    assert OldFont(TCVN3).to_unicode("NguyÔn ThÞ Hoa") == "Nguyễn Thị Hoa"


@given(st.text(st.characters(max_codepoint=127), max_size=40), st.sampled_from([TCVN3, VNI, ""]))
def test_plain_text_is_never_touched(text: str, font: str) -> None:
    assert OldFont(font).to_unicode(text) == text


def test_of_marked_words_the_share_that_is_vietnamese() -> None:
    assert share_of_syllables("Le Van An") == 1.0
    assert share_of_syllables("Lê Văn") == 1.0
    assert share_of_syllables("Lê Vå¨n") == pytest.approx(0.5)
