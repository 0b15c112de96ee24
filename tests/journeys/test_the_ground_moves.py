"""30/9/2026: the commune becomes grassroots while a round runs, a pilot is in force, a meeting by group is under way, a guest stays
and papers are on their way. Told from the end of the district level on; everybody keeps one cell, and every office its way on."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import (
    People,
    appraise,
    at_a_meeting,
    choose,
    decide,
    draft_a_guidance,
    fill,
    follow,
    move_the_day_to,
    plan,
    press,
    put_on_the_list,
    record_minutes,
    record_report,
    record_the_first_session,
    row,
    says,
    send,
    take_up,
)
from tests.journeys.test_reorganisation import figures
from tests.sites import Site

LETTER, GUIDANCE = "61-CV/ĐU", "09-HD/TW"
CELL, HEIR = "PRTC-P01-01", "PHRA-K01"
GUEST, LEAVING = "Trần Thị Khách", "the member who goes"
BELONGING = """
    SELECT COUNT(*), COUNT(DISTINCT member_id) FROM cells_membership AS fact
    WHERE fact.valid_from <= '{day}' AND (fact.valid_to IS NULL OR fact.valid_to > '{day}')
    AND EXISTS (SELECT 1 FROM cells_organisationversion AS cell WHERE cell.organisation_id = fact.cell_id
        AND cell.kind = 'cell' AND cell.valid_from <= '{day}' AND (cell.valid_to IS NULL OR cell.valid_to > '{day}'))"""


@pytest.fixture(scope="module")
def before(open_as: People) -> list[str]:
    """What the reports of 2023 and 2025 say before anything moves."""
    return figures(open_as("board"))


def load_and_confirm(admin: Page, title: str) -> None:
    admin.goto("/reorganisations/")
    follow(admin.locator('button[name="prepared"]', has_text=title))
    follow(admin.locator("#confirm-reorganisation"))
    expect(admin.locator("#cancel-reorganisation")).to_be_visible()


def test_both_plans_are_confirmed_one_upon_the_other(open_as: People, before: list[str]) -> None:
    admin = open_as("admin")
    load_and_confirm(admin, "thành lập đảng bộ 5 phường")
    load_and_confirm(admin, "thành đảng bộ cơ sở")


def test_a_successor_of_the_guidance_is_in_force(open_as: People) -> None:
    admin = open_as("admin")
    draft_a_guidance(admin, symbol=GUIDANCE)
    follow(admin.locator('main a[href$="/put-in-force/"]'))
    send(admin)
    expect(admin.locator(".messages")).to_contain_text(GUIDANCE)


def test_in_september_2026_the_ward_opens_a_round_and_the_cell_is_approved(open_as: People) -> None:
    move_the_day_to(open_as("admin"), "01/09/2026")
    board = open_as("board")
    board.goto("/pilots/rounds/new/")
    print(board.locator("main").inner_text())
    assert 0
