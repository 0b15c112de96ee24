from datetime import date

import pytest

from cells.models import GroupLeadership, OrganisationVersion
from cells.queries.groups import active_in_no_group, groups_below_today, groups_on, groups_seen
from cells.queries.tree import cells_below
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def test_each_group_comes_with_its_leader_and_members(cast: Cast) -> None:
    members = cast.people(5, of="CELL")
    cast.groups("CELL", members, number=2)
    first, second = groups_seen([cast["CELL"].pk], TODAY)
    assert (first.leader.member, second.leader.member) == (members[0], members[1])
    assert [len(seen.belongings) for seen in (first, second)] == [3, 2]


def test_a_leadership_that_ended_leaves_the_group_without_a_leader(cast: Cast) -> None:
    cast.groups("CELL", cast.people(2, of="CELL"), number=1)
    GroupLeadership.objects.update(valid_to=TODAY)
    (seen,) = groups_seen([cast["CELL"].pk], TODAY)
    assert seen.leader is None


def test_the_exempt_are_not_missed_in_the_groups(cast: Cast) -> None:
    members = cast.people(3, of="CELL")
    cast.groups("CELL", members[:1], number=1)
    cast.activity(members[2], "exempt")
    assert list(active_in_no_group(cast["CELL"].pk, TODAY)) == [members[1]]


def test_three_groups_take_as_many_queries_as_one(cast: Cast, django_assert_num_queries) -> None:
    members = cast.people(12, of="CELL")
    cast.groups("CELL", members[:3], number=1)
    cast.groups("CELL", members[3:], number=3, on=date(2020, 1, 1))
    with django_assert_num_queries(3):
        groups_seen([cast["CELL"].pk], TODAY)


def test_groups_below_are_those_of_the_cells_there_today(cast: Cast) -> None:
    cast.groups("CELL", cast.people(3, of="CELL"), number=2)
    cast.groups("SECOND", cast.people(3, of="SECOND"), number=1)
    cast.groups("OTHERCELL", cast.people(3, of="OTHERCELL"), number=1)
    for code in ("TW", "CITY", "WARD", "CELL", "OTHER", "UNIT"):
        cells = cells_below(cast[code], TODAY, today=TODAY)
        assert list(groups_below_today(cast[code], TODAY)) == list(groups_on(cells, TODAY)), code
    assert len(groups_below_today(cast["WARD"], TODAY)) == 3
    OrganisationVersion.objects.filter(organisation=cast["SECOND"]).update(kind="grassroots_committee")
    assert len(groups_below_today(cast["WARD"], TODAY)) == 2
