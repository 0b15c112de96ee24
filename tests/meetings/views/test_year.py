from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.cast import Cast
from tests.meetings.queries.test_year import held, kept_from
from tests.meetings.scenes import Scene

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_cell_sees_its_twelve_months_with_the_way_to_what_is_missing(groups: Scene, signed_in: SignIn) -> None:
    meeting = held(groups.cast, "CELL", date(2025, 1, 5))
    shown = page(signed_in("an"), "/meetings/organisations/CELL/year/2025/")
    assert f'<a href="/meetings/{meeting.pk}/">05/01/2025, held</a>' in shown
    assert 'href="/meetings/organisations/CELL/past/"' in shown
    assert "/meetings/organisations/CELL/plan/?on=01%2F04%2F2025&amp;kind=monthly" in shown
    assert "/meetings/organisations/CELL/plan/?on=21%2F03%2F2025&amp;kind=thematic" in shown
    assert "Nền nếp sinh hoạt chi bộ" in shown


def test_who_only_reads_is_led_to_no_form(groups: Scene, signed_in: SignIn) -> None:
    assert "/plan/" not in page(signed_in("giang"), "/meetings/organisations/CELL/year/2025/")


def test_what_else_is_due_stands_on_the_year_of_today(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", date(2025, 3, 21))
    groups.prepare(meeting, date(2025, 3, 21))
    groups.meet(meeting, 0, date(2025, 3, 21))
    said = "The leader of Tổ đảng số 1 reports by the end of 22/03/2025."
    assert said in page(signed_in("an"), "/meetings/organisations/CELL/year/2025/")
    assert said not in page(signed_in("an"), "/meetings/organisations/CELL/year/2024/")


def test_minutes_that_nobody_signed_stand_on_the_year_too(groups: Scene, signed_in: SignIn) -> None:
    held(groups.cast, "CELL", date(2025, 3, 5), retrospective=False)
    held(groups.cast, "CELL", date(2025, 3, 21), retrospective=False)
    shown = page(signed_in("an"), "/meetings/organisations/CELL/year/2025/")
    assert "The minutes of 05/03/2025 are not signed by both." in shown
    assert "The minutes of 21/03/2025" not in shown


def test_a_committee_sees_its_cells_and_may_ask_for_those_that_lack_a_month(cast: Cast, signed_in: SignIn) -> None:
    kept_from(cast, date(2024, 10, 1))
    for code in ("CELL", "SECOND"):
        cast.people(2, of=code)
    held(cast, "CELL", date(2025, 2, 5))
    shown = page(signed_in("binh"), "/meetings/organisations/WARD/year/2025/")
    assert "/meetings/organisations/CELL/year/2025/" in shown
    assert "/meetings/organisations/SECOND/year/2025/" in shown
    assert '<span class="visually-hidden">missing</span>' in shown
    lacking = page(signed_in("binh"), "/meetings/organisations/WARD/year/2025/?month=2")
    assert "/meetings/organisations/CELL/year/2025/" not in lacking
    assert "/meetings/organisations/SECOND/year/2025/" in lacking


def test_the_committee_sees_since_when_each_cell_has_not_met_and_may_ask_for_those_of_long(
    cast: Cast, signed_in: SignIn
) -> None:
    kept_from(cast, date(2024, 10, 1))
    for code in ("CELL", "SECOND"):
        cast.people(2, of=code)
    held(cast, "CELL", date(2025, 1, 5))
    shown = page(signed_in("binh"), "/meetings/organisations/WARD/year/2025/")
    assert "10/2024–02/2025 (5 months)" in shown
    of_long = page(signed_in("binh"), "/meetings/organisations/WARD/year/2025/?month=long")
    assert "/meetings/organisations/SECOND/year/2025/" in of_long
    assert "/meetings/organisations/CELL/year/2025/" not in of_long


def test_the_cell_itself_is_told_so_above_its_year_and_not_of_what_was_before_this_site(
    groups: Scene, signed_in: SignIn
) -> None:
    kept_from(groups.cast, date(2024, 12, 10))
    shown = page(signed_in("an"), "/meetings/organisations/CELL/year/2025/")
    assert "No regular meeting: 01/2025–02/2025 (2 months)" in shown
    before = page(signed_in("an"), "/meetings/organisations/CELL/year/2024/")
    assert "not kept here yet" in before
    assert "No regular meeting:" not in before


@pytest.mark.parametrize("year", [1899, 2101])
def test_a_year_that_makes_no_sense_is_not_there(groups: Scene, signed_in: SignIn, year: int) -> None:
    assert signed_in("an").get(f"/meetings/organisations/CELL/year/{year}/").status_code == 404


def test_a_month_that_makes_no_sense_is_told_and_all_cells_are_shown(groups: Scene, signed_in: SignIn) -> None:
    assert "SECOND" in page(signed_in("binh"), "/meetings/organisations/WARD/year/2025/?month=13")
