"""A successor of 03-HD/TW with other numbers: entered by the administrator in the browser, used on its first day."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import (
    ITEM,
    People,
    appraise,
    at_a_meeting,
    choose,
    decide,
    fill,
    follow,
    move_the_day_to,
    open_a_round,
    plan,
    press,
    refused,
    register,
    row,
    says,
    send,
    take_up,
)

OLD, NEW = "03-HD/TW", "09-HD/TW"
LETTER = "61-CV/ĐUK"
CELL, NAME = "VTHA-49", "Chi bộ Đội tàu hàng rời"
MAST = "trực trạm viễn thông trên núi cao"
REWARDS, ADMISSION = "Bình xét thi đua, khen thưởng đảng viên", "Xét kết nạp đảng viên"


def open_guidance(page: Page, symbol: str) -> None:
    page.goto("/pilots/guidances/")
    follow(row(page, symbol).get_by_role("link", name=symbol, exact=True))


def eligibility(page: Page, on: str) -> Locator:
    """What the page of the cell says of meetings by group."""
    page.goto(f"/pilots/eligibility/{CELL}/?format=by_group&on={on}")
    return page.locator("section.finding").first


def quota_by_group(page: Page) -> Locator:
    page.goto(f"/meetings/organisations/{CELL}/")
    return page.locator("section.quota").nth(1)


# Entered ----------------------------------------------------------------------------------------------------


def test_the_administrator_begins_with_a_copy_of_the_old_one(open_as: People) -> None:
    admin = open_as("admin")
    admin.goto("/pilots/guidances/")
    follow(row(admin, OLD).locator('a[href*="?copy="]'))
    expect(admin.locator('[name="valid_from"]')).to_have_value("01/07/2025")
    expect(admin.locator('[name="by_group_minimum"]')).to_have_value("50")


def test_a_mistake_is_said_beside_its_box_and_nothing_is_lost(open_as: People) -> None:
    admin = open_as("admin")
    fill(
        admin,
        document_issuer="Ban Bí thư",
        document_symbol="09 - HD/TW",
        document_on="31/02/2025",
        document_title="Hướng dẫn sinh hoạt đảng trực tuyến và sinh hoạt đảng theo tổ đảng",
        by_group_minimum="45",
        by_group_clause="Mục 4",
    )
    choose(admin, online_strict="no")
    fill(admin, **{"quota-by_group-cell-per_year": "4", "quota-by_group-cell-clause": "Mục 6"})
    # A ground that no guidance had named yet.
    fill(admin, **{"ground-new-1-words": MAST, "ground-new-1-clause": "Mục 3", "ground-new-1-evidence": "Lệnh trực"})
    choose(admin, **{"ground-new-1-basis": "specific_nature"})
    # Emulation and rewards are allowed now; admission has another clause.
    admin.locator('textarea[name$="-wording"]', has_text="thi đua, khen thưởng").fill("")
    admin.locator("tr", has=admin.locator("textarea", has_text="xét kết nạp")).locator('[name$="-clause"]').fill(
        "Mục 7"
    )
    send(admin)
    expect(admin.locator("main .invalid-feedback:visible")).to_have_count(1)
    expect(admin.locator("#div_id_document")).to_contain_text("31/02/2025")
    expect(admin.locator('[name="by_group_minimum"]')).to_have_value("45")
    expect(admin.locator('[name="quota-by_group-cell-per_year"]')).to_have_value("4")


def test_the_draft_is_kept_and_applies_to_nothing(open_as: People) -> None:
    admin = open_as("admin")
    fill(admin, document_on="16/06/2025")
    send(admin)
    expect(admin.locator("h1")).to_contain_text(NEW)
    says(admin, "45", "Mục 4", "Mục 6", "Mục 7")
    expect(row(admin, "Trực trạm viễn thông trên núi cao")).to_contain_text(["Mục 3"])
    ship = open_as("ship")
    ship.goto("/pilots/guidances/")
    expect(row(ship, OLD)).to_have_count(1)
    expect(row(ship, NEW)).to_have_count(0)


# Compared ---------------------------------------------------------------------------------------------------


def test_the_what_if_counts_who_gains_and_opens_them(open_as: People) -> None:
    admin = open_as("admin")
    open_guidance(admin, NEW)
    follow(admin.locator('main a[href$="/whatif/"]').first)
    expect(admin.locator("h1")).to_contain_text(NEW)
    gained = admin.locator('a[href*="/by_group/gained/"]').last
    number = int(gained.inner_text())
    assert number > 0
    follow(gained)
    expect(admin.locator("main tbody tr")).to_have_count(number)
    follow(row(admin, CELL).get_by_role("link"))
    expect(admin.locator("h1")).to_contain_text(NAME)
    says(admin, "49", f"{OLD}, II.1.2")
    expect(admin.locator("section.finding.tone-good")).to_contain_text([NEW])


def test_it_is_put_in_force_after_what_it_will_mean(open_as: People) -> None:
    admin = open_as("admin")
    open_guidance(admin, NEW)
    follow(admin.locator('main a[href$="/put-in-force/"]'))
    says(admin, "01/07/2025")
    send(admin)
    expect(admin.locator(".messages")).to_contain_text(NEW)
    expect(admin.locator('main a[href$="/edit/"]')).to_have_count(0)


# The day before, and the first day --------------------------------------------------------------------------


def test_on_the_last_day_of_the_old_one_its_numbers_hold(open_as: People) -> None:
    ship = open_as("ship")
    move_the_day_to(ship, "30/06/2025")
    finding = eligibility(ship, "30/06/2025")
    expect(finding).to_have_class("finding tone-bad")
    expect(finding).to_contain_text(f"{OLD}, II.1.2")
    expect(quota_by_group(ship)).to_contain_text("0/3")


def test_on_its_first_day_the_new_numbers_hold(open_as: People) -> None:
    ship = open_as("ship")
    move_the_day_to(ship, "01/07/2025")
    expect(eligibility(ship, "01/07/2025")).to_have_class("finding tone-good")
    expect(eligibility(ship, "30/06/2025")).to_have_class("finding tone-bad")
    by_group = quota_by_group(ship)
    expect(by_group).to_contain_text("0/4")
    expect(by_group).to_contain_text(f"{NEW}, Mục 6")


def test_a_round_of_that_day_rests_on_the_new_one(open_as: People) -> None:
    open_a_round(open_as("kdn_board"), symbol=LETTER, last_day="15/07/2025")
    says(open_as("kdn_board"), NEW)
    ship = open_as("ship")
    take_up(ship, LETTER)
    expect(ship.get_by_label(f"({CELL})")).to_be_visible()
    register(ship, LETTER, CELL)
    appraise(open_as("kdn_board"), NAME, "Có 49 đảng viên, bốn tổ đảng đều có tổ trưởng.")
    decide(open_as("kdn_standing"), NAME)


def test_a_meeting_takes_its_place_in_the_new_quota(open_as: People) -> None:
    ship = open_as("ship")
    plan(ship, CELL, format="by_group", on="20/07/2025", items=[ITEM, REWARDS])
    at_a_meeting(ship)
    expect(quota_by_group(ship)).to_contain_text("1/4")


def test_what_the_new_one_forbids_is_refused_with_its_clause(open_as: People) -> None:
    ship = open_as("ship")
    plan(ship, CELL, format="by_group", on="21/07/2025", items=[ITEM, ADMISSION])
    refused(ship)
    expect(ship.locator(".agenda-refusal")).to_contain_text(f"{NEW}, Mục 7")


def test_the_old_one_is_still_read_and_no_longer_in_force(open_as: People) -> None:
    ship = open_as("ship")
    open_guidance(ship, OLD)
    says(ship, "27/12/2022", "30/06/2025", "II.1.2")


# A statute --------------------------------------------------------------------------------------------------


def asked_of_a_cell(page: Page) -> Locator:
    page.goto("/statutes/")
    return row(page, "Số đảng viên chính thức ít nhất để lập chi bộ")


def test_another_number_from_a_day_on_is_looked_over_and_kept(open_as: People) -> None:
    admin = open_as("admin")
    admin.goto("/statutes/new/")
    fill(
        admin,
        document_issuer="Ban Chấp hành Trung ương",
        document_symbol="500-QĐ/TW",
        document_on="20/03/2025",
        document_title="Quy định thi hành Điều lệ Đảng",
        valid_from="01/09/2025",
        **{"cell_from-value": "5", "cell_from-clause": "21.2"},
    )
    send(admin)
    says(admin, "01/09/2025", "3", "5")
    expect(admin.locator("#effects")).to_contain_text("500-QĐ/TW, 21.2")
    ship = open_as("ship")
    expect(asked_of_a_cell(ship)).to_contain_text("3 đảng viên chính thức")
    press(admin, "confirm")
    expect(admin.locator(".messages")).to_be_visible()


def test_a_clerk_reads_the_old_number_before_that_day_and_the_new_one_from_it_on(open_as: People) -> None:
    ship = open_as("ship")
    move_the_day_to(ship, "31/08/2025")
    expect(asked_of_a_cell(ship)).to_contain_text("3 đảng viên chính thức")
    move_the_day_to(ship, "01/09/2025")
    expect(asked_of_a_cell(ship)).to_contain_text("5 đảng viên chính thức")
    expect(asked_of_a_cell(ship)).to_contain_text("500-QĐ/TW, 21.2")
