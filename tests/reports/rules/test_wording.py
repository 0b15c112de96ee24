from datetime import date

import pytest

from reports.rules.party_document import organ_lines
from reports.rules.wording import (
    belonging,
    board_word,
    cited_date,
    grouped,
    lines_of,
    number_line,
    office_word,
    organ_word,
    permanent_word,
    place_and_day,
    recipients_of,
    standing_word,
    two_digits,
    unparted,
)


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (999, "999"), (5704, "5.704"), (1234567, "1.234.567")])
def test_thousands_are_grouped_with_points(number, written):
    assert grouped(number) == written


@pytest.mark.parametrize(("number", "written"), [(0, "00"), (1, "01"), (9, "09"), (10, "10"), (1234, "1.234")])
def test_counts_below_ten_are_padded(number, written):
    assert two_digits(number) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2025, 3, 21), "Hà Nội, ngày 21 tháng 3 năm 2025"),
        (date(2025, 3, 9), "Hà Nội, ngày 09 tháng 3 năm 2025"),
        (date(2025, 1, 31), "Hà Nội, ngày 31 tháng 01 năm 2025"),
        (date(2025, 2, 1), "Hà Nội, ngày 01 tháng 02 năm 2025"),
        (date(2025, 12, 10), "Hà Nội, ngày 10 tháng 12 năm 2025"),
    ],
)
def test_the_date_line_pads_days_below_ten_and_the_months_one_and_two(day, written):
    assert place_and_day("Hà Nội", day) == written


def test_a_date_line_without_a_place_begins_with_a_capital():
    assert place_and_day("", date(2025, 3, 21)) == "Ngày 21 tháng 3 năm 2025"


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2022, 12, 27), "27/12/2022"), (date(2023, 3, 3), "03/3/2023"), (date(2019, 1, 21), "21/01/2019")],
)
def test_a_cited_date_is_padded_the_same_way(day, written):
    assert cited_date(day) == written


def test_a_number_below_ten_is_padded_in_its_line():
    assert number_line("NQ", "ĐU", 5) == "Số 05-NQ/ĐU"
    assert number_line("BC", "TU", 123) == "Số 123-BC/TU"


def test_without_a_number_the_line_leaves_room_for_one():
    assert number_line("BC", "TU") == "Số " + "\u00a0" * 6 + "-BC/TU"


def test_without_a_symbol_the_line_ends_after_the_type():
    assert number_line("BC", "", 7) == "Số 07-BC"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Thành ủy Phan Rang - Tháp Chàm", "Thành ủy"),
        ("Tỉnh uỷ Hoa Sen", "Tỉnh uỷ"),
        ("Thành ủy", "Thành ủy"),
        ("Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh", "Đảng ủy Khối"),
        ("Chi bộ Phòng Nội vụ", "Chi bộ Phòng Nội vụ"),
    ],
)
def test_a_text_calls_its_own_organ_by_its_word(name, word):
    assert organ_word(name) == word


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", []),
        ("Đảng ủy phường Sen Hồng", ["Đảng ủy phường Sen Hồng"]),
        ("Thành ủy Phan Rang - Tháp Chàm", ["Thành ủy", "Phan Rang - Tháp Chàm"]),
        ("Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh", ["Đảng ủy Khối Cơ quan", "và Doanh nghiệp tỉnh"]),
    ],
)
def test_long_names_of_organs_are_broken_where_a_reader_would(name, lines):
    assert organ_lines(name) == lines


def test_a_dash_between_two_names_never_begins_or_ends_a_line():
    for line in organ_lines(
        "Chi bộ Trung tâm Văn hóa Thông tin Phan Rang - Tháp Chàm và vùng phụ cận phía bắc thành phố"
    ):
        assert not line.startswith("-")
        assert not line.endswith("-")


def test_lines_that_say_nothing_make_no_paragraph():
    assert lines_of("một\n\n  \n hai ") == ("một", "hai")


@pytest.mark.parametrize(("number", "written"), [(-1, "-1"), (-1234, "-1.234"), (1000, "1.000")])
def test_what_is_no_count_is_not_padded(number, written):
    assert two_digits(number) == written


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Thành Ủy Hoa Sen", "Thành Ủy"),
        ("Đảng ủy Khối Cơ quan", "Đảng ủy Khối"),
        ("Đảng ủy Khối", "Đảng ủy Khối"),
        ("Tỉnh ủy Hoa", "Tỉnh ủy"),
        ("Đảng bộ Khối Cơ quan", "Đảng bộ Khối Cơ quan"),
    ],
)
def test_the_word_of_an_organ_is_known_by_its_second_syllable(name, word):
    assert organ_word(name) == word


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("- Thường trực Tỉnh ủy,\n- Lưu Văn phòng Thành ủy.", ("Thường trực Tỉnh ủy", "Lưu Văn phòng Thành ủy")),
        ("– Như Điều 3;\n• Lưu.", ("Như Điều 3", "Lưu")),
        ("-\n,\nBan Tổ chức TU (B/c)", ("Ban Tổ chức TU (B/c)",)),
        ("", ()),
    ],
)
def test_recipients_lose_the_marks_they_were_pasted_with(pasted, kept):
    assert recipients_of(pasted) == kept


@pytest.mark.parametrize(
    ("issuer", "board"),
    [
        ("Thành ủy Phan Rang - Tháp Chàm", "Ban Tổ chức Thành ủy"),
        ("Đảng ủy Khối cơ quan", "Ban Tổ chức Đảng ủy Khối"),
        ("Ban Chấp hành Trung ương", "Ban Tổ chức Trung ương"),
    ],
)
def test_an_organisation_board_is_called_after_its_committee(issuer, board):
    assert board_word(issuer) == board


CENTRE = "Ban Chấp hành Trung ương"


def test_the_organs_of_the_centre_have_names_of_their_own() -> None:
    names = [name(CENTRE) for name in (standing_word, permanent_word, belonging, office_word)]
    assert names == ["Ban Bí thư", "Ban Bí thư", "Trung ương", "Văn phòng Trung ương Đảng"]


def test_all_other_organs_are_called_after_their_committee() -> None:
    committee = "Thành ủy Hoa Sen"
    names = [name(committee) for name in (standing_word, permanent_word, belonging, office_word)]
    assert names == ["Ban Thường vụ Thành ủy Hoa Sen", "Thường trực Thành ủy", "Thành ủy", "Văn phòng Thành ủy"]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("có 52 tổ chức và 5.704 đảng viên", "có 52_tổ_chức và 5.704_đảng_viên"),
        ("tổng số 6.031 đảng viên", "tổng số 6.031_đảng_viên"),
        ("có 100% cán bộ, đạt 84,77 phần", "có 100%_cán_bộ, đạt 84,77_phần"),
        ("đạt 93,15 % chỉ tiêu", "đạt 93,15_% chỉ tiêu"),
        ("1. Việc thứ nhất", "1. Việc thứ nhất"),
        ("từ ngày 27/12/2022 của Ban Bí thư", "từ ngày_27/12/2022 của Ban Bí thư"),
        ("(ngày 21 tháng 3 năm 2025 của", "(ngày_21 tháng_3 năm_2025 của"),
        ("Theo Khoản 3, Điều 24 khóa XIII và khóa Xuân", "Theo Khoản_3, Điều_24 khóa_XIII và khóa Xuân"),
        ("Chi bộ khu phố 3, số 03-HD/TW", "Chi bộ khu phố_3, số_03-HD/TW"),
        ("2 trường hợpx", "2_trường hợpx"),
    ],
)
def test_figures_stay_with_what_they_count_and_numbers_with_what_they_name(text: str, together: str) -> None:
    assert unparted(text) == together.replace("_", "\u00a0")
