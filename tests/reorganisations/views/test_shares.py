"""Who goes where: the parts of a split, new or there before, and who is dealt out to them."""

import pytest
from django.test import Client
from django.urls import reverse

from reorganisations.rules.plan import Part
from tests.cast import Cast
from tests.opened_form import OpenedForm, form_of
from tests.reorganisations.reorganising import CELL_FACTS, DAY, drafted, members, split
from tests.reorganisations.views.test_reorganisations import add, confirm, page, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast: Cast) -> Client:
    return signed_in(cast, "dung")


def test_a_split_asks_who_goes_where(cast: Cast, board: Client) -> None:
    people = cast.people(4, of="CELL")
    plan = drafted(cast)
    answer = add(board, plan, "split", subject="CELL", itself="part", code_1="WARD-07", name_1="Chi bộ khu phố 7")
    shares = reverse("reorganisations:shares", args=[plan.pk, 1])
    assert answer.url == shares
    shown = board.get(shares).content.decode()
    assert all(person.full_name in shown for person in people)
    assert board.post(shares, {f"member_{people[0].pk}": "WARD-07"}).status_code == 302
    confirm(board, plan)
    assert (members("CELL", DAY), members("WARD-07", DAY)) == (3, 1)


def test_a_cell_is_dealt_out_to_two_that_exist(cast: Cast, board: Client) -> None:
    people = cast.people(4, of="CELL")
    plan = drafted(cast)
    answer = add(board, plan, "split", subject="CELL", itself="ends", existing="second, UNIT")
    shares = reverse("reorganisations:shares", args=[plan.pk, 1])
    assert answer.url == shares
    shown = board.get(shares).content.decode()
    assert "Chi bộ Phòng Nội vụ, Đảng bộ thành phố Hoa Sen (UNIT)</option>" in shown
    assert "<li>Chi bộ Trường Tiểu học Sen Hồng, Đảng bộ phường Sen Hồng (SECOND)</li>" in shown
    assert board.post(shares, {f"member_{people[0].pk}": "UNIT"}).status_code == 302
    ward, city = "Đảng bộ phường Sen Hồng", "Đảng bộ thành phố Hoa Sen"
    assert (
        f"Chi bộ khu phố 1, {ward} (CELL) ends and is shared out to Chi bộ Trường Tiểu học Sen Hồng, {ward} (SECOND); "
        f"Chi bộ Phòng Nội vụ, {city} (UNIT)." in page(board, plan)
    )
    confirm(board, plan)
    assert [members(code, DAY) for code in ("CELL", "SECOND", "UNIT")] == [0, 3, 1]


def test_a_mix_of_what_exists_and_what_is_new_takes_over_a_cell(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    typed = {
        "subject": "CELL",
        "itself": "part",
        "existing": "SECOND",
        "code_1": "WARD-07",
        "name_1": "Chi bộ khu phố 7",
    }
    add(board, plan, "split", **typed)
    (step,) = plan.steps.all()
    assert [part["code"] for part in step.plan["parts"]] == ["CELL", "SECOND", "WARD-07"]
    assert [part["facts"] is None for part in step.plan["parts"]] == [True, True, False]


def test_two_who_share_out_one_split_do_not_undo_each_other(cast: Cast, board: Client) -> None:
    people = cast.people(4, of="CELL")
    plan = drafted(cast, split("CELL", Part("CELL"), Part("WARD-07", CELL_FACTS)))
    shares = reverse("reorganisations:shares", args=[plan.pk, 1])
    first, second = (f"member_{person.pk}" for person in people[:2])
    a, b = OpenedForm(board, shares), OpenedForm(board, shares)
    assert a.press(**{first: "WARD-07"})
    assert b.press(**{second: "WARD-07"})
    kept = form_of(board.get(shares).content.decode(), "made_from")
    assert (kept[first], kept[second]) == (["WARD-07"], ["WARD-07"])
    c, d = OpenedForm(board, shares), OpenedForm(board, shares)
    assert c.press(**{first: ""})
    assert d.press(**{second: "CELL"})
    assert form_of(board.get(shares).content.decode(), "made_from")[first] == [""]


def test_a_split_that_somebody_removed_meanwhile_is_told_and_shared_out_no_more(cast: Cast, board: Client) -> None:
    people = cast.people(4, of="CELL")
    plan = drafted(cast, split("CELL", Part("CELL"), Part("WARD-07", CELL_FACTS)))
    shares = OpenedForm(board, reverse("reorganisations:shares", args=[plan.pk, 1]))
    board.post(reverse("reorganisations:step_remove", args=[plan.pk, 1]))
    assert shares.press(**{f"member_{people[0].pk}": "WARD-07"})
    shown = board.get(reverse("reorganisations:reorganisation", args=[plan.pk])).content.decode()
    assert "Somebody removed this step meanwhile" in shown
    assert not plan.steps.exists()


def test_an_administrator_sees_no_names_of_members(cast: Cast) -> None:
    people = cast.people(4, of="CELL")
    plan = drafted(cast, split("CELL", Part("CELL"), Part("WARD-07", CELL_FACTS)), led_by=None, actor="khanh")
    shown = signed_in(cast, "khanh").get(reverse("reorganisations:shares", args=[plan.pk, 1])).content.decode()
    assert not any(person.full_name in shown for person in people)
