"""In a browser that runs no script: what is typed stays over another language, another day and another page of a list."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import CELL, ITEM, People, at_a_meeting, fill, follow, send

PLAN = f"/meetings/organisations/{CELL}/plan/"
NARRATIVE = "/reports/PRTC/pilot_report/"
MEMBERS = f"/organisations/{CELL}/members/?per_page=20"
PLACE, STRENGTHS = "Nhà văn hoá khu phố", "Đoàn kết, gương mẫu\nSinh hoạt đều"


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return browser_context_args | {"java_script_enabled": False}


def typed(page: Page) -> None:
    page.goto(PLAN)
    fill(page, place=PLACE, **{"agenda-0-text": ITEM})


def is_there(page: Page) -> None:
    expect(page.locator("[name=place]")).to_have_value(PLACE)
    expect(page.locator('[name="agenda-0-text"]')).to_have_value(ITEM)
    expect(page.locator(".error-summary")).to_have_count(0)


def ticked(page: Page) -> set[str]:
    return {box.get_attribute("value") or "" for box in page.locator("input[name=member]:checked").all()}


def test_another_language(open_as: People) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    follow(clerk.locator("[name=language][value=en]"))
    expect(clerk.locator("html")).to_have_attribute("lang", "en")
    is_there(clerk)
    follow(clerk.locator("[name=language][value=vi]"))
    is_there(clerk)
    clerk.locator('main [name="format"][value="in_person"]').check()
    fill(clerk, held_on="28/03/2025")
    send(clerk)
    at_a_meeting(clerk)


def test_another_day_of_the_demo(open_as: People) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    follow(clerk.locator(".demo-banner button[value=day]"))
    expect(clerk.locator(".demo-banner")).to_contain_text("22/03/2025")
    is_there(clerk)
    follow(clerk.locator(".demo-banner [name=choose_day]"))
    fill(clerk, day="24/03/2025")
    send(clerk)
    expect(clerk.locator(".demo-banner")).to_contain_text("24/03/2025")
    is_there(clerk)


def test_enter_presses_the_button_of_the_form(open_as: People) -> None:
    clerk = open_as("clerk")
    typed(clerk)
    clerk.locator('main [name="format"][value="in_person"]').check()
    fill(clerk, held_on="27/03/2025")
    with clerk.expect_navigation():
        clerk.locator("[name=place]").press("Enter")
    at_a_meeting(clerk)


def test_another_day_above_the_text_of_a_report(open_as: People) -> None:
    board = open_as("board")
    board.goto(NARRATIVE)
    fill(board, text_strengths=STRENGTHS, on="20/03/2025")
    with board.expect_navigation():
        board.locator("[name=on]").press("Enter")
    expect(board.locator(".subtitle")).to_contain_text("20/03/2025")
    expect(board.locator("[name=text_strengths]")).to_have_value(STRENGTHS)
    fill(board, on="no day")
    follow(board.locator(".filter-bar .btn-primary"))
    expect(board.locator("[name=on]")).to_have_attribute("aria-invalid", "true")
    fill(board, on="19/03/2025")
    follow(board.locator(".filter-bar .btn-primary"))
    expect(board.locator("[name=text_strengths]")).to_have_value(STRENGTHS)
    follow(board.locator("main .form-actions .btn-primary"))
    expect(board.locator("[name=text_strengths]")).to_have_value(STRENGTHS)


def test_ticks_go_along_to_other_pages_of_a_list(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto(MEMBERS)
    for number in (0, 3):
        clerk.locator("input[name=member]").nth(number).check()
    first = ticked(clerk)
    follow(clerk.locator(".table-pages button").last)
    assert ticked(clerk) == set()
    expect(clerk.locator("input[type=hidden][name=member]")).to_have_count(2)
    follow(clerk.locator("[name=tick][value=all]").first)
    assert len(ticked(clerk)) == clerk.locator("input[type=checkbox][name=member]").count()
    follow(clerk.locator("[name=language][value=en]"))
    follow(clerk.locator("[name=language][value=vi]"))
    both = len(ticked(clerk)) + len(first)
    follow(clerk.locator(".table-pages button").first)
    assert ticked(clerk) == first
    fill(clerk, name="no such name")
    follow(clerk.locator(".filter-buttons .btn-primary").first)
    clerk.locator(".filter-used > summary").click()
    follow(clerk.locator(".filter-buttons button.btn-secondary").first)
    assert first <= ticked(clerk)
    follow(clerk.locator("[name=kind][value=ground]"))
    expect(clerk.locator("input[name=member]")).to_have_count(both)
