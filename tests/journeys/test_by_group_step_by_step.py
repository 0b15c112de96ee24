"""A meeting by group in the order of 03-HD/TW, II.4.2: cell committee, groups, reports, combined record."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import (
    CELL,
    People,
    approve_the_cell_by_group,
    at_a_meeting,
    choose,
    fill,
    follow,
    move_the_day_to,
    plan,
    press,
    record_minutes,
    record_report,
    record_the_first_session,
    row,
    says,
    send,
    take_the_next_step,
    to_the_group,
)

DISSENT = "Tôi đề nghị giữ giờ sinh hoạt buổi tối;\nnhiều đồng chí ban ngày còn đi làm."
RESERVED = "Tôi bảo lưu ý kiến về mức thu quỹ, vì nhiều hộ còn khó khăn."


@pytest.fixture(scope="module")
def meeting(open_as: People) -> str:
    """The address of a by-group meeting planned for 28/03/2025, its pilot approved before."""
    approve_the_cell_by_group(open_as)
    clerk = open_as("clerk")
    plan(clerk, CELL, format="by_group", on="28/03/2025")
    at_a_meeting(clerk)
    return clerk.url


@pytest.fixture
def clerk(open_as: People, meeting: str) -> Page:
    """On the page of the meeting."""
    page = open_as("clerk")
    page.goto(meeting)
    return page


def test_nothing_can_be_combined_before_the_groups_have_met(clerk: Page, meeting: str) -> None:
    clerk.goto(f"{meeting}combine/")
    fill(clerk, text="Thống nhất.")
    send(clerk)
    says(clerk, "03-HD/TW, II.4.2")
    clerk.goto(meeting)
    expect(clerk.locator(".timeline .step-now")).to_have_count(1)
    expect(clerk.locator("table.groups")).to_have_count(0)


def test_first_the_cell_committee_gives_the_direction_and_assigns_its_members(clerk: Page) -> None:
    record_the_first_session(clerk, on="21/03/2025")
    expect(clerk.locator("table.groups tbody tr")).to_have_count(4)


def test_no_group_meets_before_its_day(clerk: Page) -> None:
    to_the_group(clerk, 1, "/")
    fill(clerk, present="14")
    send(clerk)
    expect(clerk.locator(".invalid-feedback").first).to_be_visible()


def test_the_groups_meet_and_their_minutes_are_recorded(clerk: Page) -> None:
    move_the_day_to(clerk, "28/03/2025")
    clerk.go_back()
    clerk.goto("/meetings/")
    follow(row(clerk, "28/03/2025").first.get_by_role("link").first)
    record_minutes(clerk, 1, present=14)
    record_minutes(clerk, 2, present=13, against=1, other=DISSENT)
    record_minutes(clerk, 3, present=12, against=2, reserved=RESERVED)
    expect(clerk.locator("table.groups")).to_contain_text("14/")


def test_no_leader_reports_for_a_group_that_has_not_met(clerk: Page, meeting: str) -> None:
    address = clerk.locator("table.groups tbody tr").nth(3).locator("a").first.get_attribute("href")
    clerk.goto(f"{address}report/")
    expect(clerk).to_have_url(meeting)
    expect(clerk.locator(".messages")).to_be_visible()


def test_three_leaders_report_in_time(clerk: Page) -> None:
    record_minutes(clerk, 4, present=14)
    for number in (1, 2, 3):
        record_report(clerk, number)
    expect(clerk.locator("table.groups .status.tone-good")).to_have_count(3)


def test_nothing_is_combined_while_a_report_is_missing(clerk: Page, meeting: str) -> None:
    clerk.goto(f"{meeting}combine/")
    fill(clerk, text="Thống nhất.")
    send(clerk)
    says(clerk, "03-HD/TW, II.4.2")


def test_a_day_later_the_fourth_report_is_overdue(clerk: Page, meeting: str) -> None:
    move_the_day_to(clerk, "30/03/2025")
    clerk.goto(meeting)
    expect(clerk.locator("table.groups .status.tone-bad")).to_have_count(1)
    expect(clerk.locator("table.groups")).to_contain_text("29/03/2025")
    expect(clerk.locator(".timeline .step-late")).to_have_count(1)


def test_the_overdue_report_stands_on_the_desk(clerk: Page) -> None:
    clerk.goto("/")
    expect(clerk.locator(".duties li.duty-late", has_text="Báo cáo")).to_be_visible()


def test_a_late_report_is_accepted_and_stays_late(clerk: Page) -> None:
    take_the_next_step(clerk)
    send(clerk)
    at_a_meeting(clerk)
    late = clerk.locator("table.groups tbody tr").nth(3)
    expect(late.locator(".status.tone-bad")).to_contain_text("muộn")


def test_the_results_are_summed_and_dissent_is_kept_word_for_word(clerk: Page) -> None:
    take_the_next_step(clerk)
    expect(clerk.locator("main tfoot")).to_contain_text("53")
    votes = clerk.locator("main table", has_text="Quán triệt").locator("tbody tr").first.locator("td.number")
    assert votes.all_inner_texts() == ["50", "3", "0"]
    quotes = [quote.inner_text() for quote in clerk.locator("main blockquote").all()]
    assert quotes == [RESERVED, DISSENT]


def test_the_cell_committee_adopts_the_conclusion_and_the_meeting_is_held(clerk: Page, meeting: str) -> None:
    clerk.goto(f"{meeting}combine/")
    choose(clerk, kind="resolution")
    fill(clerk, held_on="30/03/2025", text="Chi bộ thống nhất thực hiện nghị quyết từ tháng 4.", in_favour="3")
    fill(clerk, **{"tasks-0-text": "Phổ biến nghị quyết đến các hộ", "tasks-0-due_on": "15/04/2025"})
    clerk.locator('main select[name="tasks-0-member"]').select_option(index=1)
    send(clerk)
    says(clerk, "Phổ biến nghị quyết đến các hộ", RESERVED)
    press(clerk, "confirm")
    at_a_meeting(clerk)
    expect(clerk.locator(".subtitle .status.tone-good")).to_be_visible()
    says(clerk, "Phổ biến nghị quyết đến các hộ", RESERVED)
    expect(clerk.locator('.next-step a[href*="/minutes/"]')).to_be_visible()


def test_what_was_held_counts_and_changes_no_more(clerk: Page, meeting: str) -> None:
    expect(clerk.locator('main a[href$="/reschedule/"]')).to_have_count(0)
    clerk.goto(f"/meetings/organisations/{CELL}/")
    expect(clerk.locator("section.quota").last).to_contain_text("1/3")


def test_the_minutes_hold_it_all(clerk: Page, meeting: str) -> None:
    clerk.goto(f"{meeting}minutes/")
    says(clerk, "Tổ đảng số 4", RESERVED, "bảo lưu", "53")
