"""The numbers of a report that are added up are on every day those of the organisations it lists, whatever has been done
meanwhile; which organisations they are is not asked for."""

from datetime import date
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import CountMark, Membership, Organisation, OrganisationVersion, Succession, TallyMark
from cells.queries.organisations import versions_on
from cells.services.counts import count_all_marked, forget_countings
from meetings.models import Meeting
from pilots.models import KeptJudging
from pilots.queries.guidance import binding
from pilots.services.countings import keep_countings
from reports.queries import pilot_figures as queries
from reports.queries.pilot_figures import pilot_figures
from reports.rules.pilot_figures import PilotFigures
from tests.cast import TODAY, Cast
from tests.cells.services.test_counts import ACTS, COUNTED, PLACED, SEEDS, days_of_change
from tests.guards import drop_guard
from tests.meetings.scenes import approve
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import BEGINNING, World, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def country(cast: Cast) -> Cast:
    """Of a guidance by which some are of specific nature in so small a country; CELL pilots meetings by group, and SECOND came of
    OTHERCELL, which met online and pilots by group itself, elsewhere."""
    people(cast)
    drop_guard(connection, "a_guidance_in_force_is_never_rewritten")
    binding().update(online_numerator=1, online_denominator=6)
    cast.grounds(cast.people(4, of="SECOND"))
    approve(cast, "CELL", "by_group", since=date(2024, 6, 1))
    approve(cast, "OTHERCELL", "by_group", since=date(2024, 6, 1))
    for code, day in (("OTHERCELL", date(2024, 5, 4)), ("SECOND", date(2024, 5, 5)), ("SECOND", date(2024, 9, 5))):
        Meeting.objects.create(
            organisation=cast[code], format="hybrid", held_on=day, state="held", basis="special_circumstances",
            retrospective=True,
        )  # fmt: skip
    Succession.objects.create(predecessor=cast["OTHERCELL"], successor=cast["SECOND"], on=date(2024, 9, 1))
    keep_countings()
    count_all_marked()
    return cast


def told(figures: PilotFigures) -> object:
    numbers = {
        key: (figure.value, figure.organisations if "held" in key else 0) for key, figure in figures.by_key.items()
    }
    return numbers, [(part.pk, part.name, part.grassroots.value, part.members.value) for part in figures.parts]


def differences() -> list[str]:
    """Of each superior organisation on every day on which anything changes; all cells are marked for what is listed, so that
    nothing of it is looked up."""
    found = []
    cells = Organisation.objects.values_list("pk", flat=True)
    for day in sorted({TODAY, *days_of_change(COUNTED + PLACED)}):
        tops = [version.organisation for version in versions_on(day).filter(kind="superior")]
        numbers = [told(pilot_figures(top, day, listed=False)) for top in tops]
        marks = CountMark.objects.bulk_create(CountMark(cell_id=pk) for pk in cells)
        listed = [told(pilot_figures(top, day)) for top in tops]
        CountMark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
        found += [
            f"{top} on {day}: {number} added up, {right} listed"
            for top, number, right in zip(tops, numbers, listed, strict=True)
            if number != right
        ]
    return found


def test_below_a_large_organisation_all_are_read_and_the_numbers_are_the_same(
    country: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_LOOKED_UP", 0)
    with CaptureQueriesContext(connection) as asked:
        pilot_figures(country["CITY"], TODAY, listed=False)
    assert any("below(id) AS NOT MATERIALIZED" in query["sql"] for query in asked.captured_queries)
    assert differences() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_the_numbers_are_those_of_what_is_listed(country: Cast, seed: int) -> None:
    world = World(country, Random(seed), BEGINNING)
    world.go_on(1)
    for _look in range(2):
        world.live(ACTS // 2)
        assert not differences()
        count_all_marked()
        assert not differences()


def test_control_what_is_compared_has_been_added_up_and_has_something_of_everything(country: Cast) -> None:
    numbers = pilot_figures(country["TW"], TODAY, listed=False)
    said = ("grassroots", "members", "groups", "of_nature", "by_group", "online_held")
    assert {key: numbers.figure(key).counted for key in said} == dict.fromkeys(said)
    assert all(numbers[key] for key in said)
    assert (numbers["online_held"], numbers.figure("online_held").organisations) == (3, 2)
    assert pilot_figures(country["CITY"], TODAY, listed=False)["online_held"] == 3
    assert pilot_figures(country["CITY"], date(2024, 8, 31), listed=False)["online_held"] == 1
    assert all(part.members.counted is None for part in numbers.parts if part.members.value)


def test_control_without_a_mark_a_number_of_members_is_found_to_differ(country: Cast) -> None:
    assert not differences()
    drop_guard(connection, "cells_membership_marks_cell_id_on_update")
    Membership.objects.filter(cell=country["SECOND"], valid_to=None).update(valid_to=TODAY, departure="died")
    assert differences()


def test_control_without_a_mark_a_number_of_organisations_is_found_to_differ(country: Cast) -> None:
    assert not differences()
    for column in ("parent_id", "organisation"):
        drop_guard(connection, f"cells_organisationversion_marks_{column}_on_update")
    OrganisationVersion.objects.filter(organisation=country["SECOND"]).update(type="armed_forces")
    assert differences()


def test_while_anything_is_marked_or_nothing_is_kept_all_are_listed(country: Cast) -> None:
    mark = TallyMark.objects.create(organisation_id=0)
    assert pilot_figures(country["CITY"], TODAY, listed=False) == pilot_figures(country["CITY"], TODAY)
    mark.delete()
    assert pilot_figures(country["CITY"], TODAY, listed=False) != pilot_figures(country["CITY"], TODAY)
    KeptJudging.objects.all().delete()
    assert pilot_figures(country["CITY"], TODAY, listed=False) == pilot_figures(country["CITY"], TODAY)
    keep_countings()
    assert pilot_figures(country["CITY"], TODAY, listed=False) != pilot_figures(country["CITY"], TODAY)
    forget_countings(but=[])
    assert pilot_figures(country["CITY"], TODAY, listed=False) == pilot_figures(country["CITY"], TODAY)


def test_of_a_committee_or_a_cell_all_are_listed(country: Cast) -> None:
    for code in ("WARD", "CELL", "UNIT"):
        assert pilot_figures(country[code], TODAY, listed=False) == pilot_figures(country[code], TODAY)


def test_no_organisation_is_read_for_its_number(country: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "counted_below", lambda *_asked: pytest.fail("It was listed."))
    assert pilot_figures(country["TW"], TODAY, listed=False)["members"]
