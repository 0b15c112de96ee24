"""What a column means where its heading alone leaves a doubt."""

from datetime import date

import pytest

from sheets.rules import fields
from sheets.rules.columns import Headed, guess_columns
from sheets.rules.fields import Cell
from sheets.rules.meanings import is_below_another, is_number_of_row, meaning, says_nothing_known

NAME = Headed(("Họ và tên",))


def under(*texts: str, spanned: bool = False) -> Headed:
    return Headed(texts, spanned)


def guessed(*columns: tuple[Headed, list[Cell]]) -> list[str]:
    """The columns, each with what stands below its heading."""
    deepest = max(len(cells) for _headed, cells in columns)
    rows = [[cells[row] if row < len(cells) else None for _headed, cells in columns] for row in range(deepest)]
    return guess_columns([headed for headed, _cells in columns], rows)


@pytest.mark.parametrize(
    ("upper", "lower", "cells", "field"),
    [
        ("Ngày vào Đảng", "Dự bị", ["6/5/1975"], fields.ADMITTED_ON),
        ("Ngày vào Đảng", "Chính thức", ["6/5/1976"], fields.OFFICIAL_ON),
        ("Ngày vào Đảng", "DB", [date(1975, 5, 6)], fields.ADMITTED_ON),
        ("Ngày vào Đảng", "CT", ["1976"], fields.OFFICIAL_ON),
        ("Đảng viên", "Chính thức", ["x", "X"], fields.OFFICIAL_MARK),
        ("Đảng viên", "Dự bị", ["x"], fields.PROBATIONARY_MARK),
        ("Giới tính", "Nam", ["x"], fields.MALE_MARK),
        ("Giới tính", "Nữ", ["1"], fields.FEMALE_MARK),
        ("Trình độ", "Chuyên môn", ["ĐH"], ""),
        ("Trình độ", "LLCT", ["SC"], ""),
        ("Thẻ Đảng", "Ngày cấp", ["3/2/1980"], ""),
    ],
)
def test_what_stands_below_decides_between_a_cross_and_a_day(
    upper: str, lower: str, cells: list[Cell], field: str
) -> None:
    assert guessed((NAME, ["Lê An"]), (under(upper, lower, spanned=True), cells))[1] == field


@pytest.mark.parametrize("heading", ["Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày"])
def test_below_a_birth_the_column_tells_the_sex(heading: str) -> None:
    men, women = under(heading, "Nam", spanned=True), under(heading, "Nữ", spanned=True)
    assert guessed((NAME, ["A", "B"]), (men, ["1950", None]), (women, [None, "1960"])) == [
        fields.FULL_NAME, fields.BORN_ON_MAN, fields.BORN_ON_WOMAN
    ]  # fmt: skip


def test_nam_is_a_man_and_năm_a_year() -> None:
    parts = [under("Ngày sinh", text, spanned=True) for text in ("Ngày", "Tháng", "Năm")]
    assert guessed((NAME, ["A"]), *((part, [cell]) for part, cell in zip(parts, (12.0, 3.0, 1950.0), strict=True))) == [
        fields.FULL_NAME, "born_on_day", "born_on_month", "born_on_year"
    ]  # fmt: skip


@pytest.mark.parametrize("order", [("Tháng", "Ngày", "Năm"), ("Năm", "Tháng", "Ngày")])
def test_day_month_and_year_stand_side_by_side_in_other_orders_too(order: tuple[str, ...]) -> None:
    cells, meant = {"Ngày": 25.0, "Tháng": 3.0, "Năm": 1950.0}, {"Ngày": "day", "Tháng": "month", "Năm": "year"}
    parts = [(under("Ngày sinh", text, spanned=True), [cells[text]]) for text in order]
    assert guessed((NAME, ["A"]), *parts) == [fields.FULL_NAME, *(f"born_on_{meant[text]}" for text in order)]


def test_two_days_in_three_columns_each_are_not_mixed() -> None:
    parts = [
        (under(upper, lower, spanned=True), [1.0])
        for upper in ("Ngày sinh", "Ngày vào Đảng")
        for lower in ("Ngày", "Tháng", "Năm")
    ]
    assert guessed((NAME, ["A"]), *parts)[1:] == [
        f"{field}_{part}" for field in ("born_on", "admitted_on") for part in ("day", "month", "year")
    ]


def test_a_name_over_two_columns_has_the_given_name_in_the_second() -> None:
    one = under("Họ và tên", spanned=True)
    assert guessed((one, ["Lê Văn", "Trần Thị"]), (one, ["An", "Hai"])) == [fields.FAMILY_NAME, fields.GIVEN_NAME]
    assert guessed((NAME, ["Lê Văn"]), (Headed(), ["An"])) == [fields.FAMILY_NAME, fields.GIVEN_NAME]
    assert guessed((NAME, ["Lê Văn An"]), (Headed(), ["khu phố 1"])) == [fields.FULL_NAME, ""]


@pytest.mark.parametrize(
    ("lower", "field"), [("Đảng", fields.POST), ("Chi bộ", fields.POST), ("Chính quyền", ""), ("Ngày giữ", "")]
)
def test_below_the_heading_of_the_posts_nothing_else_is_meant(lower: str, field: str) -> None:
    assert guess_columns([Headed(("Chức vụ", lower))]) == [field]


def test_a_name_over_three_columns() -> None:
    headed = [under(text) for text in ("Họ", "Tên đệm", "Tên")]
    assert guess_columns(headed) == [fields.FAMILY_NAME, fields.MIDDLE_NAME, fields.GIVEN_NAME]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Số thẻ cũ", "Số thẻ mới"], ["", fields.CARD_NUMBER]),
        (["Số thẻ ĐV (12 số)", "Số thẻ ĐV cũ (8 số)"], [fields.CARD_NUMBER, ""]),
        (["Số thẻ cũ"], [fields.CARD_NUMBER]),
        (["Khu phố", "Chi bộ"], ["", fields.CELL]),
        (["Khu phố"], [fields.CELL]),
        (["Chi bộ cũ", "Chi bộ"], ["", fields.CELL]),
        (["Chi bộ cũ"], [""]),
        (["Chi bộ chuyển đi"], [""]),
        (["Chi bộ nơi cư trú", "Chi bộ đang sinh hoạt"], [fields.RESIDENCE, fields.CELL]),
        (["Chức vụ", "Chức vụ Đảng"], ["", fields.POST]),
        (["Chức vụ"], [fields.POST]),
        (["Chi bộ", "Chi bộ"], [fields.CELL, ""]),
    ],
)
def test_of_two_columns_of_one_meaning_the_one_that_is_meant(headings: list[str], columns: list[str]) -> None:
    assert guess_columns([under(heading) for heading in headings]) == columns


@pytest.mark.parametrize(
    "heading",
    [
        "Mã sinh viên", "Ngày cấp thẻ", "Nơi vào Đảng", "Tình trạng hôn nhân", "Ngày hết hạn CCCD", "Ngày cấp CCCD", "Họ tên cha",
        "Họ tên con", "Ngày sinh con", "Ngày sinh vợ/chồng", "Tuổi đời", "Ngày vào Đoàn", "Ngày tuyển dụng",
        "Chi bộ giới thiệu", "Trình độ văn hóa", "Số QĐ kết nạp", "Ngày QĐ kết nạp", "Người giới thiệu", "Ngày vào ngành",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_displaces_nothing(heading: str) -> None:
    assert meaning(heading) == ""


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nữ (x)", fields.FEMALE_MARK),
        ("Ngày CT", fields.OFFICIAL_ON),
        ("Ngày DB", fields.ADMITTED_ON),
        ("Số TĐ", fields.CARD_NUMBER),
        ("Party card No.", fields.CARD_NUMBER),
        ("Gender", fields.SEX),
        ("Date of admission", fields.ADMITTED_ON),
        ("Official date", fields.OFFICIAL_ON),
        ("Party cell", fields.CELL),
        ("Tên tổ chức đảng", fields.CELL),
        ("Sinh hoạt tại chi bộ nơi làm việc", fields.CELL),
        ("Biến động trong năm", fields.REMARKS),
        ("Họ và tên\nNgày, tháng, năm sinh", fields.NAME_AND_BIRTH),
        ("Ngày vào Đảng\nNgày chính thức", fields.ADMITTED_AND_OFFICIAL),
    ],
)
def test_other_words_for_it(heading: str, field: str) -> None:
    assert meaning(heading) == field


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Ngày sinh", ["Huế", "Hà Nội", "Vinh"], ""),
        ("Ngày sinh", ["Huế", "Hà Nội", "1950"], fields.BORN_ON),
        ("Số thẻ", ["x", "x", "x"], ""),
        ("Số thẻ", ["x", "x"], fields.CARD_NUMBER),
        ("Họ và tên", ["1", "2", "3"], ""),
    ],
)
def test_a_heading_is_not_believed_against_all_that_stands_below_it(
    heading: str, cells: list[Cell], field: str
) -> None:
    assert guessed((under(heading), cells)) == [field]


def test_a_column_that_is_empty_gives_way_to_a_later_one_that_is_not() -> None:
    assert guessed((under("Chi bộ"), [None]), (under("Sinh hoạt chi bộ"), ["KP1"])) == ["", fields.CELL]


def test_two_facts_of_which_one_has_a_column_of_its_own() -> None:
    both = under("Họ và tên, ngày sinh")
    assert guess_columns([both]) == [fields.NAME_AND_BIRTH]
    assert guess_columns([both, under("Năm sinh")]) == [fields.FULL_NAME, fields.BORN_ON]


@pytest.mark.parametrize(
    "text", ["Nam", "Nữ", "Dự bị", "Chính thức", "Ngày", "Lần 1", "Văn hóa", "Họ và tên", "Quê quán", "LLCT"]
)
def test_such_words_stand_below_another_heading(text: str) -> None:
    assert is_below_another(text)


@pytest.mark.parametrize("text", ["Lê Văn An", "58000001", "", "Huế"])
def test_others_do_not(text: str) -> None:
    assert not is_below_another(text)


def test_columns_of_which_nothing_is_known() -> None:
    assert says_nothing_known("")
    assert says_nothing_known("Tình hình")
    assert says_nothing_known("Từ trần")
    assert not says_nothing_known("Ngày sinh")
    assert not says_nothing_known("Quê quán")
    assert is_number_of_row("STT")
    assert is_number_of_row("Số TT")
    assert not is_number_of_row("Số thẻ")
