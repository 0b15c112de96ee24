"""Sizes are the same whether a cell's count is looked up, is marked, or nothing is kept."""

import pytest

from cells.models import KeptCounting, Organisation, OrganisationVersion
from cells.queries.counts import marked_cells
from cells.queries.parameters import parameters_on
from cells.queries.sizes import cells_without_committee, cells_without_groups, of_another_size, too_small_cells
from cells.rules.parameters import Key
from cells.services.counts import count_all_marked
from tests.cast import START, TODAY, Cast
from tests.statutes import sets

pytestmark = pytest.mark.django_db


def sizes(cast: Cast) -> dict[str, dict[str, int]]:
    below, asked = Organisation.objects.below(cast["CITY"]), parameters_on(TODAY)
    looks = (too_small_cells, cells_without_committee, cells_without_groups, of_another_size)
    return {
        look.__name__: {version.organisation.code: version.number for version in look(below, asked)} for look in looks
    }


def test_sizes_are_those_of_the_facts_before_and_after_they_have_been_counted(cast: Cast) -> None:
    sets(Key.GROUPS_FROM, 11, since=START)
    cast.people(9, of="CELL")
    cast.people(2, of="CELL", official=False)
    cast.people(1, of="SECOND")
    expected = {
        "too_small_cells": {"SECOND": 1, "UNIT": 0},
        "cells_without_committee": {"CELL": 9},
        "cells_without_groups": {"CELL": 11},
        "of_another_size": {"WARD": 12},
    }
    assert marked_cells()
    assert sizes(cast) == expected
    count_all_marked()
    assert sizes(cast) == expected
    cast.people(3, of="SECOND", official=False)
    assert marked_cells() == {cast["SECOND"].pk}
    assert sizes(cast) == expected | {"of_another_size": {"WARD": 15}}
    KeptCounting.objects.all().delete()
    assert sizes(cast) == expected | {"of_another_size": {"WARD": 15}}


def test_a_grassroots_committee_counts_the_cells_of_its_sectional_committees(cast: Cast) -> None:
    cast.people(2, of="CELL")
    cast.people(4, of="SECOND")
    section = Organisation.objects.add_root(instance=Organisation(code="SECTION"))
    OrganisationVersion.objects.create(
        organisation=section,
        parent=cast["WARD"],
        name="Đảng bộ bộ phận",
        kind=OrganisationVersion.Kind.SECTIONAL_COMMITTEE,
        level=OrganisationVersion.Level.BELOW_GRASSROOTS,
        type=OrganisationVersion.Type.OTHER,
        valid_from=START,
    )
    OrganisationVersion.objects.filter(organisation=cast["SECOND"]).update(parent=section)
    assert sizes(cast)["of_another_size"] == {"WARD": 6}
