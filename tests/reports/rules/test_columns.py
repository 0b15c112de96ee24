from reports.rules.columns import shares


def test_a_column_is_as_wide_as_what_stands_in_it_needs() -> None:
    number, name, remark = shares(
        [["1", "Chi bộ khu phố 1", "Bảo đảm yêu cầu theo Hướng dẫn số 03-HD/TW, có phòng họp"]]
    )
    assert number < name < remark
    assert number + name + remark == 100


def test_its_longest_word_fits_where_others_have_room_to_spare() -> None:
    narrow, wide = shares([["nghiêng-nghiêng", "a b c " * 40]])
    assert narrow >= 100 * (15 + 2) // 75
    assert narrow + wide == 100


def test_columns_that_need_the_same_are_alike_and_none_at_all_is_nothing() -> None:
    assert shares([["1", "2"], ["3", "4"]]) == [50, 50]
    assert shares([]) == []
    assert shares([["", ""]]) == [50, 50]


def test_a_row_may_be_short_and_twenty_columns_still_make_a_hundred() -> None:
    assert sum(shares([["Đảng ủy phường"] * 20, ["x"]])) == 100
