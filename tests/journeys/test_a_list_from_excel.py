"""A ward's own list on its way into the register: read, mended, entered, built upon, undone; and another saved as Excel."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect
from python_calamine import CalamineWorkbook

from tests.journeys.steps import CELL, choose, fill, follow, row, says, send
from tests.sheets.workbooks import name_of, workbook

WARD, MARKET = "PRTC-P01", "Chi bộ chợ"
TITLE = ["DANH SÁCH ĐẢNG VIÊN MỚI VỀ NĂM 2025"]
HEADINGS = [
    "TT", "Họ và tên", "Ngày, tháng, năm sinh", "Nữ", "Số CCCD", "Số thẻ đảng viên", "Ngày vào Đảng", "Ngày chính thức", "CT/DB",
    "Chi bộ", "Tổ đảng",
]  # fmt: skip
PEOPLE = [
    [1, "Hồ Thị Thuý Vân", date(1985, 5, 6), "x", 58085000123, "58990001", "3/2/2010", "3/2/2011", "CT", CELL, ""],
    [2, "Trương Bảo Bảy", "1979", None, None, "58990002", "19.5.2005", "19.5.2006", "CT", "KP1", ""],
    [3, "Lê Quang Đạo Đức", date(1990, 1, 2), "", None, "58990003", "02-09-2024", "", "ĐVDB", MARKET, ""],
    [4, "Phạm Thị Lan Chi", "31/02/1980", "x", None, "58990004", "", "", "CT", "PRTC-P01-02", ""],
]


def hand_in(clerk: Page, rows: list[list[object]]) -> None:
    clerk.goto(f"/organisations/{WARD}/sheets/new/")
    content = workbook([TITLE, [], HEADINGS, *rows], more=["Bìa"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    clerk.set_input_files("input[type=file]", FilePayload(name="ds moi.xlsx", mimeType=kind, buffer=content))
    send(clerk)


def members(clerk: Page, code: str = WARD) -> int:
    clerk.goto(f"/organisations/{code}/")
    return int(clerk.locator(".figures dd").first.inner_text().replace(".", ""))


@pytest.fixture(scope="module")
def clerk(open_as: Callable[[str], Page]) -> Page:
    return open_as("ward")


@pytest.fixture(scope="module")
def before(clerk: Page) -> int:
    return members(clerk)


def test_headings_and_columns_are_found_and_every_row_is_looked_through(clerk: Page, before: int) -> None:
    hand_in(clerk, PEOPLE)
    expect(clerk.locator('main input[name="first"]:checked')).to_have_value("3")
    send(clerk)
    expect(clerk.locator("main select").nth(1)).to_have_value("full_name")
    send(clerk)
    expect(clerk.locator(".sheet-table tbody tr")).to_have_count(4)
    expect(row(clerk, "Phạm Thị Lan Chi")).to_contain_text("31/02/1980")
    expect(row(clerk, "Trương Bảo Bảy")).to_contain_text("1979")
    expect(row(clerk, "Hồ Thị Thuý Vân").locator(".mark-question")).to_have_count(1)
    assert members(clerk) == before


def test_a_question_is_answered_a_value_explained_and_a_faulty_row_left_out(clerk: Page, before: int) -> None:
    clerk.goto(f"/organisations/{WARD}/sheets/")
    follow(row(clerk, "ds moi.xlsx").get_by_role("link").first)
    expect(clerk.locator('a[href$="/apply/"]')).to_have_count(0)
    follow(clerk.locator('main a.btn[href$="/meanings/"]'))
    clerk.locator("tr", has_text=MARKET).locator("select").select_option("PRTC-P01-02")
    send(clerk)
    expect(row(clerk, "Lê Quang Đạo Đức").locator(".fault")).to_have_count(0)
    follow(clerk.locator('#questions button[value="confirmed"]'))
    follow(clerk.locator('form[action$="/leave-out/"] button'))
    follow(clerk.locator('a[href$="/apply/"]'))
    send(clerk)
    says(clerk, "3")
    assert members(clerk) == before + 3


def test_who_was_entered_is_found_in_any_spelling(clerk: Page) -> None:
    clerk.goto(f"/organisations/{WARD}/members/?name=ho+thi+thuy+van")
    expect(row(clerk, "Hồ Thị Thuý Vân")).to_contain_text("58990001")


def test_handed_in_again_nobody_is_new_and_nothing_is_asked(clerk: Page, before: int) -> None:
    hand_in(clerk, PEOPLE[:3])
    send(clerk)
    send(clerk)
    expect(clerk.locator(".sheet-table tbody tr")).to_have_count(3)
    expect(clerk.locator(".figures dd").first).to_have_text("0")


def test_the_members_of_the_filter_are_saved_as_excel(clerk: Page) -> None:
    clerk.goto(f"/organisations/{WARD}/members/?name=le+quang+dao+duc")
    with clerk.expect_download() as saved:
        clerk.locator("button[name=save_as_excel]").click()
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(Path(saved.value.path()).read_bytes())).get_sheet_by_index(0).to_python()
    )
    assert [one[0] for one in rows[1:]] == ["Lê Quang Đạo Đức"]


def test_it_is_undone_as_a_whole_unless_something_rests_on_it(clerk: Page, before: int) -> None:
    clerk.goto(f"/organisations/{WARD}/members/?name=ho+thi+thuy+van")
    follow(clerk.locator("td.person a").first)
    follow(clerk.locator('a[href$="/grounds/new/"]'))
    choose(clerk, category="ship_crew")
    fill(clerk, statement="Đi tàu dài ngày", evidence="Lệnh điều động 5", valid_from="20/03/2025")
    send(clerk)
    undo(clerk)
    says(clerk, "Hồ Thị Thuý Vân")
    assert members(clerk) == before + 3


def undo(clerk: Page) -> None:
    clerk.goto(f"/organisations/{WARD}/sheets/")
    follow(row(clerk, "ds moi.xlsx").last.get_by_role("link").first)
    follow(clerk.locator('a[href$="/undo/"]'))
    follow(clerk.locator("main button.btn-danger"))


def test_pasted_cells_go_the_same_way_and_can_be_undone(clerk: Page) -> None:
    now = members(clerk)
    clerk.goto(f"/organisations/{WARD}/sheets/new/")
    lines = [[name_of(n), f"{n % 27 + 1:02}/03/1970", "Nam", f"5898{n:04}", "", "", "CT", CELL] for n in range(200)]
    pasted = "\n".join("\t".join(line) for line in [["Họ tên", *HEADINGS[2:3], "Nam/Nữ", *HEADINGS[5:10]], *lines])
    fill(clerk, pasted=pasted)
    for _step in range(3):
        send(clerk)
    follow(clerk.locator('a[href$="/apply/"]'))
    send(clerk)
    assert members(clerk) == now + 200
    clerk.goto(f"/organisations/{WARD}/sheets/")
    follow(clerk.locator("tbody tr").first.get_by_role("link").first)
    follow(clerk.locator('a[href$="/undo/"]'))
    follow(clerk.locator("main button.btn-danger"))
    assert members(clerk) == now
