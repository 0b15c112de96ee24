import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules import fields
from sheets.rules.headings import Header, fingerprint, guess_columns, guess_header, headings_at, is_numbering, meaning

KNOWN = {
    "Họ và tên": fields.FULL_NAME,
    "HỌ TÊN": fields.FULL_NAME,
    "Họ và tên khai sinh": fields.FULL_NAME,
    "Họ và tên đảng viên": fields.FULL_NAME,
    "Họ đệm": fields.FAMILY_NAME,
    "Họ và chữ đệm": fields.FAMILY_NAME,
    "Họ và chữ lót": fields.FAMILY_NAME,
    "Tên": fields.GIVEN_NAME,
    "Ngày sinh": fields.BORN_ON,
    "Ngày, tháng, năm sinh": fields.BORN_ON,
    "Năm sinh": fields.BORN_ON,
    "Sinh năm": fields.BORN_ON,
    "Giới tính": fields.SEX,
    "Nam/Nữ": fields.SEX,
    "Nữ": fields.FEMALE_MARK,
    "Số thẻ đảng viên": fields.CARD_NUMBER,
    "Số thẻ ĐV": fields.CARD_NUMBER,
    "Số TĐV": fields.CARD_NUMBER,
    "Số CCCD": fields.IDENTITY_NUMBER,
    "Số CMND/CCCD": fields.IDENTITY_NUMBER,
    "Căn cước công dân": fields.IDENTITY_NUMBER,
    "Số định danh cá nhân": fields.IDENTITY_NUMBER,
    "Ngày vào Đảng": fields.ADMITTED_ON,
    "Ngày kết nạp": fields.ADMITTED_ON,
    "Ngày vào Đảng dự bị": fields.ADMITTED_ON,
    "Ngày chính thức": fields.OFFICIAL_ON,
    "Ngày vào Đảng chính thức": fields.OFFICIAL_ON,
    "Ngày công nhận chính thức": fields.OFFICIAL_ON,
    "CT/DB": fields.DEGREE,
    "Chính thức/Dự bị": fields.DEGREE,
    "Đảng viên (CT, DB)": fields.DEGREE,
    "Chi bộ": fields.CELL,
    "Sinh hoạt tại chi bộ": fields.CELL,
    "Nơi sinh hoạt": fields.CELL,
    "Tổ chức đảng": fields.CELL,
    "Tổ đảng": fields.GROUP,
    "Tổ": fields.GROUP,
    "Ngày về chi bộ": fields.JOINED_ON,
    "Ngày chuyển đến": fields.JOINED_ON,
    "Miễn công tác": fields.ACTIVITY,
    "Tình trạng": fields.ACTIVITY,
}
UNKNOWN = [
    "STT",
    "Ghi chú",
    "Quê quán",
    "Dân tộc",
    "Trình độ chuyên môn",
    "Nơi sinh",
    "Số QĐ",
    "Chức vụ",
    "Điện thoại",
    "",
]


@pytest.mark.parametrize(("heading", "field"), KNOWN.items())
def test_a_heading_as_clerks_write_it_is_understood(heading: str, field: str) -> None:
    assert meaning(heading) == field


@given(
    st.sampled_from(sorted(KNOWN)), st.sampled_from(["NFC", "NFD"]), st.booleans(), st.sampled_from(["\n", " ", "  "])
)
def test_normal_form_capitals_and_line_breaks_change_nothing(heading: str, form: str, upper: bool, gap: str) -> None:
    written = unicodedata.normalize(form, heading.upper() if upper else heading).replace(" ", gap)
    assert meaning(written) == KNOWN[heading]


@pytest.mark.parametrize("heading", UNKNOWN)
def test_a_column_that_the_register_does_not_need_is_passed_over(heading: str) -> None:
    assert meaning(heading) == ""


def test_the_headings_are_found_below_the_title_of_the_list() -> None:
    rows = [["ĐẢNG ỦY PHƯỜNG"], ["DANH SÁCH ĐẢNG VIÊN"], [], ["TT", "Họ và tên", "Ngày sinh"], [1.0, "An", "1/2/1980"]]
    assert guess_header(rows) == Header(4, 1)


def test_a_second_row_that_divides_the_first_belongs_to_the_headings() -> None:
    rows = [
        ["TT", "Họ và tên", "Năm sinh", None, "Ngày vào Đảng", None],
        [None, None, "Nam", "Nữ", "Dự bị", "Chính thức"],
        [1.0, "An", "1980", None, "3/2/2000", "3/2/2001"],
    ]
    header = guess_header(rows)
    headings = headings_at(rows, header)
    assert header == Header(1, 2)
    assert headings[2:] == ["Năm sinh Nam", "Năm sinh Nữ", "Ngày vào Đảng Dự bị", "Ngày vào Đảng Chính thức"]
    assert guess_columns(headings) == [
        "", fields.FULL_NAME, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN, fields.ADMITTED_ON, fields.OFFICIAL_ON
    ]  # fmt: skip


def test_people_below_one_row_of_headings_are_not_taken_for_headings() -> None:
    rows = [
        ["Họ và tên", "Ngày sinh", "Ghi chú"],
        ["Trần Thị Bé", date(1985, 2, 3), "Nữ"],
        ["Lê Văn Tám", "1980", None],
    ]
    assert guess_header(rows) == Header(1, 1)


def test_a_sheet_without_headings_says_so() -> None:
    assert guess_header([["Nguyễn Văn An", "3/2/1980"], ["Trần Thị Bé", "1985"]]) == Header(0)


def test_no_meaning_is_guessed_twice() -> None:
    assert guess_columns(["Họ và tên", "Họ tên thường gọi", "Ngày sinh"]) == [fields.FULL_NAME, "", fields.BORN_ON]


def test_a_list_of_the_same_make_is_known_again_in_another_spelling() -> None:
    assert fingerprint(["Họ và tên", "Số thẻ"]) == fingerprint(["HO VA TEN", "Số  thẻ"])
    assert fingerprint(["Họ và tên", "Số thẻ"]) != fingerprint(["Số thẻ", "Họ và tên"])


def test_the_row_of_column_numbers_is_known() -> None:
    assert is_numbering(["(1)", "(2)", "(3)"])
    assert is_numbering([1.0, 2.0, 3.0, None])
    assert not is_numbering([1.0, "Nguyễn Văn An", "3/2/1980"])
