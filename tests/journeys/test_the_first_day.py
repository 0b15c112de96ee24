"""Somebody sees the product for the first time: the sign-in page, the desk, the day of the demo."""

from playwright.sync_api import Page, expect

from tests.journeys.steps import People, fill, follow, move_the_day_to, says, send
from tests.sites import PASSWORD


def test_the_sign_in_page_opens_in_vietnamese(page: Page) -> None:
    page.goto("/")
    expect(page).to_have_url("/accounts/login/?next=/")
    assert page.locator("html").get_attribute("lang") == "vi"
    expect(page.locator("input[name=username]")).to_be_visible()


def test_who_takes_a_name_from_the_list_need_only_write_the_password(page: Page) -> None:
    page.goto("/")
    follow(page.locator("main").get_by_role("link", name="clerk", exact=True))
    expect(page.locator("input[name=username]")).to_have_value("clerk")
    fill(page, password=PASSWORD)
    send(page)
    expect(page).to_have_url("/")
    says(page, "Chi bộ khu phố 1")


def test_a_wrong_password_is_told_and_the_name_stays(page: Page) -> None:
    page.goto("/accounts/login/")
    fill(page, username="clerk", password="không phải mật khẩu này")
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("input[name=username]")).to_have_value("clerk")


def test_the_banner_says_the_day_and_moves_it_forward(open_as: People) -> None:
    clerk = open_as("clerk")
    banner = clerk.locator(".demo-banner")
    expect(banner).to_contain_text("21/03/2025")
    follow(banner.locator("button[value=day]"))
    expect(banner).to_contain_text("22/03/2025")
    follow(banner.locator("button[value=week]"))
    expect(banner).to_contain_text("29/03/2025")


def test_the_day_never_goes_back(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/accounts/demo-day/")
    fill(clerk, day="21/03/2025")
    send(clerk)
    expect(clerk.locator(".invalid-feedback")).to_contain_text("29/03/2025")
    expect(clerk.locator(".demo-banner")).to_contain_text("29/03/2025")


def test_everybody_in_the_demo_lives_on_the_same_day(open_as: People) -> None:
    move_the_day_to(open_as("clerk"), "01/04/2025")
    expect(open_as("ship").locator(".demo-banner")).to_contain_text("01/04/2025")


def test_who_signs_out_has_to_sign_in_again(open_as: People) -> None:
    clerk = open_as("clerk")
    follow(clerk.locator('form[action$="/logout/"] button'))
    clerk.goto("/organisations/PRTC-P01-01/")
    expect(clerk).to_have_url("/accounts/login/?next=/organisations/PRTC-P01-01/")
