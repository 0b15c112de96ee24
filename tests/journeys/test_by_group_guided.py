"""A meeting by group for a cell of elderly leaders: as few clicks and figures as it can do with, a telephone, and paper."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.steps import (
    CELL,
    ITEM,
    People,
    approve_the_cell_by_group,
    at_a_meeting,
    choose,
    fill,
    follow,
    move_the_day_to,
    pdf_of,
    plan,
    press,
    record_report,
    row,
    says,
    send,
    take_the_next_step,
    text_of,
    to_the_group,
)

RESERVED = "Tôi bảo lưu ý kiến về mức thu quỹ, vì nhiều hộ còn khó khăn."
ITEMS = (ITEM, "Thông qua mức thu quỹ chi bộ quý II")
MORE_ITEMS = (
    "Quán triệt kế hoạch của Đảng ủy phường về vệ sinh môi trường",
    "Thông tin thời sự trong nước và thế giới",
)
MOST_CLICKS, MOST_FIGURES = 12, 10


@dataclass
class Hand:
    """Somebody whose clicks are counted, and the figures they type."""

    page: Page
    clicks: int = 0
    figures: int = 0

    def click(self, selector: str) -> None:
        self.clicks += 1
        follow(self.page.locator(selector).first)

    def tick(self, name: str) -> None:
        self.clicks += 1
        self.page.locator(f'main [name="{name}"]').check()

    def figure(self, name: str, number: int) -> None:
        self.figures += 1
        fill(self.page, **{name: str(number)})


@pytest.fixture(scope="module")
def clerk(open_as: People) -> Page:
    """On the page of a meeting of the day, its pilot approved before."""
    approve_the_cell_by_group(open_as)
    clerk = open_as("clerk")
    move_the_day_to(clerk, "28/03/2025")
    plan(clerk, CELL, format="by_group", on="28/03/2025", items=ITEMS)
    at_a_meeting(clerk)
    return clerk


def to_the_meeting_of(clerk: Page, day: str) -> None:
    clerk.goto("/meetings/")
    follow(row(clerk, day).first.get_by_role("link").first)


def test_four_groups_that_agree_need_a_dozen_clicks_and_a_handful_of_figures(clerk: Page) -> None:
    hand = Hand(clerk)
    hand.click(".next-step a")
    hand.click("main form .btn-primary")
    for present in (14, 13, 12, 14):
        hand.figure("present", present)
        if clerk.locator("main [name=voters]").count():
            hand.figure("voters", present - 1)  # one of the group is on probation
        hand.tick("all_in_favour")
        hand.click("main [name=with_report]")
    hand.figure("in_favour", 3)
    hand.click("main form .btn-primary")
    press(clerk, "confirm")
    hand.clicks += 1
    at_a_meeting(clerk)
    expect(clerk.locator(".subtitle .status.tone-good")).to_be_visible()
    says(clerk, ITEMS[1])
    assert hand.clicks <= MOST_CLICKS, hand
    assert hand.figures <= MOST_FIGURES, hand


def test_the_first_group_writes_on_a_telephone_and_reports_in_time(clerk: Page) -> None:
    move_the_day_to(clerk, "18/04/2025")
    plan(clerk, CELL, format="by_group", on="18/04/2025", items=(*ITEMS, *MORE_ITEMS))
    take_the_next_step(clerk)
    send(clerk)
    clerk.set_viewport_size({"width": 360, "height": 740})
    follow(clerk.locator('a[href$="/step/1/"]'))
    send(clerk)
    fill(clerk, present="12")
    send(clerk)
    # Interrupted: what was answered is there when they come back.
    address = clerk.url
    to_the_meeting_of(clerk, "18/04/2025")
    clerk.goto(address)
    send(clerk)
    send(clerk)
    follow(clerk.locator("main [name=all_in_favour]"))
    send(clerk)
    says(clerk, "12")
    assert clerk.evaluate("document.documentElement.scrollWidth") <= 360
    press(clerk, "1")
    at_a_meeting(clerk)
    clerk.set_viewport_size({"width": 1280, "height": 900})
    expect(clerk.locator("table.groups tbody tr").first.locator(".status.tone-good")).to_be_visible()


def test_the_second_is_typed_from_paper_that_the_product_printed(clerk: Page) -> None:
    follow(clerk.locator('form[action$="/sheets/"] button'))
    expect(clerk.locator(".paper-sheet")).to_have_count(4)
    clerk.emulate_media(media="print")
    assert len(PdfReader(BytesIO(clerk.pdf(format="A4", prefer_css_page_size=True))).pages) == 4
    clerk.emulate_media(media="screen")
    to_the_meeting_of(clerk, "18/04/2025")
    to_the_group(clerk, 2, "/")
    fill(clerk, present="13")
    for line in clerk.locator("table.ballots tbody tr").all():
        line.locator("input").nth(0).fill("12")
        line.locator("input").nth(1).fill("1")
    follow(clerk.locator("main [name=with_report]"))


def test_the_third_has_a_reserved_opinion_on_an_item(clerk: Page) -> None:
    fill(clerk, present="12", **{"opinions-0-text": RESERVED})
    clerk.locator('main select[name="opinions-0-item"]').select_option(index=2)
    choose(clerk, **{"opinions-0-kind": "reserved"})
    clerk.locator("main [name=all_in_favour]").check()
    follow(clerk.locator("main [name=with_report]"))


def test_the_fourth_reports_late_and_it_is_said(clerk: Page) -> None:
    fill(clerk, present="14")
    if clerk.locator("main [name=voters]").count():
        fill(clerk, voters="13")
    clerk.locator("main [name=all_in_favour]").check()
    send(clerk)
    at_a_meeting(clerk)
    move_the_day_to(clerk, "21/04/2025")
    to_the_meeting_of(clerk, "18/04/2025")
    expect(clerk.locator(".timeline .step-late")).to_have_count(1)
    record_report(clerk, 4)
    expect(clerk.locator("table.groups tbody tr").nth(3)).to_contain_text("muộn")


def test_the_record_has_the_sums_and_the_reserved_opinion_by_its_item(clerk: Page) -> None:
    take_the_next_step(clerk)
    said = clerk.locator("section.voices", has_text=ITEMS[1])
    expect(said.locator("blockquote")).to_have_text(RESERVED)
    expect(said.locator("figcaption")).to_contain_text("Tổ đảng số 3")
    fill(clerk, in_favour="3", **{"tasks-0-text": "Vận động các hộ", "tasks-0-due_on": "15/05/2025"})
    clerk.locator('main select[name="tasks-0-member"]').select_option(index=1)
    send(clerk)
    press(clerk, "confirm")
    at_a_meeting(clerk)
    says(clerk, RESERVED, "Vận động các hộ")


def test_the_combined_minutes_are_signed_by_two_and_printed(clerk: Page) -> None:
    follow(clerk.locator('main a[href^="/reports/meetings/"]').first)
    says(clerk, "THÀNH PHẦN")
    send(clerk)
    for role, place in (("chair", 1), ("secretary", 2)):
        form = clerk.locator("main form", has=clerk.locator(f'[name="{role}-member"]'))
        form.locator("select").select_option(index=place)
        follow(form.locator("button[type=submit]"))
    expect(clerk.locator("main [name=text]")).to_have_count(0)
    expect(clerk.locator("main [name=added]")).to_be_visible()
    minutes = text_of(pdf_of(clerk, clerk.url))
    assert "BIÊN BẢN" in minutes
    assert RESERVED in minutes
    assert "báo cáo chậm" in minutes
