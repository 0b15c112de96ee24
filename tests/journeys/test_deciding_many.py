"""Two cells of two wards, from their lists to one page on which both are appraised, and one on which both are approved."""

from playwright.sync_api import expect

from tests.journeys.steps import People, fill, follow, open_a_round, press, register, says, send, take_up

LETTER, WARDS = "812-CV/BTCTU", {"ward": "PRTC-P01-01", "neighbour": "PRTC-P02-01"}


def test_two_lists_come_in(open_as: People) -> None:
    open_a_round(open_as("board"), symbol=LETTER, last_day="09/04/2025")
    for clerk, cell in WARDS.items():
        register(open_as(clerk), LETTER, cell)


def test_the_board_finds_both_fit_on_one_page(open_as: People) -> None:
    board = open_as("board")
    board.goto("/")
    follow(board.locator('main a[href$="/registrations/appraise/"]'))
    board.locator('main [name=tick][value="all"]').click()
    expect(board.locator("main input[name=chosen]:checked")).to_have_count(2)
    fill(board, remark="Đủ điều kiện.")
    send(board)
    says(board, "Đủ điều kiện.")
    press(board, "confirm")
    expect(board.locator("main .empty")).to_be_visible()


def test_the_standing_committee_approves_both_in_four_clicks(open_as: People) -> None:
    standing = open_as("standing")
    standing.goto("/")
    follow(standing.locator('main a[href$="/registrations/decide/"]'))
    says(standing, *WARDS.values(), "Đủ điều kiện.")
    standing.locator('main [name=tick][value="all"]').click()
    send(standing)
    press(standing, "confirm")
    expect(standing.locator("main .empty")).to_be_visible()


def test_the_committee_sees_how_far_the_pilots_reach_and_opens_who_they_are(open_as: People) -> None:
    standing = open_as("standing")
    standing.goto("/pilots/organisations/PRTC/coverage/")
    expect(standing.locator("main figure svg[role=img]")).to_be_visible()
    follow(standing.locator('main dl.figures a[href*="reach=approved"]'))
    says(standing, *WARDS.values())


def test_a_pilot_is_suspended_and_resumed_and_its_page_of_life_tells_it(open_as: People) -> None:
    standing, ward = open_as("standing"), open_as("ward")
    ward.goto("/pilots/organisations/PRTC-P01-01/life/")
    follow(ward.locator("main h3 a").first)
    standing.goto(ward.url)
    for page in ("suspend", "resume"):
        follow(standing.locator(f'main a[href$="/{page}/"]'))
        fill(standing, remark=f"Kết luận kiểm tra ({page})")
        follow(standing.locator("main form button[type=submit]"))
        expect(standing.locator(".messages")).to_be_visible()
    ward.goto("/pilots/organisations/PRTC-P01-01/life/")
    says(ward, "Kết luận kiểm tra (suspend)", "Kết luận kiểm tra (resume)")


def test_the_board_extends_the_round_and_those_who_owe_read_why(open_as: People) -> None:
    board, unit = open_as("board"), open_as("unit")
    board.goto("/pilots/rounds/")
    follow(board.locator("main a", has_text=LETTER).first)
    follow(board.locator('main a[href$="/extend/"]'))
    fill(board, last_day="20/04/2025", reason="Nhiều nơi mưa lũ")
    send(board)
    unit.goto("/")
    says(unit, "Nhiều nơi mưa lũ")
    take_up(unit, LETTER)
    says(unit, "20/04/2025")
