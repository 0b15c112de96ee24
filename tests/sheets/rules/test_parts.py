"""The sheets of a workbook, each with headings of its own, and what their titles and names say."""

import unicodedata
from datetime import date

import pytest

from sheets.rules import fields
from sheets.rules.headings import Head, Header
from sheets.rules.old_fonts import TCVN3, OldFont
from sheets.rules.parts import (
    Part,
    bare_name,
    cells_in_title,
    could_be_a_list,
    could_name_a_cell,
    font_in,
    head_in,
    is_a_list,
    propose_part,
    remark_above,
)

HEADINGS = ["STT", "Họ và tên", "Ngày sinh"]
TODAY = date(2025, 3, 21)


def below(*titles: str) -> tuple[Head, Header]:
    return Head([*([title] for title in titles), HEADINGS]), Header(len(titles) + 1)


def test_a_sheet_is_proposed_as_its_headings_are_understood() -> None:
    part = propose_part("KP1", Head([["Danh sách"], HEADINGS, [1.0, "Lê An", "12/3/1950"]]))
    assert part == Part("KP1", 2, 1, HEADINGS, ["", fields.FULL_NAME, fields.BORN_ON])
    assert part.header == Header(2)
    assert is_a_list(part)
    assert Part.of(part.as_json()) == part


def test_headings_that_somebody_chose_are_taken() -> None:
    assert propose_part("KP1", Head([HEADINGS, HEADINGS]), Header(2)).first == 2


@pytest.mark.parametrize(
    "rows", [[["Danh sách đảng viên"]], [["STT", "Chi bộ", "Số đảng viên"], [1.0, "KP1", 12.0]], []]
)
def test_a_cover_or_a_table_of_numbers_is_no_list(rows: list[list[object]]) -> None:
    assert not is_a_list(propose_part("Tổng hợp", Head(rows)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (["ĐẢNG ỦY PHƯỜNG", "CHI BỘ KHU PHỐ 2"], ["CHI BỘ KHU PHỐ 2"]),
        (["Danh sách đảng viên chi bộ khu phố 2"], ["chi bộ khu phố 2"]),
        (["Chi bộ: Khu phố 2"], ["Chi bộ: Khu phố 2"]),
        ([unicodedata.normalize("NFD", "Chi bộ khu phố 2")], ["Chi bộ khu phố 2"]),
        (["CHI BỘ ............"], []),
        (["CHI BỘ"], []),
        (["ĐẢNG ỦY PHƯỜNG"], []),
        ([], []),
        (["Chi bộ " + "x" * 100], []),
    ],
)
def test_the_title_may_name_the_cell(titles: list[str], cells: list[str]) -> None:
    assert cells_in_title(*below(*titles)) == cells


@pytest.mark.parametrize(
    ("titles", "name", "remark"),
    [
        (["DANH SÁCH ĐẢNG VIÊN TỪ TRẦN NĂM 2024"], "KP1", "DANH SÁCH ĐẢNG VIÊN TỪ TRẦN NĂM 2024"),
        (["DANH SÁCH QUẦN CHÚNG ƯU TÚ"], "", "DANH SÁCH QUẦN CHÚNG ƯU TÚ"),
        (["DANH SÁCH ĐẢNG VIÊN DỰ BỊ"], "", "DANH SÁCH ĐẢNG VIÊN DỰ BỊ"),
        (["DANH SÁCH ĐẢNG VIÊN"], "Chuyển đi", "Chuyển đi"),
        (["DANH SÁCH ĐẢNG VIÊN CHÍNH THỨC, DỰ BỊ"], "KP1", ""),
        ([], "Từ trần", "Từ trần"),
        ([], "Sheet1", ""),
    ],
)
def test_the_title_or_the_name_may_say_something_of_all(titles: list[str], name: str, remark: str) -> None:
    assert remark_above(*below(*titles), name, today=TODAY) == remark


@pytest.mark.parametrize(
    ("name", "could"), [("KP 9", True), ("CB Hưu trí", True), ("Sheet1", False), ("DS", False), ("", False)]
)
def test_a_name_may_be_that_of_a_cell(name: str, could: bool) -> None:
    assert could_name_a_cell(name) == could


@pytest.mark.parametrize(
    ("name", "bare"), [("1. KP1", "KP1"), ("2-KP2", "KP2"), ("7. 2", "7. 2"), ("DS CB KP3 (sửa lần 2)", "CB KP3")]
)
def test_what_says_nothing_of_the_cell_is_left_away(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_beside_lists_with_headings_one_without_them_may_be_a_list() -> None:
    people = [[1.0, "Lê Văn An", "12/3/1950"], [2.0, "Trần Thị Hai", "2/1/1960"]]
    telephones = [["Lê Văn An", "0912345678"], ["Trần Thị Hai", "0912345679"]]
    assert could_be_a_list(propose_part("KP2", Head(people)))  # type: ignore[arg-type]
    assert not could_be_a_list(propose_part("ĐT", Head(telephones)))  # type: ignore[arg-type]


def test_of_one_person_alone_too() -> None:
    assert could_be_a_list(propose_part("KP2", Head([[1.0, "Lê Văn An", "12/3/1950"]])))  # type: ignore[arg-type]
    assert not could_be_a_list(propose_part("ĐT", Head([["Lê Văn An", "0912345678"]])))  # type: ignore[arg-type]
    assert not could_be_a_list(propose_part("Ghi chú", Head([["Gửi lại trước ngày", "12/3/2025"]])))  # type: ignore[arg-type]


def test_the_first_rows_come_back_as_they_were_kept() -> None:
    content = {
        "head": [["STT", None, 1.0, ["1950-03-12"]]],
        "merged": [[1, 1, 2, 3]],
        "font": {"name": TCVN3, "beside_unicode": True},
    }
    assert head_in(content) == Head([["STT", None, 1.0, date(1950, 3, 12)]], [(1, 1, 2, 3)])
    assert font_in(content) == OldFont(TCVN3, beside_unicode=True)
    assert font_in({}) == OldFont()
