"""Over another language, another day, ticking all, a session that ended: what was typed is still there, for its person alone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.steps import CELL, ITEM, People, fill, follow, send
from tests.sites import PASSWORD

PLAN = f"/meetings/organisations/{CELL}/plan/"
PLACE = "Nhà văn hoá khu phố"


def typed(page: Page) -> None:
    page.goto(PLAN)
    fill(page, place=PLACE, **{"agenda-0-text": ITEM})


def is_there(page: Page) -> None:
    expect(page.locator("[name=place]")).to_have_value(PLACE)
    expect(page.locator('[name="agenda-0-text"]')).to_have_value(ITEM)


def test_another_language_and_another_page_lose_nothing(open_as: People) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    follow(clerk.locator("[name=language][value=en]"))
    is_there(clerk)
    expect(clerk.get_by_text("Here is what you had typed")).to_be_visible()
    follow(clerk.locator("[name=language][value=vi]"))
    is_there(clerk)
    follow(clerk.locator(".wordmark"))
    clerk.goto(PLAN)
    is_there(clerk)
    clerk.locator("[role=status] .link-button").click()
    expect(clerk.locator("[name=place]")).to_have_value("")
    clerk.reload()
    expect(clerk.locator("[name=place]")).to_have_value("")


def test_what_was_sent_is_not_filled_in_again(open_as: People) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    fill(clerk, held_on="28/03/2025")
    send(clerk)
    clerk.goto(PLAN)
    expect(clerk.locator("[name=place]")).to_have_value("")


def test_the_warning_comes_before_the_end_and_its_button_goes_on(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.clock.install()
    clerk.goto(PLAN)
    warning = clerk.locator("#session")
    expect(warning).to_be_hidden()
    clerk.clock.fast_forward("56:00")
    expect(warning).to_be_visible()
    warning.get_by_role("button").click()
    expect(warning).to_be_hidden()


def test_signed_out_elsewhere_one_signs_in_again_and_goes_on(open_as: People) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    fill(clerk, held_on="29/03/2025")
    other = clerk.context.new_page()
    other.goto("/")
    follow(other.locator("form[data-signs-out] button"))
    send(clerk)
    expect(clerk.locator("[name=username]")).to_have_value("clerk")
    clerk.locator("[name=password]").fill(PASSWORD)
    follow(clerk.locator("main form button[type=submit]"))
    is_there(clerk)


def test_another_person_at_the_same_machine_sees_nothing_of_it(
    open_as: People, sign_in: Callable[[Page, str], Page]
) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    follow(clerk.locator("form[data-signs-out] button"))
    sign_in(clerk, "ward")
    assert PLACE not in clerk.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
