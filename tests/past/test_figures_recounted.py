"""The figures of the reports are those of an independent recount, on registers with a history made by chance.

RECOUNT_REGISTERS=200 counts so many; a register that differs is told by its seed.
"""

import os
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction

from cells.models import Membership, Organisation, OrganisationVersion
from pilots.queries.guidance import nearest_terms
from reports.queries.directive_report import directive_figures
from reports.queries.pilot_figures import pilot_figures
from reports.rules.directive_sentences import Span
from tests.cast import START, Cast, Kind, Level, Type
from tests.past.recount import Rows, admitted_recounted, bands_recounted, exits_recounted, pilot_figures_recounted
from tests.past.test_the_past_stays_true import _some_day
from tests.past.world import World, people

pytestmark = pytest.mark.django_db
REGISTERS = int(os.environ.get("RECOUNT_REGISTERS", "3"))
FIRST_SEED = int(os.environ.get("RECOUNT_SEED", "1000"))
ACTS = int(os.environ.get("RECOUNT_ACTS", "25"))
YEARS = (2021, 2022, 2023, 2024)
LEAVING = ("expelled", "struck_off", "released", "died", "transferred")


def register(cast: Cast, seed: int) -> World:
    """Organisations of every type, people who came and went over years, and then a life of acts through the services."""
    people(cast)
    chance = Random(seed)
    committees = ["WARD", "OTHERWARD"]
    for number in range(chance.randint(2, 6)):
        committees.append(f"K{number}")
        facts = {"kind": Kind.GRASSROOTS_COMMITTEE, "level": Level.GRASSROOTS, "type": chance.choice(list(Type))}
        cast.found(f"K{number}", parent=chance.choice(["CITY", "CITY", "OTHER"]), name=f"Đảng bộ {number}", **facts)
    for number in range(chance.randint(4, 9)):
        above = chance.choice([*committees, "CITY"])
        level = Level.GRASSROOTS if above == "CITY" else Level.BELOW_GRASSROOTS
        facts = {"kind": Kind.CELL, "level": level, "type": chance.choice(list(Type))}
        cast.found(f"C{number}", parent=above, name=f"Chi bộ {number}", **facts)
        since = chance.choice([START, date(chance.choice(YEARS), chance.randint(1, 12), 3)])
        crowd = cast.people(chance.randint(0, 6), of=f"C{number}", on=since)
        if len(crowd) > 3 and since == START:
            cast.groups(f"C{number}", crowd, number=2)
        for member in crowd:
            if chance.random() < 0.3:
                cast.grounds([member])
    _come_and_go(chance)
    world = World(cast, chance)
    world.go_on(1)
    world.live(ACTS)
    return world


def _come_and_go(chance: Random) -> None:
    """Some were admitted, and some left, in years before the register was begun here."""
    for membership in Membership.objects.filter(cell__code__startswith="C", valid_to=None).order_by("pk"):
        if chance.random() < 0.3:
            membership.arrival = chance.choice(["admitted", "readmitted"])
        if chance.random() < 0.2 and not membership.member.grounds.exists():
            left = membership.valid_from + timedelta(days=chance.randint(30, 900))
            if left < date(2025, 1, 1) and not _is_in_a_group(membership):
                membership.valid_to, membership.departure = left, chance.choice(LEAVING)
        membership.save()


def _is_in_a_group(membership: Membership) -> bool:
    return membership.member.group_belongings.exists()


def test_every_figure_is_that_of_an_independent_recount(cast: Cast) -> None:
    differences, figures = [], 0
    for seed in range(FIRST_SEED, FIRST_SEED + REGISTERS):
        with transaction.atomic():
            world = register(cast, seed)
            for day in (world.today, _some_day(world)):
                told = list(_compared(cast["CITY"], day))
                figures += len(told)
                differences += [
                    f"seed {seed}, {day}: {name} is {said}, recounted {right}"
                    for name, said, right in told
                    if said != right
                ]
            transaction.set_rollback(True)
    print(f"{REGISTERS} registers, {figures} figures, {len(differences)} differences")
    assert figures
    assert differences == []


def _compared(city: Organisation, day: date) -> list[tuple[str, int, int]]:
    """By name what the report says, and what it should."""
    rows, span = Rows(), Span(date(2021, 1, 1), day)
    said, right = pilot_figures(city, day), pilot_figures_recounted(city, day, nearest_terms(day), rows)
    compared = [(key, said[key], right[key]) for key in sorted({*said.by_key, *right})]
    directive = directive_figures(city, span)
    admitted = admitted_recounted(city, span.first, day, rows)
    compared += [(f"admitted {one.year}", one.admitted, admitted[one.year]) for one in directive.years]
    exits = exits_recounted(city, span.first, day, rows)
    for way, years in directive.exits.items():
        compared += [(f"{way} {year}", years[year], exits[way][year]) for year in span.years]
    bands = bands_recounted(city, span.first, day, rows)
    return compared + [
        (f"rated {band}", directive.bands.get(band, 0), bands[band]) for band in {*directive.bands, *bands}
    ]


def test_control_a_row_more_is_a_difference(cast: Cast) -> None:
    """The recount reads the rows themselves: with one taken away from what it reads, it says so."""
    day = register(cast, FIRST_SEED).today
    said = pilot_figures(cast["CITY"], day)
    rows = Rows()
    cells = {row["organisation_id"] for row in OrganisationVersion.objects.filter(kind="cell").values()}
    rows.versions = [row for row in rows.versions if row["organisation_id"] != min(cells)]
    right = pilot_figures_recounted(cast["CITY"], day, nearest_terms(day), rows)
    assert [key for key in said.by_key if said[key] != right[key]]
