from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from cells.models import Group, GroupBelonging, Member
from cells.services.groups import NewGroup, change_leader, end_group, form_group, move_to_group
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import by

pytestmark = pytest.mark.django_db
FROM = date(2025, 3, 10)
DAY = timedelta(days=1)


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(6, of="CELL")


@pytest.fixture
def groups(cast: Cast, members: list[Member]) -> list[Group]:
    return cast.groups("CELL", members, number=2)


def group_of(member: Member, day: date) -> Group | None:
    found = GroupBelonging.objects.on(day).filter(member=member).select_related("group").first()
    return found.group if found else None


def move(cast: Cast, member: Member, group: Group | None, on: date = FROM) -> None:
    move_to_group(member=member, group=group, on=on, document=None, **by(cast))


def test_a_member_moves_on_the_day(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    move(cast, members[2], groups[1])
    assert [group_of(members[2], day) for day in (FROM - DAY, FROM, TODAY)] == [groups[0], groups[1], groups[1]]


def test_a_member_may_leave_all_groups(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    move(cast, members[2], None)
    assert group_of(members[2], FROM) is None
    with pytest.raises(Refused):
        move(cast, members[2], None, TODAY)


def test_who_leads_a_group_stays_in_it(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    with pytest.raises(Refused) as refused:
        move(cast, members[0], groups[1])
    assert refused.value.field == "group"


def test_nobody_moves_to_where_they_are_or_to_another_cell(
    cast: Cast, members: list[Member], groups: list[Group]
) -> None:
    (other,) = cast.groups("SECOND", cast.people(1, of="SECOND"), number=1)
    for group in (groups[0], other):
        with pytest.raises(Refused):
            move(cast, members[2], group)


def test_nobody_moves_to_a_group_before_it_exists(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    late = Group.objects.create(cell=cast["CELL"], name="Tổ mới", valid_from=TODAY)
    with pytest.raises(Refused):
        move(cast, members[2], late, TODAY - DAY)
    move(cast, members[2], late, TODAY)


def test_another_leader_leads_from_the_day_on(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    change_leader(group=groups[0], leader=members[2], on=FROM, document=None, **by(cast))
    assert [groups[0].leaderships.on(day).get().member for day in (FROM - DAY, FROM)] == [members[0], members[2]]


@pytest.mark.parametrize("place", [0, 1])
def test_only_somebody_else_of_the_group_becomes_its_leader(
    cast: Cast, members: list[Member], groups: list[Group], place: int
) -> None:
    with pytest.raises(Refused) as refused:
        change_leader(group=groups[0], leader=members[place], on=FROM, document=None, **by(cast))
    assert refused.value.field == "leader"


def test_a_new_group_takes_its_members_from_the_others(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    new = NewGroup("Tổ mới", leader=members[2], members=[members[3]])
    group = form_group(cell=cast["CELL"], new=new, on=FROM, document=None, **by(cast))
    assert {group_of(member, FROM) for member in members[2:4]} == {group}
    assert group_of(members[2], FROM - DAY) == groups[0]
    assert group.leaderships.get().member == members[2]


def test_two_groups_of_a_cell_do_not_have_one_name(cast: Cast, groups: list[Group]) -> None:
    with pytest.raises(Refused) as refused:
        form_group(cell=cast["CELL"], new=NewGroup(groups[0].name), on=FROM, document=None, **by(cast))
    assert refused.value.field == "name"


@pytest.mark.parametrize(("of", "on"), [("WARD", FROM), ("CELL", START - DAY)])
def test_a_group_is_part_of_a_cell_that_is_there(cast: Cast, of: str, on: date) -> None:
    with pytest.raises(Refused, match=rf"\({of}\) is not a cell on {on:%d/%m/%Y}") as refused:
        form_group(cell=cast[of], new=NewGroup("Tổ mới"), on=on, document=None, **by(cast, "binh"))
    assert refused.value.field == "on"


def test_with_a_group_all_that_belongs_to_it_ends(cast: Cast, members: list[Member], groups: list[Group]) -> None:
    end_group(group=groups[0], on=FROM, document=None, **by(cast))
    assert not groups[0].leaderships.on(FROM).exists()
    assert [group_of(members[2], day) for day in (FROM - DAY, FROM)] == [groups[0], None]
    with pytest.raises(Refused):
        end_group(group=groups[0], on=TODAY, document=None, **by(cast))
