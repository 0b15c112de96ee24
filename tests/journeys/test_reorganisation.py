"""A reorganisation in the browser: planned, cancelled, confirmed; and the end of the district level on 1/7/2025."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.steps import People, fill, follow, move_the_day_to, row, send
from tests.sites import Site

FIVE = ("PHRA", "PRTC-P05", "PRTC-P07", "PRTC-P08", "PRTC-P12")
REPORTED = ("30/12/2023", "21/03/2025")
DECISION = {
    "title": "Đổi tên Chi bộ khu phố 1",
    "document_issuer": "Ban Thường vụ Thành ủy",
    "document_symbol": "3100-QĐ/TU",
    "document_on": "20/03/2025",
}


def figures(page: Page) -> list[str]:
    """The figures of the report on both days, as the page shows them."""
    shown = []
    for day in REPORTED:
        page.goto(f"/reports/PRTC/figures/?on={day}")
        shown.append(page.locator("main table").first.inner_text())
    return shown


def add_step(page: Page, act: str) -> None:
    follow(page.locator(f'#acts a[data-act="{act}"]'))


@pytest.fixture(scope="module")
def before(open_as: People) -> list[str]:
    """What the board's reports say before anything happens."""
    return figures(open_as("board"))


def test_a_board_plans_a_new_name_and_takes_it_back(open_as: People, before: list[str]) -> None:
    board = open_as("board")
    board.goto("/organisations/PRTC-P02-01/")
    follow(board.locator('a[href^="/reorganisations/new/"]'))
    fill(board, effective_on="01/05/2025", **DECISION)
    send(board)
    add_step(board, "rename")
    expect(board.locator('main [name="subject"]')).to_have_value("PRTC-P02-01")
    fill(board, name="Chi bộ khu phố Tháp Nắng")
    send(board)
    expect(board.locator(".plan-steps")).to_contain_text("Chi bộ khu phố Tháp Nắng")
    follow(board.locator("#confirm-reorganisation"))
    expect(board.locator("#confirm-reorganisation")).to_have_count(0)

    board.goto("/organisations/PRTC-P02-01/")
    expect(board.locator("h1")).to_contain_text("Chi bộ khu phố 1")
    expect(board.locator("#ahead")).to_contain_text(DECISION["title"])
    board.goto("/organisations/PRTC-P02-01/?on=01/05/2025")
    expect(board.locator("h1")).to_contain_text("Chi bộ khu phố Tháp Nắng")

    follow(board.locator("#ahead a"))
    follow(board.locator("#cancel-reorganisation"))
    fill(board, because="Quyết định bị thu hồi")
    follow(board.locator("main button.btn-danger"))
    board.goto("/organisations/PRTC-P02-01/?on=01/05/2025")
    expect(board.locator("h1")).to_contain_text("Chi bộ khu phố 1")
    expect(board.locator("#ahead")).to_have_count(0)


def test_what_would_hang_is_not_confirmed(open_as: People, before: list[str]) -> None:
    board = open_as("board")
    board.goto("/reorganisations/new/?of=PRTC-P03")
    fill(board, effective_on="01/05/2025", **DECISION)
    send(board)
    add_step(board, "dissolve")
    expect(board.get_by_role("checkbox", name="PRTC-P03")).to_be_checked()
    send(board)
    expect(board.locator(".notice.tone-bad")).to_contain_text("Đảng bộ phường Kinh Dinh")
    expect(board.locator("#confirm-reorganisation")).to_have_count(0)


PASTE = """(box, text) => {
    const copied = new DataTransfer();
    copied.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: copied, bubbles: true, cancelable: true}));
}"""


def test_lines_copied_from_excel_fill_the_rows_of_many_foundings(open_as: People, before: list[str]) -> None:
    board = open_as("board")
    board.goto("/reorganisations/new/?of=PRTC-P02-01")
    fill(board, effective_on="01/05/2025", **DECISION)
    send(board)
    follow(board.locator('#acts a[data-many="found"]'))
    with board.expect_navigation():
        board.locator('[name="rows-0-code"]').evaluate(PASTE, "1.\tChi bộ khu phố 10\n2.\tChi bộ khu phố 11\n")
    expect(board.locator('[name="rows-1-code"]')).to_have_value("PRTC-P02-18")
    expect(board.locator('[name="rows-1-name"]')).to_have_value("Chi bộ khu phố 11")
    send(board)
    expect(board.locator(".plan-steps > li")).to_have_count(2)
    expect(board.locator("#steps-held")).to_contain_text("2 trên tối đa 300")


def test_the_administrator_confirms_the_end_of_the_district_level(open_as: People, before: list[str]) -> None:
    admin = open_as("admin")
    admin.goto("/reorganisations/")
    follow(admin.locator('button[name="prepared"]'))
    steps = admin.locator(".plan-steps > li")
    expect(steps).to_have_count(18)
    expect(admin.locator("tr[data-touched='organisations.ended']")).to_contain_text("10")

    # The last step by hand: the city ends, followed by the five.
    follow(steps.last.locator("button"))
    expect(steps).to_have_count(17)
    add_step(admin, "dissolve")
    fill(admin, others="PRTC", followed_by=", ".join(FIVE))
    send(admin)
    expect(steps).to_have_count(18)
    expect(steps.last).to_contain_text("Đảng bộ thành phố Phan Rang - Tháp Chàm")
    follow(admin.locator("#confirm-reorganisation"))
    expect(admin.locator("#cancel-reorganisation")).to_be_visible()


def test_until_its_day_the_city_is_what_it_was(open_as: People, before: list[str]) -> None:
    board = open_as("board")
    assert figures(board) == before
    board.goto("/organisations/PRTC/")
    expect(board.locator("#ahead")).to_contain_text("5 phường")
    board.goto("/organisations/?below=PRTC")
    expect(row(board, "PRTC-P01")).to_be_visible()


def test_on_its_day_the_five_stand_below_the_province(open_as: People, site: Site, before: list[str]) -> None:
    move_the_day_to(open_as("admin"), "01/07/2025")
    board = open_as("board")
    board.goto("/organisations/")
    for code in FIVE:
        expect(row(board, code)).to_be_visible()
    board.goto("/organisations/PHRA/")
    expect(board.locator("h1")).to_contain_text("Đảng bộ phường Phan Rang")
    expect(board.locator("main")).to_contain_text("Đảng bộ phường Kinh Dinh")
    twice = site.sql(
        "SELECT member_id FROM cells_membership WHERE valid_from <= '2025-07-01' "
        "AND (valid_to IS NULL OR valid_to > '2025-07-01') GROUP BY member_id HAVING COUNT(*) > 1"
    )
    assert twice == []


def test_the_reports_of_the_past_are_what_they_were(open_as: People, before: list[str]) -> None:
    assert figures(open_as("board")) == before


def test_the_picture_of_a_branch_fits_a_page(open_as: People, before: list[str]) -> None:
    board = open_as("board")
    board.goto("/organisations/PHRA/picture/?depth=2&paper=A3")
    expect(board.locator("svg.picture")).to_be_visible()
    printed = PdfReader(BytesIO(board.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert len(printed) == 1
    assert [round(float(side) / 72 * 25.4) for side in (printed[0].mediabox.width, printed[0].mediabox.height)] == [
        420,
        297,
    ]
