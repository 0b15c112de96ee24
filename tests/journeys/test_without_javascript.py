"""The main steps of the first two stories in a browser that runs no script: everything is links, forms and buttons."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import (
    ITEM,
    People,
    approve_the_cell_by_group,
    at_a_meeting,
    fill,
    follow,
    pdf_of,
    plan,
    says,
    send,
    text_of,
)


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return browser_context_args | {"java_script_enabled": False}


def test_no_script_runs(page: Page) -> None:
    page.goto("/accounts/login/")
    page.set_content("<noscript><p>none</p></noscript>")
    expect(page.get_by_text("none")).to_be_visible()


def test_from_the_letter_to_the_decision(open_as: People) -> None:
    approve_the_cell_by_group(open_as)
    expect(open_as("standing").locator(".subtitle .status.tone-good")).to_be_visible()


def test_a_longer_agenda_is_written_without_losing_what_was_typed(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/meetings/organisations/PRTC-P01-01/plan/")
    fill(clerk, **{"agenda-0-text": ITEM})
    follow(clerk.locator("[name=more_lines]"))
    expect(clerk.locator('[name="agenda-0-text"]')).to_have_value(ITEM)
    expect(clerk.locator('[name="agenda-5-text"]')).to_be_visible()


def test_a_meeting_is_planned_and_a_refusal_is_read(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, "PRTC-P01-01", format="by_group", on="28/03/2025", items=[ITEM, "Xét kết nạp đảng viên"])
    expect(clerk.locator(".agenda-refusal")).to_contain_text("03-HD/TW, II.3.2")
    fill(clerk, **{"agenda-1-text": ""})
    send(clerk)
    at_a_meeting(clerk)
    says(clerk, ITEM)


def test_the_menu_unfolds_on_a_narrow_screen(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.set_viewport_size({"width": 390, "height": 844})
    clerk.goto("/")
    organisations = clerk.locator('nav.navigation a[href="/organisations/"]')
    expect(organisations).to_be_hidden()
    clerk.locator(".menu-switch summary").click()
    follow(organisations)
    expect(clerk).to_have_url("/organisations/")


def test_the_page_of_a_job_looks_again_by_itself(open_as: People) -> None:
    assert "Chi bộ khu phố 1" in text_of(pdf_of(open_as("ward"), "/reports/PRTC-P01/"))
