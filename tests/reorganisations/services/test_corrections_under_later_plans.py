"""A plan in effect is corrected although others, in effect or ahead, have led on what it had led: they are played again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Group, GroupBelonging, Mandate, Membership, Organisation, Post, Succession, Transfer
from cells.services.departures import leave
from cells.services.transfers import send_transfer
from reorganisations.models import Reorganisation, ReorganisationCorrection
from reorganisations.rules.plan import Part, Step, StepKind
from tests.cast import Cast
from tests.reorganisations.reorganising import (
    AFTER,
    CELL_FACTS,
    DAY,
    change,
    come,
    confirmed,
    dissolve,
    members,
    merge,
    parent,
    split,
    version,
)
from tests.reorganisations.services.test_corrections import LATER, WHY, cells_of, correct, dealt, in_effect

pytestmark = pytest.mark.django_db
START, SECOND_DAY, SINCE, AHEAD = date(2019, 1, 1), date(2025, 7, 10), date(2025, 7, 15), date(2025, 8, 1)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def then(cast: Cast, *steps: Step, on: date = SECOND_DAY) -> Reorganisation:
    """A later plan; it is in effect where its day has come when the correction is made."""
    plan = confirmed(cast, *steps, on=on, today=AFTER, title="Sau đó", led_by=None, actor="khanh")
    if on <= LATER:
        come(on)
    return plan


def told(correction: ReorganisationCorrection) -> dict[str, tuple[int, str]]:
    return {key: (number, note) for key, _title, number, note in correction.shown if key.startswith("later.")}


def test_who_was_led_on_from_the_wrong_cell_is_led_on_from_the_right_one(cast: Cast) -> None:
    stays, left = cast.people(2, of="SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    then(cast, merge(["UNIT"], "OTHERCELL"))
    leave(member=left, way="died", on=SINCE, document=None, occasion=cast.occasion("hoa", today=SINCE))
    correction = correct(cast, plan, merge(["SECOND"], "CELL"))
    assert cells_of(stays) == [("SECOND", START, DAY), ("CELL", DAY, None)]
    assert cells_of(left) == [("SECOND", START, DAY), ("CELL", DAY, SINCE)]
    assert told(correction)["later.plans"] == (1, "“Sau đó” (from 10/07/2025)")
    assert told(correction)["later.members"][0] == 2
    entry = Entry.objects.get(act="reorganisations.played_again")
    assert (entry.why, entry.data["corrected"], len(entry.data["moved"])) == (WHY, plan.pk, 2)


def test_the_other_way_round_they_are_led_on_where_they_had_not_been(cast: Cast) -> None:
    (member,) = cast.people(1, of="SECOND")
    cast.mandate("hoa", Mandate.Role.CLERK, "SECOND")
    plan = in_effect(cast, merge(["SECOND"], "CELL"))
    then(cast, merge(["UNIT"], "OTHERCELL"))
    correct(cast, plan, merge(["SECOND"], "UNIT"))
    assert cells_of(member) == [
        ("SECOND", START, DAY),
        ("UNIT", DAY, SECOND_DAY),
        ("OTHERCELL", SECOND_DAY, None),
    ]
    held = Mandate.objects.on(LATER).filter(user=cast.users["hoa"])
    assert [mandate.organisation.code for mandate in held if mandate.organisation] == ["OTHERCELL"]


def test_what_somebody_holds_in_two_cells_goes_on_from_the_earlier(cast: Cast) -> None:
    for code in ("SECOND", "UNIT"):
        cast.mandate("hoa", Mandate.Role.CLERK, code)
    plan = in_effect(cast, change(StepKind.RENAME, "SECOND", name="Tên mới"))
    then(cast, merge(["UNIT"], "CELL"))
    correct(cast, plan, merge(["SECOND"], "CELL"))
    held = Mandate.objects.filter(user=cast.users["hoa"], organisation=cast["CELL"])
    assert [(mandate.valid_from, mandate.valid_to) for mandate in held] == [(DAY, None)]


def test_people_who_were_dealt_wrongly_take_the_way_of_their_part(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    plan = in_effect(cast, dealt(cast, people, 0, 1))
    then(cast, merge(["NEW"], "SECOND"))
    correct(cast, plan, dealt(cast, people, 1, 2))
    assert [cells_of(one)[-1] for one in people] == [
        ("CELL", START, None),
        ("SECOND", SECOND_DAY, None),
        ("SECOND", SECOND_DAY, None),
        ("CELL", START, None),
    ]
    assert members("NEW", AFTER) == 2


def test_a_group_that_was_dealt_wrongly_is_carried_on_with_its_right_part(cast: Cast) -> None:
    people = cast.people(6, of="CELL")
    first, second = cast.groups("CELL", people, number=2)
    plan = in_effect(cast, dealt(cast, people, groups=[second]))
    then(cast, merge(["NEW"], "SECOND"))
    correct(cast, plan, dealt(cast, people, groups=[first]))
    assert [group.name for group in Group.objects.on(LATER).filter(cell__code="SECOND")] == [first.name]
    assert [group.name for group in Group.objects.on(LATER).filter(cell__code="CELL")] == [second.name]
    assert GroupBelonging.objects.on(LATER).filter(group__cell__code="SECOND").count() == 3


def test_who_stayed_where_their_group_had_gone_by_mistake_is_led_on_with_it(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    (group,) = cast.groups("CELL", people, number=1)
    apart = split("CELL", Part("CELL", members=(people[2].pk,)), Part("NEW", CELL_FACTS, groups=(group.pk,)))
    plan = in_effect(cast, apart)
    then(cast, merge(["CELL"], "SECOND"))
    assert not GroupBelonging.objects.on(LATER).filter(member=people[2]).exists()
    correct(cast, plan, dealt(cast, people, 0))
    groups = [[row.group.cell.code for row in GroupBelonging.objects.on(LATER).filter(member=one)] for one in people]
    assert groups == [[], ["SECOND"], ["SECOND"]]
    assert Group.objects.on(LATER).count() == 1


def test_a_guest_whom_a_later_plan_led_home_was_a_guest_until_then(cast: Cast) -> None:
    people, (guest,) = cast.people(3, of="CELL"), cast.people(1, of="UNIT")
    stay = cast.stay(guest, "CELL")
    plan = in_effect(cast, dealt(cast, people, 0))
    then(cast, merge(["UNIT"], "CELL"))
    correct(cast, plan, dealt(cast, people, 1))
    stay.refresh_from_db()
    assert (stay.valid_to, cells_of(guest)[-1]) == (SECOND_DAY, ("CELL", SECOND_DAY, None))


def test_a_wrong_link_is_another_and_the_later_plan_stays_as_it_is(cast: Cast) -> None:
    plan = in_effect(cast, dissolve("SECOND", followed_by=["UNIT"]))
    then(cast, merge(["UNIT"], "OTHERCELL"))
    correct(cast, plan, dissolve("SECOND", followed_by=["CELL"]))
    links = Succession.objects.order_by("on").values_list("predecessor__code", "successor__code", "on")
    assert list(links) == [("SECOND", "CELL", DAY), ("UNIT", "OTHERCELL", SECOND_DAY)]


def test_what_a_later_plan_made_of_a_cell_is_made_of_what_the_cell_has_become(cast: Cast) -> None:
    plan = in_effect(cast, change(StepKind.MOVE, "SECOND", parent="CITY"))
    then(cast, change(StepKind.RENAME, "SECOND", "CELL", name="Tên mới"))
    correction = correct(cast, plan, change(StepKind.MOVE, "CELL", parent="CITY"))
    for day, name in ((AFTER, "Chi bộ khu phố 1"), (LATER, "Tên mới")):
        assert (parent("CELL", day), version("CELL", day).name) == ("CITY", name)  # type: ignore[union-attr]
        assert parent("SECOND", day) == "WARD"
    assert version("SECOND", LATER).name == "Tên mới"  # type: ignore[union-attr]
    assert told(correction)["later.organisations"] == (2, "CELL, SECOND")


def test_a_plan_ahead_is_played_again_and_comes_into_effect(cast: Cast) -> None:
    (member,) = cast.people(1, of="SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    ahead = then(cast, merge(["UNIT"], "OTHERCELL"), on=AHEAD)
    assert cells_of(member)[-1] == ("OTHERCELL", AHEAD, None)
    correct(cast, plan, merge(["SECOND"], "CELL"))
    assert cells_of(member) == [("SECOND", START, DAY), ("CELL", DAY, None)]
    come(AHEAD)
    ahead.refresh_from_db()
    assert (ahead.state, cells_of(member)[-1]) == ("in_effect", ("CELL", DAY, None))


@pytest.mark.parametrize(("on", "first"), [(SECOND_DAY, "Correct that plan"), (AHEAD, "Change or cancel that plan")])
def test_a_later_plan_that_could_not_be_done_stands_in_the_way_by_name(cast: Cast, on: date, first: str) -> None:
    cast.people(2, of="SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    then(cast, split("CELL", Part("CELL"), Part("NEW", CELL_FACTS)), on=on)
    with pytest.raises(Refused, match=f"“Sau đó”.* could no longer be done: .*khu phố 1.*{first} first"):
        correct(cast, plan, merge(["CELL"], "UNIT"))
    assert (members("UNIT", DAY), members("SECOND", DAY)) == (2, 0)


def test_a_group_that_a_later_plan_deals_out_is_not_lost_from_its_steps(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    (group,) = cast.groups("CELL", people, number=1)
    plan = in_effect(cast, dealt(cast, people, groups=[group]))
    carried = Group.objects.get(cell__code="NEW")
    then(cast, split("NEW", Part("NEW"), Part("LAST", CELL_FACTS, groups=(carried.pk,))))
    with pytest.raises(Refused, match=f"“Sau đó”.*“{group.name}” goes"):
        correct(cast, plan, dealt(cast, people, 3))
    assert members("LAST", LATER) == 4


def test_what_was_done_by_hand_where_the_later_plan_had_led_them(cast: Cast) -> None:
    chosen, grouped, sends = people = cast.people(3, of="SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    then(cast, merge(["UNIT"], "OTHERCELL"))
    post = Post.objects.create(organisation=cast["OTHERCELL"], member=chosen, title="secretary", valid_from=SINCE)
    group = Group.objects.create(cell=cast["OTHERCELL"], name="Tổ 1", valid_from=SINCE)
    GroupBelonging.objects.create(group=group, member=grouped, valid_from=SINCE)
    papers: dict[str, Any] = {"to_cell": None, "to_name": "Hà Nội", "papers_due_on": LATER, "document": None}
    send_transfer(member=sends, on=SINCE, occasion=cast.occasion("hoa", today=SINCE), **papers)
    right = merge(["SECOND"], "CELL")
    with pytest.raises(Refused, match=r"\(OTHERCELL\) from 15/07/2025 on stands in the way"):
        correct(cast, plan, right)
    assert Membership.objects.on(LATER).filter(cell__code="OTHERCELL", member__in=people).count() == 3
    post.delete()
    correction = correct(cast, plan, right)
    assert [change["before"]["member_id"] for change in correction.struck if not change["after"]] == [grouped.pk]
    assert Transfer.objects.get().from_cell == cast["CELL"]


def test_a_place_left_in_a_group_since_is_not_given_back(cast: Cast) -> None:
    people = cast.people(2, of="SECOND")
    cast.groups("SECOND", people, number=1)
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    then(cast, merge(["UNIT"], "CELL"))
    place = GroupBelonging.objects.get(group__cell__code="CELL", member=people[1])
    GroupBelonging.objects.filter(pk=place.pk).update(valid_to=SINCE)
    with pytest.raises(Refused, match="was changed since"):
        correct(cast, plan, merge(["SECOND"], "CELL"))
    place.refresh_from_db()
    assert place.valid_to == SINCE


def test_a_name_put_right_since_in_what_the_later_plan_made_stands_in_the_way(cast: Cast) -> None:
    plan = in_effect(cast, change(StepKind.MOVE, "SECOND", parent="CITY"))
    then(cast, change(StepKind.RENAME, "SECOND", name="Tên mới"))
    row = Organisation.objects.get(code="SECOND").versions.on(LATER)
    row.update(name="Tên đúng")
    with pytest.raises(Refused, match=r"Tên đúng, .* \(SECOND\) has become something else since"):
        correct(cast, plan, change(StepKind.MOVE, "CELL", parent="CITY"))
    assert (parent("SECOND", LATER), row.get().name) == ("CITY", "Tên đúng")
