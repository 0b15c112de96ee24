"""Papers under way while a reorganisation is planned, confirmed, cancelled and in effect."""

from datetime import date

import pytest
from django.forms.models import model_to_dict

from cells.models import Member, Membership, Organisation, Transfer
from cells.queries.biography import biography
from cells.queries.sight import sight_of
from cells.services.transfers import receive_transfer, send_transfer, take_back_transfer
from reorganisations.rules.plan import Part
from reorganisations.services.confirming import cancel_reorganisation
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import AFTER, BEFORE, CELL_FACTS, DAY, come, confirmed, merge, new, split

pytestmark = pytest.mark.django_db


def send(cast: Cast, member: Member, to: str | None, on: date = TODAY) -> Transfer:
    return send_transfer(
        member=member,
        to_cell=cast[to] if to else None,
        to_name="" if to else "Đảng ủy xã Xa",
        on=on,
        papers_due_on=DAY,
        document=None,
        occasion=cast.occasion("binh", today=on),
    )


def receive(cast: Cast, transfer: Transfer, on: date) -> Transfer:
    return receive_transfer(transfer=transfer, on=on, document=None, occasion=cast.occasion("binh", today=on))


def cell_on(member: Member, day: date) -> str:
    return Membership.objects.on(day).get(member=member).cell.code


def told(member: Member, day: date) -> list[str]:
    sight = sight_of(member.pk, Organisation.objects.all(), day)
    assert sight is not None
    return [f"{fact.title}: {fact.detail}" for fact in biography(sight) if "→" in fact.title]


def test_a_plan_confirmed_for_a_later_day_leaves_papers_under_way_as_they_are(cast: Cast) -> None:
    leaving, coming = *cast.people(1, of="CELL"), *cast.people(1, of="UNIT")
    transfers = [send(cast, leaving, "OTHERCELL"), send(cast, coming, "CELL")]
    before = [model_to_dict(transfer) for transfer in transfers]
    plan = confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    assert [model_to_dict(transfer) for transfer in Transfer.objects.order_by("pk")] == before
    take_back_transfer(transfer=transfers[0], on=TODAY, occasion=cast.occasion("an"))
    cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=cast.occasion("dung"))
    assert cell_on(leaving, AFTER) == "CELL"


def test_on_the_day_papers_go_on_from_and_to_what_follows_and_are_received(cast: Cast) -> None:
    leaving, coming, outward = *cast.people(1, of="CELL"), *cast.people(1, of="UNIT"), *cast.people(1, of="CELL")
    send(cast, leaving, "OTHERCELL")
    send(cast, coming, "SECOND")
    send(cast, outward, None)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    for transfer in Transfer.objects.under_way():
        receive(cast, transfer, AFTER)
    assert [cell_on(member, DAY) for member in (leaving, coming, outward)] == ["WARD-09", "UNIT", "WARD-09"]
    assert [cell_on(member, AFTER) for member in (leaving, coming)] == ["OTHERCELL", "WARD-09"]
    assert not Membership.objects.on(AFTER).filter(member=outward).exists()


def test_what_was_sent_before_the_day_was_sent_by_the_cell_of_then(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    send(cast, member, "OTHERCELL")
    (said,) = told(member, BEFORE)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    assert told(member, BEFORE) == [said]
    come()
    later, earlier = told(member, DAY)
    assert "(WARD-09) → " in later
    assert "(CELL) → " in earlier
    assert [move.sent_on for move in Transfer.objects.under_way_on(BEFORE)] == [TODAY]
    assert [move.sent_on for move in Transfer.objects.under_way_on(DAY)] == [DAY]


def test_papers_between_two_cells_that_become_one_have_nowhere_to_go(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    send(cast, member, "SECOND")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    assert Transfer.objects.get().taken_back_on == DAY


def test_whoever_goes_with_a_part_of_a_split_is_sent_by_that_part(cast: Cast) -> None:
    stays, goes = cast.people(2, of="CELL")
    for member in (stays, goes):
        send(cast, member, "OTHERCELL")
    confirmed(cast, split("CELL", Part("CELL"), Part("WARD-09", CELL_FACTS, members=(goes.pk,))))
    come()
    senders = {move.member: move.from_cell.code for move in Transfer.objects.under_way() if move.from_cell}
    assert senders == {stays: "CELL", goes: "WARD-09"}


def test_papers_sent_after_the_day_of_an_order_that_came_late_are_of_the_cell_of_then(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    send(cast, member, "OTHERCELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")), on=date(2025, 3, 1))
    move = Transfer.objects.get()
    assert (move.from_cell.code, move.sent_on, move.is_under_way) == ("WARD-09", TODAY, True)
