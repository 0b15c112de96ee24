"""Inside an approved pilot: quotas, agendas and who may join online."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import (
    CELL,
    ITEM,
    People,
    appraise,
    approve_the_cell_by_group,
    at_a_meeting,
    decide,
    fill,
    follow,
    move_the_day_to,
    open_a_round,
    plan,
    refused,
    register,
    row,
    says,
    send,
)

SHIP = "VTHA-OVER"
ADMISSION = "Xét kết nạp đảng viên"
UNCLEAR = "Bàn về đảng viên dự bị"
SECRET = "Thông báo tài liệu mật về quốc phòng"


@pytest.fixture(scope="module", autouse=True)
def _two_pilots(open_as: People) -> None:
    """By group in the city, online in the shipping company; told in test_from_letter_to_decision.py."""
    approve_the_cell_by_group(open_as)
    open_a_round(open_as("kdn_board"), symbol="45-CV/ĐUK", last_day="09/04/2025")
    register(open_as("ship"), "45-CV/ĐUK", SHIP)
    appraise(open_as("kdn_board"), "tàu Hải Âu 02", "Đủ điều kiện.")
    decide(open_as("kdn_standing"), "tàu Hải Âu 02")


def quota(page: Page, code: str, which: int) -> Locator:
    """What the page of meetings says of a quota: 0 is online, 1 by group."""
    page.goto(f"/meetings/organisations/{code}/")
    return page.locator("section.quota").nth(which)


# By group ---------------------------------------------------------------------------------------------------


def test_the_quota_is_seen_before_anything_is_planned(open_as: People) -> None:
    by_group = quota(open_as("clerk"), CELL, 1)
    expect(by_group).to_contain_text("0/3")
    expect(by_group).to_contain_text("03-HD/TW, II.2")
    expect(by_group.locator(".status.tone-good")).to_be_visible()


def test_admitting_a_member_is_refused_by_group_with_the_clause(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="by_group", on="05/04/2025", items=[ITEM, ADMISSION])
    refused(clerk)
    refusal = clerk.locator(".agenda-refusal")
    expect(refusal).to_have_count(1)
    expect(refusal).to_contain_text("03-HD/TW, II.3.2")
    expect(clerk.locator('[name="agenda-1-text"]')).to_have_value(ADMISSION)
    expect(clerk.locator("main h2").first).to_contain_text("05/04/2025")


def test_an_unclear_item_asks_for_a_reason_and_somebody_answers_for_it(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="by_group", on="05/04/2025", items=[ITEM, UNCLEAR])
    refused(clerk)
    fill(clerk, **{"agenda-1-reason": "Chỉ phân công giúp đỡ, không xét chuyển đảng chính thức."})
    send(clerk)
    at_a_meeting(clerk)
    says(clerk, "Nguyễn Thị Kim Lành", "không xét chuyển đảng chính thức")


def test_the_committee_above_sees_the_reason(open_as: People) -> None:
    ward = open_as("ward")
    ward.goto("/meetings/confirmed/")
    expect(row(ward, UNCLEAR)).to_contain_text("không xét chuyển đảng chính thức")


def test_each_planned_meeting_uses_the_quota(open_as: People) -> None:
    clerk = open_as("clerk")
    expect(quota(clerk, CELL, 1)).to_contain_text("1/3")
    for day in ("05/05/2025", "05/06/2025"):
        plan(clerk, CELL, format="by_group", on=day)
        at_a_meeting(clerk)
    expect(quota(clerk, CELL, 1)).to_contain_text("3/3")


def test_a_fourth_is_refused(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="by_group", on="20/06/2025")
    refused(clerk)
    expect(clerk.locator("main form .invalid-feedback").first).to_contain_text("3")
    expect(clerk.locator("main")).to_contain_text("03-HD/TW, II.2")


def test_a_cancelled_meeting_gives_its_place_back(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto(f"/meetings/organisations/{CELL}/")
    follow(row(clerk, "05/06/2025").get_by_role("link"))
    follow(clerk.locator('main a[href$="/cancel/"]'))
    fill(clerk, reason="Trùng ngày hội nghị của phường.")
    follow(clerk.locator("main form button.btn-danger"))
    says(clerk, "Trùng ngày hội nghị của phường.")
    expect(quota(clerk, CELL, 1)).to_contain_text("2/3")


# In person --------------------------------------------------------------------------------------------------


def test_in_person_any_agenda_passes_and_no_quota_is_used(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="in_person", on="03/04/2025", items=[ADMISSION])
    at_a_meeting(clerk)
    says(clerk, ADMISSION)
    expect(quota(clerk, CELL, 1)).to_contain_text("2/3")


def test_secrets_are_refused_even_in_person(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="in_person", on="04/04/2025", items=[ITEM, SECRET])
    refused(clerk)
    expect(clerk.locator(".agenda-refusal")).to_contain_text("bí mật")


# Online -----------------------------------------------------------------------------------------------------


def test_a_meeting_fully_online_needs_a_ground_for_everybody(open_as: People) -> None:
    ship = open_as("ship")
    plan(ship, SHIP, format="full_online", on="24/03/2025")
    refused(ship)
    expect(ship.locator("main form .invalid-feedback").first).to_contain_text("11")


def test_the_ship_plans_a_hybrid_one(open_as: People) -> None:
    ship = open_as("ship")
    plan(ship, SHIP, format="hybrid", on="24/03/2025")
    at_a_meeting(ship)
    expect(quota(ship, SHIP, 0)).to_contain_text("1/3")


def test_without_a_ground_one_comes_in_person(open_as: People) -> None:
    ship = open_as("ship")
    move_the_day_to(ship, "24/03/2025")
    ship.goto(f"/meetings/organisations/{SHIP}/")
    follow(row(ship, "24/03/2025").get_by_role("link"))
    follow(ship.locator('main a[href$="/attendance/"]').first)
    online = ship.locator("main input[type=radio][value=online]")
    expect(online.first).to_be_attached()
    may, may_not = [], []
    for choice in online.all():
        (may if choice.is_enabled() else may_not).append(choice)
    assert len(may_not) == 11
    for choice in may:
        choice.check()
    for choice in may_not:
        choice.locator("xpath=ancestor::fieldset").locator("input[value=in_person]").check()
    send(ship)
    at_a_meeting(ship)
    expect(ship.locator("dl.figures").last).to_contain_text("11")


def test_one_cell_is_no_other(open_as: People) -> None:
    ship = open_as("ship")
    plan(ship, "VTHA-HALF", format="hybrid", on="28/03/2025")
    refused(ship)
    expect(ship.locator("main form .invalid-feedback").first).to_contain_text("12 trên 24")
