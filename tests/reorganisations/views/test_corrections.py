"""Correcting a plan in the browser, without a script: what was wrong, a look at everything that follows, then the act."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cells.models import Succession
from reorganisations.models import Reorganisation, ReorganisationCorrection
from reorganisations.rules.plan import Part, Step
from tests.cast import TODAY, Cast
from tests.opened_form import form_of
from tests.reorganisations.reorganising import (
    CELL_FACTS,
    WARD_FACTS,
    confirmed,
    dissolve,
    members,
    merge,
    new,
    parent,
    split,
    version,
)
from tests.reorganisations.views.test_reorganisations import signed_in

pytestmark = pytest.mark.django_db
WHY = "Quyết định nêu chi bộ khác"


def in_effect(cast: Cast, *steps: Step, **about: Any) -> Reorganisation:
    return confirmed(cast, *steps, on=TODAY, **about)


def url(kind: str, plan: Reorganisation, *more: int) -> str:
    return reverse(f"reorganisations:{kind}", args=[plan.pk, *more])


def looked_over(client: Client, address: str, **typed: Any) -> Any:
    return client.post(address, typed | {"why": WHY})


def confirmed_look(client: Client, address: str, look: Any) -> Any:
    sent = form_of(look.content.decode(), "why")
    return client.post(address, sent | {"step": ["confirm"]})


def test_another_cell_was_meant_is_looked_over_then_done_and_stays_to_be_read(cast: Cast) -> None:
    cast.people(3, of="SECOND")
    cast.people(2, of="CELL")
    board = signed_in(cast, "dung")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    page = board.get(url("reorganisation", plan)).content.decode()
    assert url("correct", plan) in page
    assert url("correct_meant", plan) in board.get(url("correct", plan)).content.decode()
    look = looked_over(board, url("correct_meant", plan), wrong="SECOND", right="cell", where="")
    shown = look.content.decode()
    assert "Nguyễn Văn An 0" in shown
    assert "organisations that go on as if they had not been named" in shown.lower()
    assert members("UNIT", TODAY) == 3
    assert not ReorganisationCorrection.objects.exists()
    assert confirmed_look(board, url("correct_meant", plan), look).status_code == 302
    assert (members("UNIT", TODAY), members("SECOND", TODAY), members("CELL", TODAY)) == (2, 3, 0)
    page = board.get(url("reorganisation", plan)).content.decode()
    assert WHY in page
    assert "(SECOND)" in page or "Sen Hồng" in page


def test_who_should_have_gone_where(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    board = signed_in(cast, "dung")
    plan = in_effect(cast, split("CELL", Part("CELL"), Part("NEW", CELL_FACTS, members=(people[0].pk,))))
    address = url("correct_dealt", plan, 1)
    assert people[0].full_name in board.get(address).content.decode()
    look = looked_over(board, address, **{f"member_{people[1].pk}": "NEW"})
    assert confirmed_look(board, address, look).status_code == 302
    assert people[1].memberships.on(TODAY).get().cell.code == "NEW"
    assert people[0].memberships.on(TODAY).get().cell.code == "CELL"


def test_another_cell_was_split_is_one_act_with_who_goes_where(cast: Cast) -> None:
    cast.people(2, of="SECOND")
    people = cast.people(3, of="CELL")
    (group,) = cast.groups("CELL", people[:1], number=1)
    board = signed_in(cast, "dung")
    plan = in_effect(cast, split("SECOND", Part("SECOND"), Part("NEW", CELL_FACTS)))
    address = url("correct_meant", plan)
    told = {"wrong": "SECOND", "right": "cell", "where": ""}
    asked = looked_over(board, address, **told).content.decode()
    assert "Say below who and what of it goes to which part" in asked
    assert people[1].full_name in asked
    sent = form_of(asked, "why") | {f"member_{people[1].pk}": "NEW", f"group_{group.pk}": "NEW"}
    look = board.post(address, sent)
    assert "Nguyễn Văn" in look.content.decode()
    assert confirmed_look(board, address, look).status_code == 302
    assert [one.memberships.on(TODAY).get().cell.code for one in people] == ["NEW", "NEW", "CELL"]
    assert ReorganisationCorrection.objects.count() == 1
    assert members("SECOND", TODAY) == 2


def test_where_another_is_named_after_all_it_is_asked_of_that_one(cast: Cast) -> None:
    of_cell, of_unit = cast.people(1, of="CELL"), cast.people(1, of="UNIT")
    board = signed_in(cast, "dung")
    plan = in_effect(cast, split("SECOND", Part("SECOND"), Part("NEW", CELL_FACTS)))
    address = url("correct_meant", plan)
    first = looked_over(board, address, wrong="SECOND", right="CELL", where="").content.decode()
    again = board.post(address, form_of(first, "why") | {"right": "UNIT"}).content.decode()
    assert f"member_{of_cell[0].pk}" in first
    assert f"member_{of_unit[0].pk}" in again
    assert f"member_{of_cell[0].pk}" not in again


def test_a_committee_that_was_meant_asks_for_each_of_its_cells(cast: Cast) -> None:
    administrator = signed_in(cast, "khanh")
    plan = in_effect(cast, split("OTHERWARD", Part("OTHERWARD"), new("EAST", WARD_FACTS)), led_by=None, actor="khanh")
    address = url("correct_meant", plan)
    asked = looked_over(administrator, address, wrong="OTHERWARD", right="WARD", where="").content.decode()
    look = administrator.post(address, form_of(asked, "why") | {"child_CELL": "EAST"})
    assert confirmed_look(administrator, address, look).status_code == 302
    assert (parent("CELL", TODAY), parent("SECOND", TODAY)) == ("EAST", "WARD")


def test_an_administrator_deals_without_names_and_takes_nobody_back(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    groups = cast.groups("CELL", people[1:], number=1)
    administrator = signed_in(cast, "khanh")
    plan = in_effect(cast, split("CELL", Part("CELL"), Part("NEW", CELL_FACTS, members=(people[0].pk,))))
    address = url("correct_dealt", plan, 1)
    assert people[0].full_name not in administrator.get(address).content.decode()
    look = looked_over(administrator, address, **{f"group_{groups[0].pk}": "NEW"})
    assert people[1].full_name not in look.content.decode()
    assert confirmed_look(administrator, address, look).status_code == 302
    assert members("NEW", TODAY) == 3


def test_what_followed(cast: Cast) -> None:
    board = signed_in(cast, "dung")
    plan = in_effect(cast, dissolve("SECOND", followed_by=["UNIT"]))
    address = url("correct_followed", plan, 1)
    look = looked_over(board, address, followed_by="cell")
    assert confirmed_look(board, address, look).status_code == 302
    link = Succession.objects.get()
    assert link.successor == cast["CELL"]


def test_what_stands_in_the_way_is_said_on_the_form_and_what_was_typed_is_kept(cast: Cast) -> None:
    cast.people(2, of="SECOND")
    board = signed_in(cast, "dung")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    answer = looked_over(board, url("correct_meant", plan), wrong="SECOND", right="OTHERCELL", where="")
    assert "right" in answer.context["form"].errors
    assert WHY in answer.content.decode()
    answer = looked_over(board, url("correct_meant", plan), wrong="SECOND", right="NOWHERE", where="")
    assert "right" in answer.context["form"].errors
    assert version("SECOND", TODAY) is None


def test_a_figure_that_has_changed_since_the_look_is_looked_at_again(cast: Cast) -> None:
    cast.people(2, of="SECOND")
    board = signed_in(cast, "dung")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    address = url("correct_meant", plan)
    look = looked_over(board, address, wrong="SECOND", right="CELL", where="")
    cast.people(1, of="CELL")
    again = confirmed_look(board, address, look)
    assert again.status_code == 200
    assert "has changed since you looked" in again.content.decode()
    assert members("UNIT", TODAY) == 2
    assert confirmed_look(board, address, again).status_code == 302


def test_only_who_led_it_or_an_administrator_corrects_it(cast: Cast) -> None:
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    assert signed_in(cast, "khanh").get(url("correct", plan)).status_code == 200
    assert signed_in(cast, "lan").get(url("correct", plan)).status_code == 404
    assert signed_in(cast, "binh").get(url("correct", plan)).status_code == 403
