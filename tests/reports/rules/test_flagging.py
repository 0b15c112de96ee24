"""Numbers in a narrative beside the figures of the registry."""

import pytest

from reports.rules.flagging import Figures, flags_in, percent_of

FIGURES = Figures(
    {"tổ đảng": (54,), "chi bộ": (115, 13), "chi bộ có tổ đảng": (13,), "đảng viên": (5704, 4835)}, ((13, 115),)
)


def flagged(text: str) -> list[tuple[str, str]]:
    return [(flag.written, flag.right) for flag in flags_in(text, FIGURES)]


def test_the_sentence_of_the_seed_is_flagged_twice() -> None:
    text = "Toàn thành phố có 14/115 chi bộ có tổ đảng, với 60 tổ đảng đi vào hoạt động."
    assert flagged(text) == [("14/115", "13/115"), ("60 tổ đảng", "54 tổ đảng")]


def test_figures_that_agree_are_not_flagged() -> None:
    assert flagged("Có 13/115 chi bộ có tổ đảng với 54 tổ đảng; 5.704 đảng viên.") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Có 4.835/5.700 đảng viên được phổ biến, đạt 84,72 %.", "84,82 %"),
        ("4.835 trên 5.700 (84,72%) đảng viên", "84,82 %"),
        ("4.835 trên tổng số 5.700, đạt 85,0 %", "84,8 %"),
        ("1/8 số chi bộ, tức 12 %", "13 %"),
    ],
)
def test_a_percentage_is_reckoned_to_as_many_places_as_it_has(text: str, right: str) -> None:
    assert right in [found for _written, found in flagged(text)]


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("14 trong tổng số 115 chi bộ", "14 trong tổng số 115", "13/115"),
        ("14 trong số 115 chi bộ", "14 trong số 115", "13/115"),
        ("84,72 % (4.835/5.700) đảng viên", "84,72 % … 4.835/5.700", "84,82 %"),
        ("đạt 84.72% với 4.835/5.700 đồng chí", "84.72% … 4.835/5.700", "84,82 %"),
        ("4.835 đảng viên, chiếm 84,72 % trong tổng số 5.700", "4.835 … 84,72 % … 5.700", "84,82 %"),
        ("có 60 (sáu mươi) tổ đảng", "60 tổ đảng", "54 tổ đảng"),
        ("Tổ đảng: 60; chi bộ: 115.", "60 tổ đảng", "54 tổ đảng"),
        ("số tổ đảng là 55.", "55 tổ đảng", "54 tổ đảng"),
        ("có 5\u00a0740 đảng viên", "5\u00a0740 đảng viên", "5.704 đảng viên"),
        ("có 60\u00a0tổ\u00a0đảng", "60 tổ đảng", "54 tổ đảng"),
        ("với sáu mươi tổ đảng", "sáu mươi tổ đảng", "54 tổ đảng"),
        ("Mười bốn chi bộ có tổ đảng", "Mười bốn chi bộ có tổ đảng", "13 chi bộ có tổ đảng"),
        ("có 54 (sáu mươi) tổ đảng", "54 (sáu mươi) tổ đảng", "54 tổ đảng"),
        ("chia thành các tổ đảng (60 tổ)", "60 tổ đảng", "54 tổ đảng"),
        ("số tổ đảng (60)", "60 tổ đảng", "54 tổ đảng"),
        ("số tổ đảng là 60 tổ", "60 tổ đảng", "54 tổ đảng"),
        ("14 đơn vị trong tổng số 115 chi bộ", "14 đơn vị trong tổng số 115", "13/115"),
        ("tỷ lệ 14 : 115", "14 : 115", "13/115"),
        (
            "4.835 đảng viên trên tổng số 5.704 đảng viên, đạt 84,72 %",
            "4.835 đảng viên trên tổng số 5.704 … 84,72 %",
            "84,77 %",
        ),
        ("trong tổng số 5.704 đảng viên có 4.835 đảng viên (84,72 %)", "5.704 … 4.835 … 84,72 %", "84,77 %"),
        ("84,72 % tổng số đảng viên (4.835/5.704)", "84,72 % … 4.835/5.704", "84,77 %"),
        ("đạt 84,72 phần trăm (4.835/5.704)", "84,72 phần trăm … 4.835/5.704", "84,77 %"),
        ("tỷ lệ chi bộ có tổ đảng là 11,4 %", "11,4 %", "11,3 %"),
    ],
)
def test_however_a_figure_is_written_it_is_compared(text: str, written: str, right: str) -> None:
    assert flagged(text) == [(written, right)]


@pytest.mark.parametrize(
    "text",
    [
        "tổ đảng có 60 việc",
        "năm mươi tư tổ đảng, 54 (năm mươi bốn) tổ đảng, mười ba chi bộ",
        "mỗi năm sáu mươi việc; một tổ đảng; tổ đảng (2024)",
        "13 chi bộ trong tổng số 115 chi bộ, tỷ lệ 13 : 115",
        "trong tổng số 5.704 đảng viên có 4.835 đảng viên (84,77 %)",
        "đạt 11,3 %, 11 %, 90 %",
        "Tổ đảng: 54",
        "đạt 84.82% với 4.835/5.700",
        "13 trong số 115 chi bộ, 54 (năm mươi tư) tổ đảng",
    ],
)
def test_what_is_written_otherwise_and_agrees_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize("text", ["4.835/5.700 đồng chí, đạt 84,82 %", "đạt 84,72 %", "3/0 chi bộ, đạt 5 %"])
def test_a_percentage_that_is_right_or_of_nothing_is_not_flagged(text: str) -> None:
    assert flagged(text) == []


def test_half_is_rounded_up_as_people_do() -> None:
    assert (percent_of(1, 8, places=0), percent_of(1, 3), percent_of(1, 1)) == ("13", "33,33", "100,00")


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 14/3 và ngày 14/3/2025 chi bộ họp; tháng 3/2025 có báo cáo.",
        "Hướng dẫn số 03-HD/TW; Công văn 60-CV/TU.",
        "Có 5 tổ đảng sinh hoạt tốt, 12 đảng viên nêu ý kiến.",
        "Có 60 tổ công tác, 200 hộ dân.",
        "",
    ],
)
def test_days_numbers_of_documents_and_parts_are_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("number", "is_flagged"), [(45, False), (46, True), (53, True), (54, False), (55, True), (62, True), (63, True)]
)
def test_what_is_near_the_figure_or_beyond_it_is_flagged(number: int, is_flagged: bool) -> None:
    assert bool(flagged(f"có {number} tổ đảng")) is is_flagged


@pytest.mark.parametrize(
    ("share", "is_flagged"), [("12/115", True), ("14/115", True), ("13/116", True), ("3/115", False)]
)
def test_a_share_is_flagged_where_one_side_is_known_and_the_other_is_near(share: str, is_flagged: bool) -> None:
    assert bool(flagged(f"có {share} đơn vị")) is is_flagged


def test_the_same_is_said_once_and_each_sentence_by_itself() -> None:
    assert flagged("60 tổ đảng. 60 tổ đảng!\n4.835/5.700. Đạt 84,72 %.") == [("60 tổ đảng", "54 tổ đảng")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("đóng góp 20000 đồng", [("20000 đồng", "20.000 đồng")]),
        ("đóng góp 20.000 đồng năm 2025 của", []),
        ("mã 38168053000 của", []),
        ("số 20000-CV/TU", []),
        ("9999 đồng", []),
    ],
)
def test_thousands_that_are_not_parted_are_asked_about(text: str, right: list[tuple[str, str]]) -> None:
    assert flagged(text) == right
