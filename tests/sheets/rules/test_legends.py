"""What explains colours and signs is found among the lines of a sheet, and people are none."""

from sheets.rules.legends import legend_in, signs_explained, tells_by_colour


def test_lines_on_colours_and_signs_are_kept_and_people_are_not() -> None:
    rows = [
        [1.0, "Lê Văn An", "12/3/1950", "áo màu xanh"],
        [None, "Ghi chú: chữ đỏ là đã chuyển đi"],
        ["(1: đang sinh hoạt; 2: đã chuyển đi)"],
        [None, "Người lập biểu"],
    ]
    assert legend_in(rows) == ["Ghi chú: chữ đỏ là đã chuyển đi", "(1: đang sinh hoạt; 2: đã chuyển đi)"]


def test_a_sign_says_what_its_line_says_of_it() -> None:
    assert signs_explained(["Mã TT: 1 - đang sinh hoạt; 2 - đã chuyển đi; 3 = từ trần"]) == {
        "2": "đã chuyển đi",
        "3": "từ trần",
    }
    assert signs_explained(["(*) Sinh hoạt tạm thời"]) == {}
    assert signs_explained(["K: không còn sinh hoạt, H: hưu trí"]) == {"k": "không còn sinh hoạt"}


def test_a_colour_is_told_with_what_it_paints() -> None:
    assert tells_by_colour(["Bôi vàng: chuyển đi"])
    assert not tells_by_colour(["Tổ dân phố Đỏ", "Vàng Thị Xanh"])
