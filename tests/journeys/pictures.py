"""The pictures of the README, taken from the demo as the stories walk it: script/pictures. Not part of the tests."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.journeys.steps import (
    CELL,
    ITEM,
    People,
    approve_the_cell_by_group,
    at_a_meeting,
    move_the_day_to,
    open_a_round,
    pdf_of,
    plan,
    record_minutes,
    record_report,
    record_the_first_session,
    register,
)

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
COLOURS = 128
COMPANY = "45-CV/ĐUK"


@pytest.fixture(scope="module", autouse=True)
def _the_city_registers_and_the_company_is_asked_to(open_as: People) -> None:
    IMAGES.mkdir(exist_ok=True)
    approve_the_cell_by_group(open_as)
    open_a_round(open_as("kdn_board"), symbol=COMPANY, last_day="09/04/2025")


def take(page: Page, name: str) -> None:
    """What the page says, without its frame; few colours are enough, and small files."""
    path = IMAGES / f"{name}.png"
    page.locator("main").screenshot(path=path)
    shrink(path)


def take_the_screen(page: Page, name: str, *, height: int) -> None:
    """The page as one meets it, from its top."""
    page.set_viewport_size({"width": 1280, "height": height})
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    shrink(path)


def take_first_page(pdf: bytes, name: str, place: Path) -> None:
    """The first page of a PDF, by poppler's pdftoppm."""
    source = place / f"{name}.pdf"
    source.write_bytes(pdf)
    target = IMAGES / name
    subprocess.run(["pdftoppm", "-r", "96", "-png", "-f", "1", "-singlefile", source, target], check=True)
    shrink(target.with_suffix(".png"))


def shrink(path: Path) -> None:
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def test_members(open_as: People) -> None:
    clerk = open_as("clerk")
    clerk.goto(f"/organisations/{CELL}/members/")
    take_the_screen(clerk, "members", height=1100)


def test_eligibility(open_as: People) -> None:
    ship = open_as("ship")
    ship.goto("/pilots/eligibility/VTHA-HALF/?format=online&on=21/03/2025")
    take(ship, "eligibility")


def test_registration(open_as: People) -> None:
    standing = open_as("standing")
    standing.reload()
    take(standing, "registration")


def test_by_group(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="by_group", on="28/03/2025", items=[ITEM, "Thông tin thời sự, nhiệm vụ tháng 4"])
    at_a_meeting(clerk)
    meeting = clerk.url
    record_the_first_session(clerk, on="21/03/2025")
    move_the_day_to(clerk, "28/03/2025")
    clerk.goto(meeting)
    for number in (1, 2, 3, 4):
        record_minutes(clerk, number, present=14, against=number % 2)
    for number in (1, 2):
        record_report(clerk, number)
    move_the_day_to(clerk, "30/03/2025")
    clerk.goto(meeting)
    record_report(clerk, 3)
    clerk.goto(meeting)
    take(clerk, "by-group")


def test_report(open_as: People, tmp_path: Path) -> None:
    pdf = pdf_of(open_as("board"), "/reports/PRTC/?on=21/03/2025")
    take_first_page(pdf, "report-page-1", tmp_path)


def test_registration_list(open_as: People, tmp_path: Path) -> None:
    register(open_as("ship"), COMPANY, "VTHA", "VTHA-OVER", "VTHA-50", "VTHA-51")
    take_first_page(pdf_of(open_as("ship"), "/reports/VTHA/"), "registration-list", tmp_path)


def test_desk(open_as: People) -> None:
    board = open_as("kdn_board")
    board.goto("/")
    take_the_screen(board, "desk", height=1100)
