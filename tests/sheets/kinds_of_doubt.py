"""Kinds of workbooks in which people, days or names only seem to be what they are; and what each means. All are invented."""

from datetime import date

from tests.sheets.kinds import ADMITTED, AN, BORN, CARD, HAI, HEADINGS, NAME, NO_CARD, STT, Book, an, hai, person

A_DAY_OF_1905 = date(1905, 6, 7)
"""What Excel makes of 1985 below a format of days."""

KINDS_OF_DOUBT = {
    "remarks, degree and days made one downwards": Book(
        [
            [*HEADINGS, "Loại đảng viên", ADMITTED, "Ghi chú"],
            [*AN, "Dự bị", "3/2/2025", "chuyển đi 3/2024"],
            [*HAI, "", "", ""],
            [3, "Lê Văn Ba", "1/2/1990", "58000003", "Dự bị", "nt", ""],
        ],
        [
            "transferred_by_remark",
            "transferred_by_remark",
            person("Lê Văn Ba", "1990-02-01", card_number="58000003", degree="probationary", admitted_on="2025-02-03"),
        ],
        merged=[(1, 4, 2, 4), (1, 5, 2, 5), (1, 6, 2, 6)],
    ),
    "two columns of remarks, and words in columns of something else": Book(
        [
            [*HEADINGS, "Ghi chú", "Chức vụ", "Nơi ở", "Biến động", "Nơi chuyển đến"],
            [*AN, "Hưu trí", "", "12 Trần Phú", "", ""],
            [*HAI, "Hưu trí", "", "", "từ trần 2/2/2024", ""],
            [3, "Lê Văn Ba", "1/2/1950", "58000003", "", "đã mất", "", "", ""],
            [4, "Lê Văn Tư", "1/2/1951", "58000004", "", "", "đã chuyển về Đà Lạt", "", ""],
            [5, "Lê Văn Năm", "1/2/1952", "58000005", "", "", "", "", "Đảng bộ TP. Đà Lạt"],
        ],
        [an(), "died_by_remark", "died_by_remark", "unclear_by_remark", "unclear_by_remark"],
    ),
    "a list of residents by decision 213": Book(
        [["DANH SÁCH ĐẢNG VIÊN SINH HOẠT NƠI CƯ TRÚ (QUY ĐỊNH 213-QĐ/TW)"], HEADINGS, AN], ["resident_by_remark"]
    ),
    "a section of residents": Book(
        [HEADINGS, ["I", "Đảng viên sinh hoạt tại chi bộ"], AN, ["II", "Đảng viên 213"], HAI],
        [an(), "resident_by_remark"],
    ),
    "a list of the youth union": Book(
        [["DANH SÁCH ĐOÀN VIÊN"], [STT, NAME, BORN, "Ngày kết nạp Đoàn"], [1, "Lê Văn An", "12/3/1950", "26/3/1966"]],
        ["no_member_by_remark"],
    ),
    "days of other organisations": Book(
        [
            [STT, NAME, BORN, "Ngày kết nạp Đoàn", "Ngày vào ngành", "Ngày chính thức nghỉ hưu", "Số thẻ BHYT", CARD],
            [1, *AN[1:3], "26/3/1966", "1/9/1970", "1/1/2010", "DN4580123456789", AN[3]],
        ],
        [an()],
    ),
    "a list of staff with a mark for members": Book(
        [["DANH SÁCH CÁN BỘ LÀ ĐẢNG VIÊN"], [*HEADINGS, "Đảng viên"], [*AN, "x"], [*HAI, ""]],
        [an(), "no_member_by_mark"],
    ),
    "the title of another committee": Book(
        [["ĐẢNG BỘ CÔNG TY SÓNG XANH"], ["DANH SÁCH ĐẢNG VIÊN"], HEADINGS, AN], ["other_committee"]
    ),
    "a sheet of last year": Book([HEADINGS, AN], [an(), "older_sheet"], name="2024", more=[("2023", [HEADINGS, HAI])]),
    "colours that say who is gone": Book(
        [["DANH SÁCH ĐẢNG VIÊN"], ["(Chữ đỏ: xem lý lịch)"], HEADINGS, AN], ["told_by_colour"]
    ),
    "struck through": Book([HEADINGS, AN, HAI], [an(), "row_struck"], struck=[2]),
    "years below a format of days": Book(
        [[STT, NAME, BORN, ADMITTED], [1, "Lê Văn An", "12/3/1950", A_DAY_OF_1905]], ["year_as_day"]
    ),
    "a form that says the month comes first": Book(
        [
            [STT, NAME, BORN, "Nữ"],
            ["", "", "(mm/dd/yyyy)", "(x)"],
            [1, "Lê Văn An", "03/12/1950", ""],
            [2, "Trần Thị Hai", "25/1/1960", "x"],
        ],
        ["day_and_month_unsure", hai(**NO_CARD, born="1960-01-25", sex="female")],
    ),
    "a column for women that nobody filled": Book(
        [[*HEADINGS, "Nữ"], [*AN, ""], [*HAI, ""]], [an(sex="male"), "woman_by_name"]
    ),
    "one of two days": Book(
        [[STT, NAME, BORN, "Ngày vào Đảng\nNgày chính thức"], [1, "Lê Văn An", "12/3/1950", "6/5/1975"]],
        ["one_of_two_days"],
    ),
    "the name at birth and the name today": Book(
        [
            [STT, "Họ và tên khai sinh", "Họ và tên đang dùng", BORN],
            [1, "Lê Văn An", "Lê Văn An", "12/3/1950"],
            [2, "Trần Thị Hai", "Trần Thị Bưởi", "2/1/1960"],
        ],
        [an(**NO_CARD), "second_name"],
    ),
    "the same person with another card or none": Book(
        [HEADINGS, AN, [2, "LÊ VĂN AN", "12-03-1950", "58000009"], [3, "Le Van An", "12.3.1950", ""]],
        [an(), "perhaps_same_as_row", "perhaps_same_as_row"],
    ),
    "words in a name that are no part of it": Book(
        [
            [STT, NAME, BORN],
            [1, "NGƯT Lê Văn An", "12/3/1950"],
            [2, "Lê Văn Ba CA phường", "1/2/1950"],
            [3, "LêVăn Tư", "1/2/1951"],
            [4, "Nguyễn T. Năm", "1/2/1952"],
            [5, "Nguyễn văn Bảy", "1/2/1954"],
            [6, "H'Hen Niê", "1/2/1955"],
        ],
        [
            an(**NO_CARD),
            "name_doubtful",
            "name_doubtful",
            "name_doubtful",
            person("Nguyễn văn Bảy", "1954-02-01"),
            person("H'Hen Niê", "1955-02-01"),
        ],
    ),
    "the name of the cell beside its label": Book([["Chi bộ:", "", "Khu phố 2"], HEADINGS, AN], [an(cell="TWO")]),
    "two columns of cells": Book(
        [[*HEADINGS, "Chi bộ", "Chi bộ sinh hoạt"], [*AN, "KP2", "KP1"], [*HAI, "KP2", ""]],
        ["cell_beside", hai(cell="TWO")],
    ),
    "days beside words in every row": Book(
        [
            [STT, NAME, BORN, ADMITTED],
            *([n, f"Lê Văn {n * 'A'}n", "12/3/1950", "DB 6/5/1975, CT 6/5/1976"] for n in (1, 2, 3)),
        ],
        ["two_days_in_one_cell"] * 3,
    ),
    "those who are still to become official": Book(
        [
            ["DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN ĐẢNG VIÊN CHÍNH THỨC"],
            [*HEADINGS, ADMITTED],
            [*AN[:2], "12/3/2000", AN[3], "3/4/2024"],
        ],
        [an(born="2000-03-12", admitted_on="2024-04-03", degree="probationary")],
    ),
    "what the discipline was": Book(
        [[*HEADINGS, "Hình thức kỷ luật"], [*AN, "Khiển trách"], [*HAI, "Khai trừ"]], [an(), "expelled_by_remark"]
    ),
}
