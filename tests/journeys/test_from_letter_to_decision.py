"""From the letter that opens a round to the decision: three superior organisations, told in the order of time."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import (
    People,
    appraise,
    choose,
    decide,
    fill,
    follow,
    move_the_day_to,
    open_a_round,
    press,
    put_on_the_list,
    register,
    row,
    says,
    send,
    take_up,
)

CITY, COMPANY, ABROAD = "811-CV/BTCTU", "45-CV/ĐUK", "27-CV/ĐUBNG"


def buttons_to_decide(page: Page) -> Locator:
    return page.locator('form[action$="/decide/"] button')


def line_of(page: Page, figure: str) -> list[str]:
    """A line of «Then and now»: as submitted, as decided, today."""
    then_and_now = page.locator("main table", has=page.get_by_role("columnheader", name="Khi gửi"))
    return row(then_and_now, figure).locator("td.number").all_inner_texts()


# The city ---------------------------------------------------------------------------------------------------


def test_the_board_opens_a_round_with_its_last_day(open_as: People) -> None:
    board = open_as("board")
    open_a_round(board, symbol=CITY, last_day="09/04/2025")
    says(board, CITY, "03-HD/TW", "09/04/2025")
    expect(board.locator("main tbody").last.locator("tr")).to_have_count(52)


def test_the_ward_finds_the_list_on_its_desk(open_as: People) -> None:
    ward = open_as("ward")
    ward.goto("/")
    duty = ward.locator(".duties li", has_text=CITY)
    expect(duty).to_contain_text("09/04/2025")


def test_the_ward_reviews_who_is_eligible_and_why_the_others_are_not(open_as: People) -> None:
    ward = open_as("ward")
    take_up(ward, CITY)
    expect(ward.get_by_role("checkbox")).to_have_count(1)
    expect(ward.get_by_label("(PRTC-P01-01)")).to_be_visible()
    ward.locator("main details summary").last.click()
    expect(row(ward, "50 đảng viên trở lên").first).to_contain_text("03-HD/TW, II.1.2")


def test_the_ward_puts_the_list_together_checks_and_submits_it(open_as: People) -> None:
    ward = open_as("ward")
    take_up(ward, CITY)
    put_on_the_list(ward, "PRTC-P01-01")
    expect(ward.locator("main ol li", has_text="Chi bộ khu phố 1")).to_have_count(1)
    send(ward)
    says(ward, "đã gửi")
    expect(ward.locator("main form:not(.list-actions)")).to_have_count(0)  # it is saved as Excel, and changed no more


def test_the_unit_answers_that_none_registers_only_after_confirming_it(open_as: People) -> None:
    unit = open_as("unit")
    take_up(unit, CITY)
    put_on_the_list(unit)
    send(unit)
    expect(unit.locator(".invalid-feedback").first).to_be_visible()
    unit.locator("[name=none_registers]").check()
    send(unit)
    expect(unit.locator("main .empty")).to_be_visible()


def test_the_board_appraises_with_a_remark(open_as: People) -> None:
    board = open_as("board")
    appraise(board, "Chi bộ khu phố 1", "Số liệu khớp danh sách chi bộ; bốn tổ đảng đều có tổ trưởng.")
    says(board, "bốn tổ đảng đều có tổ trưởng")


def test_who_appraised_cannot_decide(open_as: People) -> None:
    expect(buttons_to_decide(open_as("board"))).to_have_count(0)


def test_the_ward_sees_the_remark_but_has_no_part_in_it(open_as: People) -> None:
    ward = open_as("ward")
    ward.goto(open_as("board").url)
    says(ward, "bốn tổ đảng đều có tổ trưởng")
    expect(buttons_to_decide(ward)).to_have_count(0)
    expect(ward.locator('form[action$="/appraise/"]')).to_have_count(0)


def test_the_standing_committee_decides(open_as: People) -> None:
    standing = open_as("standing")
    decide(standing, "Chi bộ khu phố 1")
    expect(standing.locator(".subtitle .status.tone-good")).to_be_visible()
    assert line_of(standing, "Đảng viên") == ["62", "62", "62"]
    assert line_of(standing, "Tổ đảng") == ["4", "4", "4"]
    expect(buttons_to_decide(standing)).to_have_count(0)


def test_the_clerk_of_the_cell_learns_of_it(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/pilots/eligibility/PRTC-P01-01/?format=by_group")
    follow(clerk.locator('main a[href^="/pilots/registrations/"]'))
    expect(clerk.locator(".subtitle .status.tone-good")).to_be_visible()


# The shipping company ---------------------------------------------------------------------------------------


def test_the_ships_company_registers_its_cells_online(open_as: People) -> None:
    open_a_round(open_as("kdn_board"), symbol=COMPANY, last_day="09/04/2025")
    ship = open_as("ship")
    take_up(ship, COMPANY)
    expect(ship.get_by_label("(VTHA-HALF)")).to_have_count(0)
    put_on_the_list(ship, "VTHA-OVER", "VTHA-50")
    send(ship)
    expect(ship.locator("main tbody tr")).to_have_count(2)


def test_the_superior_of_the_company_decides_on_it(open_as: People) -> None:
    appraise(open_as("kdn_board"), "tàu Hải Âu 02", "13 trên 24 đảng viên đi biển dài ngày.")
    decide(open_as("kdn_standing"), "tàu Hải Âu 02")
    says(open_as("kdn_standing"), "tính chất đặc thù")
    assert line_of(open_as("kdn_standing"), "lý do còn hiệu lực")[:2] == ["13", "13"]


def test_the_decision_keeps_what_it_saw_when_a_sailor_comes_home(open_as: People) -> None:
    ship, decided = open_as("ship"), open_as("kdn_standing")
    ship.goto("/organisations/VTHA-OVER/members/?ground=ship_crew")
    follow(ship.locator("main tbody tr a").first)
    follow(ship.locator('main a[href$="/end/"]'))
    send(ship)
    move_the_day_to(ship, "24/03/2025")
    decided.reload()
    assert line_of(decided, "lý do còn hiệu lực") == ["13", "13", "12"]
    expect(decided.locator(".finding.tone-bad")).to_be_visible()


# The cell abroad --------------------------------------------------------------------------------------------


def test_the_cell_abroad_goes_to_the_committee_of_the_foreign_ministry(open_as: People) -> None:
    overseas_board, abroad = open_as("overseas_board"), open_as("abroad")
    open_a_round(overseas_board, symbol=ABROAD, last_day="09/04/2025")
    register(abroad, ABROAD, "BNG-01")
    follow(abroad.locator("main tbody tr a"))
    expect(abroad.locator("main dl.facts").first).to_contain_text("Bộ Ngoại giao")


def test_a_registration_sent_back_is_put_in_order_and_submitted_again(open_as: People) -> None:
    overseas_board, abroad = open_as("overseas_board"), open_as("abroad")
    overseas_board.goto(abroad.url)
    press(overseas_board, "send_back")
    expect(overseas_board.locator(".invalid-feedback, .alert")).not_to_have_count(0)
    fill(overseas_board, remark="Đề nghị nêu rõ phần mềm họp và người phụ trách.")
    choose(overseas_board, figure="infrastructure")
    press(overseas_board, "send_back")
    press(overseas_board, "confirm")
    expect(overseas_board.locator(".messages")).to_be_visible()
    take_up(abroad, ABROAD)
    says(abroad, "Đề nghị nêu rõ phần mềm họp")
    fill(abroad, infrastructure="Phần mềm họp của Bộ; đồng chí phó bí thư phụ trách.", remark="Đã bổ sung.")
    send(abroad)
    says(abroad, "đồng chí phó bí thư phụ trách")


def test_overseas_decides_on_it(open_as: People) -> None:
    name = open_as("abroad").locator("h1").inner_text().split(" · ")[0]
    appraise(open_as("overseas_board"), name, "Đủ điều kiện.")
    decide(open_as("overseas"), name)
    expect(open_as("overseas").locator(".subtitle .status.tone-good")).to_be_visible()


# The last day -----------------------------------------------------------------------------------------------


def test_after_the_last_day_the_lists_still_missing_are_overdue(open_as: People) -> None:
    neighbour, board = open_as("neighbour"), open_as("board")
    move_the_day_to(board, "10/04/2025")
    neighbour.goto("/")
    expect(neighbour.locator(".duties li.duty-late", has_text=CITY)).to_be_visible()
    take_up(board, CITY)
    expect(row(board, "PRTC-P02").locator(".status.tone-bad")).to_be_visible()


def test_a_late_list_is_accepted_and_shown_as_late(open_as: People) -> None:
    neighbour = open_as("neighbour")
    register(neighbour, CITY, "PRTC-P02-01")
    says(neighbour, "10/04/2025")
    expect(neighbour.locator("main dl.facts .status")).to_contain_text("muộn")
