"""With the real clock the guidance is out of force: online and by group rest, the past does not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests import sites
from tests.demo_city import City
from tests.journeys.steps import ITEM, People, fill, pdf_of, plan, says, text_of
from tests.sites import Site

NO_GUIDANCE = "Từ ngày 01/07/2025 không có hướng dẫn nào còn hiệu lực"


@pytest.fixture(scope="module")
def site(city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data_dir = tmp_path_factory.mktemp("the_real_clock") / "data"
    with sites.copy_of(city.data_dir, city.database, data_dir, DEMO_TODAY="now") as served:
        yield served


def test_there_is_no_day_to_move(open_as: People) -> None:
    expect(open_as("board").locator(".demo-banner button")).to_have_count(0)


@pytest.mark.parametrize("address", ["/", "/pilots/rounds/", "/pilots/eligibility/PRTC-P01-01/"])
def test_the_desk_and_the_pages_of_pilots_say_since_when_there_is_no_guidance(address: str, open_as: People) -> None:
    board = open_as("board")
    board.goto(address)
    says(board, NO_GUIDANCE)


def test_a_meeting_by_group_cannot_be_planned(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/meetings/organisations/PRTC-P01-01/plan/")
    today = clerk.locator('main form[method="post"] [name="held_on"]').input_value()
    plan(clerk, "PRTC-P01-01", format="by_group", on=today)
    expect(clerk.locator("main form .invalid-feedback").first).to_contain_text("không có hướng dẫn nào còn hiệu lực")
    expect(clerk.locator('[name="agenda-0-text"]')).to_have_value(ITEM)


def test_in_that_time_one_was_eligible_and_still_is_then(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto("/pilots/eligibility/PRTC-P01-01/")
    fill(clerk, on="21/03/2025")
    clerk.locator("main [name=on]").press("Enter")
    expect(clerk.locator(".finding.tone-good")).to_contain_text("21/03/2025")


def test_the_report_of_the_past_is_printed(open_as: People) -> None:
    report = text_of(pdf_of(open_as("board"), "/reports/PRTC/?on=21/03/2025"))
    assert "6.031" in report
    assert "52" in report
