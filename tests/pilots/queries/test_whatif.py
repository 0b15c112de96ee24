"""The what-if on the cast: what a draft guidance gains and loses at the borders."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import Activity, Ground
from cells.queries.counts import marked_cells
from cells.services.counts import count_all_marked
from pilots.queries.whatif import EligibilityChange, Eligible, WhatIf
from pilots.rules.terms import Format, Subject
from tests.cast import TODAY, Cast
from tests.pilots.judging import by_one_query, by_the_rules, judged, shipped, subjects_on

pytestmark = pytest.mark.django_db


def judged_in(cast: Cast, code: str, day: date = TODAY, **draft: Any):
    whatif = WhatIf(shipped(), replace(shipped(), **draft), day)
    told_before, told_after = by_one_query(whatif)
    assert told_before == by_the_rules(whatif.before, subjects_on(day))
    assert told_after == by_the_rules(whatif.after, subjects_on(day))
    return next(one for one in judged(whatif) if one.organisation_id == cast[code].pk)


def test_exactly_half_gains_where_half_suffices(cast: Cast) -> None:
    cast.grounds(cast.people(20, of="CELL")[:10])
    cast.infrastructure("CELL")
    one = judged_in(cast, "CELL", online_strict=False)
    assert (one.before, one.after) == (frozenset(), {Format.ONLINE})


def test_a_ground_counts_only_with_its_last_day_where_the_draft_asks_for_one(cast: Cast) -> None:
    people = cast.people(6, of="CELL")
    cast.grounds(people[:2])
    cast.grounds(people[2:4], valid_to=date(2025, 12, 31))
    cast.infrastructure("CELL")
    asked = {key: replace(term, end_required=True) for key, term in shipped().grounds.items()}
    one = judged_in(cast, "CELL", grounds=asked)
    assert (one.counted_before.affected, one.counted_after.affected) == (4, 2)
    assert (one.before, one.after) == ({Format.ONLINE}, frozenset())


def test_a_cell_without_members_reaches_no_share(cast: Cast) -> None:
    cast.infrastructure("CELL")
    assert judged_in(cast, "CELL", online_strict=False).after == frozenset()


def test_a_committee_adds_up_the_cells_below_its_sectional_committees(cast: Cast) -> None:
    below = {"level": "below_grassroots", "on": date(2020, 1, 1)}
    cast.found(
        "SECTION", parent="WARD", name="Đảng bộ bộ phận", kind="sectional_committee", type="ward_commune", **below
    )
    cast.found("DEEP", parent="SECTION", name="Chi bộ khu phố 9", kind="cell", type="residential", **below)
    cast.people(4, of="CELL")
    cast.grounds(cast.people(5, of="DEEP", on=date(2020, 1, 1)))
    cast.infrastructure("WARD")
    one = judged_in(cast, "WARD")
    assert (one.counted_before.base, one.counted_before.affected) == (9, 5)
    assert one.before == {Format.ONLINE}


def test_who_is_left_out_is_not_affected_and_two_grounds_count_once(cast: Cast) -> None:
    people = cast.people(5, of="CELL")
    cast.grounds(people[:3])
    cast.grounds(people[:2], "health")
    cast.activity(people[0], Activity.Value.EXEMPT)
    one = judged_in(cast, "CELL", left_out=frozenset())
    assert (one.counted_before.base, one.counted_before.affected) == (4, 2)
    assert (one.counted_after.base, one.counted_after.affected) == (5, 3)


def test_a_storm_that_is_over_ends_its_grounds(cast: Cast) -> None:
    storm = cast.storm(until=TODAY)
    cast.grounds(cast.people(3, of="CELL"), "natural_disaster", area_fact=storm)
    assert judged_in(cast, "CELL", date(2025, 3, 20)).counted_before.affected_special == 3
    assert judged_in(cast, "CELL").counted_before.affected_special == 0


@pytest.mark.parametrize(("number", "gained"), [(29, 0), (30, 1), (49, 1), (50, 0)])
def test_a_lower_minimum_gains_the_cells_between(cast: Cast, number: int, gained: int) -> None:
    cast.groups("CELL", cast.people(number, of="CELL"), number=2)
    draft = replace(shipped(), by_group_minimum=30)
    change = WhatIf(shipped(), draft, TODAY).compare().changes[Format.BY_GROUP, Subject.CELL]
    assert change.gained == gained


def test_without_a_guidance_before_all_are_gained(cast: Cast) -> None:
    cast.groups("CELL", cast.people(50, of="CELL"), number=2)
    assert WhatIf(None, shipped(), TODAY).compare().change(Format.BY_GROUP) == EligibilityChange(0, 1, 1, 0)


def test_what_did_not_exist_yet_is_no_subject(cast: Cast) -> None:
    assert list(judged(WhatIf(shipped(), shipped(), date(2018, 12, 31)))) == []


def test_what_has_been_counted_is_looked_up_and_what_was_written_since_is_counted_live(cast: Cast) -> None:
    cast.grounds(cast.people(5, of="CELL")[:3])
    cast.people(4, of="SECOND")
    count_all_marked()
    cast.grounds(cast.people(2, of="SECOND"))
    assert marked_cells() == {cast["SECOND"].pk}
    counted, written = judged_in(cast, "CELL"), judged_in(cast, "SECOND")
    assert (counted.counted_before.base, counted.counted_before.affected) == (5, 3)
    assert (written.counted_before.base, written.counted_before.affected) == (6, 2)


def lost(whatif: WhatIf) -> tuple[list[str], bool]:
    """Who loses online, and whether everybody was judged for it."""
    with CaptureQueriesContext(connection) as asked:
        found = [version.organisation.code for version in whatif.organisations(Format.ONLINE, Eligible.LOST)]
    return found, any("judged" in one["sql"] for one in asked)


def test_who_turns_the_pages_of_a_list_has_nobody_judged_again(cast: Cast) -> None:
    for code in ("CELL", "SECOND", "OTHERCELL"):
        cast.grounds(cast.people(3, of=code))
        cast.infrastructure(code)
    count_all_marked()
    whatif = WhatIf(shipped(), replace(shipped(), grounds={}), TODAY)
    assert lost(whatif) == (["CELL", "OTHERCELL", "SECOND"], True)
    with CaptureQueriesContext(connection) as asked:
        behind = whatif.organisations(Format.ONLINE, Eligible.LOST)
        assert (len(behind), behind[1].organisation.code) == (3, "OTHERCELL")
        assert [version.organisation.code for version in behind[1:]] == ["OTHERCELL", "SECOND"]
    assert not [one for one in asked if "judged" in one["sql"]]


def test_a_ground_that_only_the_draft_takes_otherwise_is_not_missed(cast: Cast) -> None:
    """What the guidance in force counts stays the same, and so does all that is kept."""
    cast.grounds(cast.people(3, of="CELL"))
    cast.infrastructure("CELL")
    count_all_marked()
    taken = {"health": shipped().grounds["health"]}
    whatif = WhatIf(shipped(), replace(shipped(), grounds=taken), TODAY)
    assert [lost(whatif), lost(whatif)] == [(["CELL"], True), (["CELL"], False)]
    Ground.objects.update(category="health")
    assert lost(whatif) == ([], True)
    count_all_marked()
    assert [lost(whatif), lost(whatif)] == [([], True), ([], False)]
