"""A transfer in two steps: exactly one cell counts the member on every day."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import GroupBelonging, Member, Membership, Organisation, Transfer
from cells.services.newcomers import Newcomer
from cells.services.transfers import Papers, receive_from_outside, receive_transfer, send_transfer, take_back_transfer
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by, cells_on

pytestmark = pytest.mark.django_db
SENT, DUE, RECEIVED = date(2025, 3, 3), date(2025, 4, 2), date(2025, 3, 10)
DAY = timedelta(days=1)


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


def send(cast: Cast, member: Member, to: str | None = "SECOND", **told: object) -> Transfer:
    facts = {
        "to_cell": cast[to] if to else None,
        "to_name": "" if to else "Chi bộ xã Xa",
        "on": SENT,
        "papers_due_on": DUE,
        "document": DECISION,
    }
    return send_transfer(member=member, **facts | told, **by(cast))


def receive(cast: Cast, transfer: Transfer, on: date = RECEIVED) -> Transfer:
    return receive_transfer(transfer=transfer, on=on, document=None, **by(cast, "binh"))


def test_the_sender_counts_the_member_until_the_day_of_receipt(cast: Cast, member: Member) -> None:
    transfer = send(cast, member)
    assert cells_on(member, TODAY) == ["CELL"]
    receive(cast, transfer)
    assert cells_on(member, RECEIVED - DAY) == ["CELL"]
    assert cells_on(member, RECEIVED) == ["SECOND"]
    assert cells_on(member, RECEIVED + DAY) == ["SECOND"]


def test_what_is_sent_outside_the_register_counts_here_until_it_was_received_there(cast: Cast, member: Member) -> None:
    transfer = send(cast, member, to=None)
    assert cells_on(member, TODAY) == ["CELL"]
    receive(cast, transfer)
    assert cells_on(member, RECEIVED - DAY) == ["CELL"]
    assert cells_on(member, RECEIVED) == []
    assert Membership.objects.get(member=member).departure == "transferred"


def test_what_was_taken_back_has_changed_nothing(cast: Cast, member: Member) -> None:
    transfer = send(cast, member)
    take_back_transfer(transfer=transfer, on=TODAY, **by(cast))
    assert cells_on(member, TODAY) == ["CELL"]
    with pytest.raises(Refused):
        receive(cast, transfer)
    assert send(cast, member, on=TODAY).is_under_way


def test_groups_and_posts_of_the_old_cell_end_with_the_membership(cast: Cast) -> None:
    members = cast.people(6, of="CELL")
    cast.groups("CELL", members, number=2)
    cast.committee("CELL", members[:2])
    receive(cast, send(cast, members[0]))
    assert not GroupBelonging.objects.on(RECEIVED).filter(member=members[0]).exists()
    assert not members[0].group_leaderships.on(RECEIVED).exists()
    assert not members[0].posts.on(RECEIVED).exists()
    assert members[0].posts.on(RECEIVED - DAY).exists()
    assert members[1].posts.on(RECEIVED).exists()


def test_a_stay_in_the_cell_that_becomes_home_ends(cast: Cast, member: Member) -> None:
    cast.stay(member, "SECOND")
    receive(cast, send(cast, member))
    assert not member.temporary_stays.on(RECEIVED).exists()


REFUSED_TO_SEND = [
    ({"on": TODAY + DAY, "papers_due_on": TODAY + DAY}, "on"),
    ({"on": START - DAY}, "on"),
    ({"papers_due_on": SENT - DAY}, "papers_due_on"),
    ({"to": "CELL"}, "to_cell"),
    ({"to": "WARD"}, "to_cell"),
    ({"to": None, "to_name": ""}, "to_cell"),
]


@pytest.mark.parametrize(("told", "field"), REFUSED_TO_SEND)
def test_what_does_not_fit_is_not_sent(cast: Cast, member: Member, told: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        send(cast, member, **told)
    assert refused.value.field == field
    assert not Transfer.objects.exists()


def test_a_member_is_on_one_way_at_a_time(cast: Cast, member: Member) -> None:
    send(cast, member)
    with pytest.raises(Refused):
        send(cast, member, to="UNIT")


@pytest.mark.parametrize("on", [SENT - DAY, TODAY + DAY])
def test_it_is_received_between_the_day_it_was_sent_and_today(cast: Cast, member: Member, on: date) -> None:
    transfer = send(cast, member)
    with pytest.raises(Refused) as refused:
        receive(cast, transfer, on)
    assert refused.value.field == "on"
    assert cells_on(member, TODAY) == ["CELL"]


def test_it_may_be_received_on_the_day_it_was_sent_and_only_once(cast: Cast, member: Member) -> None:
    transfer = receive(cast, send(cast, member), SENT)
    assert cells_on(member, SENT) == ["SECOND"]
    with pytest.raises(Refused):
        receive(cast, transfer, SENT + DAY)


def test_papers_handed_in_after_their_deadline_are_late_and_not_before(cast: Cast, member: Member) -> None:
    transfer = send(cast, member, papers_due_on=RECEIVED)
    assert not transfer.is_late_on(RECEIVED)
    assert transfer.is_late_on(RECEIVED + DAY)
    assert not receive(cast, transfer).is_late_on(TODAY)
    assert list(Transfer.objects.overdue(TODAY)) == []


def test_somebody_else_already_moved_the_member_on(cast: Cast, member: Member) -> None:
    """The membership of the day of receipt is no longer the sender's: nobody is received out of another cell."""
    transfer = send(cast, member)
    Membership.objects.filter(member=member).update(valid_to=SENT, departure="reorganised")
    Membership.objects.create(member=member, cell=cast["UNIT"], arrival="reorganised", valid_from=SENT)
    with pytest.raises(Refused):
        receive(cast, transfer)


def arrive(cast: Cast, **told: object) -> Member:
    facts = {
        "person": Newcomer(
            "Lý Thị Xa", born_on=date(1990, 1, 1), admitted_on=date(2015, 1, 1), official_from=date(2016, 1, 1)
        ),
        "papers": Papers("Chi bộ xã Xa", SENT, DUE, DECISION),
        "on": RECEIVED,
        "is_another_person": False,
        "seen_by": Organisation.objects.below(cast["WARD"]),
    }
    return receive_from_outside(cell=cast["CELL"], **facts | told, **by(cast))


def test_who_comes_from_outside_counts_from_the_day_of_receipt(cast: Cast) -> None:
    member = arrive(cast)
    assert cells_on(member, RECEIVED - DAY) == []
    assert cells_on(member, RECEIVED) == ["CELL"]
    assert member.degrees.on(RECEIVED).get().value == "official"
    assert Transfer.objects.get().received_on == RECEIVED


def test_nobody_arrives_before_the_admission(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        arrive(cast, person=Newcomer("Lý Thị Xa", admitted_on=RECEIVED + DAY))
    assert refused.value.field == "admitted_on"
    assert arrive(cast, person=Newcomer("Lý Thị Xa", admitted_on=RECEIVED)).degrees.on(RECEIVED).exists()


def test_who_is_known_here_already_is_asked_about(cast: Cast) -> None:
    arrive(cast)
    with pytest.raises(Refused) as refused:
        arrive(cast, person=Newcomer("Lý Thị Xa", born_on=date(1990, 1, 1)))
    assert refused.value.field == "is_another_person"
    assert arrive(cast, is_another_person=True).pk


def test_nobody_is_told_who_exists_elsewhere(cast: Cast) -> None:
    arrive(cast)
    assert arrive(cast, seen_by=Organisation.objects.below(cast["UNIT"])).pk


def test_each_step_is_one_entry_of_the_log(cast: Cast, member: Member) -> None:
    start = Entry.objects.latest("pk").pk
    receive(cast, send(cast, member))
    acts = Entry.objects.filter(pk__gt=start).values_list("act", "by__username")
    assert list(acts) == [("cells.send_transfer", "an"), ("cells.receive_transfer", "binh")]
