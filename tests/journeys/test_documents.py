"""What is printed: the registration lists of seed 003 and the result report of 03-HD/TW with the figures of seed 000."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import (
    CELL,
    LETTER,
    People,
    fill,
    follow,
    move_the_day_to,
    open_a_round,
    pdf_of,
    put_on_the_list,
    register,
    says,
    send,
    take_up,
    text_of,
)

REPORT = "/reports/PRTC/pilot_report/"
STRENGTHS = "Các chi bộ đã chủ động rà soát đảng viên đi làm ăn xa."


@pytest.fixture(scope="module", autouse=True)
def _lists_of_a_round(open_as: People) -> None:
    open_a_round(open_as("board"), symbol=LETTER, last_day="09/04/2025")
    register(open_as("ward"), LETTER, CELL)
    open_a_round(open_as("kdn_board"), symbol="45-CV/ĐUK", last_day="09/04/2025")
    register(open_as("ship"), "45-CV/ĐUK", "VTHA-OVER")


def sections_of(text: str) -> tuple[str, str]:
    """What stands under «I. Sinh hoạt trực tuyến» and under «II. Sinh hoạt tổ đảng»."""
    online, by_group = text.split(" II Sinh hoạt tổ đảng", 1)
    return online.split(" I Sinh hoạt trực tuyến", 1)[1].strip(), by_group.split("Nơi nhận")[0].strip()


def keep(board: Page) -> None:
    """The red button of the form, not that of the day."""
    send(board)
    expect(board.locator(".messages")).to_be_visible()


def test_the_list_of_the_ward_has_both_sections_and_its_cell(open_as: People) -> None:
    text = text_of(pdf_of(open_as("ward"), "/reports/PRTC-P01/"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    online, by_group = sections_of(text)
    assert "62" not in online
    assert "Chi bộ khu phố 1 62" in by_group


def test_the_list_of_a_unit_that_registers_none_is_printed_too(open_as: People) -> None:
    unit = open_as("unit")
    take_up(unit, LETTER)
    put_on_the_list(unit)
    unit.locator("[name=none_registers]").check()
    send(unit)
    online, by_group = sections_of(text_of(pdf_of(unit, "/reports/PRTC-C01/")))
    assert (online, by_group) == ("", "")


def test_the_list_of_the_ships_tells_the_ground_and_what_was_looked_at(open_as: People) -> None:
    online, by_group = sections_of(text_of(pdf_of(open_as("ship"), "/reports/VTHA/")))
    assert "Chi bộ tàu Hải Âu 02" in online
    assert "internet vệ tinh" in online
    assert by_group == ""


def test_the_board_writes_what_no_figure_can_tell(open_as: People) -> None:
    board = open_as("board")
    board.goto(f"{REPORT}?on=21/03/2025")
    fill(board, text_strengths=STRENGTHS)
    keep(board)
    board.goto(f"{REPORT}?on=21/03/2025")
    expect(board.locator("[name=text_strengths]")).to_have_value(STRENGTHS)


def test_the_report_prints_exactly_the_figures_of_the_city(open_as: People) -> None:
    text = text_of(pdf_of(open_as("board"), "/reports/PRTC/?on=21/03/2025"))
    assert STRENGTHS in text
    for figure in ("52", "20", "32", "13", "23", "15", "226", "115", "43", "14", "26", "13/115", "54", "6.031"):
        assert figure in text.split() or any(word.strip(".,;:()") == figure for word in text.split()), figure


def test_every_figure_leads_to_what_it_counts(open_as: People) -> None:
    board = open_as("board")
    board.goto("/reports/PRTC/figures/?on=21/03/2025")
    follow(board.locator("main tbody").get_by_role("link", name="52", exact=True).first)
    expect(board.locator("#behind tbody tr")).to_have_count(52)


def test_the_next_period_begins_with_the_text_of_the_last(open_as: People) -> None:
    board = open_as("board")
    move_the_day_to(board, "30/06/2025")
    board.goto(f"{REPORT}?on=30/06/2025")
    expect(board.locator("[name=text_strengths]")).to_have_value(STRENGTHS)
    fill(board, text_strengths="Quý II có thêm chi bộ đăng ký.")
    keep(board)
    board.goto(f"{REPORT}?on=21/03/2025")
    expect(board.locator("[name=text_strengths]")).to_have_value(STRENGTHS)


def test_the_board_of_a_neighbour_prints_no_report_of_the_city(open_as: People) -> None:
    answer = open_as("kdn_board").goto("/reports/PRTC/")
    assert answer is not None
    assert answer.status == 404
    says(open_as("kdn_board"), "Việc cần làm")
