"""Vietnamese unless one asks for English, and back."""

from playwright.sync_api import Page, expect

from tests.journeys.steps import People, follow, pdf_of, says, text_of


def switch_to(page: Page, language: str) -> None:
    follow(page.locator(f"button[name=language][value={language}]"))
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_each_language_is_named_in_itself(page: Page) -> None:
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="English")).to_be_visible()
    switch_to(page, "en")
    expect(page.get_by_role("button", name="Tiếng Việt")).to_be_visible()


def test_the_page_one_is_on_is_shown_in_the_other_language(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/pilots/eligibility/PRTC-P01-01/?format=online")
    says(clerk, "3 trên 60 đảng viên")
    switch_to(clerk, "en")
    expect(clerk).to_have_url("/pilots/eligibility/PRTC-P01-01/?format=online")
    says(clerk, "3 of the 60 members")


def test_dates_and_numbers_stay_as_they_are_written_in_viet_nam(open_as: People) -> None:
    board = open_as("board")
    switch_to(board, "en")
    board.goto("/reports/PRTC/figures/?on=21/03/2025")
    says(board, "6.031", "21/03/2025")


def test_the_choice_lasts_and_leads_back(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/organisations/PRTC-P01-01/members/")
    expect(clerk.locator("html")).to_have_attribute("lang", "en")
    switch_to(clerk, "vi")
    says(clerk, "62 đảng viên")


def test_documents_are_vietnamese_whatever_the_screen_speaks(open_as: People) -> None:
    board = open_as("board")
    expect(board.locator("html")).to_have_attribute("lang", "en")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text_of(pdf_of(board, "/reports/PRTC/?on=21/03/2025"))
