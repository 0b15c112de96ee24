"""Kinds of workbooks of offices all over the country in which something was entered without a word, or asked without need; and
what each means. All are invented."""

from tests.sheets.kinds import (
    ADMITTED,
    AN,
    BORN,
    CARD,
    DAYS,
    HAI,
    HEADINGS,
    NAME,
    NO_CARD,
    OFFICIAL,
    SEX,
    STT,
    Book,
    an,
    hai,
    person,
)

BA = [3, "Lê Văn Ba", "1/2/1950", "58000003"]


def ba(**told: str | int) -> dict[str, str | int]:
    return person(**({"name": "Lê Văn Ba", "born": "1950-02-01", "card_number": "58000003"} | told))


KINDS_OF_PROVINCES = {
    "a second list in another order, with fewer columns and one more": Book(
        [
            ["A. ĐẢNG VIÊN CHÍNH THỨC"],
            [STT, NAME, BORN, CARD, ADMITTED, OFFICIAL],
            [*AN, "6/5/1975", "6/5/1976"],
            ["TT", NAME, SEX, BORN, "Ngày kết nạp", "Ghi chú"],
            [1, "Trần Thị Hai", "Nữ", "5/6/2000", "3/2/2025", ""],
            [2, "Lê Văn Ba", "Nam", "5/6/2001", "3/2/2025", "đã chuyển đi"],
        ],
        [
            an(**DAYS[0]),
            hai(sex="female", born="2000-06-05", admitted_on="2025-02-03", degree="probationary", **NO_CARD),
            "transferred_by_remark",
        ],
    ),
    "headings again with one more column, of remarks": Book(
        [HEADINGS, AN, [*HEADINGS, "Lý do"], [*HAI, "tạm chuyển"], [*BA, ""]], [an(), "away_by_remark", ba()]
    ),
    "a second list below headings not all of which are understood": Book(
        [HEADINGS, AN, [STT, NAME, CARD, BORN, "Canh giờ"], [*HAI[:2], HAI[3], HAI[2], "Tý"]], [an(), "no_such_day"]
    ),
    "the title of a second list names its cell": Book(
        [HEADINGS, AN, ["DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU PHỐ 2 NĂM 2025"], HEADINGS, HAI], [an(), hai(cell="TWO")]
    ),
    "colours explained far below the list": Book(
        [
            HEADINGS,
            *([n, f"Lê Văn {'A' * n}n", f"1/2/{1940 + n}", f"580000{n:02}"] for n in range(1, 50)),
            ["", "Chữ đỏ: đã chuyển đi"],
        ],
        ["told_by_colour"] * 49,
    ),
    "codes explained below the list": Book(
        [[*HEADINGS, "Mã TT"], [*AN, 1], [*HAI, 2], ["", "Mã TT: 1 - đang sinh hoạt; 2 - đã chuyển đi"]],
        [an(), "transferred_by_remark"],
    ),
    "sheets named after cells, with words beside them": Book(
        [HEADINGS, AN],
        [an(cell="TWO"), hai(), "cell_unknown"],
        name="DS CB KP2 (sửa lần 2)",
        more=[("kp so 1 moi", [HEADINGS, HAI]), ("Chi bộ KP9 T3.2025", [HEADINGS, BA])],
    ),
    "a sheet of residents": Book(
        [HEADINGS, AN],
        [an(), "resident_by_remark", "resident_by_remark"],
        more=[("213", [HEADINGS, HAI]), ("Nơi cư trú", [HEADINGS, BA])],
    ),
    "the export of another program, in capitals and short": Book(
        [
            ["STT", "MÃ TCĐ", "TÊN TCĐ", "HỌ VÀ TÊN", "NGÀY SINH", "TRẠNG THÁI"],
            [1, "58.001.001.000.000", "CHI BỘ KHU PHỐ 2", "LÊ VĂN AN", "12/3/1950", "Đang sinh hoạt đảng tại CB"],
            [2, "58.001.001.000.000", "CHI BỘ KHU PHỐ 2", "TRẦN THỊ HAI", "2/1/1960", "SHĐ bình thường"],
        ],
        [an(cell="TWO", activity="active", **NO_CARD), hai(cell="TWO", activity="active", **NO_CARD)],
    ),
    "an export in English": Book(
        [
            ["No", "FullName", "DateOfBirth", "CellName", "Status"],
            [1, "Lê Văn An", "1950-03-12", "Chi bộ khu phố 2", "Active"],
            [2, "Trần Thị Hai", "1960-01-02", "Chi bộ khu phố 2", "Transferred"],
        ],
        [an(cell="TWO", activity="active", **NO_CARD), "transferred_by_remark"],
    ),
    "the code of a committee, and no cell": Book(
        [[*HEADINGS, "Mã tổ chức đảng"], [*AN, "58001001000000"], [*HAI, "58001001000000"]], [an(), hai()]
    ),
    "the code of a cell that nobody here knows": Book(
        [[*HEADINGS, "Mã tổ chức đảng"], [*AN, "58001001000007"], [*HAI, "58001001000007"]], ["cell_unknown"] * 2
    ),
    "the personal number that is the number of the card": Book(
        [[STT, NAME, BORN, "Số định danh cá nhân (số thẻ ĐV)"], [*AN[:3], "058050000111"]],
        [an(card_number="058050000111")],
    ),
    "short headings of days": Book(
        [[*HEADINGS, "Ngày vào", "Chính thức"], [*AN, "6/5/1975", "6/5/1976"], [*HAI, "6/5/1985", "6/5/1986"]],
        [an(**DAYS[0]), hai(**DAYS[1])],
    ),
    "headings that say in brackets how a day is written": Book(
        [
            [*HEADINGS, "Vào Đảng (ngày/tháng/năm)", "ĐV chính thức (ghi ngày)"],
            [*AN, "6/5/1975", "6/5/1976"],
            [*HAI, "6/5/1985", "6/5/1986"],
        ],
        [an(**DAYS[0]), hai(**DAYS[1])],
    ),
    "admitted twice, each with its day of full membership": Book(
        [
            [*HEADINGS, "Ngày vào Đảng lần 1", "Ngày CT lần 1", "Ngày vào Đảng lần 2", "Ngày CT lần 2"],
            [*AN, "6/5/1975", "6/5/1976", "", ""],
            [*HAI, "6/5/1985", "6/5/1986", "3/2/2000", "3/2/2001"],
        ],
        [an(**DAYS[0]), "second_day"],
    ),
    "the days of the decisions alone, and beside those of the acts": Book(
        [
            [*HEADINGS, "Ngày QĐ kết nạp", "Ngày kết nạp", "Ngày QĐ chính thức"],
            [*AN, "1/5/1975", "6/5/1975", "6/6/1976"],
        ],
        ["column_unread"],
    ),
    "a title that names a time behind the word for the cell": Book(
        [["THEO DÕI SINH HOẠT CHI BỘ NĂM 2025"], HEADINGS, AN], [an()]
    ),
    "a badge for the dead": Book(
        [[*HEADINGS, "Hình thức"], [*AN, "Tặng"], [*HAI, "Truy tặng"]], [an(), "died_by_remark"]
    ),
    "what the column of work says of those who left": Book(
        [[*HEADINGS, "Nơi công tác"], [*AN, "Sở Tài chính"], [*HAI, "XKLĐ Hàn Quốc"], [*BA, "Không sinh hoạt"]],
        [an(), "away_by_remark", "away_by_remark"],
    ),
    "a remark in the row below somebody": Book(
        [HEADINGS, AN, ["", "(đã chuyển đi 3/2024)"], HAI], ["transferred_by_remark", hai()]
    ),
    "those who left, below a line that begins with a sign": Book(
        [HEADINGS, AN, ["* Số đảng viên giảm so với năm trước:"], HAI], [an(), "no_longer_by_remark"]
    ),
    "signs beside the numbers of rows": Book(
        [HEADINGS, AN, ["2*", *HAI[1:]], ["", "* Đã chuyển đi"]], [an(), "name_doubtful"]
    ),
    "crosses for what somebody does": Book(
        [
            [STT, NAME, BORN, CARD, "Đối tượng", "", ""],
            ["", "", "", "", "Đang CT", "Hưu", "Đi xa"],
            [*AN, "x", "", ""],
            [*HAI, "", "x", ""],
            [*BA, "", "", "x"],
        ],
        [an(), hai(), "away_by_remark"],
        merged=[(0, 4, 0, 6)],
    ),
    "whether they pay a fee": Book([[*HEADINGS, "Miễn đảng phí"], [*AN, "x"], [*HAI, ""]], [an(), hai()]),
    "a list of staff that says who is in the Party": Book(
        [[*HEADINGS, "Đảng viên"], [*AN, "Có"], [*HAI, "Không"], [*BA, ""]],
        [an(), "no_member_by_mark", "no_member_by_mark"],
    ),
    "a list of staff that says what each is": Book(
        [[*HEADINGS, "Đảng/Đoàn"], [*AN, "Đảng viên"], [*HAI, "Đoàn viên"]], [an(), "no_member_by_remark"]
    ),
    "where they took part before": Book([[*HEADINGS, "Nơi SH trước"], [*AN, "KP2"], [*HAI, ""]], [an(), hai()]),
    "the place and the day of the signature in a column of numbers": Book(
        [HEADINGS, AN, ["", "", "", "Sen Hồng, ngày 12 tháng 3 năm 2025"], ["", "Trần Thị Ký"]], [an()]
    ),
    "somebody of whom nothing but words is told, of which one ends lists": Book(
        [
            [STT, NAME, SEX, "Loại đảng viên", "Chức vụ", BORN],
            [1, "Lê Văn An", "Nam", "Chính thức", "Đảng viên", "12/3/1950"],
            [2, "Trần Thị Hai", "Nữ", "Chính thức", "Đảng viên", ""],
        ],
        [an(sex="male", **NO_CARD), hai(sex="female", born="", **NO_CARD)],
    ),
    "remarks that doubt what stands in the row": Book(
        [[*HEADINGS, "Ghi chú"], [*AN, "Sai năm sinh"], [*HAI, "Đang xác minh lý lịch"]], ["doubted_by_remark"] * 2
    ),
    "a column of groups that says who left": Book(
        [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 1"], [*HAI, "đã chuyển"], [*BA, "Miễn SH"]],
        [an(group="Tổ 1"), "transferred_by_remark", "exempt_reason_not_told"],
    ),
    "praise and discipline in one column": Book(
        [[*HEADINGS, "Khen thưởng, kỷ luật"], [*AN, "Giấy khen"], [*HAI, "Khai trừ 12/2024"]],
        [an(), "expelled_by_remark"],
    ),
    "one sheet a month": Book(
        [HEADINGS, AN, HAI],
        [an(), "older_sheet", "older_sheet"],
        name="T2.2025",
        more=[("T3.2025", [HEADINGS, AN])],
    ),
    "crosses for those who still take part": Book(
        [[*HEADINGS, "Đang sinh hoạt"], [*AN, "x"], [*HAI, ""], [*BA, "Không"]],
        [an(), "unclear_by_remark", "unclear_by_remark"],
    ),
    "the example of a form": Book([HEADINGS, ["VD", "Lê Văn Ba", "1/2/1950", "58000003"], AN], ["name_doubtful", an()]),
    "a line for a cell with many counts": Book(
        [HEADINGS, ["2. CHI BỘ KHU PHỐ 2, 01 đảng viên, trong đó 0 nữ, 0 dự bị"], AN], [an(cell="TWO")]
    ),
    "a police office": Book(
        [[*HEADINGS, "Ngày vào ngành", "Ngày vào Đảng", "Ngày chuyển ĐCT"], [*AN, "1/9/1970", "6/5/1975", "6/5/1976"]],
        [an(**DAYS[0])],
    ),
    "a cooperative": Book(
        [["TT", "Tên xã viên - đảng viên", "Năm sinh"], [1, "Lê Văn An", 1950]],
        [an(born="", birth_year=1950, **NO_CARD)],
    ),
    "lines below the list that speak of people in it": Book(
        [HEADINGS, AN, HAI, BA, ["Ghi chú:"], ["- STT 2: đã chuyển đi ngày 1/3/2025"], ["- Đ/c Lê Văn Ba đã từ trần"]],
        [an(), "transferred_by_remark", "died_by_remark"],
    ),
    "the cell named by who signs alone": Book([HEADINGS, AN, ["", "", "", "T/M CHI BỘ KHU PHỐ 2"]], [an(cell="TWO")]),
    "a cell that nobody here knows named by who signs": Book(
        [HEADINGS, AN, ["", "", "", "TM. CHI ỦY CHI BỘ KHU PHỐ 77"]], ["cell_unknown"]
    ),
    "day and year of the birth told twice, and not the same year": Book(
        [[STT, NAME, BORN, "Năm sinh", CARD], [*AN[:3], 1950, AN[3]], [*HAI[:3], 1965, HAI[3]]], [an(), "second_day"]
    ),
    "day and month below a heading with a stroke": Book(
        [[STT, NAME, "Ngày/tháng sinh", "Năm sinh"], [*AN[:2], "12/3", 1950]], [an(**NO_CARD)]
    ),
    "since when they are away, in a column of its own": Book(
        [[*HEADINGS, "Thời gian đi"], [*AN, ""], [*HAI, "1/2024 - 12/2025"]], [an(), "away_by_remark"]
    ),
    "where they work, and no groups of the cell": Book(
        [[*HEADINGS, "Tổ"], [*AN, "Tổ Toán"], [*HAI, "Văn phòng"]], [an(), hai()]
    ),
    "another group of the cell in the remarks": Book(
        [[*HEADINGS, "Biến động"], [*AN, "Chuyển tổ"], [*HAI, "G"]], [an(), "unclear_by_remark"]
    ),
    "days that are none of the Party's, though their headings name it": Book(
        [
            [
                *HEADINGS,
                "Ngày viết đơn xin vào Đảng",
                "Ngày vào Đảng ủy",
                "Ngày chuyển SHĐ chính thức",
                "Người giới thiệu vào Đảng",
            ],
            [*AN, "1/2/1974", "1/2/2000", "", "Lê Văn Mười"],
            [*HAI, "1/2/1984", "1/2/2001", "", "Lê Văn Mười"],
        ],
        [an(), hai()],
    ),
    "a cross where others have the day of admission": Book(
        [[*HEADINGS, "Dự bị", OFFICIAL], [*AN, "6/5/1975", "6/5/1976"], [*HAI, "x", ""]],
        [an(**DAYS[0]), "degree_unsure"],
    ),
    "a cell in a column that nobody foresaw": Book(
        [[*HEADINGS, "Khu vực"], [*AN, "KP2"], [*HAI, "KP1"]], ["cell_beside", hai()]
    ),
    "remarks that are not certain in a column that nobody foresaw": Book(
        [[*HEADINGS, "Nội dung"], [*AN, "Đã về quê"], [*HAI, "đủ"]], ["unclear_by_remark", hai()]
    ),
    "short headings of remarks, degree and cell": Book(
        [[*HEADINGS, "G/chú", "ĐVCT/ĐVDB", "Tên CB"], [*AN, "C/đi", "ĐVCT", "KP1"], [*HAI, "", "ĐVDB", "KP2"]],
        ["unclear_by_remark", hai(degree="probationary", cell="TWO")],
    ),
    "a second list with crosses for what became of people": Book(
        [HEADINGS, AN, ["TT", NAME, BORN, "Từ trần", "Chuyển đi"], [*HAI[:3], "x", ""], [*BA[:3], "", "x"]],
        [an(), "died_by_remark", "transferred_by_remark"],
    ),
    "abbreviations explained right below the last person": Book(
        [HEADINGS, AN, ["CT: chính thức; MSH: miễn sinh hoạt; CĐ: chuyển đi"]], [an()]
    ),
    "counts in a table below the list": Book(
        [HEADINGS, AN, ["", "Chuyển đi", 1, ""], ["", "Từ trần", 2, ""], ["", "Miễn SH", 0, ""]], [an()]
    ),
}
