"""A plan in effect turns out to have been carried out wrongly: it is played anew as of its day, in one act."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Group, GroupBelonging, Mandate, Member, Membership, Organisation, Post, Succession, Transfer
from cells.queries.facts import life_gaps, life_outside
from cells.queries.overlaps import overlaps, strays
from cells.services.departures import leave
from cells.services.transfers import receive_transfer, send_transfer
from reorganisations.models import Reorganisation, ReorganisationCorrection
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.corrections import correct_reorganisation
from tests.cast import Cast
from tests.reorganisations.reorganising import (
    AFTER,
    BEFORE,
    CELL_FACTS,
    DAY,
    WARD_FACTS,
    change,
    come,
    confirmed,
    dissolve,
    members,
    merge,
    new,
    parent,
    split,
    version,
)

pytestmark = pytest.mark.django_db
LATER = date(2025, 7, 20)
WHY = "Quyết định ghi chi bộ khác"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def in_effect(cast: Cast, *steps: Step, **about: Any) -> Reorganisation:
    plan = confirmed(cast, *steps, **about)
    come()
    return Reorganisation.objects.get(pk=plan.pk)


def correct(cast: Cast, plan: Reorganisation, *steps: Step, **about: Any) -> ReorganisationCorrection:
    told: dict[str, Any] = {"why": WHY, "within": cast["CITY"]} | about
    correction = correct_reorganisation(
        reorganisation=plan, steps=steps, occasion=cast.occasion("dung", today=LATER), **told
    )
    assert_whole()
    return correction


def assert_whole() -> None:
    """On every day everybody is in exactly one cell, and nothing lies outside what it belongs to."""
    assert (overlaps(), strays()) == ({}, {})
    for member in Member.objects.all():
        assert (life_gaps(member), life_outside(member)) == ([], []), member


def cells_of(member: Any) -> list[tuple[str, date, date | None]]:
    rows = Membership.objects.filter(member=member).order_by("valid_from")
    return [(row.cell.code, row.valid_from, row.valid_to) for row in rows]


def days(*codes: str) -> dict[str, list[int]]:
    return {code: [members(code, day) for day in (BEFORE, DAY, LATER)] for code in codes}


# The wrong cell was named ---------------------------------------------------------------------------------------------


def test_the_cell_that_was_named_is_there_again_and_the_one_that_was_meant_has_merged(cast: Cast) -> None:
    cast.people(5, of="CELL")
    cast.people(3, of="SECOND")
    cast.people(4, of="UNIT")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    assert days("CELL", "SECOND", "UNIT") == {"CELL": [5, 5, 5], "SECOND": [3, 0, 0], "UNIT": [4, 7, 7]}
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert days("CELL", "SECOND", "UNIT") == {"CELL": [5, 0, 0], "SECOND": [3, 3, 3], "UNIT": [4, 9, 9]}
    assert version("CELL", DAY) is None
    assert version("SECOND", DAY) is not None
    assert [link.predecessor.code for link in Succession.objects.all()] == ["CELL"]


def test_what_belonged_to_the_cell_that_was_named_is_there_again(cast: Cast) -> None:
    people = cast.people(6, of="SECOND")
    cast.people(2, of="CELL")
    cast.groups("SECOND", people, number=2)
    cast.committee("SECOND", people[:3])
    cast.mandate("hoa", Mandate.Role.CLERK, "SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"), choices={"cells.posts": "carry"})
    assert Group.objects.on(DAY).filter(cell__code="UNIT").count() == 2
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert Group.objects.on(DAY).filter(cell__code="SECOND").count() == 2
    assert not Group.objects.filter(cell__code="UNIT").exists()
    assert GroupBelonging.objects.on(DAY).filter(group__cell__code="SECOND").count() == 6
    assert Post.objects.on(DAY).filter(organisation__code="SECOND").count() == 3
    assert not Post.objects.filter(organisation__code="UNIT").exists()
    held = Mandate.objects.on(DAY).filter(user=cast.users["hoa"])
    assert {mandate.organisation.code for mandate in held if mandate.organisation} == {"OTHERCELL", "SECOND"}


def test_who_left_or_moved_since_did_so_from_the_right_cell(cast: Cast) -> None:
    stays, left, gone = cast.people(3, of="SECOND")
    cast.people(2, of="CELL")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    on = date(2025, 7, 10)
    leave(member=left, way="died", on=on, document=None, occasion=cast.occasion("chi", today=on))
    papers: dict[str, Any] = {"to_cell": cast["OTHERCELL"], "to_name": "", "papers_due_on": on, "document": None}
    sent = send_transfer(member=gone, on=AFTER, occasion=cast.occasion("chi", today=on), **papers)
    receive_transfer(transfer=sent, on=on, document=None, occasion=cast.occasion("hoa", today=on))
    correct(cast, plan, merge(["CELL"], "UNIT"))
    start = date(2019, 1, 1)
    assert cells_of(stays) == [("SECOND", start, None)]
    assert cells_of(left) == [("SECOND", start, on)]
    assert Membership.objects.get(member=left).departure == "died"
    assert cells_of(gone) == [("SECOND", start, on), ("OTHERCELL", on, None)]
    assert Transfer.objects.get().from_cell == cast["SECOND"]


def test_another_cell_was_the_one_to_merge_into(cast: Cast) -> None:
    people = cast.people(3, of="SECOND")
    cast.mandate("hoa", Mandate.Role.CLERK, "SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    leave(member=people[0], way="died", on=LATER, document=None, occasion=cast.occasion("chi", today=LATER))
    correct(cast, plan, merge(["SECOND"], "CELL"))
    assert days("SECOND", "UNIT", "CELL") == {"SECOND": [3, 0, 0], "UNIT": [0, 0, 0], "CELL": [0, 3, 2]}
    held = Mandate.objects.on(DAY).filter(user=cast.users["hoa"])
    assert {mandate.organisation.code for mandate in held if mandate.organisation} == {"OTHERCELL", "CELL"}


def test_another_organisation_was_renamed_and_moved(cast: Cast) -> None:
    steps = [change(StepKind.RENAME, "SECOND", name="Chi bộ mới"), change(StepKind.MOVE, "SECOND", parent="CITY")]
    plan = in_effect(cast, *steps)
    right = [change(StepKind.RENAME, "CELL", name="Chi bộ mới"), change(StepKind.MOVE, "CELL", parent="CITY")]
    correct(cast, plan, *right)
    assert (parent("SECOND", DAY), parent("CELL", DAY)) == ("WARD", "CITY")
    assert version("SECOND", AFTER).name == "Chi bộ Trường Tiểu học Sen Hồng"
    assert (version("CELL", AFTER).name, version("CELL", BEFORE).name) == ("Chi bộ mới", "Chi bộ khu phố 1")
    assert Organisation.objects.get_parent(Organisation.objects.get(code="CELL")).code == "CITY"


def test_a_committee_that_was_named_has_its_cells_again(cast: Cast) -> None:
    cast.people(4, of="CELL")
    plan = in_effect(cast, merge(["WARD", "OTHERWARD"], new("BIG", WARD_FACTS)), led_by=None, actor="khanh")
    assert parent("CELL", DAY) == parent("OTHERCELL", DAY) == "BIG"
    right = [split("WARD", new("EAST", WARD_FACTS), Part("WARD"))]
    correct(cast, plan, *right, within=None)
    assert (parent("CELL", DAY), parent("OTHERCELL", DAY)) == ("WARD", "OTHERWARD")
    assert not Organisation.objects.filter(code="BIG").exists()
    assert version("EAST", DAY) is not None


def test_what_was_founded_by_mistake_is_taken_out_unless_life_has_gone_on_in_it(cast: Cast) -> None:
    cast.people(3, of="SECOND")
    plan = in_effect(cast, merge(["SECOND", "CELL"], new("NEW")))
    cast.organisations["NEW"] = Organisation.objects.get(code="NEW")
    cast.infrastructure("NEW", on=date(2025, 7, 3))
    with pytest.raises(Refused, match="NEW was founded by mistake and is in use"):
        correct(cast, plan, merge(["SECOND"], "CELL"))
    assert members("NEW", DAY) == 3


# Wrong dealing --------------------------------------------------------------------------------------------------------


def dealt(cast: Cast, people: Sequence[Any], *to_new: int, groups: Sequence[Group] = ()) -> Step:
    part = Part(
        "NEW",
        CELL_FACTS,
        groups=tuple(group.pk for group in groups),
        members=tuple(people[place].pk for place in to_new),
    )
    return split("CELL", Part("CELL"), part)


def test_people_who_were_dealt_wrongly_have_been_in_the_right_part_since_the_day(cast: Cast) -> None:
    people = cast.people(5, of="CELL")
    plan = in_effect(cast, dealt(cast, people, 0, 1))
    correction = correct(cast, plan, dealt(cast, people, 1, 2))
    start = date(2019, 1, 1)
    assert cells_of(people[0]) == [("CELL", start, None)]
    assert cells_of(people[2]) == [("CELL", start, DAY), ("NEW", DAY, None)]
    assert cells_of(people[1]) == [("CELL", start, DAY), ("NEW", DAY, None)]
    assert sorted(correction.moved) == sorted([[people[0].pk, "NEW", "CELL"], [people[2].pk, "CELL", "NEW"]])
    assert days("CELL", "NEW") == {"CELL": [5, 3, 3], "NEW": [0, 2, 2]}


def test_a_group_that_was_dealt_wrongly_is_in_the_right_part_with_its_people_and_leader(cast: Cast) -> None:
    people = cast.people(6, of="CELL")
    first, second = cast.groups("CELL", people, number=2)
    plan = in_effect(cast, dealt(cast, people, groups=[second]))
    correct(cast, plan, dealt(cast, people, groups=[first]))
    assert days("CELL", "NEW") == {"CELL": [6, 3, 3], "NEW": [0, 3, 3]}
    assert [group.name for group in Group.objects.on(DAY).filter(cell__code="NEW")] == [first.name]
    assert [group.name for group in Group.objects.on(DAY).filter(cell__code="CELL")] == [second.name]
    assert GroupBelonging.objects.on(LATER).filter(group__cell__code="NEW").count() == 3
    assert GroupBelonging.objects.on(LATER).filter(group=second).count() == 3


def test_one_of_a_group_that_went_stays_without_a_group(cast: Cast) -> None:
    people = cast.people(6, of="CELL")
    _first, second = cast.groups("CELL", people, number=2)
    plan = in_effect(cast, dealt(cast, people, groups=[second]))
    step = split("CELL", Part("CELL", members=(people[3].pk,)), Part("NEW", CELL_FACTS, groups=(second.pk,)))
    correct(cast, plan, step)
    assert cells_of(people[3]) == [("CELL", date(2019, 1, 1), None)]
    assert not GroupBelonging.objects.on(DAY).filter(member=people[3]).exists()
    assert days("CELL", "NEW") == {"CELL": [6, 4, 4], "NEW": [0, 2, 2]}


def test_places_in_groups_of_the_wrong_part_are_taken_out_and_kept_with_the_correction(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    plan = in_effect(cast, dealt(cast, people, 0, 1))
    cast.organisations["NEW"] = Organisation.objects.get(code="NEW")
    group = Group.objects.create(cell=cast["NEW"], name="Tổ 1", valid_from=AFTER)
    for member in people[:2]:
        GroupBelonging.objects.create(group=group, member=member, valid_from=AFTER)
    correction = correct(cast, plan, dealt(cast, people, 1))
    assert [belonging.member for belonging in group.belongings.all()] == [people[1]]
    assert [change["before"]["member_id"] for change in correction.struck] == [people[0].pk]


def test_an_office_taken_since_in_the_wrong_part_stands_in_the_way_by_name(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    plan = in_effect(cast, dealt(cast, people, 0, 1))
    cast.organisations["NEW"] = Organisation.objects.get(code="NEW")
    Post.objects.create(organisation=cast["NEW"], member=people[0], title="secretary", valid_from=AFTER)
    with pytest.raises(Refused, match=f"{people[0].full_name}.*NEW.*02/07/2025"):
        correct(cast, plan, dealt(cast, people, 1))
    assert days("CELL", "NEW") == {"CELL": [4, 2, 2], "NEW": [0, 2, 2]}


def test_who_has_come_since_stays_where_they_came(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    plan = in_effect(cast, split("CELL", new("NEW"), Part("CELL", members=tuple(one.pk for one in people[:2]))))
    on = date(2025, 7, 10)
    (comes,) = cast.people(1, of="UNIT")
    papers: dict[str, Any] = {"to_cell": cast["CELL"], "to_name": "", "papers_due_on": on, "document": None}
    sent = send_transfer(member=comes, on=AFTER, occasion=cast.occasion("chi", today=on), **papers)
    receive_transfer(transfer=sent, on=on, document=None, occasion=cast.occasion("an", today=on))
    correct(cast, plan, split("CELL", new("NEW"), Part("CELL", members=(people[0].pk,))))
    assert cells_of(comes)[-1][0] == "CELL"
    assert days("CELL", "NEW") == {"CELL": [4, 1, 2], "NEW": [0, 3, 3]}


# Wrong links ----------------------------------------------------------------------------------------------------------


def test_a_link_that_was_written_wrongly_is_another(cast: Cast) -> None:
    plan = in_effect(cast, dissolve("SECOND", followed_by=["UNIT"]))
    correct(cast, plan, dissolve("SECOND", followed_by=["CELL"]))
    link = Succession.objects.get()
    assert (link.predecessor.code, link.successor.code if link.successor else None, link.on) == ("SECOND", "CELL", DAY)


# The act itself -------------------------------------------------------------------------------------------------------


def test_what_the_plan_was_before_stays_with_it_and_the_log_says_why(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    plan = in_effect(cast, dealt(cast, people, 0))
    correction = correct(cast, plan, dealt(cast, people, 1))
    assert correction.steps_before[0][1]["parts"][1]["members"] == [people[0].pk]
    assert (correction.why, correction.by) == (WHY, cast.users["dung"])
    entry = Entry.objects.get(act="reorganisations.correct_reorganisation")
    assert (entry.why, entry.subject_id) == (WHY, str(plan.pk))
    assert "Sắp xếp" in entry.notices.get().values["title"]


def test_a_correction_is_corrected_back(cast: Cast) -> None:
    people = cast.people(5, of="CELL")
    groups = cast.groups("CELL", people, number=2)
    plan = in_effect(cast, dealt(cast, people, 0, groups=groups[1:]))
    before = days("CELL", "NEW"), [cells_of(member) for member in people]
    correct(cast, plan, dealt(cast, people, 2, groups=groups[:1]))
    assert [cells_of(member) for member in people] != before[1]
    correct(cast, plan, dealt(cast, people, 0, groups=groups[1:]))
    assert (days("CELL", "NEW"), [cells_of(member) for member in people]) == before


@pytest.mark.parametrize(
    ("about", "said"), [({"why": " "}, "Say why"), ({"steps": ()}, ""), ({"within": "OTHER"}, "not below")]
)
def test_a_correction_is_refused(cast: Cast, about: dict[str, Any], said: str) -> None:
    cast.people(2, of="SECOND")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    told = {name: cast[value] if name == "within" else value for name, value in about.items() if name != "steps"}
    steps = () if "steps" in about else (merge(["CELL"], "UNIT"),)
    if said:
        with pytest.raises(Refused, match=said):
            correct(cast, plan, *steps, **told)
        assert members("UNIT", DAY) == 2
    else:
        correct(cast, plan, *steps, **told)
        assert days("SECOND", "UNIT") == {"SECOND": [2, 2, 2], "UNIT": [0, 0, 0]}


def test_only_what_is_in_effect_is_corrected(cast: Cast) -> None:
    plan = confirmed(cast, merge(["SECOND"], "UNIT"))
    with pytest.raises(Refused, match="confirmed"):
        correct_reorganisation(
            reorganisation=plan,
            steps=[merge(["CELL"], "UNIT")],
            why=WHY,
            within=None,
            occasion=cast.occasion("khanh"),
        )
