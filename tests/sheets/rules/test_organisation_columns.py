"""The headings of lists of organisations, in the spellings of offices, and which rows tell of one."""

import unicodedata

import pytest

from sheets.rules.headings import Head, Header
from sheets.rules.organisation_columns import (
    CODE,
    DOCUMENT,
    KIND,
    LEVEL,
    NAME,
    NATIONAL_CODE,
    PARENT,
    SINCE,
    TYPE,
    Line,
    guess_columns,
    guess_header,
    meaning,
    parted,
)

KNOWN = {
    "Mã": CODE,
    "Mã số": CODE,
    "Mã tổ chức đảng": CODE,
    "Mã chi bộ": CODE,
    "Code": CODE,
    "Mã định danh quốc gia": NATIONAL_CODE,
    "Mã tổ chức đảng (14 số)": NATIONAL_CODE,
    "Tên": NAME,
    "Tên tổ chức đảng": NAME,
    "TÊN CHI BỘ, ĐẢNG BỘ": NAME,
    "Tổ chức cơ sở đảng": NAME,
    "Đảng bộ, chi bộ trực thuộc": NAME,
    "Đơn vị": NAME,
    "Loại": KIND,
    "Loại tổ chức": KIND,
    "Loại hình": TYPE,
    "Loại hình TCCSĐ": TYPE,
    "Lĩnh vực": TYPE,
    "Cấp": LEVEL,
    "Cấp tổ chức": LEVEL,
    "Trực thuộc": PARENT,
    "Thuộc đảng bộ": PARENT,
    "Tổ chức đảng cấp trên": PARENT,
    "Mã cấp trên": PARENT,
    "Ngày thành lập": SINCE,
    "Năm thành lập": SINCE,
    "Thời gian thành lập": SINCE,
    "Từ ngày": SINCE,
    "Quyết định thành lập": DOCUMENT,
    "Số QĐ": DOCUMENT,
    "Văn bản": DOCUMENT,
    "STT": "",
    "TT": "",
    "Số đảng viên": "",
    "Bí thư chi bộ": "",
    "Ngày quyết định": "",
    "Ghi chú": "",
    "Địa chỉ": "",
    "": "",
}
TOLD = ["Chi bộ khu phố 1", "Chi bộ khu phố 2"]


@pytest.mark.parametrize("heading", KNOWN)
def test_a_heading_means_the_same_however_it_is_spelt(heading: str) -> None:
    for spelt in (heading, heading.upper(), unicodedata.normalize("NFD", heading), f" {heading} :"):
        assert meaning(spelt) == KNOWN[heading]


def test_no_meaning_is_there_twice() -> None:
    assert guess_columns(["Tên", "Tên gọi khác", "Mã"]) == [NAME, "", CODE]


def test_beside_a_name_what_it_belongs_to_is_the_one_above() -> None:
    assert guess_columns(["Tên chi bộ", "Đảng bộ trực thuộc"]) == [NAME, PARENT]
    assert guess_columns(["Chi bộ trực thuộc", "Ngày thành lập"]) == [NAME, SINCE]


def test_what_stands_below_says_whether_a_heading_means_kind_or_type() -> None:
    headings = ["Tên", "Loại"]
    assert guess_columns(headings, [["a", "Trường học"], ["b", "Khu dân cư"]]) == [NAME, TYPE]
    assert guess_columns(headings, [["a", "Chi bộ"], ["b", "Đảng bộ bộ phận"]]) == [NAME, KIND]
    assert guess_columns(headings, [["a", "?"], ["b", None]]) == [NAME, KIND]


def test_the_headings_stand_below_a_title() -> None:
    rows = [["ĐẢNG BỘ PHƯỜNG ĐÔ VINH"], ["DANH SÁCH CHI BỘ"], ["STT", "Tên chi bộ", "Loại hình"], ["1", *TOLD]]
    header, _headings, columns = guess_header(Head(rows))
    assert (header, columns) == (Header(3), ["", NAME, TYPE])


def test_a_column_of_names_alone_needs_no_heading() -> None:
    header, _headings, columns = guess_header(Head([[name] for name in TOLD]))
    assert (header.first, columns) == (0, [NAME])
    header, _headings, columns = guess_header(Head([["Tên chi bộ"], *[[name] for name in TOLD]]))
    assert (header.first, columns) == (1, [NAME])


def test_a_heading_over_two_rows_is_one() -> None:
    rows = [["Tên", "Quyết định", None], [None, "Số", "Ngày thành lập"], ["Chi bộ khu phố 1", "1-QĐ/ĐU", "1/1/2020"]]
    header, _headings, columns = guess_header(Head(rows, [(1, 1, 2, 1), (1, 2, 1, 3)]))
    assert (header, columns[:2]) == (Header(1, 2), [NAME, DOCUMENT])


def test_what_is_no_member_list_has_no_headings() -> None:
    assert NAME not in guess_header(Head([["Họ và tên", "Ngày sinh"], ["Nguyễn Văn An", "1/1/1970"]]))[2]


def test_totals_signatures_numbers_and_headings_once_more_are_passed_over() -> None:
    headings = ["STT", "Tên chi bộ"]
    lines = [
        Line(2, ["1", "2"]),
        Line(3, ["1", "Chi bộ khu phố 1"]),
        Line(4, ["STT", "Tên chi bộ"]),
        Line(5, ["", "Tổng cộng: 1"]),
        Line(6, ["", "NGƯỜI LẬP"]),
        Line(7, ["x", ""]),
    ]
    told, passed = parted(lines, headings, ["", NAME])
    assert [line.number for line in told] == [2, 3]
    assert [line.number for line in passed] == [4, 5, 6, 7]


def test_the_numbers_of_three_columns_and_more_are_no_row() -> None:
    _told, passed = parted([Line(2, ["(1)", "(2)", "(3)"])], ["STT", "Tên", "Mã"], ["", NAME, CODE])
    assert [line.number for line in passed] == [2]


def test_a_committee_between_the_rows_is_told_wherever_it_stands() -> None:
    told, _passed = parted([Line(3, ["ĐẢNG BỘ PHƯỜNG A", "", ""])], ["STT", "Tên", "Mã"], ["", NAME, CODE])
    assert told[0].said(["", NAME, CODE]) == {NAME: "ĐẢNG BỘ PHƯỜNG A"}
