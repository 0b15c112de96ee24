"""Counts are kept as periods: looked up, they are on every day what is counted live, whatever has been done meanwhile."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from cells.models import (
    Activity,
    AreaFact,
    Degree,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Membership,
    Organisation,
)
from cells.queries.counts import counts_on, kept, marked_cells
from cells.queries.headcounts import counted_live
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount
from cells.services.counts import count_all, count_marked, keep_counting
from pilots.queries.guidance import nearest_terms
from tests.cast import TODAY, Cast
from tests.guards import drop_guard
from tests.past import deeds_on_meetings, deeds_on_members, deeds_on_organisations, deeds_on_pilots  # noqa: F401 - they enter DEEDS
from tests.past.world import BEGINNING, World, people

pytestmark = pytest.mark.django_db
COUNTED = (Membership, Degree, Activity, Ground, AreaFact, Group, GroupBelonging, GroupLeadership)
ANOTHER = Counting(
    grounds=frozenset({"ship_crew", "natural_disaster"}), special_grounds=frozenset({"natural_disaster"})
)


@pytest.fixture
def by_guidance(cast: Cast) -> Counting:
    people(cast)
    terms = nearest_terms(TODAY)
    assert terms is not None
    keep_counting(terms.counting)
    count_marked()
    return terms.counting


def days_of_change() -> Iterator[date]:
    """Every day on which anything that is counted begins or is no longer true, and the day before."""
    for model in COUNTED:
        for begins, ends in model.objects.order_by().values_list("valid_from", "valid_to").distinct():
            yield from (day - timedelta(days=back) for day in (begins, ends) if day for back in (0, 1))


def differences(counting: Counting) -> list[str]:
    """Where what is looked up is not what is counted live, of what is not marked."""
    row = kept(counting)
    assert row is not None
    cells = set(Organisation.objects.values_list("pk", flat=True)) - set(marked_cells().values_list("pk", flat=True))
    found = []
    for day in sorted(set(days_of_change())):
        looked_up, live = counts_on(cells, day, row), counted_live(cells, day, counting)
        for cell in cells:
            kept_count, true = looked_up.get(cell, Headcount()), live[cell]
            if kept_count != (true if true.groups else Headcount(**{**vars(true), "ungrouped": 0})):
                found.append(f"{cell} on {day}: {kept_count} kept, {true} counted")
    return found


@pytest.mark.parametrize("seed", [1])
def test_after_every_act_the_kept_counts_of_every_day_are_the_live_ones(
    cast: Cast, seed: int, by_guidance: Counting
) -> None:
    world = World(cast, Random(seed), BEGINNING)
    world.go_on(1)
    world.live(25)
    count_all()
    assert not differences(by_guidance)
    for _look in range(4):
        world.live(8)
        assert not differences(by_guidance), "Something was written past the marks."
        count_marked()
        assert not marked_cells().exists()
        assert not differences(by_guidance)


def test_control_without_a_mark_what_was_written_is_found_to_differ(cast: Cast, by_guidance: Counting) -> None:
    drop_guard(connection, "cells_membership_marks_cell_id_on_update")
    Membership.objects.filter(cell=cast["CELL"]).update(valid_to=TODAY, departure="died")
    assert differences(by_guidance)
