"""The first page a stranger sees."""

from playwright.sync_api import Page, expect


def test_the_sign_in_page_opens_in_vietnamese(page: Page) -> None:
    page.goto("/")
    expect(page).to_have_url("/accounts/login/?next=/")
    assert page.locator("html").get_attribute("lang") == "vi"
    expect(page.locator("input[name=username]")).to_be_visible()
