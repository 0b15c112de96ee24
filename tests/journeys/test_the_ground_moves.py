"""30/9/2026: the commune becomes grassroots while a round runs, a pilot is in force, a meeting by group is under way, a guest
stays and papers are on their way. Everybody keeps one cell, and every office its way on (docs/demo.md)."""

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
CELL, HEIR, NAME = "PRTC-P01-01", "PHRA-K01", "Chi bộ khu phố 1"
GUEST, HOME = "Trần Thị Khách", "Chi bộ 3, Đảng bộ xã Xa"
EVE, DAY, MORROW = "2026-09-29", "2026-09-30", "2026-10-01"
BELONGING = """
    SELECT COUNT(*), COUNT(DISTINCT member_id) FROM cells_membership AS fact
    WHERE fact.valid_from <= '{day}' AND (fact.valid_to IS NULL OR fact.valid_to > '{day}')
    AND EXISTS (SELECT 1 FROM cells_organisationversion AS cell WHERE cell.organisation_id = fact.cell_id
        AND cell.kind = 'cell' AND cell.valid_from <= '{day}' AND (cell.valid_to IS NULL OR cell.valid_to > '{day}'))"""


@pytest.fixture(scope="module")
def before(open_as: People) -> list[str]:
    """What the reports of 2023 and 2025 say before anything moves."""
    return figures(open_as("board"))


def load_and_confirm(admin: Page, key: str) -> None:
    admin.goto("/reorganisations/")
    follow(admin.locator(f'button[name="prepared"][value="{key}"]'))
    follow(admin.locator("#confirm-reorganisation"))
    expect(admin.locator("#cancel-reorganisation")).to_be_visible()


def to_the_meeting(clerk: Page) -> None:
    clerk.goto("/meetings/")
    follow(row(clerk, "28/09/2026").first.get_by_role("link").first)
    at_a_meeting(clerk)


def test_two_plans_are_confirmed_one_upon_the_other(open_as: People, before: list[str]) -> None:
    admin = open_as("admin")
    load_and_confirm(admin, "district-level")
    load_and_confirm(admin, "three-levels")
    admin.goto("/reorganisations/")
    expect(row(admin, "305-QĐ/TU")).to_contain_text("30/09/2026")


def test_a_successor_of_the_guidance_is_put_in_force(open_as: People) -> None:
    admin = open_as("admin")
    draft_a_guidance(admin, symbol=GUIDANCE)
    follow(admin.locator('main a[href$="/put-in-force/"]'))
    send(admin)
    expect(admin.locator(".messages")).to_contain_text(GUIDANCE)


def test_in_september_2026_a_ward_opens_a_round_and_the_cell_is_approved(open_as: People) -> None:
    move_the_day_to(open_as("admin"), "01/09/2026")
    board, clerk = open_as("board"), open_as("clerk")
    board.goto("/pilots/rounds/new/")
    board.locator('main select[name="organisation"]').select_option(label="Đảng bộ phường Phan Rang")
    fill(
        board,
        document_issuer="Đảng ủy phường Phan Rang",
        document_symbol=LETTER,
        document_on="28/08/2026",
        document_title="V/v đăng ký sinh hoạt chi bộ theo tổ đảng",
        last_day="15/10/2026",
    )
    send(board)
    press(board, "confirm")
    take_up(clerk, LETTER)
    put_on_the_list(clerk, CELL)
    send(clerk)
    appraise(board, NAME, "Số liệu khớp danh sách chi bộ.")
    decide(open_as("standing"), NAME, "Đồng ý.")


def test_a_guest_comes_and_papers_go_out(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto(f"/organisations/{CELL}/members/guest/")
    fill(clerk, full_name=GUEST, born_on="02/03/1980", home_name=HOME, on="01/09/2026")
    send(clerk)
    clerk.goto(f"/organisations/{CELL}/members/")
    member = clerk.locator('main td a[href^="/members/"]').nth(10).get_attribute("href")
    clerk.goto(f"{member}acts/transfer/")
    fill(clerk, to_cell="PRTC-P12-01", on="01/09/2026", papers_due_on="30/10/2026")
    fill(clerk, document_issuer=NAME, document_symbol="07-GT/CB", document_on="01/09/2026")
    send(clerk)
    press(clerk, "confirm")
    expect(clerk.locator(".messages")).to_be_visible()


def test_two_of_four_groups_have_met_on_the_eve(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="by_group", on="28/09/2026")
    at_a_meeting(clerk)
    record_the_first_session(clerk, on="01/09/2026")
    move_the_day_to(clerk, "28/09/2026")
    to_the_meeting(clerk)
    for number in (1, 2):
        record_minutes(clerk, number, present=12)
    for number in (1, 2):
        record_report(clerk, number)


def test_on_the_day_everybody_is_in_one_cell_as_on_the_eve_and_the_morrow(open_as: People, site: Site) -> None:
    members = site.sql(BELONGING.format(day=EVE))
    move_the_day_to(open_as("admin"), "30/09/2026")
    admin = open_as("admin")
    admin.goto("/reorganisations/")
    expect(row(admin, "305-QĐ/TU")).to_contain_text("có hiệu lực")
    ((everybody, persons),) = members
    assert everybody == persons > 6000
    assert [site.sql(BELONGING.format(day=day)) for day in (DAY, MORROW)] == [members, members]
    hanging = site.sql(
        "SELECT COUNT(*) FROM cells_organisationversion AS below WHERE below.parent_id IS NOT NULL "
        f"AND below.valid_from <= '{DAY}' AND (below.valid_to IS NULL OR below.valid_to > '{DAY}') "
        "AND NOT EXISTS (SELECT 1 FROM cells_organisationversion AS above WHERE above.organisation_id = below.parent_id "
        f"AND above.valid_from <= '{DAY}' AND (above.valid_to IS NULL OR above.valid_to > '{DAY}'))"
    )
    assert [tuple(found) for found in hanging] == [(0,)]


def test_the_wards_are_grassroots_committees_by_the_words_of_that_day(open_as: People) -> None:
    board = open_as("board")
    board.goto("/organisations/PHRA/?on=29/09/2026")
    says(board, "Đảng bộ phường Phan Rang")
    board.goto("/organisations/PHRA/")
    says(board, "đảng bộ cơ sở", "Đảng bộ tỉnh Ninh Thuận")


def test_the_pilot_lapsed_and_its_office_hears_of_it(open_as: People) -> None:
    board = open_as("board")
    board.goto("/")
    says(board, "hết hiệu lực do sắp xếp tổ chức")


def test_the_guest_stays_with_their_home_and_the_papers_go_on(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto(f"/organisations/{HEIR}/members/")
    says(clerk, GUEST, HOME)
    clerk.goto(f"/organisations/{HEIR}/transfers/")
    under_way = clerk.locator("section.card[id^=transfer-]")
    expect(under_way).to_have_count(1)
    expect(under_way).to_contain_text(HEIR)


def test_the_successor_finishes_what_two_groups_began(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/")
    take_up(clerk, "28/09/2026")
    for _group in range(2):
        follow(clerk.locator('table.groups a[href$="/let-go/"]').first)
        fill(clerk, reason="Tổ đảng thuộc chi bộ mới")
        send(clerk)
    take_the_last_step(clerk)
    says(clerk, "Tổ đảng thuộc chi bộ mới")
    expect(clerk.locator(".next-step")).to_have_count(0)


def take_the_last_step(clerk: Page) -> None:
    follow(clerk.locator(".next-step a"))
    choose(clerk, kind="conclusion")
    clerk.locator('main select[name="chair"]').select_option(index=1)
    fill(
        clerk,
        held_on="30/09/2026",
        text="Chi bộ thống nhất thực hiện nghị quyết.",
        no_vote_because="Chưa có chi ủy mới",
    )
    send(clerk)
    press(clerk, "confirm")
    at_a_meeting(clerk)


def test_what_was_reported_before_is_what_it_was(open_as: People, before: list[str]) -> None:
    assert figures(open_as("board")) == before
