"""An empty site becomes that of a commune: 12 cells, 300 members with their posts, and a user for each cell. How many clicks that
takes stands in docs/sheets.md."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page

from tests.databases import Databases
from tests.demo_city import City
from tests.journeys.steps import fill, follow, row, says
from tests.sheets.workbooks import name_of, workbook
from tests.sites import PASSWORD, ROOT, Site

CELLS, MEMBERS, MOST_CLICKS = 12, 300, 40
COMMITTEE = "Đảng bộ xã Sen Hồng"
HEADINGS = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số thẻ đảng",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Chi bộ",
    "Chức vụ",
]
POSTS = ["Bí thư", "Phó bí thư", "Chi ủy viên", "Trưởng thôn"]


def cell(number: int) -> str:
    return f"Chi bộ thôn {number + 1}"


def organisations() -> bytes:
    rows = [["STT", "Tên tổ chức đảng", "Trực thuộc"], [1, COMMITTEE, ""]]
    return workbook([*rows, *([place + 2, cell(place), COMMITTEE] for place in range(CELLS))])


def people() -> bytes:
    born = date(1960, 1, 1)
    return workbook(
        [
            HEADINGS,
            *(
                [
                    number + 1,
                    name_of(number),
                    born + timedelta(days=30 * number),
                    "Nữ" if number % 2 else "Nam",
                    f"58{number:06}",
                    date(2010, 2, 3),
                    date(2011, 2, 3),
                    cell(number % CELLS),
                    POSTS[number // CELLS] if number < CELLS * len(POSTS) else "",
                ]
                for number in range(MEMBERS)
            ),
        ]
    )


class Counting:
    """Everything that is done with the mouse: a file that is chosen is a click, too."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def follow(self, link: str | Locator) -> None:
        self.clicks += 1
        follow(self.page.locator(link).first if isinstance(link, str) else link.first)

    def send(self) -> None:
        self.follow('main form[method="post"] button.btn-primary')

    def tick(self, box: str) -> None:
        self.clicks += 1
        self.page.locator(box).check()

    def hand_in(self, name: str, content: bytes) -> None:
        self.clicks += 1
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        self.page.set_input_files("input[type=file]", FilePayload(name=name, mimeType=kind, buffer=content))
        self.send()

    def sign_in(self, name: str, password: str) -> None:
        self.page.goto("/")
        fill(self.page, username=name, password=password)
        self.send()


@pytest.fixture
def founder(
    site: Site,
    city: City,
    databases: Databases,
    browser: Browser,
    browser_context_args: dict[str, object],
) -> Counting:
    """The administrator of a site on which nothing else is."""
    site.begin_anew(city.data_dir, databases.empty())
    site.run("bash", "-c", f"echo {PASSWORD} | .venv/bin/python manage.py create_administrator goc --full-name Gốc")
    return Counting(browser.new_context(**browser_context_args).new_page())  # type: ignore[arg-type]


def test_a_commune_stands_with_posts_and_users_after_few_clicks(founder: Counting) -> None:
    page = founder.page
    founder.sign_in("goc", PASSWORD)
    founder.follow('.duties a[href="/sheets/organisations/"]')
    founder.hand_in("to chuc.xlsx", organisations())
    fill(page, on="01/01/2020")
    founder.follow('main button[name="enter"]')
    founder.follow('nav a[href="/"]')
    founder.follow('.duties a[href="/users/many/"]')
    founder.tick('main tbody tr:first-child input[type="checkbox"]')
    founder.send()
    given = row(page, COMMITTEE).first
    name, password = given.locator("strong").inner_text(), given.locator("code").inner_text()
    assert page.locator("tbody tr").count() == CELLS + 1
    founder.follow('form[action$="/logout/"] button')
    founder.sign_in(name, password)
    founder.follow(f'main a:has-text("{COMMITTEE}")')
    founder.follow('nav.sections a[href$="/members/"]')
    founder.follow('main a[href$="/sheets/"]')
    founder.follow('a[href$="/sheets/new/"]')
    founder.hand_in("dang vien.xlsx", people())
    founder.send()
    fill(page, on="01/01/2025")
    founder.send()
    founder.follow('a[href$="/apply/"]')
    founder.send()
    says(page, str(MEMBERS))
    founder.follow('a[href$="/members/"]')
    says(page, str(MEMBERS))
    assert founder.clicks <= MOST_CLICKS
    assert f"**{founder.clicks} lần bấm**" in (ROOT / "docs/sheets.md").read_text()


def test_its_posts_are_held_by_those_whom_the_list_named(site: Site) -> None:
    assert site.sql("SELECT title, count(*) FROM cells_post GROUP BY title ORDER BY title") == [
        ("deputy_secretary", CELLS), ("member", CELLS), ("secretary", CELLS),
    ]  # fmt: skip
