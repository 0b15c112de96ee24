from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from meetings.models import AgendaTemplate, Meeting
from tests.meetings.scenes import Scene

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db
SERIES = "/meetings/organisations/CELL/series/2025/"


def typed(*days: str, kind: str = "monthly", **more: str) -> dict[str, str]:
    rows = {f"series-{place}-held_on": day for place, day in enumerate(days)}
    kinds = {f"series-{place}-kind": kind for place in range(len(days))}
    management = {"series-TOTAL_FORMS": str(len(days)), "series-INITIAL_FORMS": "0"}
    return {
        "day": "5",
        "starts_at": "7:30",
        "ends_at": "9:30",
        "place": "Nhà văn hoá",
        **management,
        **rows,
        **kinds,
        **more,
    }


def test_a_day_is_proposed_for_each_month_and_quarter_that_has_none(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person", date(2025, 6, 10))
    shown = signed_in("an").get(SERIES).content.decode()
    for day in ("21/03/2025", "05/04/2025", "05/05/2025", "15/05/2025", "05/12/2025"):
        assert f'value="{day}"' in shown
    assert 'value="05/06/2025"' not in shown


def test_all_are_planned_with_what_they_have_in_common_and_the_usual_items(groups: Scene, signed_in: SignIn) -> None:
    AgendaTemplate.objects.create(organisation=groups.organisation, kind="monthly", lines="Chào cờ\nThu đảng phí")
    answer = signed_in("an").post(SERIES, typed("05/04/2025", "", "05/05/2025"))
    assert answer.url == "/meetings/organisations/CELL/year/2025/"
    planned = list(Meeting.objects.order_by("held_on"))
    assert [meeting.held_on for meeting in planned] == [date(2025, 4, 5), date(2025, 5, 5)]
    assert {(m.place, f"{m.starts_at:%H:%M}", f"{m.ends_at:%H:%M}", m.format) for m in planned} == {
        ("Nhà văn hoá", "07:30", "09:30", "in_person")
    }
    assert [item.text for item in planned[1].agenda.all()] == ["Chào cờ", "Thu đảng phí"]


def test_where_one_cannot_be_planned_none_is_and_its_row_says_why(groups: Scene, signed_in: SignIn) -> None:
    shown = signed_in("an").post(SERIES, typed("05/04/2025", "20/03/2025")).content.decode()
    assert "20/03/2025 is over" in shown
    assert 'value="05/04/2025"' in shown
    assert not Meeting.objects.exists()


def test_a_second_one_on_a_day_is_asked_about_in_its_row(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person", date(2025, 4, 5))
    client, both = signed_in("an"), typed("05/04/2025", kind="thematic")
    assert "There is a meeting on 05/04/2025 already" in client.post(SERIES, both).content.decode()
    assert client.post(SERIES, both | {"series-0-second": "on"}).status_code == 302
    assert Meeting.objects.count() == 2


def test_an_end_before_the_beginning_is_told_and_nothing_is_planned(groups: Scene, signed_in: SignIn) -> None:
    shown = signed_in("an").post(SERIES, typed("05/04/2025", ends_at="7:00")).content.decode()
    assert "The meeting ends after it begins" in shown
    assert not Meeting.objects.exists()


def test_another_usual_day_proposes_other_days_and_keeps_what_is_in_common(groups: Scene, signed_in: SignIn) -> None:
    shown = signed_in("an").post(SERIES, typed("05/04/2025", day="20", propose="1")).content.decode()
    assert 'value="21/04/2025"' in shown  # the 20th is a Sunday
    assert 'value="Nhà văn hoá"' in shown
    assert not Meeting.objects.exists()


def test_without_a_day_nothing_is_planned(groups: Scene, signed_in: SignIn) -> None:
    assert "Write at least one day." in signed_in("an").post(SERIES, typed("")).content.decode()


@pytest.mark.parametrize("year", [2024, 2027])
def test_only_this_year_and_the_next_are_planned(groups: Scene, signed_in: SignIn, year: int) -> None:
    assert signed_in("an").get(f"/meetings/organisations/CELL/series/{year}/").status_code == 404
