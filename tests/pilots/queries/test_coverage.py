"""The reach of pilots is counted in one statement, which says what the rules say of each organisation."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import TallyMark
from cells.queries.organisations import versions_on
from cells.queries.stood import PLACES_ARE_KEPT
from cells.services.counts import count_all_marked
from meetings.rules.votes import Ballot
from meetings.services.combining import Adopted, combine_groups
from pilots.queries import coverage
from pilots.queries.coverage import counted_by, coverage_on
from pilots.rules.coverage import TAKING, Reach
from tests.cast import TODAY, Cast
from tests.meetings import scenes
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import World
from tests.pilots.reach import reach_by_the_rules
from tests.pilots.story import decided, make_eligible

pytestmark = pytest.mark.django_db
HELD, COMBINED = date(2025, 4, 5), date(2025, 4, 8)
AFTERWARDS = date(2025, 7, 1)
"""No guidance is in force any more."""


@pytest.fixture
def reached(cast: Cast) -> Cast:
    """DEEP, below a sectional committee of WARD, is eligible and SECOND has its pilot; CELL was approved online, which it no
    longer would be, and has met by group."""
    below = {"level": "below_grassroots"}
    cast.found(
        "SECTION", parent="WARD", name="Đảng bộ bộ phận", kind="sectional_committee", type="ward_commune", **below
    )
    cast.found("DEEP", parent="SECTION", name="Chi bộ khu phố 9", kind="cell", type="residential", **below)
    cast.infrastructure("WARD")
    make_eligible(cast, "DEEP")
    decided(cast)
    scenes.ship_cell(cast)
    scene = scenes.cell_with_groups(cast)
    meeting = scene.until_reported(HELD)
    adopted = Adopted(held_on=COMBINED, text="Chi bộ kết luận", ballot=Ballot(2, 0, 0))
    combine_groups(meeting=meeting, adopted=adopted, **scene.acting(COMBINED))
    return cast


@pytest.fixture(params=[True, False], ids=["kept", "walked"])
def places_are_kept(request: pytest.FixtureRequest, reached: Cast) -> bool:
    """Whether it is looked up where organisations stood, or walked down to them."""
    count_all_marked()
    if not request.param:
        TallyMark.objects.create(organisation_id=0)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 WHERE {PLACES_ARE_KEPT}")
        assert (cursor.fetchone() is not None) == request.param
    return bool(request.param)


@pytest.mark.usefixtures("places_are_kept")
def test_it_says_of_every_day_what_the_rules_say_of_each_organisation(reached: Cast) -> None:
    days = (TODAY - timedelta(days=1), TODAY, HELD, COMBINED, AFTERWARDS)
    figures = {day: reach_by_the_rules(reached["CITY"], day) for day in days}
    assert figures[COMBINED] == {*Reach, TAKING}
    assert figures[AFTERWARDS] == {*Reach, TAKING} - {Reach.ELIGIBLE}


@pytest.mark.usefixtures("places_are_kept")
def test_it_says_so_of_many_on_another_day(reached: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "FEW", 0)
    with CaptureQueriesContext(connection) as asked:
        reach_by_the_rules(reached["CITY"], HELD)
    assert any("JOIN hung" in query["sql"] for query in asked.captured_queries)


@pytest.mark.usefixtures("places_are_kept")
def test_it_says_so_of_whatever_is_asked_about(reached: Cast) -> None:
    figures = {code: reach_by_the_rules(reached[code], COMBINED) for code in ("TW", "WARD", "SECTION", "CELL", "OTHER")}
    everything = {*Reach, TAKING}
    assert figures == {
        "TW": everything,
        "WARD": everything,
        "SECTION": {Reach.ELIGIBLE},
        "CELL": everything,
        "OTHER": set(),
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_it_says_so_after_a_life_of_acts_by_chance(reached: Cast, seed: int) -> None:
    world = World(reached, Random(seed), COMBINED)
    world.go_on(1)
    world.live(20)
    count_all_marked()
    for day in (TODAY, COMBINED, world.today, world.today + timedelta(days=30)):
        for version in versions_on(day):
            reach_by_the_rules(version.organisation, day)


def test_a_list_is_of_one_type_and_one_branch(reached: Cast) -> None:
    def behind(**narrowed: str) -> list[str]:
        found = counted_by(Reach.APPROVED, reached["WARD"], COMBINED, today=COMBINED, format="online", **narrowed)
        return [version.organisation.code for version in found]

    assert behind() == ["CELL", "SECOND"]
    assert behind(type="school") == behind(branch="SECOND") == ["SECOND"]
    assert behind(type="school", branch="CELL") == behind(branch="CITY") == behind(branch="OTHERWARD") == []


def test_it_is_one_statement_however_much_there_is(reached: Cast) -> None:
    count_all_marked()
    with CaptureQueriesContext(connection) as asked:
        coverage_on(reached["TW"], COMBINED, today=COMBINED)
    assert (
        len([query for query in asked if "cells_organisationversion" in query["sql"]]) == 2
    )  # the other asks for names
