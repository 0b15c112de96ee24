"""A cell is dealt out to cells that exist already, a committee to committees: as after a split, and as after a merger."""

import pytest
from django.utils.translation import override

from cells.models import Group, GroupBelonging, Succession
from reorganisations.rules.plan import Part
from reorganisations.services.confirming import cancel_reorganisation
from tests.cast import Cast
from tests.reorganisations.reorganising import (
    BEFORE,
    CELL_FACTS,
    DAY,
    come,
    confirmed,
    members,
    merge,
    new,
    parent,
    split,
    version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast: Cast):
    """Eight in CELL, of whom six in two groups; UNIT and SECOND have two each."""
    cast.people(2, of="SECOND")
    cast.people(2, of="UNIT")
    people = cast.people(8, of="CELL")
    cast.groups("CELL", people[:6], number=2)
    return people


def group(name: str) -> int:
    return Group.objects.get(cell__code="CELL", name=name).pk


def test_its_members_go_by_group_and_by_hand_and_it_ends(cast: Cast, people) -> None:
    second = Part("UNIT", groups=(group("Tổ đảng số 2"),), members=(people[7].pk,))
    plan = confirmed(cast, split("CELL", Part("SECOND"), second))
    assert version("CELL", DAY) is None
    assert [members(code, BEFORE) for code in ("CELL", "SECOND", "UNIT")] == [8, 2, 2]
    assert [members(code, DAY) for code in ("CELL", "SECOND", "UNIT")] == [0, 6, 6]
    carried = Group.objects.on(DAY).get(cell__code="UNIT")
    assert GroupBelonging.objects.on(DAY).filter(group=carried).count() == 3
    assert {link.successor.code for link in Succession.objects.filter(predecessor__code="CELL")} == {"SECOND", "UNIT"}
    assert plan.outcome["reformed"] == ["CELL", "SECOND", "UNIT"]
    come()
    assert [members(code, DAY) for code in ("CELL", "SECOND", "UNIT")] == [0, 6, 6]


def test_it_goes_on_and_a_part_goes_to_one_that_exists_and_to_a_new_one(cast: Cast, people) -> None:
    there = Part("SECOND", groups=(group("Tổ đảng số 1"),))
    confirmed(cast, split("CELL", Part("CELL"), there, Part("WARD-03", CELL_FACTS, members=(people[6].pk,))))
    assert [members(code, DAY) for code in ("CELL", "SECOND", "WARD-03")] == [4, 5, 1]
    assert version("CELL", DAY).name == version("CELL", BEFORE).name


def test_a_group_of_a_name_that_is_there_already_keeps_both_apart(cast: Cast, people) -> None:
    cast.groups("SECOND", [], number=1)
    confirmed(cast, split("CELL", Part("UNIT"), Part("SECOND", groups=(group("Tổ đảng số 1"),))))
    names = set(Group.objects.on(DAY).filter(cell__code="SECOND").values_list("name", flat=True))
    assert names == {"Tổ đảng số 1", "Tổ đảng số 1 (CELL)"}


def test_cancelled_everybody_is_where_they_were(cast: Cast, people) -> None:
    plan = confirmed(cast, split("CELL", Part("SECOND"), Part("UNIT", members=(people[7].pk,))))
    cancel_reorganisation(reorganisation=plan, because="Thu hồi", occasion=cast.occasion("dung"))
    assert [members(code, DAY) for code in ("CELL", "SECOND", "UNIT")] == [8, 2, 2]
    assert not Succession.objects.exists()


def test_members_follow_an_heir_that_merges_the_same_day(cast: Cast, people) -> None:
    dealt = split("CELL", Part("SECOND"), Part("UNIT", members=(people[7].pk,)))
    confirmed(cast, dealt, merge(["SECOND", "UNIT"], new("WARD-03")))
    assert members("WARD-03", DAY) == 12


def test_the_cells_of_a_committee_are_dealt_out_to_committees_that_exist(cast: Cast) -> None:
    with override("en"):
        confirmed(
            cast, split("WARD", Part("OTHERWARD"), Part("OTHER", children=("SECOND",))), led_by=None, actor="khanh"
        )
    assert version("WARD", DAY) is None
    assert (parent("CELL", DAY), parent("SECOND", DAY)) == ("OTHERWARD", "OTHER")
    assert (parent("CELL", BEFORE), parent("SECOND", BEFORE)) == ("WARD", "WARD")


def test_a_committee_that_goes_on_keeps_what_is_not_named(cast: Cast) -> None:
    part = Part("OTHERWARD", children=("SECOND",))
    confirmed(cast, split("WARD", Part("WARD"), part), led_by=None, actor="khanh")
    assert (parent("CELL", DAY), parent("SECOND", DAY)) == ("WARD", "OTHERWARD")
