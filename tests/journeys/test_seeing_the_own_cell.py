"""A clerk looks at the own cell: its members, groups and grounds, and whether it may meet online or by group on a day."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps import People, choose, fill, follow, row, says


def finding_of(page: Page, code: str, format: str, on: str = "21/03/2025") -> Locator:
    """What the page of eligibility finds of one format on a day of choice."""
    page.goto(f"/pilots/eligibility/{code}/")
    fill(page, on=on)
    choose(page, format=format)
    follow(page.locator("main form[method=get] button").first)
    page.wait_for_url("**format=**")
    return page.locator(".finding")


def counts(page: Page) -> dict[str, str]:
    """How it was counted: what stands in each line, and the number."""
    lines = page.locator(".sums tbody tr").all()
    return {line.locator("th").inner_text(): line.locator("td").inner_text() for line in lines}


def test_the_clerk_sees_every_member_by_the_last_word_of_the_name(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/")
    follow(clerk.locator('.duties a[href*="/members/"]').first)
    says(clerk, "62 đảng viên")
    firsts = [name.split()[-1] for name in clerk.locator("main tbody td.person:nth-child(3) a").all_inner_texts()]
    assert firsts[:2] == ["Ái", "Anh"]
    assert firsts.index("Cúc") < firsts.index("Đăng")  # đ is a letter of its own, after d


@pytest.mark.parametrize(
    ("axis", "value", "words"),
    [
        ("degree", "official", "chính thức"),
        ("activity", "exempt", "miễn công tác và sinh hoạt"),
        ("activity", "suspended", "đình chỉ sinh hoạt"),
        ("place", "elsewhere", "sinh hoạt tạm thời nơi khác"),
    ],
)
def test_degree_activity_and_place_are_three_questions(axis: str, value: str, words: str, open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/organisations/PRTC-P01-01/members/")
    clerk.locator(".filter-more summary").click()
    choose(clerk, **{axis: value})
    follow(clerk.locator("main [role=search] button").first)
    expect(row(clerk, words).first).to_be_visible()


def test_the_groups_stand_there_with_their_leaders(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/organisations/PRTC-P01-01/groups/")
    expect(clerk.locator("main section.card h2")).to_have_count(4)
    expect(clerk.locator("main section.card p:not(.page-links) a")).to_have_count(4)


def test_the_ground_of_a_member_is_told_with_its_evidence(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/organisations/PRTC-P01-01/members/?ground=working_away_from_home")
    expect(clerk.locator("main tbody tr")).to_have_count(3)
    follow(clerk.locator("main tbody tr a").first)
    says(clerk, "Đi làm ăn xa nơi cư trú", "Giấy tờ chứng minh")


def test_the_cell_is_not_eligible_online_and_reads_what_is_missing(open_as: People) -> None:
    clerk = open_as("clerk")
    finding = finding_of(clerk, "PRTC-P01-01", "online")
    expect(finding).to_contain_text("Chưa đủ điều kiện tại ngày 21/03/2025")
    expect(finding).to_contain_text("3 trên 60 đảng viên")
    expect(finding).to_contain_text("còn thiếu 28 đảng viên")
    expect(finding).to_contain_text("03-HD/TW, II.1.1")


def test_the_cell_is_eligible_by_group_and_reads_how_it_was_counted(open_as: People) -> None:
    clerk = open_as("clerk")
    expect(finding_of(clerk, "PRTC-P01-01", "by_group")).to_contain_text("Đủ điều kiện tại ngày 21/03/2025")
    assert list(counts(clerk).values()) == ["62", "50", "4", "0", "0"]


def test_before_the_guidance_nothing_was_possible(open_as: People) -> None:
    finding = finding_of(open_as("clerk"), "PRTC-P01-01", "by_group", on="26/12/2022")
    expect(finding).to_contain_text("Chưa đủ điều kiện tại ngày 26/12/2022")


def test_exactly_half_is_refused(open_as: People) -> None:
    finding = finding_of(open_as("ship"), "VTHA-HALF", "online")
    expect(finding).to_contain_text("12 trên 24 đảng viên")
    expect(finding).to_contain_text("còn thiếu 1 đảng viên")
    expect(finding).to_contain_text("03-HD/TW, II.1.1")


def test_half_and_one_is_eligible(open_as: People) -> None:
    ship = open_as("ship")
    expect(finding_of(ship, "VTHA-OVER", "online")).to_contain_text("Đủ điều kiện tại ngày 21/03/2025")
    assert list(counts(ship).values()) == ["26", "1", "1", "24", "13", "13"]


def test_a_storm_that_is_over_carries_no_meeting(open_as: People) -> None:
    ship = open_as("ship")
    expect(finding_of(ship, "VTHA-STORM", "online", on="18/10/2024")).to_contain_text(
        "Đủ điều kiện tại ngày 18/10/2024"
    )
    says(ship, "Thiên tai")
    expect(finding_of(ship, "VTHA-STORM", "online")).to_contain_text("Chưa đủ điều kiện tại ngày 21/03/2025")


@pytest.mark.parametrize(("code", "found"), [("VTHA-49", "bad"), ("VTHA-50", "good"), ("VTHA-51", "good")])
def test_by_group_begins_at_fifty_members(code: str, found: str, open_as: People) -> None:
    expect(finding_of(open_as("ship"), code, "by_group")).to_have_class(f"finding tone-{found}")


def test_nobody_sees_the_cell_of_a_neighbour(open_as: People) -> None:
    neighbour = open_as("neighbour")
    for page in ("organisations/PRTC-P01-01/members/", "pilots/eligibility/PRTC-P01-01/"):
        answer = neighbour.goto(f"/{page}")
        assert answer is not None
        assert answer.status == 404
