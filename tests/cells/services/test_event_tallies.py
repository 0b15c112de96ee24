"""Who came into the Party and who left it is kept by half-years below each superior organisation: however days are asked for, it
is what climbing from each membership finds, whatever has been done and mended meanwhile."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from cells.models import CountMark, EventTally, Membership, Organisation, OrganisationVersion, TallyMark
from cells.queries.events_below import ADMISSION, EVENTS, EXIT, Event, events_below, whose_events
from cells.services.counts import count_all, count_all_marked, count_marked, forget_countings
from tests.cast import TODAY, Cast
from tests.cells.services.test_counts import ACTS, SEEDS
from tests.cells.services.test_places import something_else
from tests.guards import drop_guard
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_members,
    deeds_on_organisations,
)
from tests.past.world import BEGINNING, World

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LONG_AGO = date(1900, 1, 1)
Counts = Counter[tuple[int, str, int]]


def above(cell: int, day: date) -> Iterator[int]:
    """It and all that it hung below on the day."""
    at: int | None = cell
    while at is not None:
        version = OrganisationVersion.objects.on(day).filter(organisation=at).first()
        if version is None:
            return
        yield at
        at = version.parent_id


def climbed(event: Event, first: date, last: date) -> Counts:
    found: Counts = Counter()
    happened = Membership.objects.filter(
        **{f"{event.way}__in": event.ways, f"{event.day}__gte": first, f"{event.day}__lte": last}
    )
    for membership in happened:
        day = getattr(membership, event.day)
        for organisation in above(membership.cell_id, day - DAY if event is EXIT else day):
            found[organisation, getattr(membership, event.way), day.year] += 1
    return found


def spans(chance: Random) -> Iterator[tuple[date, date]]:
    yield LONG_AGO, TODAY + 10 * DAY
    days = sorted(TODAY - timedelta(days=chance.randint(0, 2500)) for _day in range(6))
    yield from zip(days[::2], days[1::2], strict=True)
    yield date(TODAY.year - 1, 1, 1), TODAY


def differences(chance: Random) -> list[str]:
    asked = set(Organisation.objects.order_by().values_list("pk", flat=True))
    return [
        f"{event.way} {first}–{last}: {kept} kept, {true} climbed to"
        for event in EVENTS
        for first, last in spans(chance)
        if (kept := events_below(event, asked, first, last)) != (true := climbed(event, first, last))
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_what_is_kept_is_what_is_climbed_to(country: Cast, seed: int) -> None:
    chance = Random(seed)
    world = World(country, chance, BEGINNING)
    world.go_on(1)
    for _time in range(4):
        something_happens(chance)
    count_all_marked()
    assert EventTally.objects.exists()
    for _time in range(4):
        something_happens(chance)
    world.live(ACTS)
    assert CountMark.objects.exists() or TallyMark.objects.exists()
    assert not differences(chance), "What is marked is walked to."
    count_all_marked()
    assert not differences(chance)
    assert EventTally.objects.exists()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_mended_of_the_past_is_kept_as_it_is_now(country: Cast, seed: int) -> None:
    country.found(
        "PROVINCE", parent="TW", name="Đảng bộ tỉnh khác", kind="superior", level="province", type="administrative"
    )
    for name in ("nothing_is_left_hanging_on_update", "nothing_hangs_below_what_is_not_there_on_update"):
        drop_guard(connection, name)
    chance = Random(seed)
    for _round in range(ACTS // 2):
        something_else(chance)
        something_happens(chance)
        while count_marked(at_most=chance.randint(1, 4)):
            pass
        assert not differences(chance)
    kept = everything()
    count_all()
    assert everything() == kept != set()


def something_happens(chance: Random) -> None:
    """Somebody came, or left, in another way or on another day than was known."""
    membership = chance.choice(list(Membership.objects.filter(valid_to=None).order_by("pk")))
    day = TODAY - timedelta(days=chance.randint(0, 1500))
    if chance.random() < 0.5 and day > membership.valid_from:
        facts = {"valid_to": day, "departure": chance.choice(EXIT.ways)}
    else:
        facts = {"arrival": chance.choice([*ADMISSION.ways, "received"])}
    Membership.objects.filter(pk=membership.pk).update(**facts)


def everything() -> set[tuple[object, ...]]:
    return set(EventTally.objects.values_list("superior", "what", "year", "half", "first_day", "last_day", "number"))


def left(cast: Cast, code: str, *days: date) -> None:
    """As many members were struck off the cell, each on one of the days."""
    for member, day in zip(cast.people(len(days), of=code), days, strict=True):
        Membership.objects.filter(member=member).update(valid_to=day, departure="struck_off")


def test_of_a_half_year_some_days_are_asked_for_and_of_a_cell_those_on_which_it_hung_there(country: Cast) -> None:
    left(country, "CELL", date(2025, 1, 10), date(2025, 1, 20), date(2025, 2, 10))
    left(country, "SECOND", date(2025, 2, 20))
    version = OrganisationVersion.objects.get(organisation=country["CELL"], valid_to=None)
    OrganisationVersion.objects.filter(pk=version.pk).update(valid_to=date(2025, 2, 1))
    version.pk, version._state.adding, version.valid_from = None, True, date(2025, 2, 1)
    version.parent = country["OTHERWARD"]
    version.save()
    count_all_marked()
    city, other = country["CITY"].pk, country["OTHER"].pk
    for first, last, here, there in [
        (date(2025, 1, 1), date(2025, 3, 1), 3, 1),
        (date(2025, 1, 15), date(2025, 3, 1), 2, 1),
        (date(2025, 1, 1), date(2025, 2, 15), 2, 1),
        (date(2025, 1, 11), date(2025, 1, 19), 0, 0),
    ]:
        found = events_below(EXIT, [city, other], first, last)
        numbers = [found[pk, "struck_off", 2025] for pk in (city, other)]
        assert numbers == [here, there], (first, last)
    assert not differences(Random(1))


def test_who_is_counted_is_named(country: Cast) -> None:
    chance = Random(1)
    for _time in range(6):
        something_happens(chance)
    count_all_marked()
    for event in EVENTS:
        named = whose_events(event, country["CITY"], LONG_AGO, TODAY)
        counted = events_below(event, [country["CITY"].pk], LONG_AGO, TODAY)
        assert Counter((country["CITY"].pk, way, day.year) for way, day, _member in named) == counted != Counter()
        assert [day for _way, day, _member in named] == sorted(day for _way, day, _member in named)


def test_where_nothing_is_kept_everything_is_walked_to(country: Cast) -> None:
    something_happens(Random(1))
    kept = [events_below(event, [country["CITY"].pk], LONG_AGO, TODAY) for event in EVENTS]
    forget_countings(but=[])
    assert [events_below(event, [country["CITY"].pk], LONG_AGO, TODAY) for event in EVENTS] == kept


def test_control_without_a_mark_an_event_is_found_to_differ(country: Cast) -> None:
    (member,) = country.people(1, of="SECOND")
    count_all_marked()
    assert not differences(Random(1))
    drop_guard(connection, "cells_membership_marks_cell_id_on_update")
    Membership.objects.filter(member=member).update(valid_to=TODAY, departure="struck_off")
    assert differences(Random(1))
