"""Who left the Party, counted for what the cell stood below until then."""

from datetime import timedelta

import pytest

from cells.models import Membership, OrganisationVersion
from cells.queries.events_below import exits, who_left
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
FIRST = TODAY.replace(month=1, day=1)


def left(cast: Cast, *departures: str) -> None:
    """So many members of CELL left today, each in one of these ways; two others stay."""
    people = cast.people(len(departures) + 2, of="CELL")
    for member, departure in zip(people, departures, strict=False):
        Membership.objects.filter(member=member).update(valid_to=TODAY, departure=departure)


def number(cast: Cast, code: str) -> dict[str, int]:
    return {way: sum(years.values()) for way, years in exits(cast[code], FIRST, TODAY).items() if years}


def test_a_decision_counts_for_the_cell_and_all_above_it_and_a_death_for_none(cast: Cast) -> None:
    left(cast, "struck_off", "released", "died")
    for code in ("CELL", "WARD", "CITY"):
        assert number(cast, code) == {"struck_off": 1, "released": 1}
    assert number(cast, "OTHER") == {}


def test_it_counts_on_its_day_and_not_before(cast: Cast) -> None:
    left(cast, "struck_off")
    assert exits(cast["CITY"], TODAY, TODAY)["struck_off"] == {TODAY.year: 1}
    assert not exits(cast["CITY"], FIRST, TODAY - timedelta(days=1))["struck_off"]


def test_it_counts_where_the_cell_stood_the_day_before_though_it_moved_on_the_same_day(cast: Cast) -> None:
    left(cast, "struck_off")
    version = OrganisationVersion.objects.get(organisation=cast["CELL"], valid_to__isnull=True)
    OrganisationVersion.objects.filter(pk=version.pk).update(valid_to=TODAY)
    version.pk, version._state.adding, version.valid_from, version.parent = None, True, TODAY, cast["OTHERWARD"]
    version.save()
    assert number(cast, "CITY") == {"struck_off": 1}
    assert number(cast, "OTHER") == {}


def test_who_left_are_those_who_are_counted(cast: Cast) -> None:
    left(cast, "struck_off", "released", "died")
    who = who_left(cast["CITY"], FIRST, TODAY)
    assert {key: len(members) for key, members in who.items()} == {
        ("struck_off", TODAY.year): 1,
        ("released", TODAY.year): 1,
    }
    assert Membership.objects.get(member__in=who["released", TODAY.year]).departure == "released"
    assert who_left(cast["OTHER"], FIRST, TODAY) == {}
