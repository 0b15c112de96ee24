import pytest

from meetings.rules.pasted import PastedItem, pasted_items, without_numbering


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1. Chào cờ", "Chào cờ"),
        ("12) Chào cờ", "Chào cờ"),
        ("(a) Chào cờ", "Chào cờ"),
        ("đ) Chào cờ", "Chào cờ"),
        ("IV. Chào cờ", "Chào cờ"),
        ("1.2 Chào cờ", "Chào cờ"),
        ("1.2. Chào cờ", "Chào cờ"),
        ("- Chào cờ", "Chào cờ"),
        ("–Chào cờ", "Chào cờ"),
        ("• 3. Chào cờ", "Chào cờ"),
        ("15 đồng chí dự", "15 đồng chí dự"),
        ("30.4 và 1.5 là ngày nghỉ", "30.4 và 1.5 là ngày nghỉ"),
        ("15/3: họp", "15/3: họp"),
        ("C. Mác và Ph. Ăng-ghen", "Mác và Ph. Ăng-ghen"),
        ("  ", ""),
    ],
)
def test_numbering_is_no_part_of_an_item(typed: str, text: str) -> None:
    assert without_numbering(typed) == text


def test_each_line_is_an_item_and_empty_ones_are_none() -> None:
    assert pasted_items("1. Chào cờ\n\n - Thu đảng phí\r\n\t\n") == [PastedItem("Chào cờ"), PastedItem("Thu đảng phí")]


def test_a_table_gives_who_presents_and_the_note() -> None:
    table = (
        "STT\tNỘI DUNG\tNGƯỜI THỰC HIỆN\tGHI CHÚ\n1\tĐọc tài liệu\tĐ/c Bình\t15 phút\n2.\tThảo luận\nBàn việc\tĐ/c An"
    )
    assert pasted_items(table) == [
        PastedItem("Đọc tài liệu", "Đ/c Bình", "15 phút"),
        PastedItem("Thảo luận"),
        PastedItem("Bàn việc", "Đ/c An"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.\tChào cờ",
        "1\tChào cờ",
        "1.1.\tChào cờ",
        "a)\tChào cờ",
        "đ)\tChào cờ",
        "II.\tChào cờ",
        "-\tChào cờ",
        "•\tChào cờ",
        "·\tChào cờ",
        "o\tChào cờ",
        "§\tChào cờ",
        "Ø\tChào cờ",
        "\uf0b7\tChào cờ",
        "\uf0b7 Chào cờ",
        "\tChào cờ",
        "\t•\tChào cờ",
        "➢ Chào cờ",
        "1.\u00a0Chào\u00a0cờ",
        "\u200b-\u00a0\u00a0Chào cờ\u00ad",
    ],
)
def test_a_list_of_word_has_tabs_bullets_of_symbol_fonts_and_spaces_that_do_not_break(line: str) -> None:
    assert pasted_items(line) == [PastedItem("Chào cờ")]


def test_a_note_after_an_item_is_kept_and_a_line_of_marks_is_none() -> None:
    assert pasted_items("-\tĐọc tài liệu\tĐ/c Bình\n•\t\n- - -") == [PastedItem("Đọc tài liệu", "Đ/c Bình")]
