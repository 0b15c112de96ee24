import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.rules.names import fold, sort_key, spelling_key, without_kind

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=7)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@given(names)
def test_a_name_typed_in_decomposed_letters_is_found_and_sorted_as_the_same_name(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", name)
    assert fold(decomposed) == fold(name)
    assert sort_key(decomposed) == sort_key(name)


@given(names)
def test_a_folded_name_is_plain_ascii_and_stays_as_it_is(name: str) -> None:
    assert fold(name).isascii()
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=60))
def test_any_text_at_all_has_a_search_key_and_a_sort_key_of_digits(text: str) -> None:
    fold(text)
    assert set(sort_key(text)) <= set("0123456789")


@given(st.text(max_size=150))
def test_a_sort_key_fits_its_column(text: str) -> None:
    assert len(sort_key(text)) <= 700


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Đặng Thuỷ", "dang thuy"), ("ĐẶNG THỦY", "dang thuy"), ("uỷ viên", "uy vien"), ("ủy\u200b  viên", "uy vien")],
)
def test_case_diacritics_and_the_place_of_the_tone_do_not_matter_in_a_search(typed: str, found: str) -> None:
    assert fold(typed) == found


def in_order(*people: str) -> bool:
    keys = [sort_key(person) for person in people]
    return keys == sorted(set(keys))


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    assert in_order("An", "Ăn", "Ân", "Bân", "Dân", "Đan", "Em", "Êm", "Oanh", "Ôn", "Ơn", "Un", "Ưng", "Yên")


def test_tones_come_in_the_order_of_the_dictionary() -> None:
    assert in_order("Hoa", "Hoà", "Hoả", "Hoã", "Hoá", "Hoạ", "Hoan")


def test_people_are_sorted_by_the_last_word_then_by_the_rest() -> None:
    assert in_order("Trần Văn An", "Lê Thị Bình", "Nguyễn Bình", "Nguyễn An Bình", "Bùi Thị Cúc")


def test_everybody_called_hoa_stands_before_everybody_called_hoá() -> None:
    assert in_order("Trần Thị Hoa", "Vũ Thị Hoa", "Bùi Thị Hoá")


def test_a_shorter_word_stands_before_the_longer_one_it_begins() -> None:
    assert in_order("Lê Văn A", "Lê Văn An", "Lê Văn Anh")


@pytest.mark.parametrize("name", ["", " ", "-", "\u200b", "\u0306", "\u0302a"])
def test_a_name_of_nothing_has_a_key_all_the_same(name: str) -> None:
    assert isinstance(sort_key(name), str)


def test_a_key_is_made_of_the_places_of_letters_in_the_alphabet_then_of_tones() -> None:
    assert sort_key("0") == "10" + "00" + "0" + "00"
    assert sort_key("Aăâ") == "20" + "21" + "22" + "00" + "0" + "00"
    assert sort_key("Z") == "52" + "00" + "0" + "00"
    assert sort_key("?") == "02" + "00" + "0" + "00"
    assert sort_key("Lê Văn A") == "20" + "00" + "0" + "35" + "28" + "01" + "48" + "21" + "37" + "00" + "00"


@pytest.mark.parametrize(("letter", "tone"), [("a", 0), ("à", 1), ("ả", 2), ("ã", 3), ("á", 4), ("ạ", 5)])
def test_each_tone_has_its_place(letter: str, tone: int) -> None:
    assert sort_key(letter) == f"2000{tone}00"


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("\u00d0ặng Hoà", "đặng hòa"),
        ("H\u2019Hen Niê", "h'hen nie"),
        ("H'Hen Niê", "HHen Niê"),
        ("Phan Rang – Tháp Chàm", "phan rang - thap cham"),
        ("Trần Vаn Nаm", "tran van nam"),
        ("Uỷ viên", "ủy viên"),
    ],
)
def test_a_search_finds_what_looks_alike(typed: str, also: str) -> None:
    assert fold(typed) == fold(also)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", True),
        ("Thuỷ", "Thủy", True),
        ("\u00d0ặng", "Đặng", True),
        ("Hoà", "Hoá", False),
        ("Hoà", "Hoa", False),
    ],
)
def test_a_name_is_one_wherever_its_tone_was_put(one: str, other: str, same: bool) -> None:
    assert (spelling_key(one) == spelling_key(other)) is same


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Chi bộ khu phố 13", "Khu phố 13"),
        ("Đảng bộ phường Phủ Hà", "Phường Phủ Hà"),
        ("CHI BỘ 9", "9"),
        ("Chi bộ", "Chi bộ"),
        ("Tổ công tác", "Tổ công tác"),
        ("", ""),
    ],
)
def test_where_a_heading_says_what_they_are_a_name_says_what_tells_them_apart(name: str, short: str) -> None:
    assert without_kind(name) == short
