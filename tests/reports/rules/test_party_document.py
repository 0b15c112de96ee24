"""Where the name of an organ is broken, at each border of the left column: 23 letters stand side by side in it."""

import pytest

from reports.rules.party_document import Head, organ_lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", []),
        ("Chi bộ Hoa Sen Hồng Thắ", ["Chi bộ Hoa Sen Hồng Thắ"]),
        ("Chi bộ Hoa Sen Hồng Thắm", ["Chi bộ Hoa", "Sen Hồng Thắm"]),
        ("Thành ủy Hoa Sen Hồng Thắm Tươi", ["Thành ủy", "Hoa Sen Hồng Thắm Tươi"]),
        ("Thành ủy Hoa Sen Hồng Thắm Nghĩa", ["Thành ủy", "Hoa Sen Hồng Thắm Nghĩa"]),
        ("Thành ủy Hoa Sen Hồng Thắm Tươi Đ", ["Thành ủy Hoa Sen", "Hồng Thắm Tươi Đ"]),
        ("Thành ủy Hoa Sen Hồng Thắm Tươi Đẹp", ["Thành ủy Hoa Sen", "Hồng Thắm Tươi Đẹp"]),
    ],
)
def test_what_fits_the_column_stands_in_one_line(name: str, lines: list[str]) -> None:
    assert organ_lines(name) == lines


def test_a_word_wider_than_the_column_is_not_broken() -> None:
    assert organ_lines("Abcdefghijklmnopqrstuvwxyz") == ["Abcdefghijklmnopqrstuvwxyz"]


def test_a_hyphen_inside_a_word_is_no_place_to_break_at() -> None:
    assert organ_lines("Chi bộ Liên-hiệp-hội-khoa-học Kỹ thuật") == ["Chi bộ", "Liên-hiệp-hội-khoa-học", "Kỹ thuật"]


def test_a_dash_stays_between_its_names_and_is_written_as_it_was() -> None:
    assert organ_lines("Chi bộ Trung tâm Văn hóa Phan Rang - Tháp Chàm") == [
        "Chi bộ Trung tâm",
        "Văn hóa Phan",
        "Rang - Tháp Chàm",
    ]


def test_both_names_at_the_head_are_broken() -> None:
    head = Head(superior="Tỉnh ủy Hoa Sen", issuer="Thành ủy Phan Rang - Tháp Chàm", place_and_day="")
    assert head.superior_lines == ["Tỉnh ủy Hoa Sen"]
    assert head.issuer_lines == ["Thành ủy", "Phan Rang - Tháp Chàm"]
    assert head.number_line == ""


@pytest.mark.parametrize(("letters", "lines"), [(54, 1), (55, 2), (88, 2), (120, 3)])
def test_place_and_day_stand_on_one_line_as_far_as_they_leave_the_number_its_room(letters: int, lines: int) -> None:
    day = ("Phan Rang " * 20)[:letters]
    said = Head("", "", day).day_lines
    assert len(said) == lines
    assert " ".join(said).split() == day.split()
    assert lines == 1 or max(map(len, said)) <= 44
