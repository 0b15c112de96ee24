"""A name as clerks write it: what is no part of it comes apart and is never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules.person_names import NameRead, capitalised, read_name

SYLLABLES = st.sampled_from(
    ["Nguyễn", "Lê", "Trần", "Thị", "Văn", "An", "Đức", "Hương", "Y", "Bhông", "Kđăm", "Đảng", "Tổng"]
)
NAMES = st.lists(SYLLABLES, min_size=2, max_size=5).map(" ".join)


@given(NAMES)
def test_a_name_alone_is_the_name_and_no_more(name: str) -> None:
    assert read_name(name) == NameRead(name)


@given(NAMES)
def test_in_capitals_or_small_letters_it_is_the_same_name(name: str) -> None:
    assert read_name(name.upper()).name == read_name(name.lower()).name == name


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Đ/c Lê Văn An", NameRead("Lê Văn An", title="Đ/c")),
        ("Lê Văn An\n(sinh 1970)", NameRead("Lê Văn An", birth="1970")),
        ("Lê Văn An\n1970", NameRead("Lê Văn An", birth="1970")),
        ("Đồng chí Lê Văn An", NameRead("Lê Văn An", title="Đồng chí")),
        ("Ông Lê Văn An", NameRead("Lê Văn An", title="Ông")),
        ("Bí thư: Lê Văn An", NameRead("Lê Văn An", ("Bí thư",))),
        ("PBT Lê Văn An", NameRead("Lê Văn An", ("PBT",))),
        ("Lê Văn An PBT", NameRead("Lê Văn An", ("PBT",))),
        ("Lê Văn An phó bí thư", NameRead("Lê Văn An", ("phó bí thư",))),
        ("Anh Thơ", NameRead("Thơ", title="Anh", doubt="title_or_name")),
        ("Ng. Văn An", NameRead("Ng. Văn An", doubt="name_doubtful")),
        ("Lê Văn An CCB", NameRead("Lê Văn An CCB", doubt="name_doubtful")),
        ("Thôn: Lê An", NameRead("Thôn: Lê An", doubt="name_doubtful")),
        ("TS. Lê Văn An", NameRead("Lê Văn An", title="TS")),
        ("PGS.TS Lê Văn An", NameRead("Lê Văn An", title="TS")),
        ("Thượng tá Lê Văn An", NameRead("Lê Văn An", title="Thượng tá")),
        ("Đ/c Đại uý Lê Văn An", NameRead("Lê Văn An", title="Đại uý")),
        ("Bác sĩ Lê Văn An", NameRead("Lê Văn An", title="Bác sĩ")),
        ("Ông Ích Khiêm", NameRead("Ích Khiêm", title="Ông", doubt="title_or_name")),
        ("Ông Thị Kim Quýt", NameRead("Thị Kim Quýt", title="Ông", doubt="title_or_name")),
        ("4. Lê Văn An", NameRead("Lê Văn An")),
        ("12) Lê Văn An", NameRead("Lê Văn An")),
        ("Lê Văn An *", NameRead("Lê Văn An", doubt="name_doubtful")),
        ("* Lê Văn An", NameRead("Lê Văn An")),
        ("Lê Văn An (*)", NameRead("Lê Văn An", ("*",), doubt="name_doubtful")),
        ("Lê Văn An (x)", NameRead("Lê Văn An", ("x",), doubt="name_doubtful")),
        ("♥ Lê Văn An", NameRead("♥ Lê Văn An", doubt="name_doubtful")),
        ("(mất) Lê Văn An", NameRead("Lê Văn An", ("mất",))),
        ("Cố đ/c Lê Văn An", NameRead("Lê Văn An", ("Cố †",), title="đ/c")),
        ("Lê Văn An †", NameRead("Lê Văn An", ("†",))),
        ("Trần ánh Tuyết", NameRead("Trần Ánh Tuyết")),
        ("- Lê Văn An;", NameRead("Lê Văn An")),
        ("Lê Văn An (BT)", NameRead("Lê Văn An", ("BT",))),
        ("Lê Văn An (đã mất)", NameRead("Lê Văn An", ("đã mất",))),
        ("Lê Văn An (BT) (nữ)", NameRead("Lê Văn An", ("BT", "nữ"))),
        ("Lê Văn An - PBT", NameRead("Lê Văn An", ("PBT",))),
        ("Lê Văn An, bí thư chi bộ", NameRead("Lê Văn An", ("bí thư chi bộ",))),
        ("Lê Văn An\nBí thư", NameRead("Lê Văn An", ("Bí thư",))),
        ("Lê Thị Thu\nHương", NameRead("Lê Thị Thu Hương")),
        ("Lê Văn An\n12/3/1950", NameRead("Lê Văn An", birth="12/3/1950")),
        ("Lê Văn An (1950)", NameRead("Lê Văn An", birth="1950")),
        ("Lê Văn An, sinh 1/2/1960", NameRead("Lê Văn An", birth="1/2/1960")),
        ("Lê Văn An, Trần Thị Hai", NameRead("Lê Văn An", ("Trần Thị Hai",), doubt="two_names")),
        ("Lê Văn An và Trần Thị Hai", NameRead("Lê Văn An và Trần Thị Hai", doubt="two_names")),
        ("Lê Văn An / Trần Thị Hai", NameRead("Lê Văn An / Trần Thị Hai", doubt="two_names")),
        ("Lê Văn 2 An", NameRead("Lê Văn 2 An", doubt="name_has_digits")),
        ("", NameRead("")),
        (" \n ", NameRead("")),
        ("***", NameRead("")),
    ],
)
def test_what_stands_beside_a_name_comes_apart_from_it(text: str, read: NameRead) -> None:
    assert read_name(text) == read


@given(st.text(max_size=60))
def test_anything_at_all_can_be_read(text: str) -> None:
    read = read_name(text)
    assert read.name == read.name.strip()


@pytest.mark.parametrize(
    ("text", "name"), [("H'HEN NIÊ", "H'hen Niê"), ("Lê AN", "Lê AN"), ("", ""), ("lê an", "Lê An")]
)
def test_only_what_is_all_capitals_or_all_small_is_written_anew(text: str, name: str) -> None:
    assert capitalised(text) == name


def test_a_year_within_brackets_is_no_birth_where_more_stands_there() -> None:
    assert read_name("Lê Văn An (mất 2024)") == NameRead("Lê Văn An", ("mất 2024",))
    assert read_name("Lê Văn An (CĐ 12/3/2024)") == NameRead("Lê Văn An", ("CĐ 12/3/2024",))
    assert read_name("Lê Văn An (sinh năm 1950)") == NameRead("Lê Văn An", birth="1950")
