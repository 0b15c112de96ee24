"""Every act of a reorganisation on, before and after its day."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from accounts.rules.refusal import Refused
from cells.models import Group, GroupBelonging, GroupLeadership, Mandate, Organisation, Post, Succession
from cells.queries.mandates import predecessors_within
from cells.services.departures import leave
from cells.services.transfers import receive_transfer, send_transfer
from reorganisations.models import Reorganisation
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Part, StepKind
from reorganisations.services.confirming import cancel_reorganisation, confirm_reorganisation
from reorganisations.services.drafting import change_step
from reorganisations.services.preview import preview_of
from reorganisations.services.refusals import ReorganisationRefused
from tests.cast import TODAY, Cast
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
    drafted,
    everything,
    found,
    members,
    merge,
    new,
    parent,
    split,
    version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def path_parent(code: str) -> str:
    return Organisation.objects.get_parent(Organisation.objects.get(code=code)).code


def test_an_organisation_is_founded_on_its_day(cast: Cast) -> None:
    confirmed(cast, found("WARD-03"))
    assert version("WARD-03", BEFORE) is None
    assert parent("WARD-03", DAY) == "WARD"
    assert version("WARD-03", AFTER).ordered_by.symbol == "77-QĐ/TU"


def test_a_rename_keeps_the_name_of_the_days_before(cast: Cast) -> None:
    confirmed(cast, change(StepKind.RENAME, "CELL", name="Chi bộ khu phố Sen Trắng"))
    assert version("CELL", BEFORE).name == "Chi bộ khu phố 1"
    assert version("CELL", DAY).name == version("CELL", AFTER).name == "Chi bộ khu phố Sen Trắng"


def test_a_type_changes_on_its_day(cast: Cast) -> None:
    confirmed(cast, change(StepKind.RETYPE, "UNIT", type="public_service"))
    assert version("UNIT", BEFORE).type == "administrative"
    assert version("UNIT", DAY).type == "public_service"


def test_a_ward_becomes_superior_and_its_cells_become_grassroots_cells(cast: Cast) -> None:
    confirmed(cast, change(StepKind.REGRADE, "WARD", kind="superior", level="commune"))
    assert (version("WARD", BEFORE).kind, version("CELL", BEFORE).level) == ("grassroots_committee", "below_grassroots")
    assert (version("WARD", DAY).kind, version("CELL", DAY).level) == ("superior", "grassroots")


def test_a_move_changes_the_tree_of_the_day_and_todays_tree_only_when_the_day_has_come(cast: Cast) -> None:
    confirmed(cast, change(StepKind.MOVE, "UNIT", parent="WARD"))
    assert (parent("UNIT", BEFORE), parent("UNIT", DAY)) == ("CITY", "WARD")
    assert version("UNIT", DAY).level == "below_grassroots"
    assert path_parent("UNIT") == "CITY"
    assert come(BEFORE) == 0
    assert path_parent("UNIT") == "CITY"
    assert come() == 1
    assert path_parent("UNIT") == "WARD"


def test_two_cells_merge_into_one_of_them(cast: Cast) -> None:
    cast.people(5, of="CELL")
    cast.people(3, of="SECOND")
    confirmed(cast, merge(["SECOND"], "CELL"))
    assert (members("CELL", BEFORE), members("SECOND", BEFORE)) == (5, 3)
    assert (members("CELL", DAY), members("SECOND", DAY)) == (8, 0)
    assert version("SECOND", DAY) is None
    link = Succession.objects.get()
    assert (link.predecessor.code, link.successor.code, link.on) == ("SECOND", "CELL", DAY)
    assert link.ordered_by.symbol == "77-QĐ/TU"


def test_two_cells_merge_into_a_new_one(cast: Cast) -> None:
    cast.people(5, of="CELL")
    cast.people(3, of="SECOND")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")))
    assert members("WARD-03", BEFORE) == 0
    assert (members("WARD-03", DAY), members("CELL", DAY), members("SECOND", AFTER)) == (8, 0, 0)
    assert Succession.objects.filter(successor__code="WARD-03").count() == 2


def test_committees_merge_with_what_stands_below_them(cast: Cast) -> None:
    cast.people(5, of="CELL")
    confirmed(cast, found("WARD2", WARD_FACTS), merge(["WARD", "WARD2"], new("BIG", WARD_FACTS)), on=DAY)
    assert parent("CELL", BEFORE) == "WARD"
    assert parent("CELL", DAY) == "BIG"
    assert members("CELL", DAY) == 5
    assert version("WARD2", DAY) is None
    come()
    assert path_parent("CELL") == "BIG"


def test_a_cell_is_split_by_groups_and_by_names(cast: Cast) -> None:
    people = cast.people(8, of="CELL")
    cast.groups("CELL", people[:6], number=2)
    second = Group.objects.get(name="Tổ đảng số 2")
    part = Part("WARD-03", CELL_FACTS, groups=(second.pk,), members=(people[7].pk,))
    confirmed(cast, split("CELL", Part("CELL"), part))
    assert (members("CELL", BEFORE), members("WARD-03", BEFORE)) == (8, 0)
    assert (members("CELL", DAY), members("WARD-03", DAY)) == (4, 4)
    carried = Group.objects.on(DAY).get(cell__code="WARD-03")
    assert carried.name == "Tổ đảng số 2"
    assert GroupBelonging.objects.on(DAY).filter(group=carried).count() == 3
    assert GroupLeadership.objects.on(DAY).get(group=carried).member == people[1]
    assert not GroupBelonging.objects.on(DAY).filter(group=second).exists()
    assert GroupBelonging.objects.on(BEFORE).filter(group=second).count() == 3


def test_a_committee_is_split_and_its_cells_are_shared_out(cast: Cast) -> None:
    confirmed(
        cast,
        split("WARD", new("EAST", WARD_FACTS), Part("WEST", WARD_FACTS, children=("SECOND",))),
    )
    assert (parent("CELL", DAY), parent("SECOND", DAY)) == ("EAST", "WEST")
    assert (parent("CELL", BEFORE), parent("SECOND", BEFORE)) == ("WARD", "WARD")
    assert {link.successor.code for link in Succession.objects.filter(predecessor__code="WARD")} == {"EAST", "WEST"}


def test_a_cell_becomes_a_committee_once_its_members_have_cells(cast: Cast) -> None:
    cast.people(6, of="UNIT")
    confirmed(
        cast,
        split("UNIT", new("UNIT-01", parent="UNIT"), new("UNIT-02", parent="UNIT"), stays=True),
        change(StepKind.REGRADE, "UNIT", kind="grassroots_committee", level="grassroots"),
    )
    assert (version("UNIT", BEFORE).kind, version("UNIT", DAY).kind) == ("cell", "grassroots_committee")
    assert (members("UNIT", BEFORE), members("UNIT", DAY), members("UNIT-01", DAY)) == (6, 0, 6)


def test_an_empty_organisation_is_dissolved(cast: Cast) -> None:
    confirmed(cast, dissolve("SECOND"))
    assert version("SECOND", BEFORE) is not None
    assert version("SECOND", DAY) is None
    assert Succession.objects.get().successor is None


# --- refused: something would be left hanging -------------------------------------------------------------------------


def refused(cast: Cast, *steps, **about) -> str:
    with pytest.raises(ReorganisationRefused) as refusal:
        confirmed(cast, *steps, **about)
    return " ".join(str(reason) for reason in refusal.value.reasons)


def test_members_are_not_left_without_a_cell(cast: Cast) -> None:
    cast.people(2, of="SECOND")
    assert "2 members of Chi bộ Trường Tiểu học" in refused(cast, dissolve("SECOND"))


def test_children_are_not_left_without_a_parent(cast: Cast) -> None:
    assert "Chi bộ khu phố 1" in refused(cast, dissolve("WARD"))


def test_nothing_hangs_below_a_cell(cast: Cast) -> None:
    assert "below a cell" in refused(cast, change(StepKind.MOVE, "SECOND", parent="CELL"))


def test_nothing_hangs_below_itself(cast: Cast) -> None:
    steps = [
        found("A", WARD_FACTS, kind="superior", level="district"),
        found("B", WARD_FACTS, kind="superior", level="district", parent="A"),
        change(StepKind.MOVE, "A", parent="B"),
    ]
    assert "below itself" in refused(cast, *steps)


def test_the_day_must_come_after_what_is_recorded(cast: Cast) -> None:
    assert "01/01/2019" in refused(cast, change(StepKind.MOVE, "UNIT", parent="WARD"), on=date(2019, 1, 1))


def test_a_taken_code_is_refused_when_the_step_is_added(cast: Cast) -> None:
    with pytest.raises(Refused, match="CELL"):
        drafted(cast, found("CELL"))


def test_a_board_does_not_reach_beyond_its_own(cast: Cast) -> None:
    with pytest.raises(Refused, match="OTHERCELL"):
        drafted(cast, change(StepKind.RENAME, "OTHERCELL", name="X"))
    with pytest.raises(Refused, match="CITY"):
        drafted(cast, change(StepKind.RENAME, "CITY", name="X"))


def test_an_administrator_reaches_everything(cast: Cast) -> None:
    confirmed(cast, change(StepKind.RENAME, "CITY", name="Đảng bộ Hoa Sen"), led_by=None, actor="khanh")
    assert version("CITY", DAY).name == "Đảng bộ Hoa Sen"


# --- people -----------------------------------------------------------------------------------------------------------


def test_posts_end_with_their_organisation_or_go_on_by_choice(cast: Cast) -> None:
    mine, theirs = cast.people(5, of="CELL"), cast.people(4, of="SECOND")
    cast.committee("CELL", mine[:3])
    cast.committee("SECOND", theirs[:2])
    confirmed(cast, merge(["SECOND"], "CELL"), choices={"cells.posts": "carry"})
    held = {post.member_id: post.title for post in Post.objects.on(DAY).filter(organisation__code="CELL")}
    assert held[mine[0].pk] == Post.Title.SECRETARY
    assert held[theirs[0].pk] == Post.Title.MEMBER
    assert held[theirs[1].pk] == Post.Title.DEPUTY_SECRETARY
    assert not Post.objects.on(DAY).filter(organisation__code="SECOND").exists()
    assert Post.objects.on(BEFORE).filter(organisation__code="SECOND").count() == 2


def test_posts_end_where_nothing_is_chosen(cast: Cast) -> None:
    cast.committee("SECOND", cast.people(4, of="SECOND")[:2])
    confirmed(cast, merge(["SECOND"], "CELL"))
    assert not Post.objects.on(DAY).exists()


@pytest.mark.parametrize(("choice", "kept"), [("carry", True), ("end", False)])
def test_mandates_go_to_the_successor_by_choice(cast: Cast, choice: str, kept: bool) -> None:
    confirmed(cast, merge(["CELL"], "SECOND"), choices={"cells.mandates": choice})
    mine = Mandate.objects.filter(user=cast.users["an"])
    assert [mandate.organisation.code for mandate in mine.on(BEFORE)] == ["CELL"]
    assert [mandate.organisation.code for mandate in mine.on(DAY)] == (["SECOND"] if kept else [])


@pytest.mark.parametrize(("choice", "kept"), [("carry", ["SECOND"]), ("end", [])])
@pytest.mark.parametrize("begins", [DAY, AFTER])
def test_a_mandate_to_come_does_not_stay_with_what_ends(cast: Cast, choice: str, kept: list[str], begins: date) -> None:
    cast.mandate("hoa", Mandate.Role.INSPECTOR, "CELL", on=begins)
    before = everything()
    plan = confirmed(cast, merge(["CELL"], "SECOND"), choices={"cells.mandates": choice})
    given = Mandate.objects.filter(user=cast.users["hoa"], role=Mandate.Role.INSPECTOR)
    assert list(given.values_list("organisation__code", "valid_from")) == [(code, begins) for code in kept]
    cancelled(cast, plan)
    assert everything() == before


def test_no_mandate_is_given_for_days_after_a_reorganisation_ahead(cast: Cast) -> None:
    confirmed(cast, merge(["CELL"], "SECOND"))
    with pytest.raises(Refused, match=r"last day of Chi bộ khu phố 1, Đảng bộ phường Sen Hồng \(CELL\) was 30/06/2025"):
        cast.mandate("hoa", Mandate.Role.INSPECTOR, "CELL", on=DAY)
    cast.mandate("hoa", Mandate.Role.INSPECTOR, "CELL", on=BEFORE)


def test_who_comes_after_the_confirmation_goes_along_on_the_day(cast: Cast) -> None:
    cast.people(3, of="SECOND")
    confirmed(cast, merge(["SECOND"], "CELL"))
    cast.people(2, of="SECOND", on=date(2025, 4, 1))
    come()
    assert (members("SECOND", BEFORE), members("SECOND", DAY), members("CELL", DAY)) == (5, 0, 5)


# --- cancelling -------------------------------------------------------------------------------------------------------


def cancelled(cast: Cast, plan: Reorganisation, on: date = TODAY) -> Reorganisation:
    return cancel_reorganisation(
        reorganisation=plan, because="Quyết định đã được thu hồi", occasion=cast.occasion("dung", today=on)
    )


def test_cancelling_restores_exactly_what_was(cast: Cast) -> None:
    people = cast.people(8, of="CELL")
    cast.groups("CELL", people[:6], number=2)
    cast.committee("CELL", people[:3])
    cast.people(3, of="SECOND")
    before = everything()
    plan = confirmed(
        cast,
        merge(["CELL", "SECOND"], new("WARD-03")),
        change(StepKind.MOVE, "UNIT", parent="WARD"),
        found("WARD2", WARD_FACTS),
        choices={"cells.posts": "carry"},
    )
    assert everything() != before
    assert cancelled(cast, plan).state == "cancelled"
    assert everything() == before


def test_it_is_not_cancelled_on_its_day(cast: Cast) -> None:
    plan = confirmed(cast, dissolve("SECOND"))
    with pytest.raises(Refused, match="day has come"):
        cancelled(cast, plan, on=DAY)


def test_it_is_not_cancelled_once_something_was_built_on_it(cast: Cast) -> None:
    people = cast.people(3, of="SECOND")
    plan = confirmed(cast, merge(["SECOND"], "CELL"))
    people[0].memberships.filter(cell=cast["CELL"]).update(valid_to=AFTER, departure="died")
    with pytest.raises(Refused, match="changed after"):
        cancelled(cast, plan)
    assert members("SECOND", DAY) == 0


def test_a_draft_is_put_away_without_a_trace_in_the_registry(cast: Cast) -> None:
    before = everything()
    assert cancelled(cast, drafted(cast, dissolve("SECOND"))).state == "cancelled"
    assert everything() == before


def test_a_day_that_has_come_takes_effect_at_once(cast: Cast) -> None:
    plan = confirmed(cast, change(StepKind.MOVE, "UNIT", parent="WARD"), on=TODAY)
    assert plan.state == "in_effect"
    assert path_parent("UNIT") == "WARD"


# --- what one sees of what was ----------------------------------------------------------------------------------------


def test_who_sees_all_that_came_of_it_sees_what_was(cast: Cast) -> None:
    confirmed(
        cast,
        split(
            "WARD",
            new("EAST", WARD_FACTS, parent="OTHER"),
            Part("WEST", WARD_FACTS | {"parent": "OTHER"}, children=("SECOND",)),
        ),
        led_by=None,
        actor="khanh",
    )
    ward, east, other = cast["WARD"].pk, Organisation.objects.get(code="EAST"), cast["OTHER"]
    assert predecessors_within([other], BEFORE) == set()
    come()
    assert predecessors_within([other], DAY) == {ward}
    assert predecessors_within([Organisation.objects.get(pk=east.pk)], DAY) == set()


def test_a_predecessor_of_a_predecessor_is_seen_too(cast: Cast) -> None:
    confirmed(cast, merge(["SECOND"], "CELL"), on=date(2025, 4, 1))
    come(date(2025, 4, 1))
    plan = (merge(["CELL", "UNIT"], new("FAR", parent="OTHERWARD")),)
    confirmed(cast, *plan, led_by=None, actor="khanh", today=DAY)
    seen = predecessors_within([Organisation.objects.get(code="OTHER")], DAY)
    assert seen == {cast["CELL"].pk, cast["UNIT"].pk, cast["SECOND"].pk}


def test_what_happens_to_a_member_before_the_day_is_recorded_all_the_same(cast: Cast) -> None:
    dying, moving, _ = cast.people(3, of="SECOND")
    confirmed(cast, merge(["SECOND"], "CELL"))
    acting = {"occasion": cast.occasion("binh", today=date(2025, 5, 6))}
    leave(member=dying, way="died", on=date(2025, 5, 5), document=None, **acting)
    transfer = send_transfer(
        member=moving,
        to_cell=cast["UNIT"],
        to_name="",
        on=date(2025, 5, 4),
        papers_due_on=date(2025, 6, 4),
        document=None,
        **acting,
    )
    receive_transfer(transfer=transfer, on=date(2025, 5, 6), document=None, **acting)
    come()
    assert (members("SECOND", BEFORE), members("CELL", DAY), members("UNIT", DAY)) == (1, 1, 1)
    assert not dying.memberships.on(DAY).exists()


@pytest.mark.parametrize(("into", "beyond"), [("CELL", 1), (new("WARD-03"), 1), ("UNIT", 0)])
def test_the_preview_tells_how_many_find_their_office_taken(cast: Cast, into: Part | str, beyond: int) -> None:
    cast.committee("CELL", cast.people(3, of="CELL"))
    cast.committee("SECOND", cast.people(3, of="SECOND"))
    subjects = ["SECOND"] if into in ("CELL", "UNIT") else ["CELL", "SECOND"]
    plan = drafted(cast, merge(subjects, into))
    (posts,) = [line for line in preview_of(plan, outcome_of(plan)) if line.key == "cells.posts"]
    assert f"body of a successor has: {beyond}" in posts.note
    confirm = {"reorganisation": plan, "choices": {"cells.posts": "carry"}, "occasion": cast.occasion("dung")}
    confirm_reorganisation(**confirm)
    ended = Post.objects.filter(valid_to=DAY, title=Post.Title.SECRETARY).count()
    assert ended - Post.objects.filter(valid_from=DAY, title=Post.Title.SECRETARY).count() == beyond


def test_a_step_removed_between_the_page_and_the_act_is_refused(cast: Cast) -> None:
    step = split("CELL", Part("CELL"), Part("WARD-07", CELL_FACTS))
    plan = drafted(cast, step)
    plan.steps.all().delete()
    with pytest.raises(Refused, match="removed this step meanwhile"):
        change_step(reorganisation=plan, position=1, step=step, occasion=cast.occasion("dung"))
