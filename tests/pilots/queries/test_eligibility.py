"""Eligibility from dated facts: what counts on which day."""

from datetime import date, timedelta

import pytest

from cells.models import Activity
from cells.queries.groups import groups_seen
from cells.queries.headcounts import headcounts
from cells.rules.counting import Counting
from cells.services.circumstances import end_circumstances
from cells.services.counts import count_all_marked
from pilots.queries.breakdown import activities_among, grounds_by_category, members_with_grounds
from pilots.queries.eligibility import all_subjects, finding_for, findings_for, subjects_below, subjects_listed
from pilots.queries.guidance import terms_on
from pilots.rules.terms import Basis, Format
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2022, 12, 27), date(2025, 6, 30)
ONE_DAY = timedelta(days=1)
GUIDANCE = 3
"""Queries that read it, its grounds and its quotas; outside a transaction the last two are kept."""


def online(cast: Cast, code: str = "CELL", day: date = TODAY):
    return finding_for(cast[code], Format.ONLINE, day)


def by_group(cast: Cast, code: str = "CELL", day: date = TODAY):
    return finding_for(cast[code], Format.BY_GROUP, day)


def activity(cast: Cast, member, value: str, since: date = date(2024, 1, 1), until: date | None = None) -> None:
    cast.activity(member, value, on=since, until=until)


def test_exactly_half_is_refused_and_one_more_is_eligible(cast: Cast) -> None:
    people = cast.people(20, of="CELL")
    cast.infrastructure("CELL")
    cast.grounds(people[:10])
    assert not online(cast).eligible
    cast.grounds(people[10:11])
    assert online(cast).eligible


@pytest.mark.parametrize("value", list(Activity.Value))
def test_the_exempt_and_the_suspended_are_left_out_of_the_base(cast: Cast, value: str) -> None:
    people = cast.people(20, of="CELL")
    cast.infrastructure("CELL")
    cast.grounds(people[:10])
    activity(cast, people[19], value)
    finding = online(cast)
    assert (finding.count.members, finding.count.base, finding.count.affected) == (20, 19, 10)
    assert finding.eligible


def test_an_exempt_member_with_a_ground_is_not_affected(cast: Cast) -> None:
    people = cast.people(20, of="CELL")
    cast.grounds(people[:11])
    activity(cast, people[0], Activity.Value.EXEMPT)
    assert online(cast).count.affected == 10


def test_an_exemption_that_ended_no_longer_leaves_out(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    activity(cast, people[0], Activity.Value.EXEMPT, until=TODAY)
    assert online(cast, day=TODAY - ONE_DAY).count.base == 2
    assert online(cast).count.base == 3


def test_probationary_members_count(cast: Cast) -> None:
    cast.people(2, of="CELL", official=False)
    assert online(cast).count.base == 2


def test_who_is_temporarily_elsewhere_counts_at_home_and_only_there(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    cast.stay(member, "SECOND")
    assert online(cast).count.base == 1
    assert online(cast, "SECOND").count.base == 0
    assert online(cast).count.affected == 0


def test_two_grounds_of_one_member_count_once(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    cast.grounds(people[:1])
    cast.grounds(people[:1], "health")
    assert online(cast).count.affected == 1


def test_a_ground_counts_from_its_first_to_its_last_day(cast: Cast) -> None:
    people = cast.people(1, of="CELL")
    cast.grounds(people, valid_from=date(2025, 3, 10), valid_to=date(2025, 3, 20))
    affected = {day: online(cast, day=date(2025, 3, day)).count.affected for day in (9, 10, 19, 20)}
    assert affected == {9: 0, 10: 1, 19: 1, 20: 0}


@pytest.mark.parametrize(("listed", "affected"), [(set(), 0), ({"ship_crew"}, 1)])
def test_a_ground_outside_the_closed_list_of_the_guidance_does_not_count(
    cast: Cast, listed: set[str], affected: int
) -> None:
    cast.grounds(cast.people(1, of="CELL"))
    cell = cast["CELL"].pk
    (count,) = headcounts({cell}, TODAY, Counting(grounds=frozenset(listed))).values()
    assert count.affected == affected


def test_a_storm_that_is_over_ends_the_grounds_that_rest_on_it(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    cast.infrastructure("CELL")
    fact = cast.storm()
    cast.grounds(people, "natural_disaster", area_fact=fact)
    assert online(cast).basis == Basis.SPECIAL_CIRCUMSTANCES
    end_circumstances(fact=fact, until=date(2025, 3, 15), occasion=cast.occasion())
    assert online(cast, day=date(2025, 3, 14)).eligible
    assert not online(cast, day=date(2025, 3, 15)).eligible


def test_special_and_specific_grounds_together_have_the_stricter_basis(cast: Cast) -> None:
    people = cast.people(10, of="CELL")
    cast.infrastructure("CELL")
    cast.grounds(people[:5], "natural_disaster", area_fact=cast.storm())
    cast.grounds(people[5:6])
    assert online(cast).basis == Basis.SPECIFIC_NATURE


def test_infrastructure_is_a_dated_fact(cast: Cast) -> None:
    people = cast.people(1, of="CELL")
    cast.grounds(people)
    assert not online(cast).eligible
    cast.infrastructure("CELL", on=date(2025, 3, 10))
    cast.infrastructure("CELL", sufficient=False, on=date(2025, 3, 20))
    eligible = {day: online(cast, day=date(2025, 3, day)).eligible for day in (9, 10, 19, 20)}
    assert eligible == {9: False, 10: True, 19: True, 20: False}


def test_the_window_of_the_guidance(cast: Cast) -> None:
    people = cast.people(1, of="CELL")
    cast.grounds(people, valid_from=date(2020, 1, 1))
    cast.infrastructure("CELL")
    days = [FIRST - ONE_DAY, FIRST, LAST, LAST + ONE_DAY]
    assert [online(cast, day=day).eligible for day in days] == [False, True, True, False]
    assert "01/07/2025" in online(cast, day=LAST + ONE_DAY).reasons[0].message


def test_outside_the_window_the_counts_are_still_told(cast: Cast) -> None:
    cast.people(7, of="CELL")
    assert online(cast, day=LAST + ONE_DAY).count.base == 7


def test_what_was_not_founded_yet_is_refused(cast: Cast) -> None:
    assert not online(cast, day=date(2018, 12, 31)).eligible


@pytest.mark.parametrize(("number", "eligible"), [(49, False), (50, True), (51, True)])
def test_by_group_from_fifty_members_on(cast: Cast, number: int, eligible: bool) -> None:
    people = cast.people(number, of="CELL")
    cast.groups("CELL", people, number=4)
    finding = by_group(cast)
    assert finding.eligible is eligible
    assert finding.warnings == ()


def test_by_group_leaves_nobody_out(cast: Cast) -> None:
    people = cast.people(50, of="CELL")
    cast.groups("CELL", people, number=4)
    activity(cast, people[0], Activity.Value.EXEMPT)
    activity(cast, people[1], Activity.Value.SUSPENDED)
    assert by_group(cast).eligible


def test_fifty_members_without_groups_are_refused(cast: Cast) -> None:
    cast.people(50, of="CELL")
    assert not by_group(cast).eligible


def test_one_group_an_ungrouped_member_and_a_missing_leader_are_warned_of(cast: Cast) -> None:
    people = cast.people(51, of="CELL")
    (group,) = cast.groups("CELL", people[:50], number=1)
    group.leaderships.update(valid_to=TODAY)
    finding = by_group(cast)
    assert finding.eligible
    assert len(finding.warnings) == 3


def test_a_committee_counts_the_members_of_all_its_cells(cast: Cast) -> None:
    first = cast.people(10, of="CELL")
    second = cast.people(9, of="SECOND")
    cast.infrastructure("WARD")
    cast.grounds(first[:9])
    assert not online(cast, "WARD").eligible
    cast.grounds(second[:1])
    finding = online(cast, "WARD")
    assert (finding.count.base, finding.count.affected) == (19, 10)
    assert finding.eligible


def test_a_committee_has_its_own_infrastructure(cast: Cast) -> None:
    cast.grounds(cast.people(1, of="CELL"))
    cast.infrastructure("CELL")
    assert not online(cast, "WARD").eligible


def test_a_superior_organisation_is_no_subject(cast: Cast) -> None:
    cast.grounds(cast.people(1, of="UNIT"))
    cast.infrastructure("CITY")
    assert not online(cast, "CITY").eligible


def test_the_subjects_below_are_committees_and_cells(cast: Cast) -> None:
    codes = [version.organisation.code for version in subjects_below(cast["CITY"], TODAY)]
    assert codes == ["CELL", "SECOND", "UNIT", "WARD"]


def test_a_list_has_the_same_subjects_by_the_paths_of_today_and_by_the_parents_of_the_day(
    cast: Cast, django_assert_num_queries
) -> None:
    for today, queries in ((TODAY, 1), (TODAY + ONE_DAY, 2)):
        with django_assert_num_queries(queries):
            listed = [version.organisation.code for version in subjects_listed(cast["CITY"], TODAY, today=today)]
        assert listed == ["CELL", "SECOND", "UNIT", "WARD"]
    within = subjects_listed(cast["WARD"], TODAY, today=TODAY)
    assert [version.organisation.code for version in within.all()] == ["CELL", "SECOND"]  # without itself
    (version,) = within[1:2]
    assert version.organisation.code == "SECOND"


def test_many_cells_cost_no_more_queries_than_one(cast: Cast, django_assert_num_queries) -> None:
    cells = [version for version in all_subjects(TODAY) if version.organisation.code in {"CELL", "SECOND", "UNIT"}]
    count_all_marked()
    with django_assert_num_queries(GUIDANCE + 1):
        findings_for(cells[:1], TODAY)
    with django_assert_num_queries(GUIDANCE + 1):
        findings_for(cells, TODAY)


def test_looked_up_it_is_found_what_is_added_up(cast: Cast) -> None:
    """Committees by a look-up of their own as well, with what is only warned of, and whose infrastructure was not looked at."""
    cast.groups("CELL", cast.people(30, of="CELL"), number=2)
    cast.grounds(cast.people(9, of="SECOND")[:7])
    cast.people(3, of="UNIT", official=False)
    cast.infrastructure("WARD")
    cast.infrastructure("SECOND", sufficient=False)
    versions = all_subjects(TODAY)
    added_up = findings_for(versions, TODAY)
    count_all_marked()
    assert findings_for(versions, TODAY) == added_up
    assert added_up[cast["WARD"].pk, Format.ONLINE].count.members == 39


def test_the_breakdown_adds_up_to_the_counts(cast: Cast) -> None:
    people = cast.people(12, of="CELL")
    cast.grounds(people[:4])
    cast.grounds(people[3:6], "health")
    activity(cast, people[0], Activity.Value.EXEMPT)
    activity(cast, people[11], Activity.Value.SUSPENDED)
    terms, cells = terms_on(TODAY), [cast["CELL"].pk]
    assert activities_among(cells, TODAY) == {"exempt": 1, "suspended": 1}
    assert grounds_by_category(cells, TODAY, terms) == {"ship_crew": 3, "health": 3}
    listed = members_with_grounds(cells, TODAY, terms)
    assert len({member for member, _ in listed}) == online(cast).count.affected == 5
    assert (people[3].pk, "health") in listed
    assert (people[3].pk, "ship_crew") in listed


def test_the_sizes_of_the_groups_are_those_of_the_day(cast: Cast) -> None:
    people = cast.people(5, of="CELL")
    cast.groups("CELL", people, number=2, on=date(2025, 1, 1))
    seen = groups_seen([cast["CELL"].pk], TODAY)
    assert [(one.group.name, len(one.belongings)) for one in seen] == [("Tổ đảng số 1", 3), ("Tổ đảng số 2", 2)]
    assert groups_seen([cast["CELL"].pk], date(2024, 12, 31)) == []
