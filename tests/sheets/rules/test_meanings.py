"""What single headings mean: those of offices that shorten, and those that only sound like it."""

import pytest

from sheets.rules import fields
from sheets.rules.meanings import is_passed_over, meaning


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ngày CT lần 1", fields.OFFICIAL_ON),
        ("Ngày chuyển ĐCT", fields.OFFICIAL_ON),
        ("Ngày chuyển Đảng chính thức", fields.OFFICIAL_ON),
        ("Chính thức (tháng/năm)", fields.OFFICIAL_ON),
        ("Vào Đảng (ngày/tháng/năm)", fields.ADMITTED_ON),
        ("Năm sinh (Nam)", fields.BORN_ON),
        ("Số định danh cá nhân (số thẻ ĐV)", fields.CARD_NUMBER),
        ("Số CCCD", fields.IDENTITY_NUMBER),
        ("TÊN TCĐ", fields.CELL),
        ("Mã tổ chức đảng", fields.CELL),
        ("CB trực thuộc", fields.CELL),
        ("Đang SHĐ tại", fields.CELL),
        ("CellName", fields.CELL),
        ("Status", fields.ACTIVITY),
        ("Gh.chú", fields.REMARKS),
        ("Chú thích", fields.REMARKS),
        ("G.tính", fields.SEX),
        ("ĐVCT/ĐVDB", fields.DEGREE),
        ("Tên xã viên - đảng viên", fields.FULL_NAME),
        ("Đồng chí", fields.FULL_NAME),
        ("Chức danh Đảng", fields.POST),
        ("Ngày vào CB", fields.JOINED_ON),
        ("Ngày chuyển sinh hoạt chính thức", ""),
        ("Ngày chuyển SHĐ chính thức đi", ""),
        ("Ngày viết đơn xin vào Đảng", ""),
        ("Ngày vào Đảng ủy", ""),
        ("Người giới thiệu vào Đảng", ""),
        ("Nơi SH trước", ""),
    ],
)
def test_a_heading_means(heading: str, field: str) -> None:
    assert meaning(heading) == field


@pytest.mark.parametrize("heading", ["Ngày viết đơn xin vào Đảng", "Người giới thiệu vào Đảng", "Nơi SH trước"])
def test_what_is_known_to_be_of_no_use_is_passed_over(heading: str) -> None:
    assert is_passed_over(heading)
