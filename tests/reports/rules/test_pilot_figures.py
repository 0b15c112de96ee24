import pytest

from cells.models import OrganisationVersion
from reports.rules.categories import COMMITTEES, GRASSROOTS, WARD, WARD_CELLS
from reports.rules.pilot_figures import Pilots, tally
from tests.reports.fakes import city_of_2023, city_of_2025, figures_of


def test_the_city_of_2025_gives_the_figures_of_its_report():
    figures = figures_of(city_of_2025())
    assert (figures["grassroots"], figures["committees"], figures["grassroots_cells"]) == (52, 20, 32)
    assert [figures[f"grassroots:{key}"] for key in ("ward", "administrative", "service", "armed_forces")] == [
        13,
        23,
        15,
        1,
    ]
    assert figures["cells_below"] == 226
    kinds = ("residential", "school", "cooperative", "credit_fund", "enterprise", "police_military")
    assert [figures[f"ward_cells:{key}"] for key in kinds] == [115, 43, 1, 1, 14, 26]
    assert figures["other_cells"] == 26
    assert (figures["residential_with_groups"], figures["residential"], figures["groups"]) == (13, 115, 54)
    assert figures["members"] == 6031
    assert figures["members_below"] == 5516


def test_the_city_of_2023_gives_the_figures_of_its_report():
    figures = figures_of(city_of_2023())
    assert (figures["grassroots"], figures["committees"], figures["grassroots_cells"]) == (58, 24, 34)
    types = ("ward_commune", "school", "armed_forces", "public_service")
    assert [figures[f"committee_type:{key}"] for key in types] == [16, 5, 2, 1]
    types = ("public_service", "administrative", "party_front_mass", "private_enterprise")
    assert [figures[f"grassroots_cell_type:{key}"] for key in types] == [7, 15, 11, 1]
    assert (figures["ward_cells"], figures["other_cells"], figures["cells_below"]) == (203, 24, 227)
    assert (figures["ward_members"], figures["members"]) == (4835, 5704)


@pytest.mark.parametrize("categories", [GRASSROOTS, (*WARD_CELLS,), (*COMMITTEES, GRASSROOTS[0])])
def test_every_type_of_the_registry_stands_in_exactly_one_category(categories):
    listed = sorted(type for category in categories for type in category.types)
    assert listed == sorted(OrganisationVersion.Type.values)


def test_the_kinds_of_grassroots_organisations_add_up():
    figures = figures_of(city_of_2023())
    assert sum(figures[f"grassroots:{category.key}"] for category in GRASSROOTS) == figures["grassroots"]


def test_a_figure_names_what_it_counts():
    units = city_of_2025()
    wards = figures_of(units).figure("grassroots:ward")
    assert set(wards.counted) == {unit.pk for unit in units if unit.type in WARD and unit.kind != "cell"}


def test_a_sum_says_what_each_brings_to_it():
    groups = figures_of(city_of_2025()).figure("groups")
    assert len(groups.counted) == 13
    assert sorted(groups.amounts) == [4] * 11 + [5] * 2


def test_meetings_are_counted_each_and_their_organisation_once():
    held = tally([], Pilots(online_held=(7, 7, 8))).figure("online_held")
    assert (held.value, held.counted, held.amounts) == (3, (7, 8), (2, 1))


def test_what_nobody_counted_is_zero():
    assert tally([], Pilots())["grassroots:ward"] == 0
