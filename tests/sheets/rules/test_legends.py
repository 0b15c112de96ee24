"""What explains colours and signs is found among the lines of a sheet, and people are none."""

from sheets.rules.legends import legend_in, said_of, signed_by, signs_explained, tells_by_colour


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


def test_lines_may_speak_of_people_by_number_or_name() -> None:
    lines = ["- STT 2, 13: đã chuyển đi", "Đ/c Lê Văn An đã từ trần", "Đ/c Lê Văn Ba là bí thư"]
    assert said_of(lines, "13", "Trần Thị Hai") == lines[:1]
    assert said_of(lines, "1", "LÊ VĂN AN") == lines[1:2]
    assert said_of(lines, "3", "Lê Văn Ba") == []
    assert said_of(lines, "", "An") == []


def test_who_signs_may_name_the_cell() -> None:
    assert signed_by(["Người lập", "T/M CHI BỘ KHU PHỐ 4"]) == "CHI BỘ KHU PHỐ 4"
    assert signed_by(["TM. CHI BỘ", "T/M ĐẢNG ỦY", "Bí thư chi bộ khu phố 4"]) == ""


def test_a_colour_is_told_with_what_it_paints() -> None:
    assert tells_by_colour(["Bôi vàng: chuyển đi"])
    assert not tells_by_colour(["Tổ dân phố Đỏ", "Vàng Thị Xanh"])
