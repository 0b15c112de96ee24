"""The register from day to day: a member goes to the ward next door, a mistake is corrected, a ground is given to many."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import CELL, choose, fill, follow, press, row, send

NEIGHBOURS_CELL = "PRTC-P02-01"
LETTER = {"document_issuer": "Đảng ủy phường", "document_symbol": "31-GT/ĐU", "document_on": "18/03/2025"}


def members(page: Page, code: str) -> int:
    """How many the overview of a cell counts."""
    page.goto(f"/organisations/{code}/")
    return int(page.locator(".figures dd").first.inner_text().replace(".", ""))


def open_member(page: Page, place: int, of: str = CELL) -> str:
    """The page of a member of the list; the name."""
    page.goto(f"/organisations/{of}/members/")
    link = page.locator("td.person a").nth(place)
    name = link.inner_text()
    follow(link)
    expect(page.locator("h1")).to_have_text(name)
    return name


def test_a_member_goes_to_the_ward_next_door_in_two_steps(open_as: Callable[[str], Page]) -> None:
    clerk, neighbour = open_as("clerk"), open_as("neighbour")
    here, there = members(clerk, CELL), members(neighbour, NEIGHBOURS_CELL)

    name = open_member(clerk, 7)
    follow(clerk.locator("#act-transfer"))
    fill(clerk, to_cell=NEIGHBOURS_CELL, on="18/03/2025", papers_due_on="18/04/2025", **LETTER)
    send(clerk)
    expect(clerk.locator("#changes")).to_contain_text("18/04/2025")
    expect(clerk.locator("#changes")).to_contain_text(NEIGHBOURS_CELL)
    press(clerk, "confirm")
    expect(clerk.locator("main")).to_contain_text("18/04/2025")
    assert members(clerk, CELL) == here

    neighbour.goto("/")
    follow(neighbour.locator(".duties li", has_text=name).get_by_role("link").last)
    fill(neighbour, on="20/03/2025")
    send(neighbour)
    assert (members(clerk, CELL), members(neighbour, NEIGHBOURS_CELL)) == (here - 1, there + 1)

    clerk.goto(f"/organisations/{CELL}/?on=19/03/2025")
    expect(clerk.locator(".figures dd").first).to_have_text(str(here))
    answer = clerk.goto(f"/organisations/{NEIGHBOURS_CELL}/")
    assert answer is not None
    assert answer.status == 404


def test_papers_that_come_back_change_nothing(open_as: Callable[[str], Page]) -> None:
    clerk = open_as("clerk")
    here = members(clerk, CELL)
    name = open_member(clerk, 9)
    follow(clerk.locator("#act-transfer"))
    fill(clerk, to_name="Chi bộ thôn Xa, Đảng bộ xã Xa", on="18/03/2025", papers_due_on="18/04/2025", **LETTER)
    send(clerk)
    press(clerk, "confirm")
    clerk.goto(f"/organisations/{CELL}/transfers/")
    card = clerk.locator("section.card", has_text=name)
    follow(card.get_by_role("link").last)
    send(clerk)
    expect(clerk.locator("section.card", has_text=name)).to_have_count(0)
    assert members(clerk, CELL) == here


def test_a_mistake_is_corrected_apart_from_what_happens(open_as: Callable[[str], Page]) -> None:
    clerk = open_as("clerk")
    open_member(clerk, 12)
    address = clerk.url
    follow(clerk.locator("#act-task"))
    fill(clerk, text="Phụ trách tổ đảng số 9", on="03/02/2025")
    send(clerk)
    press(clerk, "confirm")
    expect(clerk.locator("main")).to_contain_text("Phụ trách tổ đảng số 9")

    follow(clerk.locator("#correct"))
    follow(clerk.locator("a[id^=correct-task]").first)
    fill(clerk, text="Phụ trách tổ đảng số 2", valid_from="10/02/2025")
    send(clerk)
    expect(clerk.locator("main .invalid-feedback").first).to_be_visible()
    fill(clerk, why="Ghi nhầm số tổ và ngày")
    send(clerk)
    press(clerk, "confirm")
    expect(clerk).to_have_url(address)
    expect(clerk.locator("main")).to_contain_text("Phụ trách tổ đảng số 2")
    expect(clerk.locator("main")).not_to_contain_text("Phụ trách tổ đảng số 9")
    expect(row(clerk.locator("main"), "Phụ trách tổ đảng số 2")).to_contain_text("10/02/2025")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_ground_is_given_to_many_and_taken_back(
    new_context: Callable[..., object], sign_in: Callable[[Page, str], Page], scripts: bool
) -> None:
    clerk = sign_in(new_context(java_script_enabled=scripts).new_page(), "clerk")  # type: ignore[attr-defined]
    clerk.goto(f"/organisations/{CELL}/members/?ground=none")
    for place in range(3):
        clerk.locator("input[name=member]").nth(place).check()
    names = [clerk.locator("td.person a").nth(place).inner_text() for place in range(3)]
    press(clerk, "ground")
    choose(clerk, category="working_away_from_home")
    fill(
        clerk,
        statement="Đi làm ở tỉnh khác",
        evidence="Hợp đồng lao động",
        valid_from="01/03/2025",
        valid_to="30/06/2025",
    )
    press(clerk, "preview")
    for name in names:
        expect(clerk.locator("#outcome")).to_contain_text(name)
    press(clerk, "confirm")
    expect(clerk).to_have_url(re.compile(r"/bulk/\d+/$"))
    result = clerk.url
    given = f"/organisations/{CELL}/members/?ground=working_away_from_home"
    clerk.goto(given)
    for name in names:
        expect(clerk.locator("main table")).to_contain_text(name)
    clerk.goto(result)
    follow(clerk.locator("#undo"))
    expect(clerk.locator("#undo")).to_have_count(0)
    clerk.goto(given)
    for name in names:
        expect(clerk.locator("main")).not_to_contain_text(name)


def test_a_filter_with_and_and_or_is_kept_under_a_name(open_as: Callable[[str], Page]) -> None:
    clerk = open_as("clerk")
    clerk.goto(f"/organisations/{CELL}/members/filters/")
    choose(clerk, **{"b0c0-what": "leads"})
    follow(clerk.locator("main button[name=try]"))
    choose(clerk, **{"b1c0-what": "age_from"})
    fill(clerk, **{"b1c0-value": "75"})
    follow(clerk.locator("main button[name=try]"))
    number = re.search(r"\d+", clerk.locator("#found h3").inner_text())
    fill(clerk, name="Tổ trưởng hoặc cao tuổi")
    follow(clerk.locator("button[name=keep]"))
    expect(clerk).to_have_url(re.compile(r"\?saved=\d+$"))
    assert number is not None
    assert number.group() != "0"
    expect(clerk.locator("main h2").first).to_contain_text(number.group())


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("clerk", f"/organisations/{CELL}/members/"),
        ("ward", "/organisations/PRTC-P01/members/?degree=official"),
        ("board", "/organisations/PRTC/members/"),
        ("board", "/pilots/eligibility/PRTC/"),
        ("board", "/organisations/"),
    ],
)
def test_a_list_shows_twelve_rows_at_once_and_its_head_stays(
    open_as: Callable[[str], Page], who: str, address: str
) -> None:
    page = open_as(who)
    page.goto(address)
    rows = page.locator(".table-list tbody tr")
    boxes = rows.evaluate_all("rows => rows.slice(0, 12).map(row => row.getBoundingClientRect().toJSON())")
    assert len(boxes) == 12
    assert boxes[-1]["bottom"] <= 900
    assert max(box["height"] for box in boxes) < 40
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("scrollTo(0, 600)")
    assert page.locator(".table-list thead th").first.evaluate("head => head.getBoundingClientRect().top") == 0


def test_the_list_of_a_city_shows_of_each_cell_what_tells_it_from_others(open_as: Callable[[str], Page]) -> None:
    page = open_as("board")
    page.goto("/organisations/PRTC/members/")
    cells = page.locator(".table-list tbody td.person:has(span[title])").filter(has_text="Khu phố")
    ends = cells.evaluate_all(
        """cells => cells.map(cell => cell.querySelector("small").getBoundingClientRect().right
            - cell.getBoundingClientRect().right)"""
    )
    assert len(ends) > 10
    assert max(ends) <= 0
