"""axe finds nothing serious on the main pages, and none of them is wider than its screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.steps import CELL, ITEM, LETTER, People, draft_a_guidance, follow, open_a_round, plan

AXE = Axe()
ONLY = {"resultTypes": ["violations"]}
"""What passes is not written out."""
SERIOUS = {"serious", "critical"}
SCREENS = [(1280, 900), (390, 844)]
PAGES = [
    ("ward", "/"),
    ("board", "/organisations/"),
    ("clerk", "/organisations/PRTC-P01-01/"),
    ("clerk", "/organisations/PRTC-P01-01/members/"),
    ("clerk", "/organisations/PRTC-P01-01/groups/"),
    ("clerk", "/organisations/PRTC-P01-01/members/?ground=any → member"),
    ("clerk", "/organisations/PRTC-P01-01/members/filters/"),
    ("clerk", "/organisations/PRTC-P01-01/transfers/"),
    ("ward", "/organisations/PRTC-P01/quality/"),
    ("ward", "/organisations/PRTC-P01/duplicates/"),
    ("clerk", "/organisations/PRTC-P01-01/members/?ground=any → member → act"),
    ("clerk", "/organisations/PRTC-P01-01/members/?ground=any → member → correct"),
    ("clerk", "/pilots/eligibility/PRTC-P01-01/"),
    ("board", "/pilots/rounds/new/"),
    ("board", "/pilots/rounds/ → round"),
    ("ward", "/pilots/rounds/ → list"),
    ("kdn_board", "/pilots/registrations/ → registration"),
    ("ship", "/meetings/ → meeting"),
    ("clerk", "/meetings/organisations/PRTC-P01-01/"),
    ("clerk", "a refused plan"),
    ("board", "/reports/PRTC/"),
    ("board", "/reports/PRTC/pilot_report/"),
    ("board", "/reports/PRTC/figures/"),
    ("clerk", "/help/"),
    ("clerk", "/pilots/guidances/"),
    ("admin", "/pilots/guidances/ → guidance"),
    ("admin", "/pilots/guidances/ → guidance → change the draft"),
    ("admin", "/pilots/guidances/ → guidance → what would change"),
    ("admin", "/pilots/guidances/ → guidance → what would change → gained"),
    ("admin", "/pilots/guidances/ → guidance → what would change → gained → first of the list"),
    ("admin", "/pilots/guidances/ → guidance → put in force"),
    ("admin", "/statutes/"),
    ("admin", "/statutes/new/"),
    ("admin", "/statutes/days-off/2026/"),
    ("board", "/citations/"),
    ("board", "/citations/new/"),
    ("kdn_board", "/pilots/registrations/ → registration → life"),
    ("board", "/pilots/organisations/PRTC/coverage/"),
]
FIRST_OF = {
    "member": "main tbody a",
    "round": 'main a[href^="/pilots/rounds/"]',
    "list": 'main a[href^="/pilots/submissions/"]',
    "registration": "main tbody a",
    "meeting": "main tbody a",
    "act": "#act-transfer",
    "correct": "#correct",
    "guidance": 'main tbody a[href^="/pilots/guidances/"]',
    "change the draft": 'main a[href$="/edit/"]',
    "what would change": 'main a[href$="/whatif/"]',
    "gained": 'main tr:last-child a[href*="/by_group/gained/"]',
    "first of the list": "main tbody a",
    "put in force": 'main a[href$="/put-in-force/"]',
    "life": 'main a[href$="/life/"]',
}


@pytest.fixture(scope="module", autouse=True)
def _a_round_is_open(open_as: People) -> None:
    open_a_round(open_as("board"), symbol=LETTER, last_day="09/04/2025")


@pytest.fixture(scope="module", autouse=True)
def _a_guidance_is_drafted(open_as: People) -> None:
    """It needs 45 members where 03-HD/TW needs 50, so that some gain."""
    draft_a_guidance(open_as("admin"), symbol="09-HD/TW", by_group_minimum="45")


def go(page: Page, where: str) -> None:
    """An address; with «→» the first link of that kind on it."""
    if where == "a refused plan":
        plan(page, CELL, format="by_group", on="28/02/2025", items=[ITEM, "Xét kết nạp đảng viên"])
        return
    address, *ways = where.split(" → ")
    page.goto(address)
    for what in ways:
        links = page.locator(FIRST_OF[what])
        follow(links.last if what == "round" else links.first)


@pytest.mark.parametrize(("name", "where"), PAGES)
def test_a_page_can_be_read_by_everybody(name: str, where: str, open_as: People) -> None:
    page = open_as(name)
    page.set_viewport_size({"width": SCREENS[0][0], "height": SCREENS[0][1]})
    go(page, where)
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than {width}: {page.url}"
        found = [
            finding for finding in AXE.run(page, options=ONLY).response["violations"] if finding["impact"] in SERIOUS
        ]
        assert not found, [(finding["id"], [node["html"] for node in finding["nodes"]][:3]) for finding in found]


def test_the_sign_in_page_can_be_read_by_everybody(page: Page) -> None:
    page.goto("/accounts/login/")
    found = [finding for finding in AXE.run(page, options=ONLY).response["violations"] if finding["impact"] in SERIOUS]
    assert not found, [finding["id"] for finding in found]
