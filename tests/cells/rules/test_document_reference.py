"""How a document is known: its spellings and what a search looks through."""

import unicodedata
from datetime import date

import pytest

from cells.rules.document_reference import (
    CitedDocument,
    issuer_key,
    normalise_symbol,
    search_key,
    search_words,
    symbol_key,
)


@pytest.mark.parametrize(
    "typed", ["828-CV/ĐUK", "828 - CV/ĐUK", " 828 -CV / ĐUK ", "828–CV/ĐUK", "828\u2011CV/\u0110UK", "828−CV/ĐUK"]
)
def test_spellings_of_one_symbol_become_one(typed: str) -> None:
    assert normalise_symbol(typed) == "828-CV/ĐUK"


def test_different_symbols_stay_different() -> None:
    assert normalise_symbol("828-CV/ĐU") != normalise_symbol("828-CV/ĐUK")


@pytest.mark.parametrize("typed", ["03-HD/TW", "3-HD/TW", "Số 03 - hd/tw", "số: 3-HD / TW", "003–HD/TW"])
def test_what_is_said_before_a_number_capitals_and_zeros_make_no_other_document(typed: str) -> None:
    assert symbol_key(typed) == symbol_key("03-HD/TW")


@pytest.mark.parametrize("typed", ["30-HD/TW", "03-HD/TU", "03-HĐ/TW", "103-HD/TW", "03-HDTW"])
def test_another_number_or_letter_is_another_document(typed: str) -> None:
    assert symbol_key(typed) != symbol_key("03-HD/TW")


def test_a_number_of_zeros_only_is_no_empty_key() -> None:
    assert symbol_key("0") == "0"


@pytest.mark.parametrize(
    "typed",
    ["Thành uỷ Hoa Sen", "Thành ủy Hoa Sen", "THÀNH ỦY HOA SEN", " Thành  uỷ Hoa Sen "],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_issuer_is_one_in_every_spelling(typed: str, form: str) -> None:
    assert issuer_key(unicodedata.normalize(form, typed)) == issuer_key("Thành uỷ Hoa Sen")


@pytest.mark.parametrize("typed", ["Tỉnh uỷ Hoa Sen", "Thanh uy Hoa Sen", "Ban Thường vụ Thành uỷ Hoa Sen"])
def test_another_issuer_is_another_one(typed: str) -> None:
    assert issuer_key(typed) != issuer_key("Thành uỷ Hoa Sen")


LETTER = CitedDocument("Đảng uỷ Khối", "828 - CV/ĐUK", date(2023, 3, 21), "V/v đăng ký sinh hoạt trực tuyến")


@pytest.mark.parametrize(
    "typed",
    ["828-CV/ĐUK", "828 - cv/đuk", "828cvduk", "dang uy", "Đảng ủy khối", "21/03/2023", "truc tuyen", "khối 828"],
)
def test_a_document_is_found_in_any_spelling(typed: str) -> None:
    assert all(word in search_key(LETTER) for word in search_words(typed))


@pytest.mark.parametrize("typed", ["829", "828-QĐ/ĐUK", "trực tiếp", "22/03/2023"])
def test_what_it_does_not_say_does_not_find_it(typed: str) -> None:
    assert not all(word in search_key(LETTER) for word in search_words(typed))


@pytest.mark.parametrize(
    ("symbol", "key"),
    [
        ("03-HD/TW", "3-hd/tw"),
        ("0-HD", "0-hd"),
        ("00", "0"),
        ("số 12 QĐ/TU", "12qđ/tu"),
        ("SỐ:12-QĐ/TU", "12-qđ/tu"),
        ("Số : 12-QĐ/TU", "12-qđ/tu"),
        ("12 số/TU", "12số/tu"),
        ("HD 03", "hd03"),
        ("", ""),
    ],
)
def test_a_symbol_is_known_by_its_key(symbol: str, key: str) -> None:
    assert symbol_key(symbol) == key


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212-")
def test_every_dash_is_one(dash: str) -> None:
    assert normalise_symbol(f"12 {dash} QĐ") == "12-QĐ"


def test_other_signs_of_a_symbol_stay() -> None:
    assert normalise_symbol("12 \u2016 QĐ") == "12 \u2016 QĐ"
    assert normalise_symbol(" 12  QĐ \n") == "12 QĐ"


@pytest.mark.parametrize("tone", "\u0300\u0301\u0303\u0309\u0323")
def test_the_tone_goes_to_the_end_of_its_word(tone: str) -> None:
    assert issuer_key(f"u{tone}y  BAN") == issuer_key(f"uy{tone} ban") == f"uy{tone} ban"


def test_what_makes_another_letter_stays_with_it() -> None:
    assert issuer_key("Tuần") == "tua\u0302n\u0300"
    assert issuer_key("Đông") == "đo\u0302ng"


def test_a_search_looks_through_every_part_and_the_symbol_without_its_signs() -> None:
    assert search_key(LETTER) == "828-cv/duk 828cvduk dang uy khoi 21/03/2023 v/v dang ky sinh hoat truc tuyen"
    assert search_key(CitedDocument("Ban", "3 - HD", date(2025, 1, 2))) == "3-hd 3hd ban 02/01/2025 "


def test_what_was_typed_is_folded_into_words() -> None:
    assert search_words("Số 828 – CV / ĐUK  khối") == ["so", "828-cv/duk", "khoi"]
    assert search_words("  ") == []
