"""The demo as a stranger starts it, on SQLite and with no other server: signed in, something entered, a document made."""

from playwright.sync_api import expect

from tests.journeys.steps import CELL, LETTER, People, open_a_round, pdf_of, register, says, text_of


def test_a_letter_reaches_the_ward_which_registers_a_cell(open_as: People) -> None:
    open_a_round(open_as("board"), symbol=LETTER, last_day="09/04/2025")
    register(open_as("ward"), LETTER, CELL)
    board = open_as("board")
    board.goto("/")
    says(board, "Chi bộ khu phố 1")


def test_the_list_is_printed_by_the_process_that_serves_it(open_as: People) -> None:
    assert "Chi bộ khu phố 1" in text_of(pdf_of(open_as("ward"), "/reports/PRTC-P01/"))


def test_the_day_of_the_demo_moves_on(open_as: People) -> None:
    ward = open_as("ward")
    ward.goto("/")
    ward.locator(".demo-banner button[value=day]").click()
    expect(ward.locator(".demo-banner")).to_contain_text("22/03/2025")
