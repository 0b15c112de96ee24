"""Guests of cells that merge, and what happened to members before a merger and is entered after it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.rules.refusal import Refused
from cells.models import (
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Organisation,
    Post,
    TemporaryStay,
    Transfer,
)
from cells.queries.overlaps import overlaps, strays
from cells.rules.document_reference import CitedDocument
from cells.services.axes import begin_activity, begin_stay, end_stay, receive_guest
from cells.services.departures import leave, return_to_cell
from cells.services.groups import NewGroup, end_group, form_group
from cells.services.newcomers import Newcomer
from cells.services.offices import Office, take_office
from cells.services.transfers import Papers, receive_from_outside, receive_transfer, send_transfer, take_back_transfer
from meetings.queries.participants import expected_on, guests_expected_on
from reorganisations.rules.plan import Part
from reorganisations.services.confirming import cancel_reorganisation
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import (
    AFTER,
    BEFORE,
    CELL_FACTS,
    DAY,
    come,
    confirmed,
    dissolve,
    merge,
    new,
    split,
)

pytestmark = pytest.mark.django_db
LETTER = CitedDocument("Đảng ủy xã Xa", "12-GT/ĐU", date(2025, 3, 1), "Giới thiệu sinh hoạt tạm thời")
HAPPENED, ENTERED, AUGUST = date(2025, 6, 20), date(2025, 7, 5), date(2025, 8, 1)


def guest_from_outside(cast: Cast, code: str = "CELL", until: date | None = None) -> TemporaryStay:
    return receive_guest(
        cell=cast[code],
        person=Newcomer(
            "Trần Văn Khách", date(1980, 2, 3), admitted_on=date(2005, 5, 19), official_from=date(2006, 5, 19)
        ),
        home_name="Chi bộ 3, Đảng bộ xã Xa",
        on=TODAY,
        until=until,
        document=LETTER,
        occasion=cast.occasion("an"),
    )


def stays_with(cast: Cast, member: Member, host: str) -> TemporaryStay:
    facts: dict[str, Any] = {"host_name": "", "on": TODAY, "until": None, "document": LETTER}
    return begin_stay(member=member, host=cast[host], occasion=cast.occasion("binh"), **facts)


def send(cast: Cast, member: Member, to: str) -> Transfer:
    return send_transfer(
        member=member,
        to_cell=cast[to],
        to_name="",
        on=TODAY,
        papers_due_on=DAY,
        document=None,
        occasion=cast.occasion("binh"),
    )


def receive(cast: Cast, transfer: Transfer, on: date = HAPPENED, today: date = ENTERED) -> Transfer:
    return receive_transfer(transfer=transfer, on=on, document=None, occasion=cast.occasion("binh", today=today))


def cells_of(member: Member) -> list[tuple[str, date | None]]:
    rows = Membership.objects.filter(member=member).order_by("valid_from")
    return [(row.cell.code, row.valid_to) for row in rows]


# Guests ---------------------------------------------------------------------------------------------------------------


def test_a_guest_from_outside_keeps_home_letter_and_last_day(cast: Cast) -> None:
    guest = guest_from_outside(cast, until=date(2025, 9, 1))
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    stay = TemporaryStay.objects.on(DAY).get(member=guest.member)
    assert stay.host is not None
    assert (stay.host.code, stay.home_name, stay.valid_to) == ("WARD-09", guest.home_name, date(2025, 9, 1))
    assert stay.ordered_by == guest.ordered_by
    assert TemporaryStay.objects.on(BEFORE).get(member=guest.member).host == cast["CELL"]


@pytest.mark.parametrize("into", ["WARD-09", "SECOND", "CELL"])
def test_a_guest_from_the_other_merging_cell_is_at_home_and_counted_once(cast: Cast, into: str) -> None:
    people = cast.people(57, of="CELL")
    stays_with(cast, people[0], "SECOND")
    part = new(into) if into == "WARD-09" else Part(into)
    confirmed(cast, merge(["CELL", "SECOND"], part))
    come()
    assert not TemporaryStay.objects.on(DAY).exists()
    cell = Membership.objects.on(DAY).get(member=people[0]).cell
    assert (cell.code, expected_on(cell, "monthly", DAY).count()) == (into, 57)
    assert not guests_expected_on(cell, "monthly", DAY).exists()


def test_a_guest_who_would_come_later_comes_to_the_successor(cast: Cast) -> None:
    (member,) = cast.people(1, of="UNIT")
    TemporaryStay.objects.create(member=member, host=cast["CELL"], valid_from=date(2025, 8, 1))
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    assert [stay.host.code for stay in TemporaryStay.objects.all() if stay.host] == ["WARD-09"]
    assert strays() == {}


def test_called_off_every_guest_is_where_they_were(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    stays, guest = stays_with(cast, member, "SECOND"), guest_from_outside(cast)
    plan = confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=cast.occasion("dung"))
    kept = {stay.pk: (stay.host_id, stay.valid_to) for stay in TemporaryStay.objects.all()}
    assert kept == {stays.pk: (cast["SECOND"].pk, None), guest.pk: (cast["CELL"].pk, None)}


# Papers ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan_first", [True, False])
@pytest.mark.parametrize("goes_on", [True, False])
def test_papers_of_somebody_dealt_by_hand_to_another_part_are_received(
    cast: Cast, plan_first: bool, goes_on: bool
) -> None:
    (member, *_others) = cast.people(4, of="CELL")
    first = Part("CELL") if goes_on else new("WARD-08")
    step = split("CELL", first, Part("WARD-09", CELL_FACTS, members=(member.pk,)))
    if plan_first:
        confirmed(cast, step)
        send(cast, member, "OTHERCELL")
    else:
        send(cast, member, "OTHERCELL")
        confirmed(cast, step)
    come()
    assert cells_of(member)[-1] == ("WARD-09", None)
    receive(cast, Transfer.objects.under_way().get(), on=AFTER)
    assert cells_of(member) == [("CELL", DAY), ("WARD-09", AFTER), ("OTHERCELL", None)]


def test_a_receipt_of_before_the_merger_is_entered_after_it(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    sent = send(cast, member, "OTHERCELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    received = receive(cast, Transfer.objects.under_way().get())
    assert (received.pk, received.from_cell, received.received_on) == (sent.pk, cast["CELL"], HAPPENED)
    assert cells_of(member) == [("CELL", HAPPENED), ("OTHERCELL", None)]
    assert Transfer.objects.count() == 1
    assert (overlaps(), strays()) == ({}, {})


def test_a_receipt_of_before_the_merger_by_a_cell_that_merged_leads_on_to_what_came_of_it(cast: Cast) -> None:
    (member,) = cast.people(1, of="UNIT")
    send(cast, member, "CELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    receive(cast, Transfer.objects.under_way().get())
    assert cells_of(member) == [("UNIT", HAPPENED), ("CELL", DAY), ("WARD-09", None)]
    assert (overlaps(), strays()) == ({}, {})


def test_between_two_cells_that_became_one_the_receipt_of_before_is_entered_too(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    sent = send(cast, member, "SECOND")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    receive(cast, sent)
    assert cells_of(member) == [("CELL", HAPPENED), ("SECOND", DAY), ("WARD-09", None)]


def test_papers_taken_back_before_the_merger_are_entered_after_it(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    send(cast, member, "OTHERCELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    take_back_transfer(
        transfer=Transfer.objects.under_way().get(), on=HAPPENED, occasion=cast.occasion("binh", today=ENTERED)
    )
    assert cells_of(member) == [("CELL", DAY), ("WARD-09", None)]
    assert Transfer.objects.get().taken_back_on == HAPPENED


def test_who_came_or_came_back_before_the_merger_is_led_on_too_though_told_after_it(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    papers = {"to_cell": None, "to_name": "Đảng bộ xã Xa", "papers_due_on": DAY}
    elsewhere = send_transfer(member=member, on=TODAY, document=None, occasion=cast.occasion("binh"), **papers)
    receive(cast, elsewhere, on=TODAY, today=TODAY)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    told = {"on": HAPPENED, "document": None, "occasion": cast.occasion("binh", today=ENTERED)}
    return_to_cell(member=member, cell=cast["SECOND"], **told)
    newcomer = comes_with_papers(cast, on=HAPPENED, today=ENTERED)
    assert cells_of(member) == [("CELL", TODAY), ("SECOND", DAY), ("WARD-09", None)]
    assert cells_of(newcomer) == [("CELL", DAY), ("WARD-09", None)]
    assert (overlaps(), strays()) == ({}, {})


# Other acts -----------------------------------------------------------------------------------------------------------


def test_a_death_of_before_the_merger_is_entered_after_it(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    occasion = cast.occasion("binh", today=ENTERED)
    leave(member=member, way="died", on=HAPPENED, document=None, occasion=occasion)
    assert cells_of(member) == [("CELL", HAPPENED)]
    assert (overlaps(), strays()) == ({}, {})


def test_a_stay_that_ended_before_the_merger_is_ended_after_it(cast: Cast) -> None:
    guest = guest_from_outside(cast)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    occasion = cast.occasion("binh", today=ENTERED)
    end_stay(stay=TemporaryStay.objects.on(DAY).get(), on=HAPPENED, document=None, occasion=occasion)
    assert [(stay.pk, stay.valid_to) for stay in TemporaryStay.objects.all()] == [(guest.pk, HAPPENED)]


def test_what_rests_on_the_merger_is_undone_first(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    come()
    occasion = cast.occasion("binh", today=ENTERED)
    leave(member=member, way="died", on=AFTER, document=None, occasion=occasion)
    with pytest.raises(Refused, match="rests on it") as refused:
        leave(member=member, way="died", on=HAPPENED, document=None, occasion=occasion)
    assert refused.value.field == "on"
    assert cells_of(member) == [("CELL", DAY), ("WARD-09", AFTER)]


def test_the_post_of_before_ends_with_a_death_of_before(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    cast.committee("CELL", [member])
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")), choices={"cells.posts": "carry"})
    come()
    assert Post.objects.on(DAY).filter(member=member).exists()
    leave(member=member, way="died", on=HAPPENED, document=None, occasion=cast.occasion("binh", today=ENTERED))
    assert {post.valid_to for post in Post.objects.filter(member=member)} == {HAPPENED}


def test_what_the_merger_closed_leads_to_the_receipt_of_before(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    (member,) = cast.people(1, of="CELL")
    sent = send(cast, member, "SECOND")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")), on=TODAY)
    clerk = signed_in("binh")
    page = clerk.get("/organisations/WARD/transfers/").content.decode()
    assert "closed on 21/03/2025: both cells became one" in page
    assert f'href="/transfers/{sent.pk}/receive/"' in page
    assert clerk.post(f"/transfers/{sent.pk}/receive/", {"on": "20/03/2025"}).status_code == 200
    Transfer.objects.filter(pk=sent.pk).update(sent_on=date(2025, 3, 1))
    assert clerk.post(f"/transfers/{sent.pk}/receive/", {"on": "20/03/2025"}).status_code == 302
    assert cells_of(member) == [("CELL", date(2025, 3, 20)), ("SECOND", TODAY), ("WARD-09", None)]


# Acts before the day ---------------------------------------------------------------------------------------------------


def is_transferred(cast: Cast) -> Member:
    (member,) = cast.people(1, of="UNIT")
    receive(cast, send(cast, member, "CELL"), on=TODAY, today=TODAY)
    return member


def is_exempt(cast: Cast) -> Member:
    member = Member.objects.get(memberships__cell=cast["CELL"])
    told: dict[str, Any] = {"on": TODAY, "until": None, "document": LETTER}
    begin_activity(member=member, value="exempt", occasion=cast.occasion("binh"), **told)
    return member


def takes_office(cast: Cast) -> Member:
    member = Member.objects.get(memberships__cell=cast["CELL"])
    told: dict[str, Any] = {"office": Office("secretary"), "on": TODAY, "document": None}
    take_office(member=member, organisation=cast["CELL"], occasion=cast.occasion("binh"), **told)
    return member


def forms_a_group(cast: Cast) -> Member:
    member = Member.objects.get(memberships__cell=cast["CELL"])
    told: dict[str, Any] = {"new": NewGroup("Tổ một", leader=member), "on": TODAY, "document": None}
    form_group(cell=cast["CELL"], occasion=cast.occasion("an"), **told)
    return member


def comes_with_papers(cast: Cast, on: date = TODAY, today: date = TODAY) -> Member:
    return receive_from_outside(
        cell=cast["CELL"],
        person=Newcomer("Trần Văn Mới", date(1980, 2, 3), admitted_on=date(2005, 5, 19)),
        papers=Papers("Đảng bộ xã Xa", TODAY, None, LETTER),
        on=on,
        seen_by=Organisation.objects.none(),
        is_another_person=False,
        occasion=cast.occasion("binh", today=today),
    )


@pytest.mark.parametrize("act", [is_transferred, is_exempt, takes_office, forms_a_group, comes_with_papers])
def test_after_an_act_before_the_day_a_member_is_where_the_plan_leads_on_the_days_to_come(
    cast: Cast, act: Callable[[Cast], Member]
) -> None:
    cast.people(1, of="CELL")
    plan = confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")), choices={"cells.posts": "carry"})
    member = act(cast)
    way = [(code, until) for code, until in cells_of(member) if code != "UNIT"]
    assert way == [("CELL", DAY), ("WARD-09", None)]
    for model, place in ((Post, "organisation"), (GroupBelonging, "group__cell"), (GroupLeadership, "group__cell")):
        places = [set(model.objects.on(day).values_list(f"{place}__code", flat=True)) for day in (BEFORE, AFTER)]
        assert places in ([set(), set()], [{"CELL"}, {"WARD-09"}])
    cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=cast.occasion("dung"))
    assert cells_of(member)[-1] == ("CELL", None)
    assert (overlaps(), strays()) == ({}, {})


def test_from_plan_to_plan_a_member_is_led_on_again_after_an_act(cast: Cast) -> None:
    cast.people(1, of="CELL")
    for step, on in (
        (merge(["CELL"], "SECOND"), DAY),
        (merge(["SECOND"], "UNIT"), DAY),
        (merge(["UNIT"], "OTHERCELL"), AUGUST),
    ):
        confirmed(cast, step, on=on, led_by=None, actor="khanh")
    member, way = is_exempt(cast), [("CELL", DAY), ("UNIT", AUGUST), ("OTHERCELL", None)]
    assert cells_of(member) == way
    assert (come(), come(AUGUST)) == (2, 1)
    assert cells_of(member) == way


def test_led_past_a_plan_that_is_then_cancelled_a_member_comes_to_where_that_would_have_led_them_from(
    cast: Cast,
) -> None:
    cast.people(1, of="CELL")
    confirmed(cast, merge(["CELL"], "SECOND"))
    second = confirmed(cast, merge(["SECOND"], "UNIT"), led_by=None, actor="khanh")
    member = is_exempt(cast)
    cancel_reorganisation(reorganisation=second, because="Hoãn", occasion=cast.occasion("dung"))
    assert cells_of(member) == [("CELL", DAY), ("SECOND", None)]


def test_an_act_of_before_two_plans_of_a_day_is_entered_after_them(cast: Cast) -> None:
    cast.people(1, of="CELL")
    for step in (merge(["CELL"], "SECOND"), merge(["SECOND"], "UNIT")):
        confirmed(cast, step, led_by=None, actor="khanh")
    assert come() == 2
    member = Member.objects.get(memberships__cell=cast["CELL"])
    leave(member=member, way="died", on=HAPPENED, document=None, occasion=cast.occasion("binh", today=ENTERED))
    assert cells_of(member) == [("CELL", HAPPENED)]


def test_nobody_comes_to_a_cell_that_a_plan_ends_without_a_successor(cast: Cast) -> None:
    (member,) = cast.people(1, of="UNIT")
    confirmed(cast, dissolve("CELL"), title="Giải thể")
    sent = send(cast, member, "CELL")
    with pytest.raises(Refused, match=r"Giải thể.* ends .*CELL"):
        receive(cast, sent, on=TODAY, today=TODAY)
    assert cells_of(member) == [("UNIT", None)]


def test_a_group_that_ends_before_the_day_is_carried_nowhere(cast: Cast) -> None:
    people = cast.people(3, of="CELL")
    (group,) = cast.groups("CELL", people, number=1)
    plan = confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    end_group(group=group, on=TODAY, document=None, occasion=cast.occasion("an"))
    assert not GroupBelonging.objects.not_over(TODAY).exists()
    assert cells_of(people[0]) == [("CELL", DAY), ("WARD-09", None)]
    cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=cast.occasion("dung"))
    group.refresh_from_db()
    assert (group.valid_to, cells_of(people[0])) == (TODAY, [("CELL", None)])


def test_who_left_before_the_day_is_led_nowhere(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    leave(member=member, way="died", on=TODAY, document=None, occasion=cast.occasion("binh"))
    assert cells_of(member) == [("CELL", TODAY)]
