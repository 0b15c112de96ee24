"""Kinds of workbooks of which a part was read, and the rest lost without a word; and what each means. All are invented."""

from datetime import date

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
    STT,
    Book,
    an,
    hai,
    person,
)

KINDS_OF_CLERKS = {
    "a column of committees, one of them another": Book(
        [
            [*HEADINGS, "Đảng bộ"],
            [*AN, "P. Sen Hồng"],
            [*HAI, "Đảng ủy phường Cát Vàng"],
        ],
        [an(), "other_committee"],
    ),
    "day and month beside the year": Book(
        [[STT, NAME, "Ngày, tháng", "Năm sinh", CARD], [*AN[:2], "12/3", 1950, AN[3]], [*HAI[:2], "2-1", 1960, HAI[3]]],
        [an(), hai()],
    ),
    "day and month that Excel made a day of this year": Book(
        [
            [STT, NAME, "Năm sinh", "Ngày tháng sinh", CARD],
            [*AN[:2], 1950, date(2025, 3, 12), AN[3]],
            [3, "Lê Văn Ba", 1950, date(2025, 3, 21), "58000003"],
            [4, "Lê Văn Tư", 1950, 12.1, "58000004"],
        ],
        ["day_and_month_unsure", person("Lê Văn Ba", "1950-03-21", card_number="58000003"), "day_unreadable"],
    ),
    "the cross for a woman explained in the heading": Book(
        [[*HEADINGS, "Nữ (ghi x)"], [*AN, ""], [*HAI, "x"]], [an(sex="male"), hai(sex="female")]
    ),
    "only women told in the column of the sex": Book(
        [[*HEADINGS, "Giới tính (nữ)"], [*AN, ""], [*HAI, "Nữ"]], [an(sex="male"), hai(sex="female")]
    ),
    "only men marked": Book([[*HEADINGS, "Nam"], [*AN, "x"], [*HAI, ""]], [an(sex="male"), hai(sex="female")]),
    "years of men and of women, each told in its own heading": Book(
        [[STT, NAME, "Năm sinh (Nam)", "Năm sinh (Nữ)", CARD], [*AN[:2], 1950, "", AN[3]], [*HAI[:2], "", 1960, HAI[3]]],
        [an(born="", birth_year=1950, sex="male"), hai(born="", birth_year=1960, sex="female")],
    ),
    "days of all kinds below one heading, beside a heading of two rows": Book(
        [
            [STT, NAME, "Ngày, tháng, năm", "", "", "Thẻ đảng viên"],
            ["", "", "Sinh", "Vào Đảng", "Chính thức", "Số"],
            [*AN[:3], "6/5/1975", "6/5/1976", AN[3]],
            [*HAI[:3], "6/5/1985", "6/5/1986", HAI[3]],
        ],
        [an(**DAYS[0]), hai(**DAYS[1])],
        merged=[(0, 2, 0, 4)],
    ),
    "name and post in one column": Book(
        [[STT, "Họ tên, chức vụ", BORN, CARD], [1, "Lê Văn An - Đảng viên", *AN[2:]], HAI], [an(), hai()]
    ),
    "days since when": Book(
        [[*HEADINGS, "Dự bị từ ngày", "Chính thức từ ngày"], [*AN, "6/5/1975", "6/5/1976"]], [an(**DAYS[0])]
    ),
    "a column of days whose heading nobody foresaw": Book(
        [[*HEADINGS, "Ngày được đứng vào hàng ngũ"], [*AN, "6/5/1975"], [*HAI, "6/5/1985"]], ["column_unread"] * 2
    ),
    "a column of which no day can be read": Book(
        [[*HEADINGS, ADMITTED], *([n, f"Lê Văn {n * 'A'}n", "1/2/1950", f"5800000{n}", "độ 1980"] for n in (1, 2, 3))],
        ["day_unreadable"] * 3,
    ),
    "formulas that come to nothing": Book(
        [[*HEADINGS, ADMITTED, OFFICIAL], [*AN, "6/5/1975", 0], [*HAI, "6/5/1985", 0]], ["nothing_worked_out"] * 2
    ),
    "marks behind names that are explained below the list": Book(
        [HEADINGS, [1, "Lê Văn An *", *AN[2:]], [2, "Trần Thị Hai (x)", *HAI[2:]], ["", "(*) Sinh hoạt tạm thời"]],
        ["name_doubtful"] * 2,
    ),
    "the dead by a word or a sign at their names": Book(
        [HEADINGS, [1, "Cố đ/c Lê Văn An", *AN[2:]], [2, "(mất) Trần Thị Hai", *HAI[2:]], [3, "Lê Văn Ba †", "1/2/1950", ""]],
        ["name_without_the_rest"] * 3,
    ),
    "a remark that says probationary beside a day that says official": Book(
        [[*HEADINGS, OFFICIAL, "Ghi chú"], [*AN, "6/5/1976", "ĐVDB"]], ["probationary_or_official"]
    ),
    "a probation that ended long ago": Book(
        [[*HEADINGS, ADMITTED, OFFICIAL], [*AN, "6/5/1975", "Chưa"]], ["probation_long_over"]
    ),
    "exempt in the column of posts": Book(
        [[*HEADINGS, "Chức vụ"], [*AN, "Miễn SH"], [*HAI, "Miễn nhiệm"]], ["exempt_reason_not_told", hai()]
    ),
    "a list of those who are no longer counted": Book(
        [["DANH SÁCH ĐẢNG VIÊN GIẢM NĂM 2024"], [*HEADINGS, "Lý do giảm"], [*AN, "Từ trần"], [*HAI, ""]],
        ["died_by_remark", "no_longer_by_remark"],
    ),
    "lists of those who are to be admitted": Book(
        [["NGUỒN PHÁT TRIỂN ĐẢNG NĂM 2025"], [STT, NAME, BORN], AN[:3]], ["no_member_by_remark"]
    ),
    "the family of a member": Book(
        [[*HEADINGS, "Quan hệ với chủ hộ"], [*AN, "Chủ hộ"], [2, "Trần Thị Hai", "2/1/1960", "", "Vợ"]], [an(), "no_relation"]
    ),
    "remarks on those in prison, abroad and elsewhere": Book(
        [
            [*HEADINGS, "Ghi chú"],
            *(
                [n, f"Lê Văn {'A' * n}n", f"{n}/2/1950", f"580000{n:02}", said]
                for n, said in enumerate(
                    ["Tù", "XKLĐ Nhật Bản", "CĐ 05/2024", "sống ở Mỹ", "SH nơi khác", "ĐV tạm thời", "Báo tử 1/2024"], start=1
                )
            ),
        ],
        [
            "unclear_by_remark", "away_by_remark", *["unclear_by_remark"] * 3, "away_by_remark", "died_by_remark",
        ],
    ),
    "words that only look like those of people in prison": Book(
        [[*HEADINGS, "Ghi chú"], [*AN, "Cựu tù chính trị"], [*HAI, "Tư vấn viên từ 2020"]], [an(), hai()]
    ),
    "a group with its leader in the heading": Book(
        [HEADINGS, ["", "Tổ đảng số 2 (tổ trưởng: đ/c Lê Văn Mười)"], AN], [an(group="Tổ đảng số 2")]
    ),
    "a name of the old fonts without its capital": Book(
        [HEADINGS, [1, "Lê ánh An", *AN[2:]]], [an(name="Lê Ánh An")]
    ),
    "headings as short as they can be": Book(
        [[STT, NAME, "NS", "KN", "CNCT", "STĐV", "CB"], [*AN[:3], "6/5/1975", "6/5/1976", AN[3], "KP2"]],
        [an(**DAYS[0], cell="TWO")],
    ),
    "the place of the meetings": Book([[*HEADINGS, "Nơi SH"], [*AN, "KP2"], [*HAI, "KP1"]], [an(cell="TWO"), hai()]),
    "both days of the membership told by a letter in brackets": Book(
        [[*HEADINGS, "Ngày vào Đảng (DB)", "Ngày vào Đảng (CT)"], [*AN, "6/5/1975", "6/5/1976"]], [an(**DAYS[0])]
    ),
    "remarks on those who went, in words of every day": Book(
        [
            [*HEADINGS, "Ghi chú"],
            *(
                [n, f"Lê Văn {'A' * n}n", f"{n}/2/1950", f"580000{n:02}", said]
                for n, said in enumerate(
                    [
                        "CSH đi Đà Lạt", "sang KP 3", "thuộc chi bộ khác", "vào Huế ở với con", "rút hồ sơ",
                        "định cư Mỹ", "đã báo giảm",
                    ],
                    start=1,
                )
            ),
            [8, "Lê Văn Tám", "8/2/1950", "58000008", "không phải ĐV"],
            [9, "Lê Văn Chín", "9/2/1950", "58000009", "trùng dòng 3"],
        ],
        [*["unclear_by_remark"] * 5, "away_by_remark", "no_longer_by_remark", "no_member_by_remark", "unclear_by_remark"],
    ),
    "a probation that was made longer, or has not ended in full membership": Book(
        [
            [*HEADINGS, ADMITTED, OFFICIAL, "Ghi chú"],
            [*AN[:2], "12/3/2000", AN[3], "3/2/2024", "", "Gia hạn dự bị"],
            [*HAI[:2], "2/1/2001", HAI[3], "3/2/2024", "", "Chưa chuyển chính thức"],
        ],
        [
            an(born="2000-03-12", admitted_on="2024-02-03", degree="probationary"),
            hai(born="2001-01-02", admitted_on="2024-02-03", degree="probationary"),
        ],
    ),
    "a cross of another sign, and a total below the crosses": Book(
        [
            [*HEADINGS, "Nam", "Nữ"],
            [*AN, "×", ""],
            [*HAI, "", 1],
            [3, "Lê Văn Ba", "1/2/1950", "58000003", 1, ""],
            ["", "Cộng", "", "", 2, 1],
        ],
        [an(sex="male"), hai(sex="female"), person("Lê Văn Ba", "1950-02-01", card_number="58000003", sex="male")],
    ),
    "sections of the members of one cell that say nothing of them": Book(
        [HEADINGS, ["I", "BAN CHI ỦY"], AN, ["II", "ĐẢNG VIÊN"], HAI], [an(), hai()]
    ),
    "the place beside the day, in the heading and below it": Book(
        [[STT, NAME, "Ngày sinh, nơi sinh", CARD], [*AN[:2], "12/3/1950, Huế", AN[3]], HAI], ["day_unreadable", hai()]
    ),
    "what the cell found of each in a year": Book(
        [[*HEADINGS, "Chi bộ xếp loại"], [*AN, "HTTNV"], [*HAI, "Hoàn thành tốt"]], [an(), hai()]
    ),
    "those whose card is still to come": Book(
        [HEADINGS, [*AN[:3], "chưa có thẻ"], [*HAI[:3], "Chưa cấp"]], [an(**NO_CARD), hai(**NO_CARD)]
    ),
    "how it stands with each, in a column of its own": Book(
        [[*HEADINGS, "Hiện trạng"], [*AN, "Đang SH"], [*HAI, "Nghỉ"]], [an(activity="active"), "unclear_by_remark"]
    ),
    "a name that goes on in the row below": Book(
        [HEADINGS, [1, "Lê Văn", *AN[2:]], ["", "An", "", ""], HAI], ["name_doubtful", "cell_unknown"]
    ),
}  # fmt: skip
