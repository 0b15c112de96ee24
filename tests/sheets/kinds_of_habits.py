"""Kinds of workbooks in which something was entered without a word, or asked without need; and what each means. All are
invented."""

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
    STT,
    Book,
    an,
    hai,
    person,
)

KINDS_OF_HABITS = {
    "days of a contract beside those of the Party": Book(
        [
            [*HEADINGS, "Ngày vào công ty", "Ngày ký HĐ chính thức", ADMITTED],
            [*AN, "1/2/2005", "1/3/2006", "6/5/1975"],
            [*HAI, "2/2/2005", "2/3/2006", "6/5/1985"],
        ],
        [an(admitted_on="1975-05-06"), hai(admitted_on="1985-05-06")],
    ),
    "a day of contract and the kind of it, and no other day": Book(
        [[*HEADINGS, "Ngày vào làm", "Loại HĐ"], [*AN, "1/2/2005", "Chính thức"], [*HAI, "2/2/2006", "Chính thức"]],
        [an(), hai()],
    ),
    "shortened headings with strokes": Book(
        [["TT", "H. và tên", "N.sinh", ADMITTED, "Ngày c/thức"], [1, "Lê Văn An", "12/3/1950", "6/5/1975", "6/5/1976"]],
        [an(admitted_on="1975-05-06", official_on="1976-05-06", **NO_CARD)],
    ),
    "places left open before a year": Book(
        [HEADINGS, [1, "Lê Văn An", "__/__/1950", "58000001"], [2, "Trần Thị Hai", "…/…/1960", "58000002"]],
        [an(born="", birth_year=1950), hai(born="", birth_year=1960)],
    ),
    "the home beside the birth in one cell": Book(
        [[STT, NAME, "Ngày sinh, quê quán", CARD], [1, "Lê Văn An", "12/3/1950\nHuế", "58000001"], HAI],
        ["day_unreadable", hai()],
    ),
    "pensioners in the column that tells how it stands with each": Book(
        [[*HEADINGS, "Tình trạng"], [*AN, "Nghỉ hưu"], [*HAI, "Hưu trí"]],
        [an(activity="active"), hai(activity="active")],
    ),
    "lines and a column that tell where people live, of which there is no cell": Book(
        [
            [*HEADINGS, "Tổ dân phố"],
            ["Tổ dân phố: Tổ 1"],
            [*AN, "Tổ 1"],
            ["Tổ dân phố: Tổ 2"],
            [*HAI, "Tổ 2"],
        ],
        [an(), hai()],
    ),
    "where they work, below a title that names the cell": Book(
        [["CHI BỘ KHU PHỐ 2"], [*HEADINGS, "Đơn vị"], [*AN, "Ban CHQS"], [*HAI, "Trạm Y tế"]],
        [an(cell="TWO"), hai(cell="TWO")],
    ),
    "where they belong, below a title that names another cell": Book(
        [["CHI BỘ KHU PHỐ 2"], [*HEADINGS, "Đơn vị"], [*AN, "Chi bộ chợ"], [*HAI, "KP 1"]], ["cell_unknown", hai()]
    ),
    "a title that goes on behind the name of the cell": Book(
        [["DANH SÁCH ĐẢNG VIÊN DỰ ĐẠI HỘI CHI BỘ KHU PHỐ 2 NHIỆM KỲ 2025-2027"], HEADINGS, AN], [an(cell="TWO")]
    ),
    "a cell named with its ward": Book([[*HEADINGS, "Chi bộ"], [*AN, "KP 2 phường Sen Hồng"]], [an(cell="TWO")]),
    "a list without headings": Book(
        [
            [1, "Lê Văn An", "12/3/1950", "Nam", "6/5/1975", "6/5/1976", "58000001"],
            [2, "Trần Thị Hai", "2/1/1960", "Nữ", "6/5/1985", "6/5/1986", "58000002"],
        ],
        ["columns_by_cells", "columns_by_cells"],
    ),
    "colours that a line below the list explains": Book(
        [HEADINGS, AN, HAI, ["", "Ghi chú: tô vàng là đảng viên đã chuyển đi"]], ["told_by_colour", "told_by_colour"]
    ),
    "the list of last year beside the newer one": Book(
        [HEADINGS, AN], [an(), "older_sheet"], name="Năm 2025", more=[("Năm 2024", [HEADINGS, AN])]
    ),
    "headings run together, as a program put them out": Book(
        [["HoTen", "NgaySinh", "SoTheDang"], AN[1:], HAI[1:]], [an(), hai()]
    ),
    "years of birth below a short heading": Book(
        [[STT, NAME, "SN", CARD], [*AN[:2], 1950, AN[3]], [*HAI[:2], 1960, HAI[3]]],
        [an(born="", birth_year=1950), hai(born="", birth_year=1960)],
    ),
    "years below a heading that nobody knows": Book(
        [[STT, NAME, "Canh", CARD], [*AN[:2], 1950, AN[3]], [*HAI[:2], 1960, HAI[3]]],
        ["column_unread", "column_unread"],
    ),
    "whether they are exempt, answered by yes or no": Book(
        [[*HEADINGS, "Đang miễn SHĐ"], [*AN, "Không"], [*HAI, "Có"]], [an(activity="active"), "exempt_reason_not_told"]
    ),
    "a second list below, with more headings than the first": Book(
        [HEADINGS, AN, [STT, NAME, BORN, ADMITTED, CARD], [*HAI[:3], "6/5/1985", HAI[3]]],
        [an(), hai(admitted_on="1985-05-06")],
    ),
    "no number in the column of the cards": Book(
        [HEADINGS, [*AN[:3], "x"], [*HAI[:3], "580123456"]], ["card_unreadable", "card_digits"]
    ),
    "two of one name told apart, and a second name": Book(
        [HEADINGS, [1, "Lê Văn An A", *AN[2:]], [2, "Trần Thị Hai tức Ba", *HAI[2:]]],
        ["name_doubtful", "name_doubtful"],
    ),
    "a cross for those who take part at home": Book(
        [[*HEADINGS, "Đảng viên 213"], [*AN, ""], [*HAI, "x"]], [an(), "resident_by_remark"]
    ),
    "cells below a heading that nobody knows": Book(
        [
            [*HEADINGS, "Khu"],
            [*AN, "Phố 1"],
            [*HAI, "Phố 12"],
            [3, "Lê Văn Ba", "1/2/1950", "58000003", "phố 2"],
        ],
        [an(), "cell_beside", "cell_beside"],
    ),
    "that somebody is gone, in the column of the posts": Book(
        [[*HEADINGS, "Chức vụ"], [*AN, "chuyển CT"], [*HAI, "Đảng viên"]], ["transferred_by_remark", hai()]
    ),
    "headings shortened by points": Book(
        [
            [STT, "H.tên", "N.sinh", "Vào Đảng", "C.thức", "Số thẻ", "C.bộ"],
            [*AN[:3], "6/5/1975", "6/5/1976", AN[3], "KP II"],
        ],
        [an(admitted_on="1975-05-06", official_on="1976-05-06", cell="TWO")],
    ),
    "signs for the same as above": Book(
        [
            [*HEADINGS, ADMITTED],
            [*AN, "6/5/1985"],
            [*HAI, "-“-"],
            [3, "Lê Văn Ba", "1/2/1950", "58000003", "''"],
        ],
        [
            an(admitted_on="1985-05-06"),
            hai(admitted_on="1985-05-06"),
            person("Lê Văn Ba", "1950-02-01", card_number="58000003", admitted_on="1985-05-06"),
        ],
    ),
    "ranks shortened, and other points in a name": Book(
        [HEADINGS, [1, "Th.tá Lê Văn An", *AN[2:]], [2, "Trần T.Hai", *HAI[2:]]], [an(), "name_doubtful"]
    ),
    "who is of the masses, shortened": Book(
        [[*HEADINGS, "ĐV/QC"], [*AN, "ĐV"], [*HAI, "QC"]], [an(), "no_member_by_remark"]
    ),
    "not yet, in the place of the admission": Book(
        [[*HEADINGS, ADMITTED], [*AN, "6/5/1975"], [*HAI, "Chưa"]],
        [an(admitted_on="1975-05-06"), "no_member_by_remark"],
    ),
    "a note at the end that names a number": Book(
        [HEADINGS, AN, HAI, ["* Ghi chú: đ/c số 2 chuyển sinh hoạt tháng 4/2024"]], [an(), "transferred_by_remark"]
    ),
    "both days below one heading without a word between": Book(
        [[*HEADINGS, "Ngày vào Đảng (chính thức)"], [*AN, "6/5/1975 (6/5/1976)"], [*HAI, "6/5/1985\n6/5/1986"]],
        [an(**DAYS[0]), hai(**DAYS[1])],
    ),
    "members, told in the column of how it stands with them": Book(
        [
            [*HEADINGS, "Tình trạng đảng viên", "Trạng thái hồ sơ"],
            [*AN, "Đảng viên đang sinh hoạt", "Đã duyệt"],
            [*HAI, "Đảng viên đã từ trần", "Đã duyệt"],
        ],
        [an(activity="active"), "died_by_remark"],
    ),
    "the birth of a woman below men": Book(
        [[STT, NAME, "Năm sinh nam", "Năm sinh nữ", CARD], [*AN[:2], 1950, "", AN[3]], [*HAI[:2], 1960, "", HAI[3]]],
        [an(born="", birth_year=1950, sex="male"), "woman_by_name"],
    ),
    "the day of a trade union": Book(
        [[*HEADINGS, "Ngày kết nạp Công đoàn"], [*AN, "6/5/1975"], [*HAI, "6/5/1985"]], [an(), hai()]
    ),
    "days below ĐCSVN and K.nạp": Book(
        [[*HEADINGS, "Ngày, tháng vào ĐCSVN"], [*AN, "6/5/1975"], [*HEADINGS, "Ngày K.nạp"], [*HAI, "6/5/1985"]],
        [an(admitted_on="1975-05-06"), hai(admitted_on="1985-05-06")],
    ),
    "kinds of people below a heading that says something itself": Book(
        [[*HEADINGS, "Loại"], [*AN, "ĐVCT"], [*HAI, "Cũ"]], [an(), "unclear_by_remark"]
    ),
    "the telephone in the heading of the name": Book(
        [[STT, "Họ tên, SĐT", BORN, CARD], [1, "Lê Văn An\n0912345678", *AN[2:]], HAI], [an(), hai()]
    ),
    "another sign for a cross": Book([[*HEADINGS, "Nữ"], [*AN, ""], [*HAI, "√"]], [an(sex="male"), hai(sex="female")]),
    "the number of a card below the birth": Book(
        [HEADINGS, AN, [2, "Trần Thị Hai", "58231234", "2/1/1960"]], [an(), "no_such_day"]
    ),
    "the birth beside the age in one heading": Book(
        [[STT, NAME, "Ngày sinh (tuổi)", CARD], AN, [*HEADINGS[:2], "Năm sinh/ Tuổi", CARD], [*HAI[:2], 1960, HAI[3]]],
        [an(), hai(born="", birth_year=1960)],
    ),
    "crosses for what is known of nobody here": Book([[*HEADINGS, "Tăng"], [*AN, "x"], [*HAI, ""]], [an(), hai()]),
    "crosses for those of whom there are fewer": Book(
        [[*HEADINGS, "Giảm"], [*AN, ""], [*HAI, "x"]], [an(), "no_longer_by_remark"]
    ),
    "a sign in place of the number": Book([HEADINGS, AN, ["x", *HAI[1:]]], [an(), "name_doubtful"]),
    "where they take part, in other words": Book(
        [[*HEADINGS, "Thuộc khu phố"], [*AN, "Khu phố 2"], [*HEADINGS, "CBSHĐ"], [*HAI, "KP1"]], [an(cell="TWO"), hai()]
    ),
    "a section right below headings of two rows, in the column of the numbers": Book(
        [
            [STT, NAME, BORN, "", CARD],
            ["", "", "Nam", "Nữ", ""],
            ["Chi bộ khu phố 2 (2 đ/c)"],
            [*AN[:3], "", AN[3]],
            [*HAI[:2], "", *HAI[2:]],
        ],
        [an(cell="TWO", sex="male"), hai(cell="TWO", sex="female")],
        merged=[(0, 2, 0, 3)],
    ),
    "a section right below headings of two rows, in the column of the names": Book(
        [
            [STT, NAME, BORN, "", CARD],
            ["", "", "Nam", "Nữ", ""],
            ["", "CHI BỘ KHU PHỐ 2"],
            [*AN[:3], "", AN[3]],
            [*HAI[:2], "", *HAI[2:]],
        ],
        [an(cell="TWO", sex="male"), hai(cell="TWO", sex="female")],
    ),
    "somebody over two rows": Book(
        [[STT, NAME, BORN, "Vào Đảng\nChính thức", CARD], [*AN[:3], "6/5/1975", AN[3]], ["", "", "", "6/5/1976", ""]],
        ["goes_on_below", "name_missing"],
    ),
}
