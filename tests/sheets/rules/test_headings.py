import hashlib
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules import fields
from sheets.rules.columns import Headed, guess_columns
from sheets.rules.fields import Cell
from sheets.rules.headings import Head, Header, fingerprint, guess_columns_of, guess_header, headings_at, is_numbering
from sheets.rules.meanings import meaning


def headed(*headings: str) -> list[Headed]:
    """Headings of one row."""
    return [Headed((heading,) if heading else ()) for heading in headings]


KNOWN = {
    "Họ tên, bí danh": fields.FULL_NAME,
    "Họ và tên (bí danh)": fields.FULL_NAME,
    "Ngày vào Đảng/Ngày chính thức": fields.ADMITTED_AND_OFFICIAL,
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
    "Họ, tên": fields.FULL_NAME,
    "Tên đảng viên": fields.FULL_NAME,
    "Đảng viên": fields.FULL_NAME,
    "Full name": fields.FULL_NAME,
    "Họ": fields.FAMILY_NAME,
    "Họ lót": fields.FAMILY_NAME,
    "Họ tên đệm": fields.FAMILY_NAME,
    "Họ và tên lót": fields.FAMILY_NAME,
    "Họ chữ đệm": fields.FAMILY_NAME,
    "Tên gọi": fields.GIVEN_NAME,
    "NS": fields.BORN_ON,
    "Sinh ngày": fields.BORN_ON,
    "Date of birth": fields.BORN_ON,
    "Nam nữ": fields.SEX,
    "Phái": fields.SEX,
    "Giới": fields.SEX,
    "Sex": fields.SEX,
    "Mã số thẻ": fields.CARD_NUMBER,
    "Thẻ Đảng": fields.CARD_NUMBER,
    "Thẻ đảng viên": fields.CARD_NUMBER,
    "Thẻ ĐV": fields.CARD_NUMBER,
    "CMTND": fields.IDENTITY_NUMBER,
    "Số CMT": fields.IDENTITY_NUMBER,
    "CMND": fields.IDENTITY_NUMBER,
    "Giấy chứng minh nhân dân": fields.IDENTITY_NUMBER,
    "Kết nạp": fields.ADMITTED_ON,
    "Vào Đảng": fields.ADMITTED_ON,
    "Ngày dự bị": fields.ADMITTED_ON,
    "Ngày vào ĐCSVN": fields.ADMITTED_ON,
    "Admitted on": fields.ADMITTED_ON,
    "Chính thức": fields.OFFICIAL_ON,
    "Chính thức ngày": fields.OFFICIAL_ON,
    "Chuyển Đảng chính thức": fields.OFFICIAL_ON,
    "Công nhận ĐV chính thức": fields.OFFICIAL_ON,
    "Thời gian công nhận chính thức": fields.OFFICIAL_ON,
    "Kết nạp chính thức": fields.OFFICIAL_ON,
    "ĐV CT/DB": fields.DEGREE,
    "CT DB": fields.DEGREE,
    "CTDB": fields.DEGREE,
    "CT": fields.DEGREE,
    "Chính thức hay dự bị": fields.DEGREE,
    "Chính thức hoặc dự bị": fields.DEGREE,
    "Đảng viên chính thức/dự bị": fields.DEGREE,
    "Loại đảng viên": fields.DEGREE,
    "Diện đảng viên": fields.DEGREE,
    "Degree": fields.DEGREE,
    "Thuộc chi bộ": fields.CELL,
    "Tổ chức đảng cơ sở": fields.CELL,
    "Đơn vị": fields.CELL,
    "Cell": fields.CELL,
    "Tổ số": fields.GROUP,
    "Tổ đảng số": fields.GROUP,
    "Thuộc tổ đảng": fields.GROUP,
    "Ngày vào chi bộ": fields.JOINED_ON,
    "Ngày tiếp nhận": fields.JOINED_ON,
    "Ngày đến sinh hoạt": fields.JOINED_ON,
    "Ngày bắt đầu sinh hoạt tại đây": fields.JOINED_ON,
    "Trạng thái": fields.ACTIVITY,
    "Diện sinh hoạt": fields.ACTIVITY,
    "Miễn SHĐ": fields.ACTIVITY,
    "Chức vụ": fields.POST,
    "Chức vụ trong chi bộ": fields.POST,
    "Chức vụ Đảng": fields.POST,
    "Chức vụ (Đảng, chính quyền)": fields.POST,
    "Chức vụ trong Đảng": fields.POST,
    "Chi bộ nơi cư trú": fields.RESIDENCE,
    "Nơi cư trú (213)": fields.RESIDENCE,
    "Mã chi bộ nơi cư trú": fields.RESIDENCE,
    "Sinh hoạt nơi cư trú": fields.RESIDENCE,
    "Chi bộ sinh hoạt nơi cư trú": fields.RESIDENCE,
}
UNKNOWN = [
    "STT",
    "Quê quán",
    "Dân tộc",
    "Trình độ chuyên môn",
    "Nơi sinh",
    "Số QĐ",
    "Chức vụ chính quyền",
    "Ngày giữ chức vụ",
    "Họ và tên, chức vụ người giới thiệu",
    "Chức danh",
    "Nơi cư trú",
    "Điện thoại",
    "",
    "–",
    "Quyết định công nhận chính thức",
    "Tôn giáo",
    "Địa chỉ",
    "Chỗ ở",
    "Hoạt động",
    "Tổng",
    "Nam",
    "Số",
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
    assert guess_header(Head(rows)) == Header(4, 1)


def test_a_second_row_that_divides_the_first_belongs_to_the_headings() -> None:
    rows = [
        ["TT", "Họ và tên", "Năm sinh", None, "Ngày vào Đảng", None],
        [None, None, "Nam", "Nữ", "Dự bị", "Chính thức"],
        [1.0, "An", "1980", None, "3/2/2000", "3/2/2001"],
    ]
    header = guess_header(Head(rows))
    headings = [str(heading) for heading in headings_at(Head(rows), header)]
    assert header == Header(1, 2)
    assert headings[2:] == ["Năm sinh Nam", "Năm sinh Nữ", "Ngày vào Đảng Dự bị", "Ngày vào Đảng Chính thức"]
    assert guess_columns(headings_at(Head(rows), header)) == [
        "", fields.FULL_NAME, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN, fields.ADMITTED_ON, fields.OFFICIAL_ON
    ]  # fmt: skip


def test_a_short_list_is_understood_between_headings_of_every_page_and_signatures() -> None:
    headings = ["TT", "Họ và tên", "Nam", "Nữ", "Ngày vào Đảng"]
    men, women = [1.0, "Lê An", "1960", None, "3/2/1985"], [2.0, "Vũ Bé", None, "5/1962", "3/2/1986"]
    signed = [[None, None, None, text] for text in ("T/M CHI BỘ", "BÍ THƯ", "Vũ Thị Bé")]
    rows = [headings, ["(1)", "(2)", "(3)", "(4)", "(5)"], men, headings, women, headings, headings, *signed]
    head = Head(rows)
    header = guess_header(head)
    assert guess_columns_of(head, header, headings_at(head, header))[2:4] == [fields.BORN_ON_MAN, fields.BORN_ON_WOMAN]


def test_people_below_one_row_of_headings_are_not_taken_for_headings() -> None:
    rows = [
        ["Họ và tên", "Ngày sinh", "Ghi chú"],
        ["Trần Thị Bé", date(1985, 2, 3), "Nữ"],
        ["Lê Văn Tám", "1980", None],
    ]
    assert guess_header(Head(rows)) == Header(1, 1)


def test_a_sheet_without_headings_says_so() -> None:
    assert guess_header(Head([["Nguyễn Văn An", "3/2/1980"], ["Trần Thị Bé", "1985"]])) == Header(0)


def test_no_meaning_is_guessed_twice() -> None:
    assert guess_columns(headed("Họ và tên", "Họ tên thường gọi", "Ngày sinh")) == [
        fields.FULL_NAME,
        "",
        fields.BORN_ON,
    ]


def test_a_list_of_the_same_make_is_known_again_in_another_spelling() -> None:
    assert fingerprint(["Họ và tên", "Số thẻ"]) == fingerprint(["HO VA TEN", "Số  thẻ"])
    assert fingerprint(["Họ và tên", "Số thẻ"]) != fingerprint(["Số thẻ", "Họ và tên"])


def test_the_row_of_column_numbers_is_known() -> None:
    assert is_numbering(["(1)", "(2)", "(3)"])
    assert is_numbering([1.0, 2.0, 3.0, None])
    assert not is_numbering([1.0, "Nguyễn Văn An", "3/2/1980"])


# --- the row of headings ----------------------------------------------------------------------------------------------

HEADINGS: list[Cell] = ["Họ và tên", "Ngày sinh"]


def test_one_known_heading_is_not_enough_two_are() -> None:
    assert guess_header(Head([["Họ và tên", "Quê quán", None]])) == Header(0)
    assert guess_header(Head([["Họ và tên", "Quê quán", "Chi bộ"]])) == Header(1)


def test_of_two_rows_that_know_as_much_the_upper_one_counts_and_one_that_knows_more_before_it() -> None:
    title: list[Cell] = ["Chi bộ", "Tổ đảng"]
    assert guess_header(Head([title, [], HEADINGS])) == Header(1)
    assert guess_header(Head([title, [], [*HEADINGS, "Chi bộ"]])) == Header(3)


def test_headings_stand_within_the_first_thirty_rows() -> None:
    assert guess_header(Head([*[[]] * 29, HEADINGS])) == Header(30)
    assert guess_header(Head([*[[]] * 30, HEADINGS])) == Header(0)


def test_days_and_numbers_are_no_headings() -> None:
    assert guess_header(Head([[date(1980, 1, 1), 1.0, "Họ và tên"], HEADINGS])) == Header(2)


@pytest.mark.parametrize(
    ("upper", "lower", "rows"),
    [
        (["Họ và tên", "Năm sinh", None], [None, "Nam", "Nữ"], 2),
        (["Họ và tên", "Năm sinh"], [None, None, "Nữ"], 2),
        (["Họ và tên", "Ngày vào Đảng", None], [None, "Dự bị", "Chính thức"], 2),
        (["Họ và tên", "Ngày vào Đảng", "Ngày vào Đảng"], [None, "Dự bị", "Chính thức"], 2),
        (["Họ và tên", "Ngày sinh", ""], [None, None, "Chi bộ"], 2),
        (["Họ và tên", "Ngày sinh", ""], [" ", "", "Chi bộ"], 2),
        (["Họ và tên", "Ngày sinh", None], [], 1),
        (["Họ và tên", "Ngày sinh", None], [None, "", " "], 1),
        (["Họ và tên", "Ngày sinh", None], ["(1)", "(2)", "(3)"], 1),
        (["Họ và tên", "Ngày sinh"], ["Chi bộ", "Tổ đảng"], 1),
        (["Họ và tên", "Ngày sinh", None], [None, 1.0, "Nữ"], 1),
        (["Họ và tên", "Ngày sinh", None], [None, None, "Ghi chú"], 2),
        (["Họ và tên", "Ngày sinh", None, None], [None, None, "Nữ", "Ghi chú"], 2),
    ],
)
def test_a_second_row_divides_what_is_empty_above_it(upper: list[Cell], lower: list[Cell], rows: int) -> None:
    assert guess_header(Head([upper, lower])) == Header(1, rows)


def test_below_a_heading_that_spans_others_unknown_words_divide_it() -> None:
    rows: list[list[Cell]] = [
        ["Họ và tên", "Trình độ", None, "Ngày vào Đảng", None],
        [None, "Giáo dục phổ thông", "Nghiệp vụ", "Kết nạp", "Chính thức"],
    ]
    merged = [(1, 2, 1, 3), (1, 4, 1, 5)]
    assert guess_header(Head(rows, merged)) == Header(1, 2)
    assert guess_header(Head(rows)) == Header(1, 1)
    assert guess_header(Head([rows[0], [None, "Lớp 10", None, "Kết nạp", "Chính thức"]], merged)) == Header(1, 1)


def test_ages_of_men_and_women_are_no_births() -> None:
    head = Head([["Họ và tên", "Tuổi", None], [None, "Nam", "Nữ"], ["Lê An", 65.0, None]], [(1, 2, 1, 3)])
    assert guess_columns_of(head, Header(1, 2), headings_at(head, Header(1, 2))) == ["full_name", "", ""]


def test_headings_in_the_last_row_have_nothing_below() -> None:
    assert guess_header(Head([[], HEADINGS])) == Header(2, 1)


@pytest.mark.parametrize(
    ("rows", "header", "headings"),
    [
        ([], Header(0), []),
        ([["a"], ["b", "c", None]], Header(0), ["", "", ""]),
        ([["a"], ["b", "c"]], Header(1), ["a", ""]),
        ([["a"], [" b \n d ", 2.0]], Header(2), ["b d", "2.0"]),
        ([["a", "b"]], Header(1, 2), ["a", "b"]),
        ([["a", "b"]], Header(2), ["", ""]),
        ([["a", None, None], ["x", "y", "z"]], Header(1, 2), ["a x", "a y", "a z"]),
        ([["a", None, None, None], ["x", "y", None, "z"]], Header(1, 2), ["a x", "a y", "", "z"]),
        ([["a", "b", None], [None, "x", "y"]], Header(1, 2), ["a", "b x", "b y"]),
        ([["a", None], [None, "y"]], Header(1, 2), ["a", "y"]),
        ([["t"], ["a", "b"], ["x"]], Header(2, 2), ["a x", "b"]),
        ([[None, "b"], ["x", "y"]], Header(1, 2), ["x", "b y"]),
    ],
)
def test_each_column_has_its_heading(rows: list[list[Cell]], header: Header, headings: list[str]) -> None:
    assert [str(heading) for heading in headings_at(Head(rows), header)] == headings


BORN_APART = [fields.FULL_NAME, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Họ và tên", "Năm sinh Nam", "Năm sinh Nữ"], BORN_APART),
        (["Họ và tên", "Ngày sinh", "Sinh năm Nam", "Sinh năm Nữ"], [fields.FULL_NAME, "", *BORN_APART[1:]]),
        (["Họ và tên", "Năm sinh Nam"], [fields.FULL_NAME, fields.BORN_ON]),
        (["Họ và tên", "Năm sinh Nữ"], [fields.FULL_NAME, fields.BORN_ON]),
        (["Năm sinh Nữ", "Họ và tên", "Năm sinh Nam"], [BORN_APART[2], fields.FULL_NAME, BORN_APART[1]]),
        (["Ghi chú", "Chi bộ", "Chi bộ", "Quê quán"], [fields.REMARKS, fields.CELL, "", ""]),
        ([], []),
    ],
)
def test_a_birth_in_two_columns_tells_the_sex(headings: list[str], columns: list[str]) -> None:
    assert guess_columns(headed(*headings)) == columns


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["1", "2", "3"], True),
        (["( 1 )", "(2)", " 3 ", "(4)"], True),
        ([None, 1.0, None, 2.0, 3.0], True),
        (["X1X", "2", "3"], False),
        (["1", "2"], False),
        (["2", "3", "4"], False),
        (["0", "1", "2"], False),
        (["1", "3", "2"], False),
        (["1", "2", "3", "x"], False),
        ([], False),
    ],
)
def test_numbering_counts_from_one_over_three_columns_or_more(row: list[Cell], numbers: bool) -> None:
    assert is_numbering(row) == numbers


def test_a_make_is_kept_by_its_headings_folded_each_on_a_line() -> None:
    kept = hashlib.sha256(b"ho va ten\nso the dv\n").hexdigest()
    assert fingerprint(["Họ và  tên", "Số thẻ (ĐV)", "–"]) == kept


def test_a_row_with_a_day_or_a_number_of_somebody_is_no_heading() -> None:
    assert (
        guess_header(Head([[1.0, "Trà Thị Sậy", "12/3/1950", "Nữ"], [2.0, "Lê Văn An", "2/1/1960", "Nam"]])).first == 0
    )
    assert guess_header(Head([["Họ và tên", "Tuổi tính đến 31/12/2024", "Sinh ngày"]])).first == 1
