"""Going down a list: who is a person, what heads those below, what ends it. What is not understood stops whoever stands below."""

from collections.abc import Sequence
from typing import Any

import pytest

from sheets.rules import fields, walking
from sheets.rules.fields import Cell
from sheets.rules.headings import Head, guess_header
from sheets.rules.marks import ROW, RowRead
from sheets.rules.notes import ASKED, NOTES
from sheets.rules.parts import propose_part
from sheets.rules.rows import ReadingPlan, Under
from sheets.rules.walking import Line, Passed, Walk
from tests.sheets.rules.reading import READERS, TODAY
from tests.statutes import SHIPPED

CELLS = {"Chi bộ khu phố 1": 1, "Chi bộ khu phố 2": 2, "KP1": 1, "KP2": 2, "CHI BỘ KHU PHỐ 2": 2}
HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Chi bộ", "Ghi chú"]
AN: list[Cell] = [1.0, "Lê Văn An", "12/3/1950"]
HAI: list[Cell] = [2.0, "Trần Thị Hai", "2/1/1960"]


def walk(
    rows: Sequence[Sequence[Cell]],
    *,
    headings: Sequence[str] = tuple(HEADINGS),
    down: dict[int, list[tuple[int, int]]] | None = None,
    hidden: Sequence[int] = (),
    under: Under = Under(),  # noqa: B008
) -> list[RowRead | Passed]:
    whole = [list(headings), *rows]
    head = Head(whole)
    header = guess_header(Head([list(headings)]))
    part = propose_part("", head, header)
    plan = ReadingPlan(part.columns, lambda field, text: READERS[field](text), CELLS.get, 1, TODAY, TODAY, SHIPPED)
    lines = [Line(number, cells, number in hidden) for number, cells in enumerate(whole, start=1)]
    return list(Walk(plan, head, header, CELLS.get, down or {}, under).read(lines))


def told(rows: Sequence[Sequence[Cell]], **more: Any) -> list[object]:
    """Of each row: why it is passed over, or the person with the cell and what is asked."""
    return [
        row.reason
        if isinstance(row, Passed)
        else (
            row.values[fields.FULL_NAME],
            row.values[fields.CELL],
            *sorted(mark.note for mark in row.marks.values() if mark.mark in ("question", "error")),
        )
        for row in walk(rows, **more)
    ]


AN_READ, HAI_READ = ("Lê Văn An", 1), ("Trần Thị Hai", 1)


def test_people_are_people() -> None:
    assert told([AN, [], HAI]) == [AN_READ, HAI_READ]


@pytest.mark.parametrize(
    "line",
    [
        ["Chi bộ khu phố 2"], [None, "Chi bộ khu phố 2"], ["II", "Chi bộ khu phố 2", "2"], ["II. Chi bộ khu phố 2 (2 đ/c)"],
        [None, "Chi bộ khu phố 2: 01 đồng chí"], ["B", "Chi bộ khu phố 2"],
        ["*", "Chi bộ khu phố 2 - tổng số: 12 đảng viên (nữ: 5)"],
        ["b) Chi bộ khu phố 2"],
    ],
)  # fmt: skip
def test_a_line_that_names_a_cell_heads_those_below(line: list[Cell]) -> None:
    assert told([AN, line, HAI]) == [AN_READ, walking.SECTION, ("Trần Thị Hai", 2)]


@pytest.mark.parametrize(
    "line",
    [
        ["Chi bộ khu phố 77"], [None, "TỔ DÂN PHỐ 77"], ["III", "Khối Mặt trận", "5"], ["Hội Cựu chiến binh"], ["I. Vụ Pháp chế"],
        ["Đại sứ quán tại Lào"], [None, "Khoa Toán"], ["3", "Công ty A"], [None, "Một dòng nào đó rất khó hiểu 7"],
    ],
)  # fmt: skip
def test_a_line_that_is_not_understood_stops_the_people_below_it(line: list[Cell]) -> None:
    first, line_read, second = told([AN, line, HAI])
    assert first == AN_READ
    assert line_read in (walking.SECTION, walking.UNKNOWN)
    assert second == ("Trần Thị Hai", None, "cell_unknown")


@pytest.mark.parametrize(
    "line", [[None, "Nơi ở: khu phố 1"], [None, "(Lê An)"], [None, "- Điện thoại: 0912345678"], ["Trang 2"]]
)
def test_a_detail_below_somebody_stops_nobody(line: list[Cell]) -> None:
    assert told([AN, line, HAI])[2] == HAI_READ


def test_a_group_is_within_its_cell() -> None:
    rows = walk([["Chi bộ khu phố 2"], ["Tổ đảng số 3 (2 đ/c)"], AN, ["Chi bộ khu phố 1"], HAI])
    people = [row for row in rows if isinstance(row, RowRead)]
    assert [(row.values["cell"], row.values["group"]) for row in people] == [(2, "Tổ đảng số 3"), (1, "")]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("ĐẢNG VIÊN ĐÃ CHUYỂN ĐI", "transferred_by_remark"),
        ("Đảng viên từ trần", "died_by_remark"),
        ("Đảng viên tạm chuyển sinh hoạt", "away_by_remark"),
    ],
)
def test_a_line_may_say_what_became_of_all_below_it(line: str, note: str) -> None:
    assert told([AN, ["II", line], HAI]) == [AN_READ, walking.SECTION, ("Trần Thị Hai", 1, note)]
    assert told([["II", line], AN, ["III", "Đảng viên đang sinh hoạt"], HAI])[3] == HAI_READ


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Đảng viên dự bị", "degree", "probationary"),
        ("NỮ", "sex", "female"),
        ("NAM", "sex", "male"),
        ("Đảng viên miễn sinh hoạt", "activity", "exempt"),
    ],
)
def test_a_line_may_say_what_all_below_it_are(line: str, field: str, value: str) -> None:
    row = walk([["a)", line], AN])[1]
    assert isinstance(row, RowRead)
    assert (row.values[field], row.values["cell"]) == (value, 1)


@pytest.mark.parametrize(
    "lines",
    [
        [["Tổng cộng", "2 đảng viên"]],
        [[None, "Cộng: 2 đ/c"]],
        [[None, "Đảng viên nữ", 1.0], [None, "Nữ", 1.0]],
        [[None, "Đảng viên chính thức:", "2"]],
        [["Ấn định danh sách có 02 đồng chí"], [None, "Trần Văn Ký"]],
        [[None, "T/M CHI ỦY"], [None, "BÍ THƯ"], [None, "(Đã ký)"], [None, "Lê Văn An"]],
        [[None, None, "Phủ Hà, ngày 3 tháng 2 năm 2025"], ["Người lập", None, "Bí thư"], ["Lê Lập", None, "Trần Ký"]],
        [[None, "Ghi chú: - Miễn sinh hoạt 01"], [None, "- Dự bị: 0"], [None, "Lê Thị Thư Ký"]],
    ],
)
def test_totals_and_signatures_below_the_list_are_nobody(lines: list[list[Cell]]) -> None:
    rows = walk([AN, HAI, *lines])
    assert [isinstance(row, Passed) for row in rows] == [False, False, *[True] * len(lines)]


def test_a_total_between_two_parts_ends_only_the_first() -> None:
    assert told([AN, [None, "Cộng: 1 đ/c"], HAI]) == [AN_READ, walking.FOOTER, HAI_READ]


def test_headings_and_numbers_of_columns_on_every_page() -> None:
    rows = [["(1)", "(2)", "(3)", "(4)"], AN, ["Trang 1"], HEADINGS, ["A", "B", "1", "2"], HAI]
    assert told(rows) == [
        walking.NUMBERING, AN_READ, walking.FOOTER, walking.HEADINGS, walking.NUMBERING, HAI_READ,
    ]  # fmt: skip


def test_a_person_with_a_number_and_nothing_else_is_asked_about() -> None:
    assert told([[3.0, "Lê Ba"]]) == [("Lê Ba", 1, "only_a_name")]


def test_a_person_whose_day_cannot_be_read_is_a_person() -> None:
    assert told([[1.0, "Lê Ba", "khoảng 1950"]])[0] == ("Lê Ba", 1, "day_unreadable")
    assert told([[1.0, "Lê Ba", "12/3/1950 âm lịch"]])[0] == ("Lê Ba", 1, "day_unreadable")


@pytest.mark.parametrize("names", [["Tổng Thị Cộng", "Sầm Văn Đảng", "Nam Văn Nữ", "Chi Bộ Lĩnh", "Lê Thị Miễn"]])
def test_names_that_only_look_like_it_are_names(names: list[str]) -> None:
    assert told([[1.0, name, "12/3/1950"] for name in names]) == [(name, 1) for name in names]


def test_a_cell_written_once_for_cells_made_one_is_that_of_all() -> None:
    rows = [[*AN, "KP2"], [*HAI, None], [3.0, "Lê Ba", "1/2/1950", None]]
    assert told(rows, down={4: [(2, 3)]}) == [
        ("Lê Văn An", 2), ("Trần Thị Hai", 2), ("Lê Ba", 2, "cell_as_above"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["nt", "//", '"', "như trên", "-nt-", "”"])
def test_signs_for_as_above_say_it(sign: str) -> None:
    assert told([[*AN, "KP2"], [*HAI, sign]])[1] == ("Trần Thị Hai", 2)


def test_a_heading_of_its_own_outweighs_the_cell_above() -> None:
    assert told([[*AN, "KP2"], ["Chi bộ khu phố 1"], HAI])[2] == HAI_READ


def test_a_hidden_row_is_asked_about() -> None:
    row = walk([AN, HAI], hidden=[3])[1]
    assert isinstance(row, RowRead)
    assert row.marks[ROW].note == "row_hidden"


@pytest.mark.parametrize(
    ("heading", "cell", "note"),
    [
        ("Từ trần", "x", "died_by_remark"),
        ("Chuyển đi", "X", "transferred_by_remark"),
        ("Tạm chuyển", 1.0, "away_by_remark"),
        ("Vắng dài ngày", "x", "unclear_by_remark"),
        ("Số buổi vắng", 2.0, ""),
        ("Ngày từ trần", "3/4/2020", "died_by_remark"),
        ("Tình hình", "Chuyển sinh hoạt Đảng 2024", "transferred_by_remark"),
        ("", "đã chết", "died_by_remark"),
        ("Chi bộ chuyển đi", "KP2", "transferred_by_remark"),
        ("Từ trần", "-", ""),
        ("Tình hình", "ổn", ""),
        ("Nơi công tác", "Chuyển phát nhanh", ""),
        ("Chức vụ", "Chuyên viên", ""),
        ("Cột lạ", "Cán bộ Mặt trận", ""),
    ],
)
def test_a_column_without_a_meaning_may_say_that_somebody_is_gone(heading: str, cell: Cell, note: str) -> None:
    row = walk([[*AN, None, None, cell]], headings=[*HEADINGS, heading])[0]
    assert isinstance(row, RowRead)
    assert (row.marks[fields.ACTIVITY].note if note else row.marks.get(fields.ACTIVITY)) == (note or None)


def test_a_second_person_further_to_the_right_is_asked_about() -> None:
    headings = ["STT", "Họ và tên", "Ngày sinh", "STT", "Họ và tên", "Ngày sinh"]
    first, second = walk([[*AN, *HAI], AN], headings=headings)
    assert isinstance(first, RowRead)
    assert isinstance(second, RowRead)
    assert (first.marks[ROW].note, second.marks) == ("second_person", {})


def test_a_day_that_two_columns_tell_differently_is_asked_about() -> None:
    headings = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng lần 1", "Ngày vào Đảng lần 2"]
    twice, same, once = walk(
        [[*AN, "6/5/1975", "5/5/1990"], [*AN, "6/5/1975", "06/05/1975"], [*AN, "6/5/1975"]], headings=headings
    )
    assert isinstance(twice, RowRead)
    assert isinstance(same, RowRead)
    assert isinstance(once, RowRead)
    assert (twice.marks[fields.ADMITTED_ON].note, same.marks, once.marks) == ("second_day", {}, {})


@pytest.mark.parametrize("remark", ["Chi bộ khu phố 2", "KP2"])
def test_another_cell_in_the_remarks_is_asked_about(remark: str) -> None:
    assert told([[*AN, None, remark]]) == [("Lê Văn An", 1, "cell_beside")]
    assert told([[*AN, "KP2", remark]]) == [("Lê Văn An", 2)]


def test_another_cell_behind_the_name_is_asked_about() -> None:
    assert told([[1.0, "Lê Văn An (KP2)", "12/3/1950"]]) == [("Lê Văn An", 1, "cell_beside")]


OF_MANY = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Số thẻ", "Ghi chú"]


def test_below_headings_in_another_order_people_are_read_by_those() -> None:
    others = ["STT", "Họ và tên", "Ngày vào Đảng", "Ngày sinh", "Số thẻ", "Ghi chú"]
    rows = [[*AN, "6/5/1975"], others, [2.0, "Trần Thị Hai", "6/5/1985", "2/1/1960"], OF_MANY, [*AN, "6/5/1975"]]
    people = [row for row in walk(rows, headings=OF_MANY) if isinstance(row, RowRead)]
    assert [(row.values[fields.BORN_ON].year, row.values[fields.ADMITTED_ON].year) for row in people] == [
        (1950, 1975), (1960, 1985), (1950, 1975),
    ]  # fmt: skip
    assert told(rows, headings=OF_MANY) == [AN_READ, walking.HEADINGS, HAI_READ, walking.HEADINGS, AN_READ]


def test_headings_with_one_more_column_are_others() -> None:
    rows = [AN, [*HEADINGS, "Tình trạng"], [*HAI, "", "", "đã chuyển đi"]]
    assert told(rows)[2] == ("Trần Thị Hai", 1, "transferred_by_remark")


def test_other_headings_may_take_two_rows() -> None:
    others = [["TT", "Đảng viên", "Ghi chú", "Năm sinh", ""], ["", "", "", "Nam", "Nữ"]]
    rows = [AN, *others, [1.0, "Trần Thị Hai", "", "", "2/1/1960"], [2.0, "Lê Văn Ba", "", "2/1/1961", ""]]
    people = [row for row in walk(rows) if isinstance(row, RowRead)]
    assert [row.values[fields.SEX] for row in people] == ["", "female", "male"]
    assert told(rows)[1:3] == [walking.HEADINGS] * 2


def test_below_headings_not_all_of_which_are_understood_nobody_is_read_unasked() -> None:
    others = ["STT", "Họ và tên", "Ngày vào Đảng", "Ngày sinh", "Số thẻ", "Canh giờ"]
    rows = [[*AN, "6/5/1975"], others, [*HAI, "6/5/1985"], OF_MANY, [*AN, "6/5/1975"]]
    assert told(rows, headings=OF_MANY)[2:] == [
        ("Trần Thị Hai", 1, "columns_otherwise"),
        walking.HEADINGS,
        AN_READ,
    ]


def test_a_row_of_somebody_whose_words_are_those_of_headings_is_no_row_of_headings() -> None:
    headings = ["STT", "Họ và tên", "Giới tính", "Loại", "Chức vụ", "Ngày sinh"]
    rows = [
        [1.0, "Lê Văn An", "Nam", "Chính thức", "Đảng viên", "1950"],
        [2.0, "Trần Thị Hai", "Nữ", "Chính thức", "Đảng viên"],
    ]
    assert told(rows, headings=headings)[1][0] == "Trần Thị Hai"


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU PHỐ 2", 2),
        ("Danh sách đảng viên Chi bộ khu phố 2 năm 2025", 2),
        ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU PHỐ 77", None),
        ("DANH SÁCH ĐẢNG VIÊN DỰ BỊ NĂM 2025", 1),
    ],
)
def test_the_title_of_a_second_list_names_its_cell(line: str, cell: int | None) -> None:
    assert told([AN, [line], HEADINGS, HAI])[3][1] == cell


def test_words_right_below_the_headings_stop_nobody() -> None:
    headings = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Số thẻ"]
    assert told([["", "", "", "Lần đầu", "Loại mới"], AN], headings=headings) == [walking.UNKNOWN, AN_READ]
    assert told([["", "Khối đoàn thể", "", "", ""], AN], headings=headings)[1] == ("Lê Văn An", None, "cell_unknown")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("I. ĐẢNG VIÊN ĐANG SINH HOẠT TẠI CHI BỘ", []),
        ("II. Đảng viên đi làm ăn xa", ["away_by_remark"]),
        ("III. Đảng viên đã chuyển sinh hoạt đi nơi khác", ["transferred_by_remark"]),
    ],
)
def test_a_kind_of_members_is_said_of_those_below(line: str, asked: list[str]) -> None:
    assert told([[line], AN])[1] == ("Lê Văn An", 1, *asked)


def test_a_section_may_name_who_leads_it() -> None:
    assert told([["Chi bộ khu phố 2 - Bí thư: Đ/c Lê Văn Tám"], AN])[1] == ("Lê Văn An", 2)


def test_a_place_with_a_day_in_figures_ends_the_list() -> None:
    assert told([AN, ["", "", "Sen Hồng, ngày 12/3/2025"], ["", "Lê Văn An"]])[1:] == [
        walking.FOOTER,
        walking.SIGNATURE,
    ]


def test_the_total_of_a_section_stops_nobody() -> None:
    assert told([["", "Cộng chi bộ KP 2: 1"], ["", "Chi bộ khu phố 2"], AN])[0] == walking.FOOTER


@pytest.mark.parametrize("line", ["Cộng trang 1: 2 đồng chí", "Cộng sang trang: 2", "Mang sang", "Trang số 2"])
def test_the_total_of_a_page_stops_nobody(line: str) -> None:
    assert told([AN, [line], HAI]) == [AN_READ, walking.FOOTER, HAI_READ]


def test_what_the_title_says_is_said_of_all() -> None:
    rows = told([AN, HAI], under=Under(cell=2, remark="Danh sách đảng viên từ trần"))
    assert rows == [("Lê Văn An", 2, "died_by_remark"), ("Trần Thị Hai", 2, "died_by_remark")]


def test_why_a_row_is_passed_over_can_be_told() -> None:
    reasons = {walking.NUMBERING, walking.HEADINGS, walking.SECTION, walking.FOOTER, walking.SIGNATURE, walking.UNKNOWN}
    assert reasons <= set(NOTES) - ASKED
    assert walk([[None, "a" * 200 + " 1"]])[0].text == "a" * 150  # type: ignore[union-attr]


def test_somebody_above_the_headings_is_named_among_what_is_passed_over() -> None:
    whole: list[list[Cell]] = [["ĐẢNG BỘ PHƯỜNG"], [1.0, "Lê Văn Ba", "Bí thư"], list(HEADINGS), AN]
    head, header = Head(whole), guess_header(Head([[], [], list(HEADINGS)]))
    part = propose_part("", head, header)
    plan = ReadingPlan(part.columns, lambda field, text: READERS[field](text), CELLS.get, 1, TODAY, TODAY, SHIPPED)
    read = list(
        Walk(plan, head, header, CELLS.get).read(Line(number, cells) for number, cells in enumerate(whole, start=1))
    )
    assert [row.text if isinstance(row, Passed) else row.values[fields.FULL_NAME] for row in read] == [
        "1 | Lê Văn Ba | Bí thư",
        "Lê Văn An",
    ]


def test_a_list_of_others_below_asks_of_those_below_it_alone() -> None:
    assert told([AN, ["DANH SÁCH QUẦN CHÚNG ƯU TÚ"], HEADINGS, HAI]) == [
        AN_READ, walking.SECTION, walking.HEADINGS, ("Trần Thị Hai", 1, "no_member_by_remark"),
    ]  # fmt: skip


def test_words_in_the_row_below_somebody_are_a_remark_on_them() -> None:
    assert told([AN, ["", "(đã chuyển đi 3/2024)"], HAI]) == [
        (*AN_READ, "transferred_by_remark"), walking.UNKNOWN, HAI_READ,
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["II", "B", ""])
def test_a_kind_of_members_with_their_number_is_said_of_those_below(number: str) -> None:
    exempt = [number, "Đảng viên miễn sinh hoạt", None, None, "1 đ/c"]
    assert told([AN, exempt, HAI])[2] == (*HAI_READ, "exempt_reason_not_told")
    assert told([AN, [number, "Miễn sinh hoạt", None, None, 1.0], [1.0, *HAI[1:]]])[:2] == [AN_READ, "section"]


def test_a_count_below_a_total_is_said_of_nobody_but_of_those_numbered_from_one_again() -> None:
    count: list[list[Cell]] = [["", "Tổng số", None, None, 2.0], ["", "Đảng viên đã chuyển đi", None, None, 1.0]]
    assert told([AN, *count, HAI]) == [AN_READ, "footer", "signature", HAI_READ]
    assert told([AN, *count, [1.0, *HAI[1:]]])[3][2:] == ("transferred_by_remark",)  # type: ignore[index]


def test_the_day_beside_the_name_of_a_cell_is_no_part_of_it() -> None:
    assert told([["CHI BỘ KHU PHỐ 2 (tính đến ngày 05/3/2025: 02 đảng viên)"], HAI]) == ["section", ("Trần Thị Hai", 2)]
