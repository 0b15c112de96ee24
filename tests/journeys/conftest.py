"""Stories told in a real browser against a real site, which each module finds as the demo was loaded."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests import sites
from tests.demo_city import City
from tests.sites import PASSWORD, Site

HERE = Path(__file__).parent
PATIENCE = 20_000  # milliseconds: on two busy cores a page may take its time

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("journey")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    report = yield
    site = getattr(item, "funcargs", {}).get("site")
    if report.failed and site is not None:
        report.sections.append(("what the site printed", site.printed()[-20000:]))
    return report


@pytest.fixture(scope="session")
def standing_site(city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Its processes take longer to start than most stories to tell: they are started once."""
    # A second process could still be starting when the first story exchanges the database.
    where = tmp_path_factory.mktemp("site") / "data"
    with sites.copy_of(city.data_dir, city.database, where, WEB_PROCESSES="1") as served:
        yield served


@pytest.fixture(scope="module")
def site(standing_site: Site, city: City) -> Site:
    """The demo as it was loaded, for each story."""
    if not standing_site.on_sqlite:
        standing_site.begin_anew(city.data_dir, city.database)
    return standing_site


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, Any], site: Site) -> dict[str, Any]:
    """An English browser: that the pages are Vietnamese is then the product's doing."""
    return browser_context_args | {
        "base_url": site.url,
        "locale": "en-GB",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture(scope="session")
def sign_in() -> Callable[[Page, str], Page]:
    """`sign_in(page, "clerk")`: through the sign-in page, as the person would."""

    def sign_in_as(page: Page, name: str) -> Page:
        page.goto("/accounts/login/")
        page.locator("input[name=username]").fill(name)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return page

    return sign_in_as


@pytest.fixture(scope="module")
def open_as(
    browser: Browser, browser_context_args: dict[str, Any], site: Site, sign_in: Callable[[Page, str], Page]
) -> Iterator[Callable[[str], Page]]:
    """`board = open_as("board")`: the page of a person, in a browser of their own that stays open for the whole story."""
    pages: dict[str, Page] = {}
    elsewhere: list[str] = []

    def page_of(name: str) -> Page:
        if name not in pages:
            context = browser.new_context(**browser_context_args)
            context.set_default_timeout(PATIENCE)
            _watch(context, site, elsewhere)
            pages[name] = sign_in(context.new_page(), name)
        return pages[name]

    yield page_of
    for page in pages.values():
        page.context.close()
    assert elsewhere == []


@pytest.fixture(autouse=True)
def _nothing_is_loaded_from_elsewhere(request: pytest.FixtureRequest) -> Iterator[None]:
    """Sites have no internet: a page that asks another host for anything is broken there. `open_as` looks by itself."""
    elsewhere: list[str] = []
    if "context" in request.fixturenames:
        _watch(request.getfixturevalue("context"), request.getfixturevalue("site"), elsewhere)
    yield
    assert elsewhere == []


def _watch(context: BrowserContext, site: Site, elsewhere: list[str]) -> None:
    def look(request: Request) -> None:
        if not request.url.startswith((site.url, "data:", "blob:", "chrome")):
            elsewhere.append(request.url)

    context.on("request", look)
