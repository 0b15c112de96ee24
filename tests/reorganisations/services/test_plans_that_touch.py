"""Plans that touch: confirmed and cancelled in any order, what comes of them is all of them played in the order of their days."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from accounts.rules.refusal import Refused
from cells.models import Group, Mandate, Membership, Organisation, Post, Succession
from cells.queries.organisations import cells_of
from cells.services.mandates import give_mandate
from reorganisations.models import Reorganisation
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.confirming import cancel_reorganisation, confirm_reorganisation
from reorganisations.services.future import in_the_way_of
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import (
    CELL_FACTS,
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
MAY, JUNE, JULY = date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1)
LATER = date(2025, 8, 1)
MOVE, RENAME = StepKind.MOVE, StepKind.RENAME


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def town(cast: Cast) -> Cast:
    """CITY has three wards; each cell its members."""
    facts = {name: value for name, value in WARD_FACTS.items() if name not in ("parent", "name")}
    for code in ("WARD2", "WARD3"):
        cast.found(code, parent="CITY", name=f"Đảng bộ {code}", **facts)
    cast.found("BIG", parent="CITY", name="Đảng bộ xã Lớn", **facts | {"kind": "superior", "level": "commune"})
    cell = {name: value for name, value in CELL_FACTS.items() if name not in ("parent", "name")}
    cast.found("THIRD", parent="WARD3", name="Chi bộ khu phố 2", **cell)
    cast.found("EMPTY", parent="WARD2", name="Chi bộ chờ", **cell)
    for code, number in (("CELL", 5), ("SECOND", 3), ("THIRD", 4)):
        cast.people(number, of=code)
    return cast


def cancelled(cast: Cast, plan: Reorganisation, today: date = TODAY) -> Reorganisation:
    return cancel_reorganisation(
        reorganisation=plan, because="Quyết định đã được thu hồi", occasion=cast.occasion("dung", today=today)
    )


def refusal(cast: Cast, *steps, **about) -> str:
    """Of adding a step or of confirming; whoever looked at the draft has read the same, and nothing came of looking."""
    read: list[list[str]] = []

    def confirm() -> None:
        draft = drafted(cast, *steps, **about)
        before = everything()
        read.append(in_the_way_of(draft, outcome_of(draft), TODAY))
        assert everything() == before
        confirm_reorganisation(reorganisation=draft, choices={}, occasion=cast.occasion("dung"))

    with pytest.raises(Refused) as refused:
        confirm()
    said = [str(reason) for reason in refused.value.reasons]
    assert read in ([], [said])
    return " ".join(said)


# --- the two examples -------------------------------------------------------------------------------------------------


def test_what_a_later_plan_stands_below_is_not_ended_before_it(town: Cast) -> None:
    confirmed(town, change(MOVE, "THIRD", parent="WARD2"), on=JUNE, title="Chuyển khu phố 2")
    said = refusal(town, merge(["WARD2"], "WARD"), on=MAY, title="Nhập WARD2")
    for words in ("Chuyển khu phố 2", "01/06/2025", "Nhập WARD2", "01/05/2025", "THIRD", "WARD2"):
        assert words in said
    assert come(JUNE) == 1
    assert parent("THIRD", JUNE) == "WARD2"


def test_what_has_ended_by_an_earlier_plan_takes_nothing_in_and_both_are_named(town: Cast) -> None:
    confirmed(town, merge(["WARD2"], "WARD"), on=MAY, title="Nhập WARD2")
    said = refusal(town, change(MOVE, "THIRD", parent="WARD2"), on=JUNE, title="Chuyển khu phố 2")
    for words in ("THIRD", "WARD2", "Nhập WARD2", "01/05/2025"):
        assert words in said


def test_a_cell_founded_before_a_later_plan_goes_where_that_plan_leads_it(town: Cast) -> None:
    confirmed(town, merge(["WARD3"], "WARD2"), on=JULY)
    confirmed(town, found("WARD3-02", parent="WARD3"), on=JUNE)
    town.organisations |= Organisation.objects.in_bulk(field_name="code")
    come(JUNE)
    town.people(12, of="WARD3-02", on=JUNE)
    come(JULY)
    assert (parent("WARD3-02", JUNE), parent("WARD3-02", JULY)) == ("WARD3", "WARD2")
    assert members("WARD3-02", JULY) == 12


def test_a_cell_founded_below_what_a_later_plan_dissolves_is_refused_with_both_names(town: Cast) -> None:
    confirmed(town, change(MOVE, "THIRD", parent="WARD2"), dissolve("WARD3"), on=JULY, title="Giải thể WARD3")
    said = refusal(town, found("WARD3-02", parent="WARD3"), on=JUNE, title="Lập chi bộ")
    for words in ("Giải thể WARD3", "Lập chi bộ", "WARD3-02", "WARD3"):
        assert words in said
    assert version("WARD3-02", JUNE) is None


# --- two plans on the same ground ------------------------------------------------------------------------------------


Order = tuple[Step, ...]
UP = change(StepKind.REGRADE, "WARD2", kind="superior", level="commune")
TAKEN_IN, GIVEN_UP = (merge(["WARD3"], "WARD2"),), (change(MOVE, "THIRD", parent="WARD2"), dissolve("WARD3"))
HANDED_OVER = (split("WARD", Part("WARD"), Part("WARD3", children=("SECOND",))),)
TOGETHER: dict[str, tuple[Order, Order, dict[str, str | None]]] = {
    "found below what is merged": ((found("WARD3-02", parent="WARD3"),), TAKEN_IN, {"WARD3-02": "WARD2"}),
    "move below what is merged": ((change(MOVE, "CELL", parent="WARD3"),), TAKEN_IN, {"CELL": "WARD2"}),
    "move out of what ends": ((change(MOVE, "THIRD", parent="WARD"),), GIVEN_UP, {"THIRD": "WARD2"}),
    "hand over to what is merged": (HANDED_OVER, TAKEN_IN, {"SECOND": "WARD2", "CELL": "WARD"}),
    "merge into what is merged": ((merge(["CELL"], "SECOND"),), (merge(["SECOND"], "THIRD"),), {"CELL": None}),
    "split what is merged": (
        (split("CELL", Part("CELL"), new("WARD-09")),),
        (merge(["CELL"], "THIRD"),),
        {"CELL": None},
    ),
    "move below what is regraded": ((change(MOVE, "CELL", parent="WARD2"),), (UP,), {"CELL": "WARD2"}),
    "rename what ends": ((change(RENAME, "WARD3", name="Đảng bộ Ba"),), TAKEN_IN, {"THIRD": "WARD2"}),
}
"""Two plans, and what stands below what once both are in effect."""
AGAINST: dict[str, tuple[Order, Order, str]] = {
    "found below what ends": ((found("WARD3-02", parent="WARD3"),), GIVEN_UP, "WARD3-02"),
    "move below what ends": ((change(MOVE, "CELL", parent="WARD3"),), GIVEN_UP, "CELL"),
    "hand over to what ends": (HANDED_OVER, GIVEN_UP, "SECOND"),
    "merge into what ends": ((merge(["CELL"], "EMPTY"),), (dissolve("EMPTY"),), "EMPTY"),
    "end below what another moves": (TAKEN_IN, (change(MOVE, "CELL", parent="WARD3"),), "WARD3"),
    "end what another merges into": ((merge(["SECOND"], "CELL"),), (merge(["CELL"], "SECOND"),), "SECOND"),
    "end what another splits": ((merge(["CELL"], "SECOND"),), (split("CELL", Part("CELL"), new("WARD-09")),), "CELL"),
    "move below what is regraded down": (
        (change(MOVE, "WARD3", parent="BIG"),),
        (change(StepKind.REGRADE, "BIG", kind="grassroots_committee", level="grassroots"),),
        "WARD3",
    ),
}
"""Two plans of which only one can be, and what both are about."""


def both_ways(town: Cast, first: Order, second: Order, *, late: bool) -> list[tuple[Order, date, str]]:
    """The plan of June and that of July, in the order in which they are entered."""
    plans = [(first, JUNE, "Phương án Một"), (second, JULY, "Phương án Hai")]
    return plans[::-1] if late else plans


@pytest.mark.parametrize("late", [False, True], ids=["in order", "the earlier one later"])
@pytest.mark.parametrize("case", TOGETHER)
def test_two_plans_on_the_same_ground_add_up_to_the_top_on_every_day(town: Cast, case: str, late: bool) -> None:
    first, second, places = TOGETHER[case]
    entered = both_ways(town, first, second, late=late)
    for steps, on, title in entered:
        confirmed(town, *steps, on=on, title=title, led_by=None, actor="khanh")
    assert_adds_up()
    assert {code: parent(code, JULY) for code in places} == places
    assert (come(JUNE), come(JULY)) == (1, 1)
    assert_adds_up()


@pytest.mark.parametrize("late", [False, True], ids=["in order", "the earlier one later"])
@pytest.mark.parametrize("case", AGAINST)
def test_of_two_plans_that_cannot_both_be_the_second_is_refused_with_both(town: Cast, case: str, late: bool) -> None:
    first, second, code = AGAINST[case]
    (steps, on, title), (others, day, other) = both_ways(town, first, second, late=late)
    confirmed(town, *steps, on=on, title=title, led_by=None, actor="khanh")
    said = refusal(town, *others, on=day, title=other, led_by=None, actor="khanh")
    for words in (title, code):
        assert words in said
    assert_adds_up()
    assert come(on) == 1


def assert_adds_up() -> None:
    """On the days before, between and after."""
    top = Organisation.objects.get(code="TW")
    for day in (TODAY, JUNE, JULY, LATER):
        assert Membership.objects.on(day).filter(cell__in=cells_of(top, day)).count() == 12


# --- any order of confirmation ----------------------------------------------------------------------------------------


def test_a_plan_confirmed_last_may_come_first(town: Cast) -> None:
    confirmed(town, merge(["SECOND"], "CELL"), on=JULY)
    confirmed(town, change(RENAME, "SECOND", name="Chi bộ Trường Sen Hồng"), on=JUNE)
    assert version("SECOND", JUNE).name == "Chi bộ Trường Sen Hồng"
    assert version("SECOND", JULY) is None
    assert (members("SECOND", JUNE), members("SECOND", JULY), members("CELL", JULY)) == (3, 0, 8)


def test_people_go_from_plan_to_plan(town: Cast) -> None:
    confirmed(town, merge(["CELL"], "THIRD"), on=JULY)
    confirmed(town, merge(["SECOND"], "CELL"), on=JUNE)
    confirmed(town, split("CELL", Part("CELL"), new("WARD-09")), on=MAY)
    for day, numbers in ((TODAY, (5, 3, 4)), (JUNE, (8, 0, 4)), (JULY, (0, 0, 12))):
        assert tuple(members(code, day) for code in ("CELL", "SECOND", "THIRD")) == numbers
        assert Membership.objects.on(day).count() == 12
    for day in (MAY, JUNE, JULY):
        assert come(day) == 1
    assert members("THIRD", LATER) == 12


def test_the_order_of_confirmation_makes_no_difference(town: Cast) -> None:
    plans = [
        ((change(RENAME, "WARD3", name="Đảng bộ phường Ba"),), MAY),
        ((split("THIRD", Part("THIRD"), new("WARD3-02", parent="WARD3")),), JUNE),
        ((merge(["WARD3"], "WARD2"),), JULY),
    ]

    def tree() -> list[tuple[object, ...]]:
        rows = Organisation.objects.filter(versions__isnull=False)
        columns = ("code", "versions__valid_from", "versions__valid_to", "versions__name", "versions__parent__code")
        return sorted(map(str, rows.values_list(*columns)))

    seen = []
    for order in ([0, 1, 2], [2, 1, 0], [1, 2, 0]):
        written = [confirmed(town, *plans[place][0], on=plans[place][1]) for place in order]
        seen.append(tree())
        for plan in written:
            cancelled(town, plan)
    assert seen[0] == seen[1] == seen[2]


def test_what_already_rests_on_an_organisation_to_come_is_not_lost(town: Cast) -> None:
    confirmed(town, found("WARD3-02", parent="WARD3"), on=JULY)
    node = Organisation.objects.get(code="WARD3-02")
    give_mandate(
        user=town.users["hoa"],
        organisation=node,
        role=Mandate.Role.CLERK,
        on=JULY,
        occasion=town.occasion("khanh"),
    )
    confirmed(town, change(RENAME, "WARD3", name="Đảng bộ phường Ba"), on=JUNE)
    assert Organisation.objects.get(code="WARD3-02").pk == node.pk
    assert Mandate.objects.on(JULY).filter(organisation=node, user=town.users["hoa"]).exists()


def test_a_group_that_a_later_plan_deals_out_stays_the_same(town: Cast) -> None:
    people = [row.member for row in Membership.objects.filter(cell=town["CELL"]).order_by("pk")]
    town.groups("CELL", people, number=2)
    confirmed(town, merge(["CELL"], "SECOND"), on=JUNE)
    carried = Group.objects.get(cell__code="SECOND", name="Tổ đảng số 2")
    confirmed(town, split("SECOND", Part("SECOND"), Part("WARD-09", CELL_FACTS, groups=(carried.pk,))), on=JULY)
    assert (members("SECOND", JULY), members("WARD-09", JULY)) == (6, 2)
    confirmed(town, change(RENAME, "CELL", name="Chi bộ Một"), on=MAY)
    assert (members("SECOND", JULY), members("WARD-09", JULY)) == (6, 2)


def test_a_plan_that_does_not_touch_is_left_alone(town: Cast) -> None:
    far = confirmed(town, change(RENAME, "OTHERCELL", name="X"), led_by=None, actor="khanh", on=JULY)
    facts = list(far.facts.values_list("pk", flat=True))
    confirmed(town, merge(["SECOND"], "CELL"), on=JUNE)
    assert list(far.facts.values_list("pk", flat=True)) == facts


# --- on one day -------------------------------------------------------------------------------------------------------


def test_two_plans_about_one_cell_on_one_day(town: Cast) -> None:
    renaming = confirmed(town, change(RENAME, "THIRD", name="Chi bộ Hai"), on=JULY)
    confirmed(town, change(MOVE, "THIRD", parent="WARD2"), on=JULY)
    assert (version("THIRD", JULY).name, parent("THIRD", JULY)) == ("Chi bộ Hai", "WARD2")
    cancelled(town, renaming)
    assert (version("THIRD", JULY).name, parent("THIRD", JULY)) == ("Chi bộ khu phố 2", "WARD2")


def test_what_one_plan_fills_another_of_the_same_day_leads_on(town: Cast) -> None:
    people = [row.member for row in Membership.objects.filter(cell=town["SECOND"]).order_by("pk")]
    town.groups("SECOND", people, number=2)
    town.committee("SECOND", people)
    confirmed(town, merge(["SECOND"], "CELL"), on=JULY, choices={"cells.posts": "carry"})
    confirmed(town, merge(["CELL"], "THIRD"), on=JULY, choices={"cells.posts": "carry"})
    assert (members("SECOND", JULY), members("CELL", JULY), members("THIRD", JULY)) == (0, 0, 12)
    assert set(Group.objects.on(JULY).values_list("cell__code", flat=True)) == {"THIRD"}
    assert set(Post.objects.on(JULY).values_list("organisation__code", flat=True)) == {"THIRD"}
    town.people(2, of="SECOND", on=JUNE)
    assert come(JULY) == 2
    assert members("THIRD", JULY) == Membership.objects.on(LATER).count() == 14
    assert Succession.objects.count() == 2


def test_cancelling_the_first_of_a_day_leaves_the_second_as_if_it_had_never_been(town: Cast) -> None:
    people = [row.member for row in Membership.objects.filter(cell=town["SECOND"]).order_by("pk")]
    town.groups("SECOND", people, number=2)
    town.committee("SECOND", people)
    before = everything()
    first = confirmed(town, merge(["SECOND"], "CELL"), on=JULY, choices={"cells.posts": "carry"})
    second = confirmed(town, merge(["CELL"], "THIRD"), on=JULY, choices={"cells.posts": "carry"})
    cancelled(town, first)
    assert (members("SECOND", JULY), members("CELL", JULY), members("THIRD", JULY)) == (3, 0, 9)
    cancelled(town, second)
    assert everything() == before


def test_the_same_fact_twice_on_one_day_is_refused(town: Cast) -> None:
    confirmed(town, change(RENAME, "THIRD", name="Chi bộ Hai"), on=JULY)
    assert "changes nothing" in refusal(town, change(RENAME, "THIRD", name="Chi bộ Hai"), on=JULY)


# --- cancelling -------------------------------------------------------------------------------------------------------


def test_a_plan_on_which_a_later_one_rests_is_not_cancelled(town: Cast) -> None:
    founding = confirmed(town, found("WARD3-02", parent="WARD3"), on=JUNE, title="Lập chi bộ")
    confirmed(town, merge(["THIRD"], "WARD3-02"), on=JULY, title="Nhập chi bộ")
    with pytest.raises(Refused) as refused:
        cancelled(town, founding)
    for words in ("Lập chi bộ", "Nhập chi bộ", "WARD3-02"):
        assert words in str(refused.value.message)
    assert members("WARD3-02", JULY) == 4


def test_what_a_later_plan_moves_below_stays_what_another_makes_of_it(town: Cast) -> None:
    up = change(StepKind.REGRADE, "WARD2", kind="superior", level="commune")
    regrading = confirmed(town, up, on=JUNE, title="Nâng cấp")
    confirmed(town, change(MOVE, "WARD3", parent="WARD2"), on=JULY, title="Chuyển WARD3")
    assert_adds_up()
    with pytest.raises(Refused) as refused:
        cancelled(town, regrading)
    for words in ("Nâng cấp", "Chuyển WARD3", "WARD2", "WARD3"):
        assert words in str(refused.value.message)


def test_cancelling_the_earlier_of_two_leaves_the_later(town: Cast) -> None:
    before = everything()
    first = confirmed(town, merge(["SECOND"], "CELL"), on=JUNE)
    second = confirmed(town, merge(["CELL"], "THIRD"), on=JULY)
    cancelled(town, first)
    assert (members("SECOND", JULY), members("CELL", JULY), members("THIRD", JULY)) == (3, 0, 9)
    cancelled(town, second)
    assert everything() == before


def test_the_refusal_says_of_which_plan_something_was_changed_since(town: Cast) -> None:
    confirmed(town, merge(["SECOND"], "CELL"), on=JULY, title="Nhập trường")
    Membership.objects.filter(cell=town["CELL"], valid_from=JULY).update(valid_to=LATER, departure="died")
    said = refusal(town, change(RENAME, "SECOND", name="X"), on=JUNE, title="Đổi tên")
    assert "Nhập trường" in said
    assert "changed after" in said
