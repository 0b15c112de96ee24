from dataclasses import replace

import pytest

from cells.models import OrganisationVersion
from reports.rules.categories import COMMITTEES, GRASSROOTS, WARD, WARD_CELLS, Category, _category
from reports.rules.pilot_figures import Figure, Part, Pilots, Unit, part_of, tally
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


def test_meetings_belong_to_each_above_as_often_as_they_were_held():
    pilots = Pilots(of_nature=(6,), online_held=(7, 7, 8), by_group_held=(8,))
    assert pilots.of_each({7: {1, 2}, 8: {2}}) == {
        1: Pilots(online_held=(7, 7)),
        2: Pilots(online_held=(7, 7, 8), by_group_held=(8,)),
    }


def test_a_part_brings_its_grassroots_organisations_and_the_members_of_its_cells():
    units = [
        Unit(1, "grassroots_committee", "ward_commune", "ward_commune", is_grassroots=True, members=40),
        Unit(2, "cell", "residential", "ward_commune", members=25),
        Unit(3, "cell", "administrative", is_grassroots=True, members=9),
    ]
    assert part_of(5, "Đảng bộ A", units) == Part(5, "Đảng bộ A", Figure(2, (1, 3)), Figure(34, (2, 3), (25, 9)))
    whole = tally(units, Pilots())
    assert part_of(5, "", units) == Part(5, "", whole.figure("grassroots"), whole.figure("members"))


def test_what_nobody_counted_is_zero():
    assert tally([], Pilots())["grassroots:ward"] == 0


TOWN = [
    Unit(1, "grassroots_committee", "ward_commune", "ward_commune", is_grassroots=True),
    Unit(2, "cell", "residential", "ward_commune", members=30, groups=3),
    Unit(3, "cell", "residential", "ward_commune", members=20),
    Unit(4, "cell", "police", "ward_commune", members=10, groups=2),
    Unit(5, "grassroots_committee", "school", "school", is_grassroots=True),
    Unit(6, "cell", "school", "school", members=7),
    Unit(7, "sectional_committee", "school", "school"),
    Unit(8, "cell", "administrative", is_grassroots=True, members=5),
    Unit(9, "superior", "administrative", is_grassroots=True),
    Unit(10, "cell", "residential", members=1),
]
COUNTED = {
    "grassroots": (1, 5, 8, 9),
    "committees": (1, 5),
    "grassroots_cells": (8,),
    "grassroots:ward": (1,),
    "grassroots_committees:ward": (1,),
    "grassroots:administrative": (8, 9),
    "grassroots_cells:administrative": (8,),
    "grassroots:service": (5,),
    "grassroots_committees:service": (5,),
    "committee_type:school": (5,),
    "committee_type:ward_commune": (1,),
    "grassroots_cell_type:administrative": (8,),
    "cells_below": (2, 3, 4, 6),
    "ward_committees": (1,),
    "ward_cells": (2, 3, 4),
    "other_cells": (6,),
    "ward_cells:residential": (2, 3),
    "ward_cells:police_military": (4,),
    "other_cells:school": (6,),
    "residential": (2, 3, 10),
    "residential_with_groups": (2,),
    "of_nature": (2,),
    "online": (3, 4),
    "online_held": (3,),
    "by_group": (2,),
    "by_group_held": (2, 4),
}
SUMS = {
    "groups": ((2,), (3,)),
    "ward_members": ((2, 3, 4), (30, 20, 10)),
    "members_below": ((2, 3, 4, 6), (30, 20, 10, 7)),
    "members": ((2, 3, 4, 6, 8, 10), (30, 20, 10, 7, 5, 1)),
}
PILOTS = Pilots(of_nature=(2,), online=(3, 4), online_held=(3, 3), by_group=(2,), by_group_held=(2, 4, 2))


def test_every_figure_counts_its_own_and_no_others() -> None:
    figures = tally(TOWN, PILOTS)
    assert set(figures.by_key) == set(COUNTED) | set(SUMS)
    assert {key: figures.figure(key).counted for key in COUNTED} == COUNTED
    assert {key: (figures.figure(key).counted, figures.figure(key).amounts) for key in SUMS} == SUMS
    held = {"online_held": 2, "by_group_held": 3}
    assert {key: figures[key] for key in COUNTED} == {key: len(pks) for key, pks in COUNTED.items()} | held
    assert {key: figures[key] for key in SUMS} == {key: sum(amounts) for key, (_, amounts) in SUMS.items()}


def test_figures_come_in_the_order_of_the_report() -> None:
    keys = list(tally(TOWN, PILOTS).by_key)
    types = [key for key in keys if key.startswith("committee_type:")]
    assert types == ["committee_type:school", "committee_type:ward_commune"]
    assert keys[:3] == ["grassroots", "committees", "grassroots_cells"]
    assert keys[-1] == "by_group_held"


def test_of_a_kind_nothing_is_said_where_there_is_none_but_the_sums_are_told_as_zero() -> None:
    figures = tally([], Pilots())
    assert [key for key in figures.by_key if ":" in key] == []
    assert {key: figure.value for key, figure in figures.by_key.items()} == dict.fromkeys(
        [key for key in (*COUNTED, *SUMS) if ":" not in key], 0
    )
    assert figures.figure("of nobody") == Figure(0, ())


def test_a_category_has_its_key_its_types_its_words_and_its_label():
    assert _category("key", {"school"}, "words", "label") == Category("key", frozenset({"school"}), "words", "label")


def test_of_many_alike_the_figures_are_those_of_each_and_nothing_is_listed() -> None:
    many = [replace(unit, pk=0) for unit in TOWN]
    many[1:3] = [replace(many[1], members=50, number=2, undivided=1)]
    numbers, listed = tally(many, Pilots(online_held=Figure(2, None, by=1))), tally(TOWN, Pilots(online_held=(3, 3)))
    assert {key: figure.value for key, figure in numbers.by_key.items()} == {
        key: figure.value for key, figure in listed.by_key.items()
    }
    assert all(figure.counted is None for figure in numbers.by_key.values() if figure.value and figure.by == 0)
    assert numbers.figure("online_held").organisations == listed.figure("online_held").organisations == 1
    assert part_of(5, "", many).members == Figure(73, None)
