"""From the source list to the official member: fifteen months of a moved clock, each step by whoever owes it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import (
    CELL,
    People,
    at_a_meeting,
    choose,
    fill,
    follow,
    move_the_day_to,
    row,
    says,
    send,
    take_up,
)

NAME = "Lê Thị Hạnh"
LISTED, VOTED, RESOLVED, DECIDED = "21/03/2025", "05/04/2025", "11/04/2025", "22/04/2025"
RECEIVED, CEREMONY, COURSE = "24/04/2025", "05/05/2025", "10/10/2025"
FULL_FROM, FULL_VOTED, FULL_RESOLVED, FULL_DECIDED, CARD = (
    "05/05/2026", "08/05/2026", "15/05/2026", "29/05/2026", "22/06/2026"
)  # fmt: skip


@pytest.fixture(scope="module")
def person() -> dict[str, str]:
    """The address of the person's page, once they are listed."""
    return {}


def record(page: Page, address: str, step: str, **fields: str) -> None:
    page.goto(f"{address}steps/{step}/")
    fill(page, **fields)
    send(page)
    expect(page).to_have_url(re.compile(r"/people/\d+/$"))


def accompany(clerk: Page, address: str, *, place: int, on: str, since: str = "01/06/2020") -> None:
    clerk.goto(f"{address}with/new/")
    clerk.locator('main select[name="member"]').select_option(index=place)
    fill(clerk, since=since, on=on)
    send(clerk)
    expect(clerk).to_have_url(re.compile(r"/people/\d+/$"))


def remark(clerk: Page, address: str, *, place: int, on: str) -> None:
    clerk.goto(f"{address}steps/remark/")
    clerk.locator('main select[name="companion"]').select_option(index=place)
    fill(clerk, on=on)
    send(clerk)


def meet(clerk: Page, on: str) -> None:
    """In person; everybody was there."""
    clerk.goto(f"/meetings/organisations/{CELL}/past/")
    fill(clerk, held_on=on, conclusion="Chi bộ biểu quyết bằng phiếu kín.")
    clerk.locator('main [name="all_present"]').check()
    send(clerk)
    at_a_meeting(clerk)


def vote(clerk: Page, address: str, step: str, *, in_favour: str, against: str) -> None:
    clerk.goto(f"{address}steps/{step}/")
    clerk.locator('main select[name="meeting"]').select_option(index=1)
    fill(clerk, in_favour=in_favour, against=against)
    send(clerk)


def resolve(ward: Page, address: str, step: str, on: str) -> None:
    """All of the executive in favour: the form knows how many they are."""
    ward.goto(f"{address}steps/{step}/")
    base = ward.locator('main [name="base"]').input_value()
    fill(ward, on=on, in_favour=base, against="0")
    send(ward)
    expect(ward).to_have_url(re.compile(r"/people/\d+/$"))


def decide(board: Page, on: str, symbol: str, title: str) -> None:
    """From the desk."""
    take_up(board, NAME)
    fill(board, on=on)
    new = board.locator("main details", has=board.locator('[name="document_symbol"]'))
    if not new.evaluate("one => one.open"):
        new.locator("summary").first.click()
    cited = {"issuer": "Ban Thường vụ Thành ủy", "symbol": symbol, "on": on, "title": title}
    fill(board, **{f"document_{name}": text for name, text in cited.items()})


def admitted(page: Page, year: int) -> str:
    page.goto(f"/admissions/organisations/PRTC/targets/?year={year}")
    return page.locator("main dl.figures div", has_text="Đã kết nạp").locator("dd").inner_text()


def test_the_cell_puts_a_person_on_its_source_list(open_as: People, person: dict[str, str]) -> None:
    clerk = open_as("clerk")
    clerk.goto(f"/admissions/organisations/{CELL}/people/new/")
    fill(clerk, full_name=NAME, born_on="29/02/2000", on=LISTED)
    choose(clerk, sex="female", sector="worker")
    send(clerk)
    person["address"] = clerk.url
    says(clerk, "Việc tiếp theo")


def test_course_introducers_opinions_and_papers_make_the_file(open_as: People, person: dict[str, str]) -> None:
    clerk, address = open_as("clerk"), person["address"]
    move_the_day_to(clerk, "07/04/2025")
    record(clerk, address, "course", on="28/03/2025")
    says(clerk, "phải có hai người giới thiệu")
    for place in (1, 2):
        accompany(clerk, address, place=place, on="28/03/2025")
    for place in (1, 2):
        remark(clerk, address, place=place, on="01/04/2025")
    for step in ("opinion_bodies", "opinion_residence"):
        record(clerk, address, step, on="01/04/2025")
    clerk.goto(f"{address}papers/")
    for state in clerk.locator('main select[name$="-state"]').all():
        state.select_option("there")
    for day in clerk.locator('main input[name$="-on"]').all():
        day.fill("01/04/2025")
    send(clerk)
    expect(clerk.locator("main")).not_to_contain_text("phải có hai người giới thiệu")


def test_the_cell_votes_at_a_meeting_in_person(open_as: People, person: dict[str, str]) -> None:
    clerk = open_as("clerk")
    meet(clerk, VOTED)
    vote(clerk, person["address"], "cell_vote", in_favour="54", against="1")
    says(clerk, "tán thành", "1 không")


def test_the_committee_resolves_and_the_superior_decides_from_their_desks(
    open_as: People, person: dict[str, str]
) -> None:
    ward, board = open_as("ward"), open_as("board")
    move_the_day_to(ward, DECIDED)
    ward.goto("/")
    expect(ward.locator(".duties li", has_text=NAME)).to_be_visible()
    resolve(ward, person["address"], "committee_vote", RESOLVED)
    decide(board, DECIDED, "512-QĐ/TU", "Kết nạp người vào Đảng")
    send(board)
    board.goto("/")
    expect(board.locator(".duties li", has_text=NAME)).to_have_count(0)


def test_at_the_ceremony_the_register_gets_a_probationary_member(open_as: People, person: dict[str, str]) -> None:
    clerk, address = open_as("clerk"), person["address"]
    before = admitted(open_as("board"), 2025)
    move_the_day_to(clerk, CEREMONY)
    record(clerk, address, "receipt", on=RECEIVED)
    says(clerk, "09/06/2025")  # the swapped Saturday of 26/4 is worked
    record(clerk, address, "ceremony", on=CEREMONY)
    says(clerk, FULL_FROM)
    accompany(clerk, address, place=3, on=CEREMONY)
    clerk.goto(f"/organisations/{CELL}/members/?words=le+thi+hanh")
    expect(row(clerk.locator("main"), NAME)).to_have_count(1)
    assert int(admitted(open_as("board"), 2025)) == int(before) + 1


def test_when_the_twelve_months_are_over_the_desk_asks_for_what_is_owed(
    open_as: People, person: dict[str, str]
) -> None:
    clerk, address = open_as("clerk"), person["address"]
    move_the_day_to(clerk, "11/05/2026")
    clerk.goto("/")
    expect(clerk.locator(".duties li", has_text=NAME).first).to_be_visible()
    record(clerk, address, "new_course", on=COURSE)
    record(clerk, address, "own_review", on=FULL_FROM)
    remark(clerk, address, place=3, on=FULL_FROM)
    meet(clerk, FULL_VOTED)
    vote(clerk, address, "full_vote", in_favour="55", against="0")
    says(clerk, "tán thành")


def test_the_decision_comes_later_and_makes_official_from_the_day_they_were_over(
    open_as: People, person: dict[str, str]
) -> None:
    ward, board, clerk = open_as("ward"), open_as("board"), open_as("clerk")
    move_the_day_to(ward, FULL_DECIDED)
    resolve(ward, person["address"], "full_committee_vote", FULL_RESOLVED)
    decide(board, FULL_DECIDED, "733-QĐ/TU", "Công nhận đảng viên chính thức")
    choose(board, granted="yes")
    send(board)
    move_the_day_to(clerk, CARD)
    record(clerk, person["address"], "card", on=CARD)
    follow(clerk.locator("main dl.facts a"))
    expect(clerk.locator("h1")).to_contain_text(NAME)
    says(clerk, "chính thức", FULL_FROM)


def test_the_lists_and_targets_say_so(open_as: People) -> None:
    board = open_as("board")
    board.goto("/admissions/organisations/PRTC/people/?stage=official")
    expect(row(board.locator("main"), NAME)).to_have_count(1)
    assert int(admitted(board, 2025)) == 25
