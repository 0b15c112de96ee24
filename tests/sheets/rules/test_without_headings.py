from datetime import date

import pytest

from sheets.rules.without_headings import guess_by_cells

AN = [1.0, "Lê Văn An", "12/3/1950", "Nam", "6/5/1975", "6/5/1976", "58000001", "058000000001"]
HAI = [2.0, "Trần Thị Hai", "2/1/1960", "Nữ", "6/5/1985", "6/5/1986", "58000002", "058000000002"]
MEANT = ["", "full_name", "born_on", "sex", "admitted_on", "official_on", "card_number", "identity_number"]


def test_each_column_is_known_by_what_stands_in_it() -> None:
    assert guess_by_cells([AN, HAI]) == MEANT


def test_the_order_of_the_columns_does_not_matter() -> None:
    assert guess_by_cells([AN[::-1], HAI[::-1]]) == MEANT[::-1]


def test_the_oldest_day_is_the_birth_and_the_next_the_admission() -> None:
    rows = [["Lê Văn An", date(1975, 5, 6), date(1950, 3, 12)], ["Trần Thị Hai", date(1985, 5, 6), 1960.0]]
    assert guess_by_cells(rows) == ["full_name", "admitted_on", "born_on"]


def test_a_third_day_long_after_the_admission_is_not_that_of_the_full_membership() -> None:
    rows = [["Lê Văn An", "12/3/1950", "6/5/1975", "19/5/2004"], ["Trần Thị Hai", "2/1/1960", "6/5/1985", "19/5/2004"]]
    assert guess_by_cells(rows) == ["full_name", "born_on", "admitted_on", ""]


def test_what_says_that_somebody_is_gone_is_a_remark() -> None:
    rows = [["Lê Văn An", "1950", "đã chuyển đi"], ["Trần Thị Hai", "1960", ""]]
    assert guess_by_cells(rows) == ["full_name", "born_on", "remarks"]


def test_names_of_families_that_few_are_of_are_known_by_what_stands_beside_them() -> None:
    rows = [["Ung Tấn Ghềnh", "Ninh Phước", "12/3/1950"], ["Não Sơn Quýt", "Ninh Phước", "2/1/1960"]]
    assert guess_by_cells(rows) == ["", "", "born_on"]
    assert guess_by_cells([[*row, "Nam"] for row in rows]) == ["full_name", "", "born_on", "sex"]
    assert guess_by_cells([*rows, ["Trà Thị Sậy", "Ninh Phước", "5/6/1970"]]) == ["full_name", "", "born_on"]


def test_two_facts_may_stand_in_one_cell() -> None:
    rows = [["Lê Văn An\n12/3/1950", "6/5/1975\n6/5/1976"], ["Trà Sơn Hai\n2/1/1960", "6/5/1985\n6/5/1986"]]
    assert guess_by_cells(rows) == ["full_name+born_on", "admitted_on+official_on"]  # type: ignore[arg-type]


def test_the_lines_between_the_people_do_not_count() -> None:
    assert guess_by_cells([["I", "Chi bộ khu phố 1"], AN, ["II", "Chi bộ khu phố 2"], HAI]) == MEANT


def test_one_person_alone_is_asked_about_rather_than_left_out() -> None:
    assert guess_by_cells([AN]) == MEANT
    assert guess_by_cells([["Lê Văn An", "12/3/1950"]]) == ["full_name", "born_on"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Khu phố", "Số đảng viên"], ["KP 1", 12.0]],
        [["Họ và tên", "Lê Văn An"], ["Sinh ngày", "12/3/1950"], ["Nam, nữ", "Nam"]],
        [["Phủ Hà", "Ninh Thuận"], ["Sen Hồng", "Cát Vàng"]],
        [["Gửi lại trước ngày", "12/3/2025"]],
    ],
)
def test_what_is_no_list_of_people_has_no_name(rows: list[list[str | float]]) -> None:
    assert not any("name" in field for field in guess_by_cells(rows))
