"""One act on many members: whom it fits, who is left out and why, and taking it back as a whole."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.utils.translation import override

from accounts.models import Entry
from accounts.rules.days import day_after
from accounts.rules.refusal import Refused
from cells.desk import news
from cells.models import Addressee, BulkAct, Ground, GroupBelonging, GroupLeadership, Member, Membership
from cells.services.bulk import MOST, BulkOutcome, Nobody, set_ground_for_many, set_group_for_many, undo_bulk
from cells.services.grounds import StatedGround, end_ground
from cells.services.groups import change_leader, end_group
from tests.cast import TODAY, Cast
from tests.cells.services.acting import by
from tests.pilots.test_desk import request_of
from tests.reorganisations.reorganising import come, confirmed, merge

pytestmark = pytest.mark.django_db
FROM = date(2025, 3, 10)
DAY = timedelta(days=1)
DAY_OF_THE_MERGER = date(2025, 7, 1)


def door(cast: Cast) -> dict[str, object]:
    told = by(cast)
    return {"organisation": cast["CELL"], "occasion": told["occasion"]}


def give(cast: Cast, members: list[Member], **told: object) -> tuple[BulkAct, BulkOutcome]:
    facts = {
        "category": "ship_crew",
        "statement": "Đi biển dài ngày",
        "evidence": "Lệnh điều động",
        "valid_from": FROM,
    }
    return set_ground_for_many(members=members, stated=StatedGround(**facts | told), **door(cast))


def move(cast: Cast, members: list[Member], group: object, on: date = FROM) -> tuple[BulkAct, BulkOutcome]:
    return set_group_for_many(members=members, group=group, on=on, document=None, **door(cast))


def led() -> QuerySet:
    return GroupLeadership.objects.values("member")


def undo(cast: Cast, act: BulkAct) -> BulkAct:
    told = by(cast)
    return undo_bulk(act=act, occasion=told["occasion"])


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(6, of="CELL")


def test_a_ground_for_many_leaves_out_who_has_it_already(cast: Cast, members: list[Member]) -> None:
    cast.grounds(members[:2])
    act, outcome = give(cast, members)
    assert ({m.pk for m in outcome.done}, {m.pk for m, _why in outcome.refused}) == (
        {m.pk for m in members[2:]},
        {m.pk for m in members[:2]},
    )
    assert (act.number, Ground.objects.count()) == (4, 6)


def test_a_ground_that_is_none_is_refused_for_all(cast: Cast, members: list[Member]) -> None:
    with pytest.raises(Refused) as refused:
        give(cast, members, evidence=" ")
    assert refused.value.field == "evidence"
    assert not Ground.objects.exists()


def test_where_it_fits_nobody_the_reasons_are_told(cast: Cast, members: list[Member]) -> None:
    cast.grounds(members)
    with pytest.raises(Nobody) as nobody:
        give(cast, members)
    assert len(nobody.value.outcome.refused) == 6
    assert not BulkAct.objects.exists()


def test_too_many_at_once_are_refused(cast: Cast, members: list[Member]) -> None:
    with pytest.raises(Refused):
        give(cast, members * MOST)


def test_many_move_to_a_group_and_its_leader_stays_where_he_leads(cast: Cast, members: list[Member]) -> None:
    first, second = cast.groups("CELL", members, number=2)
    _act, outcome = move(cast, members, second)
    assert {m.pk for m in outcome.done} == {members[2].pk, members[4].pk}
    assert len(outcome.refused) == 4
    assert GroupBelonging.objects.on(FROM - DAY).filter(group=first).count() == 3
    assert GroupBelonging.objects.on(FROM).filter(group=first).count() == 1


def test_what_was_done_to_many_is_taken_back_as_a_whole(cast: Cast, members: list[Member]) -> None:
    _first, second = cast.groups("CELL", members, number=2)
    before = sorted(GroupBelonging.objects.values_list("member", "group", "valid_from", "valid_to"))
    act, _outcome = move(cast, members, second)
    undo(cast, act)
    assert sorted(GroupBelonging.objects.values_list("member", "group", "valid_from", "valid_to")) == before
    with pytest.raises(Refused):
        undo(cast, act)


def test_grounds_given_to_many_are_taken_back_and_stay_in_the_log(cast: Cast, members: list[Member]) -> None:
    act, _outcome = give(cast, members)
    undo(cast, act)
    assert not Ground.objects.exists()
    entry = Entry.objects.latest("pk")
    assert (entry.act, len(entry.data["written"])) == ("cells.undo_bulk", 6)


def test_it_is_not_taken_back_once_an_entry_has_changed(cast: Cast, members: list[Member]) -> None:
    act, _outcome = give(cast, members)
    told = by(cast)
    end_ground(
        ground=Ground.objects.get(member=members[3]),
        until=day_after(TODAY),
        occasion=told["occasion"],
    )
    with pytest.raises(Refused, match=members[3].full_name):
        undo(cast, act)
    assert Ground.objects.count() == 6


def test_it_is_not_taken_back_once_somebody_leads_the_new_group(cast: Cast, members: list[Member]) -> None:
    _first, second = cast.groups("CELL", members, number=2)
    act, _outcome = move(cast, members, second)
    change_leader(group=second, leader=members[2], on=TODAY, document=None, **by(cast))
    with pytest.raises(Refused, match=members[2].full_name):
        undo(cast, act)


def test_it_is_not_taken_back_once_the_old_group_has_ended(cast: Cast, members: list[Member]) -> None:
    first, second = cast.groups("CELL", members, number=2)
    act, _outcome = move(cast, members, second)
    end_group(group=first, on=TODAY, document=None, **by(cast))
    with pytest.raises(Refused):
        undo(cast, act)


def test_an_act_on_many_is_one_entry_of_the_log(cast: Cast, members: list[Member]) -> None:
    before = Entry.objects.count()
    give(cast, members)
    assert Entry.objects.count() == before + 1
    assert len(Entry.objects.latest("pk").data["members"]) == 6


def test_who_is_moved_before_a_reorganisation_goes_along_with_the_group(cast: Cast, members: list[Member]) -> None:
    groups = cast.groups("CELL", members, number=2)
    moved = groups[0].belongings.exclude(member__in=led()).first().member
    confirmed(cast, merge(["CELL"], "SECOND"), on=DAY_OF_THE_MERGER)
    act, _ = move(cast, [moved], groups[1])
    assert act.number == 1
    come(DAY_OF_THE_MERGER)
    there = GroupBelonging.objects.on(DAY_OF_THE_MERGER).get(member=moved)
    assert (there.group.cell, there.group.name) == (cast["SECOND"], groups[1].name)
    assert Membership.objects.on(DAY_OF_THE_MERGER).get(member=moved).cell == cast["SECOND"]


def test_a_move_is_taken_back_though_a_reorganisation_was_confirmed_since(cast: Cast, members: list[Member]) -> None:
    groups = cast.groups("CELL", members, number=2)
    moved = groups[0].belongings.exclude(member__in=led()).first().member
    act, _ = move(cast, [moved], groups[1])
    confirmed(cast, merge(["CELL"], "SECOND"), on=DAY_OF_THE_MERGER)
    undo(cast, act)
    assert GroupBelonging.objects.on(TODAY).get(member=moved).group == groups[0]
    come(DAY_OF_THE_MERGER)
    assert Membership.objects.on(DAY_OF_THE_MERGER).get(member=moved).cell == cast["SECOND"]


@pytest.mark.parametrize("of", ["WARD", "CELL"])
def test_what_is_done_above_is_told_to_the_cells_whose_members_it_concerns(
    cast: Cast, members: list[Member], of: str
) -> None:
    stated = StatedGround("ship_crew", "Đi biển dài ngày", "Lệnh điều động", FROM)
    occasion = cast.occasion("binh")
    act, _ = set_ground_for_many(organisation=cast[of], members=members, stated=stated, occasion=occasion)
    undo_bulk(act=act, occasion=occasion)
    told = [("cells.bulk_done", "CELL"), ("cells.bulk_undone", "CELL")] if of == "WARD" else []
    assert list(Addressee.objects.values_list("notice__kind", "organisation__code").order_by("pk")) == told
    with override("en"):
        (section,) = news(request_of(cast, "an"))
        titles = [duty.title for duty in section.duties]
    assert len(titles) == len(told)
    assert all("for members of yours" in title and "Đảng bộ phường Sen Hồng" in title for title in titles)
