"""Where organisations stand is kept as periods: what is below a superior organisation, and how much of each sort, is on every day
what is found by walking down the tree of that day, whatever has been done and mended meanwhile."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from cells.models import (
    CountMark,
    Group,
    KeptPlace,
    Membership,
    Organisation,
    OrganisationVersion,
    SortTally,
    TallyMark,
)
from cells.queries.organisations import grassroots_among, versions_below, versions_on
from cells.queries.placed import placed_below, sorts_below
from cells.queries.tree import walked_below
from cells.services.counts import count_all, count_all_marked, count_marked, forget_countings
from tests.cast import TODAY, Cast
from tests.cells.services.test_counts import ACTS, COUNTED, PLACED, SEEDS, days_of_change
from tests.guards import drop_guard
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import BEGINNING, World

pytestmark = pytest.mark.django_db
Kind = OrganisationVersion.Kind
Sorts = dict[tuple[object, ...], tuple[int, ...]]


def looked_up(organisation: Organisation, day: date) -> Sorts:
    """By what it is or hangs below, kind, type, whether it is grassroots, and committee: organisations, members, groups,
    and how many have groups."""
    sorts = sorts_below(organisation, day)
    assert all(len({sort[:4] for sort in found}) == len(found) for found in sorts.values())
    return {(of, *sort[:4]): tuple(sort[4:]) for of, found in sorts.items() for sort in found}


def walked(organisation: Organisation, day: date) -> Sorts:
    """The same, one by one."""
    below = versions_below(organisation, day)
    members = Counter(Membership.objects.on(day).values_list("cell_id", flat=True))
    groups = Counter(Group.objects.on(day).values_list("cell_id", flat=True))
    sorts: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    for pk, version in below.items():
        grassroots = grassroots_among(version, below)
        if grassroots is None:
            continue
        branch = grassroots.parent_id
        while branch != organisation.pk and below[branch].parent_id != organisation.pk:
            branch = below[branch].parent_id
        committee = grassroots.type if grassroots.kind == Kind.GRASSROOTS_COMMITTEE else ""
        is_cell, is_grassroots = version.kind == Kind.CELL, grassroots == version
        of = [(organisation.pk, version.kind, version.type, is_grassroots, committee)]
        if branch != organisation.pk:
            of.append((branch, version.kind, "", is_grassroots, ""))
        for sort in of:
            sorts[sort].update(
                number=1,
                members=members[pk] if is_cell else 0,
                groups=groups[pk] if is_cell else 0,
                divided=int(is_cell and groups[pk] > 0),
            )
    figures = ("number", "members", "groups", "divided")
    return {sort: tuple(found[name] for name in figures) for sort, found in sorts.items()}


def differences() -> list[str]:
    found, marked = [], CountMark.objects.exists() or TallyMark.objects.exists()
    for day in sorted({TODAY, *days_of_change(COUNTED + PLACED)}):
        for version in versions_on(day).filter(kind=Kind.SUPERIOR):
            top = version.organisation
            placed, below = (
                list(Organisation.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
                for ids in (placed_below(top, day), walked_below(top, day))
            )
            kept, true = looked_up(top, day), walked(top, day)
            if (placed, kept) != (below, {} if marked else true):
                found.append(f"{version} on {day}: {kept} kept, {true} walked; {placed} kept, {below} walked")
    return found


PARENTS = {
    Kind.SUPERIOR: [Kind.SUPERIOR],
    Kind.GRASSROOTS_COMMITTEE: [Kind.SUPERIOR],
    Kind.SECTIONAL_COMMITTEE: [Kind.GRASSROOTS_COMMITTEE],
    Kind.CELL: [Kind.SUPERIOR, Kind.GRASSROOTS_COMMITTEE, Kind.SECTIONAL_COMMITTEE],
}


def something_else(chance: Random) -> None:
    """Some version was of another type, hung elsewhere or was of another kind, from its first day or from another on."""
    version = chance.choice(list(OrganisationVersion.objects.exclude(parent=None).order_by("pk")))
    facts: dict[str, object] = {"type": chance.choice(OrganisationVersion.Type.values)}
    if (others := elsewhere(version)) and chance.random() < 0.6:
        facts["parent_id"] = chance.choice(others)
    if (kind := other_kind(version)) and chance.random() < 0.4:
        facts["kind"] = kind
    if version.valid_to is None and chance.random() < 0.5:
        day = version.valid_from + timedelta(days=chance.randint(1, 900))
        OrganisationVersion.objects.filter(pk=version.pk).update(valid_to=day)
        version.pk, version.valid_from, version.valid_to = None, day, None
        OrganisationVersion.objects.bulk_create([version])
    OrganisationVersion.objects.filter(pk=version.pk).update(**facts)


def elsewhere(version: OrganisationVersion) -> list[int]:
    """What it could hang below, perhaps not on all its days."""
    above = OrganisationVersion.objects.filter(kind__in=PARENTS[Kind(version.kind)], valid_to=None)
    if version.kind == Kind.SUPERIOR:
        above = above.exclude(organisation__versions__kind=Kind.GRASSROOTS_COMMITTEE)
    return [
        pk
        for pk in sorted(above.values_list("organisation_id", flat=True))
        if not is_below(pk, version.organisation_id)
    ]


def other_kind(version: OrganisationVersion) -> str | None:
    """What else it could be, by all that ever hung below it."""
    if version.kind == Kind.GRASSROOTS_COMMITTEE:
        return Kind.SUPERIOR
    kinds = set(OrganisationVersion.objects.filter(parent=version.organisation_id).values_list("kind", flat=True))
    return Kind.GRASSROOTS_COMMITTEE if version.kind == Kind.SUPERIOR and kinds <= {Kind.CELL} else None


def is_below(pk: int, top: int) -> bool:
    """By any version that ever was: rings are not to be made."""
    seen: set[int] = set()
    asked = {pk}
    while asked:
        seen |= asked
        above = OrganisationVersion.objects.filter(organisation__in=asked, parent__isnull=False)
        asked = set(above.values_list("parent_id", flat=True)) - seen
    return top in seen


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_what_is_kept_is_what_is_walked_to(country: Cast, seed: int) -> None:
    world = World(country, Random(seed), BEGINNING)
    world.go_on(1)
    for _look in range(2):
        world.live(ACTS // 2)
        assert not differences(), "What is marked is walked to."
        count_all_marked()
        assert not differences()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_mended_of_the_past_is_kept_as_it_is_now(country: Cast, seed: int) -> None:
    """However many marks are read at once."""
    country.found(
        "PROVINCE", parent="TW", name="Đảng bộ tỉnh khác", kind="superior", level="province", type="administrative"
    )
    section = {"kind": "sectional_committee", "level": "below_grassroots", "type": "other"}
    country.found("SECTION", parent="WARD", name="Đảng bộ bộ phận", **section)
    for name in ("nothing_is_left_hanging_on_update", "nothing_hangs_below_what_is_not_there_on_update"):
        drop_guard(connection, name)
    chance = Random(seed)
    for _round in range(ACTS // 2):
        for _change in range(chance.randint(1, 3)):
            something_else(chance)
        while count_marked(at_most=chance.randint(1, 4)):
            pass
        assert not differences()
    kept = everything()
    count_all()
    assert everything() == kept != (set(), set())


def everything() -> tuple[set[object], set[object]]:
    sort = ("superior", "kind", "type", "is_grassroots", "committee", "valid_from", "until")
    tallies = SortTally.objects.values_list(*sort, "number", "members", "groups", "divided")
    return set(KeptPlace.objects.values_list("organisation", *sort)), set(tallies)


@pytest.mark.parametrize("act", ["insert", "update", "delete"])
def test_control_without_a_mark_a_place_is_found_to_differ(country: Cast, act: str) -> None:
    assert not differences()
    changed = OrganisationVersion.objects.filter(organisation=country["SECOND"])
    for column in ("parent_id", "organisation"):
        drop_guard(connection, f"cells_organisationversion_marks_{column}_on_{act}")
    if act == "insert":
        before = changed.get()
        before.pk, before.organisation = (
            None,
            Organisation.objects.add_child(country["WARD"], instance=Organisation(code="ANEW")),
        )
        before.save()
    elif act == "update":
        changed.update(type="armed_forces")
    else:
        changed.delete()
    assert differences()


def test_control_without_a_mark_a_sort_is_found_to_differ(country: Cast) -> None:
    (member,) = country.people(1, of="SECOND")
    count_all_marked()
    assert not differences()
    drop_guard(connection, "cells_membership_marks_cell_id_on_update")
    Membership.objects.filter(member=member).update(valid_to=TODAY, departure="died")
    assert differences()


def test_where_nothing_is_kept_everything_is_walked_to(country: Cast) -> None:
    forget_countings(but=[])
    assert sorts_below(country["CITY"], TODAY) == {}
    assert not SortTally.objects.exists()
    below = set(Organisation.objects.filter(pk__in=placed_below(country["CITY"], TODAY)).values_list("code", flat=True))
    assert below == {"CITY", "WARD", "CELL", "SECOND", "THIRD", "UNIT"}
