"""The words the stories are told in: what somebody does on the pages, by mouse and keyboard only."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

People = Callable[[str], Page]
"""`open_as` of conftest.py: the page of a person."""
CELL, LETTER = "PRTC-P01-01", "811-CV/BTCTU"
ITEM = "Quán triệt nghị quyết của cấp trên, bàn nhiệm vụ tháng tới"


# On any page -----------------------------------------------------------------------------------------------


def fill(page: Page, **fields: str) -> None:
    """Write into boxes, by the name of the field."""
    for name, text in fields.items():
        page.locator(f'main [name="{name}"]').fill(text)


def choose(page: Page, **fields: str) -> None:
    """Choose from lists, by the name of the field."""
    for name, value in fields.items():
        page.locator(f'main select[name="{name}"]').select_option(value)


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until one is there: what is looked at next is not the page before."""
    with link.page.expect_navigation():
        link.click()


def send(page: Page) -> None:
    """The red button of the page's form."""
    follow(page.locator('main form[method="post"] button.btn-primary').first)


def press(page: Page, value: str) -> None:
    """One of several buttons of a form, by what it stands for: press(page, "approve")."""
    follow(page.locator(f'main button[value="{value}"]'))


def take_up(page: Page, what: str) -> None:
    """From the desk to the first thing there that speaks of `what`."""
    page.goto("/")
    follow(page.locator(".duties li", has_text=what).first.get_by_role("link").last)


def row(within: Page | Locator, text: str) -> Locator:
    """The row of a table that has the text."""
    return within.locator("tbody tr", has_text=text)


def says(page: Page, *sentences: str) -> None:
    for sentence in sentences:
        expect(page.locator("main")).to_contain_text(sentence)


def move_the_day_to(page: Page, day: str) -> None:
    page.goto("/accounts/demo-day/")
    fill(page, day=day)
    send(page)
    expect(page.locator(".demo-banner")).to_contain_text(day)


# Registration ----------------------------------------------------------------------------------------------


def open_a_round(board: Page, *, symbol: str, last_day: str) -> str:
    """The address of the round that the board's letter opens."""
    board.goto("/pilots/rounds/new/")
    fill(
        board,
        document_issuer="Ban Tổ chức",
        document_symbol=symbol,
        document_on="20/03/2025",
        document_title="V/v đăng ký thí điểm sinh hoạt chi bộ trực tuyến, sinh hoạt chi bộ theo tổ đảng năm 2025",
        last_day=last_day,
    )
    send(board)
    press(board, "confirm")
    board.wait_for_url("**/pilots/rounds/*/")
    return board.url


def put_on_the_list(clerk: Page, *codes: str) -> None:
    """On the page of the list: tick these organisations and go on to the last look."""
    for code in codes:
        clerk.get_by_label(f"({code})").check()
    press(clerk, "yes")
    clerk.wait_for_url("**/submit/")


def register(clerk: Page, symbol: str, *codes: str) -> None:
    """From the desk to the submitted list."""
    take_up(clerk, symbol)
    put_on_the_list(clerk, *codes)
    send(clerk)
    expect(clerk.locator(".messages")).to_be_visible()


def appraise(board: Page, name: str, remark: str) -> None:
    take_up(board, name)
    fill(board, remark=remark)
    press(board, "appraise_fit")
    press(board, "confirm")
    expect(board.locator(".messages")).to_be_visible()


def decide(standing: Page, name: str, remark: str = "") -> None:
    take_up(standing, name)
    fill(standing, remark=remark)
    press(standing, "approve")
    press(standing, "confirm")
    expect(standing.locator(".messages")).to_be_visible()


def approve_the_cell_by_group(open_as: People) -> None:
    """From the letter to the decision on one cell, as test_from_letter_to_decision.py tells it step by step."""
    open_a_round(open_as("board"), symbol=LETTER, last_day="09/04/2025")
    register(open_as("ward"), LETTER, CELL)
    appraise(open_as("board"), "Chi bộ khu phố 1", "Số liệu khớp danh sách chi bộ; bốn tổ đảng đều có tổ trưởng.")
    decide(open_as("standing"), "Chi bộ khu phố 1", "Đồng ý.")


def draft_a_guidance(admin: Page, *, symbol: str, **other: str) -> None:
    """A copy of 03-HD/TW with other numbers, by the name of the field; it follows on the day after."""
    admin.goto("/pilots/guidances/")
    follow(row(admin, "03-HD/TW").locator('a[href*="?copy="]'))
    fill(
        admin,
        document_issuer="Ban Bí thư",
        document_symbol=symbol,
        document_on="16/06/2025",
        document_title="Hướng dẫn sinh hoạt đảng trực tuyến và sinh hoạt đảng theo tổ đảng",
        **other,
    )
    send(admin)
    expect(admin.locator("h1")).to_contain_text(symbol)


# Meetings --------------------------------------------------------------------------------------------------


def plan(clerk: Page, code: str, *, format: str, on: str, items: Sequence[str] = (ITEM,)) -> None:
    clerk.goto(f"/meetings/organisations/{code}/plan/")
    clerk.locator(f'main [name="format"][value="{format}"]').check()
    fill(clerk, held_on=on, **{f"agenda-{place}-text": item for place, item in enumerate(items)})
    send(clerk)


def at_a_meeting(clerk: Page) -> None:
    expect(clerk).to_have_url(re.compile(r"/meetings/\d+/$"))


def refused(clerk: Page) -> None:
    """Still on the form, which says what is wrong."""
    expect(clerk.locator("main .invalid-feedback, main .agenda-refusal").first).to_be_visible()
    expect(clerk).to_have_url(re.compile(r"/plan/$"))


def take_the_next_step(clerk: Page) -> None:
    """What the page of the meeting offers as the next thing to do."""
    follow(clerk.locator(".next-step a"))


def record_the_first_session(clerk: Page, *, on: str) -> None:
    """The cell committee gives the direction; each group is attended by the first of the committee."""
    take_the_next_step(clerk)
    fill(clerk, held_on=on, direction="Thảo luận nghị quyết của cấp trên; cho ý kiến về mức thu quỹ.")
    fill(clerk, draft_conclusion="Chi bộ thống nhất thực hiện nghị quyết từ tháng 4.")
    for one in clerk.locator('select[name^="attends-"]').all():
        one.select_option(index=1)
    send(clerk)
    at_a_meeting(clerk)


def to_the_group(clerk: Page, number: int, page: str) -> None:
    """The minutes ("/") or the report ("/report/") of a group, from its line on the page of the meeting."""
    follow(clerk.locator("table.groups tbody tr").nth(number - 1).locator(f'a[href$="{page}"]').first)


def record_minutes(clerk: Page, number: int, *, present: int, against: int = 0, **opinion: str) -> None:
    """Everybody present votes on everything; an opinion is given by its kind: `reserved="…"`."""
    to_the_group(clerk, number, "/")
    fill(clerk, present=str(present))
    for ballot in clerk.locator("table.ballots tbody tr").all():
        for place, votes in enumerate((present - against, against, 0)):
            ballot.locator("input").nth(place).fill(str(votes))
    for kind, text in opinion.items():
        choose(clerk, **{"opinions-0-kind": kind})
        fill(clerk, **{"opinions-0-text": text})
    send(clerk)
    at_a_meeting(clerk)


def record_report(clerk: Page, number: int) -> None:
    to_the_group(clerk, number, "/report/")
    send(clerk)
    at_a_meeting(clerk)


# Documents -------------------------------------------------------------------------------------------------


def pdf_of(page: Page, address: str) -> bytes:
    """Ask for the PDF on a page of documents, wait for the job, download it."""
    page.goto(address)
    follow(page.locator('form[action*="/order/"] button').first)
    page.wait_for_url("**/accounts/jobs/*/")
    expect(page.locator('main a[href$="/file/"]')).to_be_visible(timeout=60_000)
    with page.expect_download() as downloading:
        page.locator('main a[href$="/file/"]').click()
    return Path(downloading.value.path()).read_bytes()


def text_of(pdf: bytes) -> str:
    """What stands on its pages, lines joined."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
