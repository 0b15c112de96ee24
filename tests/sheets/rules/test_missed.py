"""Columns that nobody foresaw and the register would want."""

from datetime import date

import pytest

from sheets.rules import fields
from sheets.rules.fields import Cell
from sheets.rules.missed import could_be_missed

BORN = [fields.FULL_NAME, fields.BORN_ON]
ALL = [*BORN, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.CARD_NUMBER]


@pytest.mark.parametrize(
    ("heading", "cells", "columns", "missed"),
    [
        ("Vào hàng ngũ", ["6/5/1975", "6/5/1976"], BORN, True),
        ("Vào hàng ngũ", [date(1975, 5, 6), "6/5/1976", "không rõ"], BORN, True),
        ("Vào hàng ngũ", ["6/5/1975", "6/5/1976"], ALL, False),
        ("Vào hàng ngũ", ["6/5/1975"], BORN, True),
        ("Vào hàng ngũ", ["độ 1975"], BORN, False),
        ("Ngày QĐ kết nạp", ["6/5/1975"], BORN, True),
        ("Ngày QĐ kết nạp", ["6/5/1975"], {*BORN, "admitted_on"}, False),
        ("Ngày QĐ công nhận", ["6/5/1975"], {*BORN, "admitted_on"}, True),
        ("Vào hàng ngũ", ["xa", "gần", "6/5/1976"], BORN, False),
        ("Ngày trao", ["6/5/1975", "6/5/1976"], BORN, False),
        ("Ngày cấp thẻ", ["6/5/1975", "6/5/1976"], BORN, False),
        ("", ["6/5/1975", "6/5/1976"], BORN, False),
        ("Số hiệu", ["58000001", "58000002"], BORN, True),
        ("Số hiệu", ["58000001", "58000002"], ALL, False),
        ("Số hiệu", ["0912345678", "0912345679"], BORN, False),
    ],
)
def test_a_column_is_missed_where_its_cells_could_be_what_no_other_tells(
    heading: str, cells: list[Cell], columns: list[str], missed: bool
) -> None:
    assert could_be_missed(heading, [[cell] for cell in cells], columns) is missed
