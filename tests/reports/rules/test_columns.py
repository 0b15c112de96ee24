from reports.rules.columns import shares


def test_a_column_is_as_wide_as_what_stands_in_it_needs() -> None:
    number, name, remark = shares(
        [["1", "Chi bộ khu phố 1", "Bảo đảm yêu cầu theo Hướng dẫn số 03-HD/TW, có phòng họp"]]
    )
    assert number < name < remark
    assert number + name + remark == 100


def test_its_longest_word_fits_where_others_have_room_to_spare() -> None:
    narrow, wide = shares([["nghiêng-nghiêng", "a b c " * 40]])
    assert narrow >= 100 * (15 + 3) // 75
    assert narrow + wide == 100


def test_columns_that_need_the_same_are_alike_and_none_at_all_is_nothing() -> None:
    assert shares([["1", "2"], ["3", "4"]]) == [50, 50]
    assert shares([]) == []
    assert shares([["", ""]]) == [50, 50]


def test_a_row_may_be_short_and_twenty_columns_still_make_a_hundred() -> None:
    assert sum(shares([["Đảng ủy phường"] * 20, ["x"]])) == 100


def test_what_makes_rows_low_gets_the_room_and_long_tables_are_judged_by_some_of_their_rows() -> None:
    rows = [["Tên", "Ghi chú"], *[["Chi bộ khu phố 1", "một hai ba bốn năm sáu bảy tám chín mười " * 3]] * 3_000]
    name, remark = shares(rows)
    assert remark > 2 * name
    assert shares([["Tên\nđơn vị", "b"]], letters=115) == shares([["Tên\nđơn vị", "b"]] * 2, letters=115)
