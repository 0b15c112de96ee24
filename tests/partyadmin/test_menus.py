"""The menus that all apps together make up: what stands in them, in which order, for whom."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import START, Cast

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)</a>')


def menu(cast: Cast, username: str, address: str, name: str) -> list[tuple[str, str, str]]:
    """(address, aria-current, words) of the links between the nav of that class and its end."""
    client = Client()
    client.force_login(cast.users[username])
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    return LINK.findall(page.partition(f'<nav class="{name}"')[2].partition("</nav>")[0])


def words(links: list[tuple[str, str, str]]) -> list[str]:
    return [label for _, _, label in links]


@pytest.mark.parametrize(
    ("username", "lacking"),
    [("an", {"Reorganisations", "Users"}), ("khanh", {"Registration rounds", "Meetings"})],
    ids=["a clerk", "the administrator"],
)
def test_the_main_menu_shows_what_the_person_may_open(cast: Cast, username: str, lacking: set[str]) -> None:
    whole = [
        "Desk",
        "Organisations",
        "Reorganisations",
        "Registration rounds",
        "Guidances",
        "Statutes",
        "Meetings",
        "Citations",
        "My documents",
        "Users",
    ]
    assert words(menu(cast, username, "/", "navigation")) == [label for label in whole if label not in lacking]


def test_the_main_menu_marks_the_page_and_what_lies_below_it(cast: Cast) -> None:
    def marked(address: str) -> list[tuple[str, str]]:
        return [(label, how) for _, how, label in menu(cast, "an", address, "navigation") if how]

    assert marked("/") == [("Desk", "page")]
    assert marked("/organisations/") == [("Organisations", "page")]
    assert marked("/organisations/CELL/members/") == [("Organisations", "true")]


def test_the_pages_of_an_organisation_stand_in_one_order_and_keep_the_day(cast: Cast) -> None:
    links = menu(cast, "an", f"/organisations/CELL/members/?on={START:%d/%m/%Y}", "sections")
    assert words(links) == [
        "Overview", "Members", "Groups", "Residence", "Eligibility", "Meetings", "Ratings", "Admissions", "Documents",
        "Data quality",
    ]  # fmt: skip
    assert [label for url, _, label in links if "?on=" in url] == ["Overview", "Members", "Groups", "Residence"]
    assert [label for _, how, label in links if how] == ["Members"]


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("cells:organisation", "Overview"),
        ("cells:members", "Members"),
        ("cells:groups", "Groups"),
        ("cells:residences", "Residence"),
        ("cells:quality", "Data quality"),
        ("pilots:eligibility", "Eligibility"),
        ("meetings:meetings", "Meetings"),
        ("meetings:ratings", "Ratings"),
        ("admissions:people", "Admissions"),
        ("reports:documents", "Documents"),
    ],
)
def test_every_page_of_an_organisation_marks_itself(cast: Cast, name: str, marked: str) -> None:
    links = menu(cast, "an", reverse(name, args=["CELL"]), "sections")
    assert [label for _, how, label in links if how == "page"] == [marked]


def test_the_desk_leads_from_an_organisation_to_what_is_used_daily(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["an"])
    client.cookies["django_language"] = "en"
    page = client.get("/").content.decode()
    addresses = [reverse(name, args=["CELL"]) for name in ("cells:members", "pilots:eligibility", "meetings:meetings")]
    places = [page.index(f'href="{address}"') for address in addresses]
    assert places == sorted(places)
    assert reverse("cells:groups", args=["CELL"]) not in page
