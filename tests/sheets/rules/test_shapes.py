"""Sheets with people that are no lists are told for what they are; lists are not taken for them."""

import pytest

from sheets.rules.headings import Head
from sheets.rules.notes import REFUSALS
from sheets.rules.shapes import ONE_PERSON, TURNED, shape_of


def test_the_form_of_one_person() -> None:
    form = [
        ["SƠ YẾU LÝ LỊCH"],
        ["Họ và tên:", "Lê Văn An"],
        ["Ngày sinh:", "12/3/1950"],
        ["Ngày vào Đảng:", "6/5/1975"],
    ]
    assert shape_of(Head(form)) == ONE_PERSON
    assert shape_of(Head([["", *row] for row in form])) == ONE_PERSON


def test_people_side_by_side() -> None:
    turned = [
        ["Họ và tên", "Lê Văn An", "Trần Thị Hai"],
        ["Ngày sinh", "12/3/1950", "2/1/1960"],
        ["Số thẻ", "58000001", "58000002"],
    ]
    assert shape_of(Head(turned)) == TURNED


@pytest.mark.parametrize(
    "rows",
    [
        [["STT", "Họ và tên", "Ngày sinh"], [1.0, "Lê Văn An", "12/3/1950"]],
        [["Họ và tên", "Ngày sinh"], ["Lê Văn An", "12/3/1950"], ["Trần Thị Hai", "2/1/1960"]],
        [["Chi bộ", "Số đảng viên"], ["Chi bộ khu phố 1", 12.0]],
        [],
    ],
)
def test_a_list_or_a_count_is_neither(rows: list[list[str | float]]) -> None:
    assert shape_of(Head(rows)) == ""


def test_each_is_told_in_words() -> None:
    assert {ONE_PERSON, TURNED} <= set(REFUSALS)
