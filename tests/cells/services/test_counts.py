"""Counts are kept as periods: looked up, they are on every day what is counted live, whatever has been done meanwhile.

COUNTS_SEEDS (numbers, with commas between) and COUNTS_ACTS make a longer run.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from cells.models import (
    Activity,
    AreaFact,
    CellCount,
    CountMark,
    Degree,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Infrastructure,
    KeptCounting,
    KeptTally,
    Membership,
    Organisation,
    OrganisationVersion,
    TallyMark,
)
from cells.queries.count_periods import FIGURES
from cells.queries.counts import counts_on, kept, marked_cells, tallied
from cells.queries.headcounts import counted_live
from cells.queries.organisations import versions_on
from cells.queries.tallies import tally
from cells.queries.tree import nodes
from cells.rules.counting import Counting
from cells.rules.headcount import Headcount
from cells.services import counts
from cells.services.counts import (
    count_after_an_act,
    count_all,
    count_all_marked,
    count_marked,
    forget_countings,
    keep_counting,
)
from pilots.queries.guidance import nearest_terms
from tests.cast import TODAY, Cast
from tests.guards import drop_guard
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import BEGINNING, World, people

pytestmark = pytest.mark.django_db
TALLIED = ("organisation_id", "kind", "sufficient", "members", "groups")
PLACED = (OrganisationVersion, Infrastructure)
COUNTED = (Membership, Degree, Activity, Ground, AreaFact, Group, GroupBelonging, GroupLeadership)
SEEDS = [int(seed) for seed in os.environ.get("COUNTS_SEEDS", "1").split(",")]
ACTS = int(os.environ.get("COUNTS_ACTS", "16"))
ANOTHER = Counting(
    grounds=frozenset({"ship_crew", "natural_disaster", "health"}),
    special_grounds=frozenset({"natural_disaster"}),
    ending=frozenset({"ship_crew"}),
)


@pytest.fixture
def by_guidance(cast: Cast) -> Counting:
    people(cast)
    terms = nearest_terms(TODAY)
    assert terms is not None
    keep_counting(terms.counting)
    count_all_marked()
    return terms.counting


def days_of_change(models: "tuple[type[Any], ...]" = COUNTED) -> Iterator[date]:
    """Every day on which anything that is counted begins or is no longer true, and the day before."""
    for model in models:
        for begins, ends in model.objects.order_by().values_list("valid_from", "valid_to").distinct():
            yield from (day - timedelta(days=back) for day in (begins, ends) if day for back in (0, 1))


def differences(counting: Counting) -> list[str]:
    """Where what is looked up is not what is counted live, of what is not marked."""
    row = kept(counting)
    assert row is not None
    cells = set(Organisation.objects.values_list("pk", flat=True)) - marked_cells()
    found = []
    for day in sorted(set(days_of_change())):
        looked_up, live = counts_on(cells, day, row), counted_live(cells, day, counting)
        for cell in cells:
            kept_count, true = looked_up.get(cell, Headcount()), live[cell]
            if kept_count != (true if true.groups else Headcount(**{**vars(true), "ungrouped": 0})):
                found.append(f"{cell} on {day}: {kept_count} kept, {true} counted")
    return found


def tallies(countings: Sequence[Counting], day: date) -> dict[int, tuple[object, ...]]:
    """Of each cell and committee what `tally` says: looked up, unless something is marked."""
    sql, parameters = tally(countings, day)
    counted = [f"{figure}_{n}" for n in range(len(countings)) for figure in ("base", "affected", "affected_special")]
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT {', '.join([*TALLIED, *counted])} FROM tally", parameters)
        rows = cursor.fetchall()
    assert len({row[0] for row in rows}) == len(rows)
    return {row[0]: row[1:] for row in rows}


def differences_of_tallies(*countings: Counting) -> list[str]:
    """Where a tally that is looked up is not what the counts, the tree and the infrastructure of the day make; of a counting that
    is not kept, where those who depart from the ordinary are not those who are counted live with everybody."""
    assert tallied()
    found = []
    for day in sorted(set(days_of_change(COUNTED + PLACED))):
        looked_up = tallies(countings, day)
        mark = TallyMark.objects.create(organisation_id=0)
        added_up = tallies(countings, day)
        mark.delete()
        found += [
            f"{pk} on {day}: {looked_up.get(pk)} kept, {added_up.get(pk)} added up"
            for pk in looked_up.keys() | added_up.keys()
            if looked_up.get(pk) != added_up.get(pk)
        ]
    return found


def differences_of_superiors() -> list[str]:
    """Where what the tree says of a superior organisation from what has been added up is not what is counted along the tree."""
    found = []
    for day in sorted(set(days_of_change(COUNTED + PLACED))):
        superior = list(versions_on(day).filter(kind="superior"))
        looked_up = nodes(superior, day, today=date.max)
        mark = TallyMark.objects.create(organisation_id=0)
        live = nodes(superior, day, today=date.max)
        mark.delete()
        found += [
            f"{one.version} on {day}: {one} kept, {true} counted"
            for one, true in zip(looked_up, live, strict=True)
            if (one.cells, one.members, one.children) != (true.cells, true.members, true.children)
        ]
    return found


def superiors_on(day: date) -> dict[int, int]:
    """The organisation above grassroots level directly above each."""
    versions = OrganisationVersion.objects.on(day)
    superior = set(versions.filter(kind="superior").values_list("organisation_id", flat=True))
    below = versions.exclude(kind="superior").filter(parent__in=superior)
    return dict(below.values_list("organisation_id", "parent_id"))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_the_kept_counts_of_every_day_are_the_live_ones(
    cast: Cast, seed: int, by_guidance: Counting
) -> None:
    world = World(cast, Random(seed), BEGINNING)
    world.go_on(1)
    world.live(ACTS)
    for _look in range(2):
        world.live(ACTS // 2)
        assert not differences(by_guidance), "Something was written past the marks."
        count_all_marked()
        assert not marked_cells()
        assert not differences(by_guidance)
        assert not differences_of_tallies(by_guidance)
        assert not differences_of_superiors()
    assert not differences_of_tallies(by_guidance, ANOTHER)
    keep_counting(ANOTHER)
    assert not differences(ANOTHER)
    assert not differences_of_tallies(by_guidance, ANOTHER)


def test_control_without_a_mark_what_was_written_is_found_to_differ(cast: Cast, by_guidance: Counting) -> None:
    drop_guard(connection, "cells_membership_marks_cell_id_on_update")
    Membership.objects.filter(cell=cast["CELL"]).update(valid_to=TODAY, departure="died")
    assert differences(by_guidance)


@pytest.mark.parametrize("act", ["insert", "update", "delete"])
@pytest.mark.parametrize(
    "of", ["cells_organisationversion_marks_parent_id", "cells_infrastructure_marks_organisation_id"]
)
def test_control_without_a_mark_a_tally_is_found_to_differ(
    cast: Cast, by_guidance: Counting, of: str, act: str
) -> None:
    cast.people(3, of="SECOND")
    cast.infrastructure("SECOND")
    count_all_marked()
    assert not differences_of_tallies(by_guidance)
    for name in {of, of.replace("parent_id", "organisation")}:
        drop_guard(connection, f"{name}_on_{act}")
    changed = OrganisationVersion.objects.filter(organisation=cast["SECOND"])
    if "infrastructure" in of:
        facts = Infrastructure.objects.filter(organisation=cast["SECOND"])
        if act == "insert":
            Infrastructure.objects.create(organisation=cast["CELL"], sufficient=True, valid_from=TODAY)
        elif act == "update":
            facts.update(sufficient=False)
        else:
            facts.delete()
    elif act == "insert":
        before = changed.get()
        before.pk, before.organisation = (
            None,
            Organisation.objects.add_child(cast["WARD"], instance=Organisation(code="ANEW")),
        )
        before.save()
    elif act == "update":
        changed.update(parent=cast["OTHERWARD"])
    else:
        changed.delete()
    assert differences_of_tallies(by_guidance)


def test_control_without_a_mark_a_superior_organisation_is_found_to_differ(cast: Cast, by_guidance: Counting) -> None:
    (member,) = cast.people(1, of="SECOND")
    count_all_marked()
    assert not differences_of_superiors()
    drop_guard(connection, "cells_membership_marks_cell_id_on_update")
    Membership.objects.filter(member=member).update(valid_to=TODAY, departure="died")
    assert differences_of_superiors()


def test_a_tally_knows_the_superior_organisation_above_on_every_day(cast: Cast, by_guidance: Counting) -> None:
    world = World(cast, Random(2), BEGINNING)
    world.go_on(1)
    world.live(ACTS)
    count_all_marked()
    row = kept(by_guidance)
    days = set(days_of_change(PLACED))
    for day in days:
        found = KeptTally.objects.filter(counting=row, valid_from__lte=day, until__gt=day, superior__isnull=False)
        assert dict(found.values_list("organisation_id", "superior_id")) == superiors_on(day)
    assert days


def test_what_is_counted_again_from_the_facts_is_what_was_kept(cast: Cast, by_guidance: Counting) -> None:
    before = list(CellCount.objects.order_by("cell", "valid_from").values_list("cell", "valid_from", *FIGURES))
    count_all()
    assert before
    assert list(CellCount.objects.order_by("cell", "valid_from").values_list("cell", "valid_from", *FIGURES)) == before


def test_a_fact_of_an_area_marks_the_cells_of_all_it_concerns(cast: Cast, by_guidance: Counting) -> None:
    (member,) = cast.people(1, of="SECOND")
    cast.grounds([member], "natural_disaster", area_fact=cast.storm())
    count_all_marked()
    AreaFact.objects.update(valid_to=TODAY + timedelta(days=3))
    assert marked_cells() == {cast["SECOND"].pk}
    assert not differences(by_guidance)


def test_a_member_who_moves_while_they_get_a_ground_leaves_no_cell_unmarked(cast: Cast, by_guidance: Counting) -> None:
    """Which cells a member's are is asked when the mark is read, not when it is made."""
    (member,) = cast.people(1, of="CELL")
    count_all_marked()
    cast.grounds([member])
    CountMark.objects.filter(cell_id__isnull=False).delete()
    Membership.objects.filter(member=member).update(valid_to=TODAY, departure="transferred")
    Membership.objects.create(member=member, cell=cast["SECOND"], valid_from=TODAY, arrival="transferred")
    CountMark.objects.filter(cell_id__isnull=False).delete()
    assert marked_cells() == {cast["CELL"].pk, cast["SECOND"].pk}


def test_only_the_marks_that_were_read_are_wiped(cast: Cast, by_guidance: Counting) -> None:
    for code in ("CELL", "SECOND"):
        cast.people(1, of=code)
    marks = CountMark.objects.count()
    assert count_marked(at_most=1) == 1
    assert CountMark.objects.count() == marks - 1
    assert not differences(by_guidance)
    while count_marked(at_most=1):
        assert not differences(by_guidance)
    assert not marked_cells()


def test_an_act_does_not_count_for_the_long_list_of_another(
    cast: Cast, by_guidance: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.people(5, of="CELL")
    marks = CountMark.objects.count()
    monkeypatch.setattr(counts, "AFTER_AN_ACT", 2)
    count_after_an_act()
    assert CountMark.objects.count() == marks - 2
    count_all_marked()
    assert not CountMark.objects.exists()


def test_marks_of_who_is_in_no_cell_any_more_are_wiped_too(by_guidance: Counting) -> None:
    CountMark.objects.create(member_id=0)
    CountMark.objects.create(area_fact_id=0)
    count_all_marked()
    assert not CountMark.objects.exists()


def test_a_counting_that_nobody_asks_for_any_more_is_forgotten(cast: Cast, by_guidance: Counting) -> None:
    keep_counting(ANOTHER)
    forget_countings(but=[by_guidance])
    assert kept(ANOTHER) is None
    assert not CellCount.objects.exclude(counting__key=by_guidance.key).exists()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_what_another_writes_while_cells_are_counted_stays_marked(
    cast: Cast, by_guidance: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    (member,) = cast.people(1, of="CELL")
    count, written = counts._count, []

    def another_writes() -> None:
        Activity.objects.create(member=member, value="exempt", valid_from=TODAY)
        connection.close()

    def count_meanwhile(row: KeptCounting, cells: list[int]) -> None:
        count(row, cells)
        if not written:
            other = threading.Thread(target=another_writes)
            other.start()
            other.join()
            written.append(True)

    CountMark.objects.create(cell_id=cast["CELL"].pk)
    monkeypatch.setattr(counts, "_count", count_meanwhile)
    assert count_marked(at_most=1_000)
    assert marked_cells() == {cast["CELL"].pk}
    assert not differences(by_guidance)
    count_all_marked()
    assert not differences(by_guidance)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_who_finds_another_counting_leaves_it_the_work(cast: Cast, by_guidance: Counting) -> None:
    for code in ("CELL", "SECOND"):
        CountMark.objects.create(cell_id=cast[code].pk)
    found: list[int] = []

    def another_counts() -> None:
        found.append(count_marked(at_most=1_000))
        connection.close()

    with transaction.atomic():
        assert count_marked(at_most=1)
        other = threading.Thread(target=another_counts)
        other.start()
        other.join()
    assert found == [0]
    count_all_marked()
    assert not differences(by_guidance)
