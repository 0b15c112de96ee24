from datetime import date

import pytest

from accounts.rules.file_names import LONGEST, file_name

DAY = date(2025, 4, 9)


def test_a_file_is_named_with_its_letters_and_its_day() -> None:
    assert file_name("Danh sách đăng ký", "Đảng bộ phường Mỹ Đông", day=DAY, ending="pdf") == (
        "Danh sách đăng ký - Đảng bộ phường Mỹ Đông - 09-04-2025.pdf"
    )


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("03-HD/TW", "03-HD-TW"),
        ('a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i"),
        ("..\\..\\etc", "-..-etc"),
        ("Tổ 1. ", "Tổ 1"),
        ("Chi bộ 1 · Đảng bộ A", "Chi bộ 1 - Đảng bộ A"),
        ("một\r\nhai", "một hai"),
        ("Đảng", "Đảng"),
    ],
)
def test_what_a_file_system_takes_for_its_own_is_left_out(typed: str, safe: str) -> None:
    assert file_name(typed, day=DAY, ending="xlsx") == f"{safe} - 09-04-2025.xlsx"


def test_a_part_that_says_nothing_leaves_no_dash() -> None:
    assert file_name("Đảng viên", "", day=DAY, ending="xlsx") == "Đảng viên - 09-04-2025.xlsx"


@pytest.mark.parametrize("letter", ["a", "ư", "ỗ"])
def test_a_long_name_keeps_its_day_and_ending_and_no_half_letter(letter: str) -> None:
    name = file_name(letter * 300, day=DAY, ending="xlsx")
    assert len(name.encode()) <= LONGEST
    assert name == letter * name.count(letter) + " - 09-04-2025.xlsx"
