"""Kinds of workbooks that offices keep, and what each means. All people are invented."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.sheets.rules.test_old_fonts import in_tcvn3, in_vni

Row = Sequence[Any]
STT, NAME, BORN, SEX, CARD, ADMITTED, OFFICIAL = (
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số thẻ ĐV", "Ngày vào Đảng", "Ngày chính thức",
)  # fmt: skip
HEADINGS = [STT, NAME, BORN, CARD]
AN, HAI = [1, "Lê Văn An", "12/3/1950", "58000001"], [2, "Trần Thị Hai", "2/1/1960", "58000002"]


def person(name: str = "Lê Văn An", born: str = "1950-03-12", **told: str | int) -> dict[str, str | int]:
    """What is entered of somebody; born_on "" where no day is known."""
    known = {"full_name": name, "degree": "official", "cell": "CELL"} | ({"born_on": born} if born else {})
    return {field: value for field, value in (known | told).items() if value != ""}


def an(**told: str | int) -> dict[str, str | int]:
    return person(**({"card_number": "58000001"} | told))


def hai(**told: str | int) -> dict[str, str | int]:
    return person(**({"name": "Trần Thị Hai", "born": "1960-01-02", "card_number": "58000002"} | told))


@dataclass(frozen=True)
class Book:
    rows: Sequence[Row]
    means: Sequence[dict[str, str | int] | str]
    """Of each person from the top down: what is entered, or the note of the question or the error."""
    merged: Sequence[tuple[int, int, int, int]] = ()
    """First row, first column, last row, last column, from 0."""
    hidden: Sequence[int] = ()
    struck: Sequence[int] = ()
    """Rows that are struck through, from 0."""
    more: Sequence[tuple[str, Sequence[Row]]] = ()
    """Other sheets, after the first."""
    name: str = "Danh sách"


MEN_WOMEN = {"sex": "male"}, {"sex": "female"}
DAYS = (
    {"admitted_on": "1975-05-06", "official_on": "1976-05-06"},
    {"admitted_on": "1985-05-06", "official_on": "1986-05-06"},
)
NO_CARD = {"card_number": ""}

KINDS = {
    "headings of two rows, the sex told by the column of the birth": Book(
        [
            ["ĐẢNG BỘ PHƯỜNG SEN HỒNG"],
            ["DANH SÁCH ĐẢNG VIÊN"],
            [],
            [STT, NAME, BORN, "", "Trình độ", "", ADMITTED, "", CARD],
            ["", "", "Nam", "Nữ", "Văn hóa", "LLCT", "Dự bị", "Chính thức", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
            [1, "Lê Văn An", "12/3/1950", "", "12/12", "SC", "6/5/1975", "6/5/1976", "58000001"],
            [2, "Trần Thị Hai", "", "2/1/1960", "10/10", "TC", "6/5/1985", "6/5/1986", "58000002"],
        ],
        [an(**MEN_WOMEN[0], **DAYS[0]), hai(**MEN_WOMEN[1], **DAYS[1])],
        merged=[(3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 3), (3, 4, 3, 5), (3, 6, 3, 7), (3, 8, 4, 8)],
    ),
    "headings of three rows": Book(
        [
            ["TT", NAME, "Lý lịch", "", "", "Đảng", "", ""],
            ["", "", BORN, "", "Quê quán", ADMITTED, "", "Số thẻ"],
            ["", "", "Nam", "Nữ", "", "Dự bị", "Chính thức", ""],
            ["A", "B", 1, 2, 3, 4, 5, 6],
            [1, "Lê Văn An", "12/3/1950", "", "Huế", "6/5/1975", "6/5/1976", "58000001"],
        ],
        [an(**MEN_WOMEN[0], **DAYS[0])],
        merged=[
            (0, 0, 2, 0),
            (0, 1, 2, 1),
            (0, 2, 0, 4),
            (1, 2, 1, 3),
            (1, 4, 2, 4),
            (0, 5, 0, 7),
            (1, 5, 1, 6),
            (1, 7, 2, 7),
        ],
    ),
    "marks for sex, degree and activity": Book(
        [
            [STT, NAME, SEX, "", BORN, "Đảng viên", "", "Trong đó"],
            ["", "", "Nam", "Nữ", "", "Chính thức", "Dự bị", "Miễn SH"],
            [1, "Lê Văn An", "x", "", "12/3/1950", "x", "", "x"],
            [2, "Trần Thị Hai", "", "x", "2/1/1960", "", "x", ""],
        ],
        [
            "exempt_reason_not_told",
            hai(**NO_CARD, sex="female", degree="probationary"),
        ],
        merged=[(0, 2, 0, 3), (0, 5, 0, 6)],
    ),
    "a name over two columns": Book(
        [
            [STT, NAME, "", BORN, CARD],
            [1, "Lê Văn", "An", "12/3/1950", "58000001"],
            [2, "TRẦN THỊ", "HAI", "2/1/1960", "58000002"],
        ],
        [an(), hai()],
        merged=[(0, 1, 0, 2)],
    ),
    "a name over three columns": Book(
        [[STT, "Họ", "Tên đệm", "Tên", BORN], [1, "Lê", "Văn", "An", "12/3/1950"]], [an(**NO_CARD)]
    ),
    "day, month and year apart": Book(
        [
            [STT, NAME, BORN, "", "", CARD],
            ["", "", "Ngày", "Tháng", "Năm", ""],
            [1, "Lê Văn An", 12, 3, 1950, "58000001"],
        ],
        [an()],
        merged=[(0, 2, 0, 4)],
    ),
    "the Party's form: several facts in one cell": Book(
        [
            [
                "Số TT",
                "Họ và tên\nNgày, tháng, năm sinh",
                "Ngày vào Đảng\nNgày chính thức",
                "Số thẻ đảng viên\nNgày cấp",
            ],
            [1, "Lê Văn An\n12/3/1950", "06/05/1975\n06/05/1976", "58000001\n03/02/2010"],
        ],
        [an(**DAYS[0])],
    ),
    "the export of the superior office": Book(
        [
            [
                STT,
                "Mã đảng viên",
                NAME,
                BORN,
                SEX,
                "Số CCCD",
                "Số thẻ đảng",
                "Ngày cấp thẻ",
                "Chi bộ đang sinh hoạt",
                "Chi bộ nơi cư trú",
            ],
            [
                1,
                "DV1",
                "LÊ VĂN AN",
                "12/03/1950",
                "Nam",
                "058050000111",
                "58000001",
                "03/02/1980",
                "Chi bộ khu phố 1",
                "Chi bộ khu phố 2",
            ],
            [
                2,
                "DV2",
                unicodedata.normalize("NFD", "TRẦN THỊ HAI"),
                "02/01/1960",
                "Nữ",
                "",
                "58000002",
                "",
                unicodedata.normalize("NFD", "Chi bộ khu phố 2"),
                "Chi bộ khu phố 1",
            ],
        ],
        [an(sex="male"), hai(sex="female", cell="TWO")],
    ),
    "sections of cells with their numbers": Book(
        [
            HEADINGS,
            ["I. CHI BỘ KHU PHỐ 1 (01 đ/c)"],
            AN,
            ["II", "Chi bộ khu phố 2", "", 1],
            HAI,
            ["", "Tổng cộng: 2 đ/c"],
        ],
        [an(), hai(cell="TWO")],
    ),
    "a section that nobody here knows": Book(
        [HEADINGS, ["Chi bộ khu phố 1"], AN, ["Hội Cựu chiến binh"], HAI], [an(), "cell_unknown"]
    ),
    "sections of what became of people": Book(
        [HEADINGS, ["I", "Đảng viên đang sinh hoạt"], AN, ["II", "Đảng viên từ trần"], HAI], [an(), "died_by_remark"]
    ),
    "a column of cells made one downwards": Book(
        [["Chi bộ", *HEADINGS], ["Chi bộ khu phố 2", *AN], ["", *HAI]],
        [an(cell="TWO"), hai(cell="TWO")],
        merged=[(1, 0, 2, 0)],
    ),
    "one sheet for each cell": Book(
        [HEADINGS, AN],
        [an(), hai(cell="TWO")],
        name="KP1",
        more=[("KP2", [["TT", "HỌ TÊN", CARD, "SINH NGÀY"], [1, "TRẦN THỊ HAI", "58000002", "2/1/1960"]])],
    ),
    "a sheet of those who are gone": Book(
        [HEADINGS, AN], [an(), "transferred_by_remark"], more=[("Chuyển đi", [HEADINGS, HAI])]
    ),
    "days that only look like it": Book(
        [
            [STT, NAME, BORN],
            [1, "Lê Văn An", 1950],
            [2, "Lê Văn Ba", 57],
            [3, "Lê Văn Tư", 3.198],
            [4, "Lê Văn Năm", "010257"],
            [5, "Lê Văn Sáu", "00/00/1957"],
            [6, "Lê Văn Bảy", "Sinh năm 1957"],
            [7, "Lê Văn Tám", "12/3/1915"],
            [8, "Lê Văn Chín", "12/3/2020"],
        ],
        [
            person(born="", birth_year=1950),
            "two_digit_year",
            "number_cut",
            "two_digit_year",
            person("Lê Văn Sáu", "", birth_year=1957),
            person("Lê Văn Bảy", "", birth_year=1957),
            "very_old",
            "too_young",
        ],
    ),
    "days that an English Excel changed over": Book(
        [
            [STT, NAME, BORN],
            *([n, f"Lê Văn {n * 'A'}n", date(1950 + n, 12, 3)] for n in (1, 2, 3)),
            [4, "Trần Thị Hai", "25/3/1960"],
        ],
        [*["day_and_month_turned"] * 3, hai(**NO_CARD, born="1960-03-25")],
    ),
    "remarks that say who is gone": Book(
        [
            [*HEADINGS, "Ghi chú"],
            [*AN, "Chuyên viên"],
            [*HAI, "từ trần 12/3/2020"],
            [3, "Lê Văn Ba", "1/2/1950", "58000003", "miễn SH, tuổi cao"],
            [4, "Lê Văn Tư", "1/2/1950", "58000004", "tạm chuyển"],
            [5, "Lê Văn Năm", "1/2/1950", "58000005", "miễn SH"],
            [6, "Lê Văn Sáu", "1/2/1950", "58000006", "miễn SH do hoàn cảnh gia đình"],
        ],
        [
            an(),
            "died_by_remark",
            person("Lê Văn Ba", "1950-02-01", card_number="58000003", activity="exempt"),
            "away_by_remark",
            "exempt_reason_not_told",
            "exempt_for_another_reason",
        ],
    ),
    "a column for the reason of the exemption": Book(
        [
            [*HEADINGS, "Miễn SH", "Lý do miễn"],
            [*AN, "x", "Tuổi cao, sức khỏe yếu"],
            [*HAI, "x", "Hoàn cảnh gia đình"],
            [3, "Lê Văn Ba", "1/2/1950", "58000003", "x", ""],
        ],
        [an(activity="exempt"), "exempt_for_another_reason", "exempt_reason_not_told"],
    ),
    "crosses below what became of people": Book(
        [[*HEADINGS, "Tạm chuyển", "Từ trần"], [*AN, "", ""], [*HAI, "", "x"]], [an(), "died_by_remark"]
    ),
    "footers and signatures": Book(
        [
            HEADINGS,
            AN,
            HAI,
            ["Ấn định danh sách có 02 đồng chí"],
            ["", "Đảng viên nữ", 1],
            ["", "", "Sen Hồng, ngày 3 tháng 2 năm 2025"],
            ["", "Người lập", "T/M CHI ỦY"],
            ["", "Lê Văn An", "Trần Văn Ký"],
        ],
        [an(), hai()],
    ),
    "hidden rows": Book([HEADINGS, AN, HAI], [an(), "row_hidden"], hidden=[2]),
    "numbers that Excel cut": Book(
        [HEADINGS, [*AN[:3], 8000001], [*HAI[:3], 58160000123]], ["zero_restored", "zero_restored"]
    ),
    "columns that displace nothing": Book(
        [
            [
                "TT",
                "Mã sinh viên",
                "Họ tên đảng viên",
                "NTNS",
                "Ngày QĐ kết nạp",
                "Ngày kết nạp Đảng",
                "Ngày cấp thẻ",
                "Tình trạng hôn nhân",
                CARD,
            ],
            [1, "B12", "Lê Văn An", "12/3/1950", "1/5/1975", "6/5/1975", "1/1/1980", "Độc thân", "58000001"],
        ],
        [an(admitted_on="1975-05-06")],
    ),
    "names with offices and titles": Book(
        [
            [STT, NAME, BORN],
            [1, "Đ/c Lê Văn An (BT)", "12/3/1950"],
            [2, "Trần Thị Hai - PBT", "2/1/1960"],
            [3, "Lê Ba, Lê Tư", "1/2/1950"],
        ],
        [an(**NO_CARD), hai(**NO_CARD), "two_names"],
    ),
    "two lists side by side": Book([[*HEADINGS, *HEADINGS], [*AN, *HAI]], ["second_person"]),
    "the title names one cell and the sheet another": Book(
        [["CHI BỘ KHU PHỐ 2"], HEADINGS, AN], ["cell_unknown"], name="KP1"
    ),
    "a title of a degree, and a military rank": Book(
        [HEADINGS, [1, "ThS. Lê Văn An", *AN[2:]], [2, "Trung tá Trần Thị Hai", *HAI[2:]]], [an(), hai()]
    ),
    "months first": Book(
        [HEADINGS, AN, [2, "Trần Thị Hai", "12/25/1960", "58000002"]], ["day_and_month_unsure", "month_first"]
    ),
    "TCVN3": Book(
        [[in_tcvn3(str(cell)) for cell in row] for row in ([*HEADINGS, SEX], [*AN, "Nam"], [*HAI, "Nữ"])],
        [an(sex="male"), hai(sex="female")],
    ),
    "VNI in the names alone": Book(
        [HEADINGS, [1, in_vni("Lê Văn An"), *AN[2:]], [2, in_vni("Trần Thị Hai"), *HAI[2:]]], [an(), hai()]
    ),
    "a list of people outside the Party": Book([["DANH SÁCH QUẦN CHÚNG ƯU TÚ"], HEADINGS, AN], ["no_member_by_remark"]),
}
