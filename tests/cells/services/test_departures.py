"""Leaving in four ways, and coming back."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Member, Membership, Organisation
from cells.services.axes import make_official
from cells.services.corrections import correct_fact, remove_fact
from cells.services.departures import leave, readmit, restore, return_to_cell
from cells.services.transfers import receive_transfer, send_transfer
from tests.cast import TODAY, Cast
from tests.cells.services.acting import DECISION, by, cells_on

pytestmark = pytest.mark.django_db
LEFT = date(2025, 3, 10)
DAY = timedelta(days=1)


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


def go(cast: Cast, member: Member, way: str = "released", **told: object) -> None:
    leave(member=member, way=way, **{"on": LEFT, "document": DECISION} | told, **by(cast))


def come_back(cast: Cast, member: Member, on: date = TODAY, cell: str = "CELL") -> Membership:
    return restore(member=member, cell=cast[cell], on=on, document=DECISION, **by(cast))


@pytest.mark.parametrize("way", ["expelled", "struck_off", "released", "died"])
def test_from_the_day_on_nobody_counts_the_member(cast: Cast, member: Member, way: str) -> None:
    go(cast, member, way)
    assert cells_on(member, LEFT - DAY) == ["CELL"]
    assert cells_on(member, LEFT) == []
    assert Membership.objects.get(member=member).departure == way


def test_everything_that_goes_on_ends_with_it(cast: Cast) -> None:
    members = cast.people(4, of="CELL")
    cast.groups("CELL", members, number=1)
    cast.committee("CELL", members[:1])
    cast.grounds(members[:1])
    go(cast, members[0])
    for facts in (members[0].group_belongings, members[0].group_leaderships, members[0].posts, members[0].grounds):
        assert not facts.on(LEFT).exists()
        assert facts.on(LEFT - DAY).exists()


@pytest.mark.parametrize("way", ["expelled", "struck_off", "released"])
def test_leaving_needs_a_decision_but_dying_does_not(cast: Cast, member: Member, way: str) -> None:
    with pytest.raises(Refused) as refused:
        go(cast, member, way, document=None)
    assert refused.value.field == "document"
    go(cast, member, "died", document=None)
    assert cells_on(member, TODAY) == []


def test_who_died_today_still_counts_today(cast: Cast, member: Member) -> None:
    go(cast, member, "died", on=TODAY + DAY)
    assert cells_on(member, TODAY) == ["CELL"]
    assert cells_on(member, TODAY + DAY) == []


def test_nobody_leaves_by_decision_on_a_day_to_come(cast: Cast, member: Member) -> None:
    with pytest.raises(Refused) as refused:
        go(cast, member, on=TODAY + DAY)
    assert refused.value.field == "on"


def test_nobody_leaves_while_on_the_way_to_another_cell(cast: Cast, member: Member) -> None:
    send_transfer(
        member=member, to_cell=cast["SECOND"], to_name="", on=LEFT, papers_due_on=TODAY, document=None, **by(cast)
    )
    with pytest.raises(Refused):
        go(cast, member, on=TODAY)


def test_nobody_leaves_before_something_that_began_later(cast: Cast) -> None:
    members = cast.people(2, of="CELL")
    cast.groups("CELL", members, number=1, on=LEFT)
    with pytest.raises(Refused) as refused:
        go(cast, members[0], on=LEFT)
    assert refused.value.field == "on"
    assert cells_on(members[0], LEFT) == ["CELL"]


def test_who_returns_counts_again_and_the_days_between_stay_empty(cast: Cast, member: Member) -> None:
    go(cast, member, "struck_off")
    come_back(cast, member)
    assert cells_on(member, TODAY - DAY) == []
    assert cells_on(member, TODAY) == ["CELL"]


def test_one_may_return_on_the_very_day_of_leaving_but_not_before(cast: Cast, member: Member) -> None:
    go(cast, member, "expelled")
    with pytest.raises(Refused) as refused:
        come_back(cast, member, LEFT - DAY)
    assert refused.value.field == "on"
    come_back(cast, member, LEFT)
    assert cells_on(member, LEFT) == ["CELL"]


def test_the_dead_do_not_return_and_nobody_returns_who_has_not_left(cast: Cast, member: Member) -> None:
    with pytest.raises(Refused):
        come_back(cast, member)
    go(cast, member, "died")
    with pytest.raises(Refused):
        come_back(cast, member)


def test_the_log_says_how_and_what_ended_with_it(cast: Cast) -> None:
    members = cast.people(2, of="CELL")
    cast.groups("CELL", members, number=1)
    go(cast, members[0])
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.data["way"], sorted(entry.data["ended"])) == (
        "cells.leave",
        "released",
        ["group", "leader"],
    )


def test_the_cell_of_the_return_is_one_of_the_register(cast: Cast, member: Member) -> None:
    go(cast, member)
    come_back(cast, member, cell="SECOND")
    assert cells_on(member, TODAY) == ["SECOND"]
    assert Organisation.objects.get(code="SECOND").memberships.get().arrival == "restored"


EXPELLED_ON, AGAIN = date(2021, 9, 1), date(2024, 9, 1)


def admit_again(cast: Cast, member: Member, on: date = AGAIN, **told: object) -> Membership:
    return readmit(member=member, cell=cast["CELL"], on=on, **{"document": DECISION} | told, **by(cast))


def degree_on(member: Member, day: date) -> str:
    return member.degrees.on(day).get().value


@pytest.mark.parametrize("way", ["expelled", "struck_off", "released"])
def test_an_official_member_who_is_admitted_again_is_probationary_for_twelve_months(
    cast: Cast, member: Member, way: str
) -> None:
    go(cast, member, way, on=EXPELLED_ON)
    admit_again(cast, member)
    assert degree_on(member, AGAIN) == "probationary"
    assert degree_on(member, EXPELLED_ON - DAY) == "official"
    with pytest.raises(Refused, match="12 months: 01/09/2025"):
        make_official(member=member, on=TODAY, document=DECISION, **by(cast))
    later = by(cast, today=date(2025, 9, 1))
    make_official(member=member, on=date(2025, 9, 1), document=DECISION, **later)
    assert degree_on(member, date(2025, 9, 1)) == "official"


def test_who_was_struck_off_during_probation_begins_a_new_one(cast: Cast) -> None:
    (young,) = cast.people(1, of="CELL", on=date(2021, 1, 1), official=False)
    go(cast, young, "struck_off", on=EXPELLED_ON)
    admit_again(cast, young)
    assert [one.valid_from for one in young.degrees.order_by("valid_from")] == [date(2021, 1, 1), AGAIN]
    with pytest.raises(Refused, match="began on 01/09/2024"):
        make_official(member=young, on=AGAIN + DAY, document=DECISION, **by(cast))


def test_nobody_is_admitted_again_before_36_months_and_the_refusal_says_from_when(cast: Cast, member: Member) -> None:
    go(cast, member, "struck_off", on=EXPELLED_ON)
    with pytest.raises(Refused) as refused:
        admit_again(cast, member, AGAIN - DAY)
    assert (refused.value.clause, refused.value.field) == ("24-QĐ/TW", "on")
    assert "01/09/2024" in refused.value.message


def test_nobody_is_admitted_again_without_a_decision_nor_twice(cast: Cast, member: Member) -> None:
    go(cast, member, on=EXPELLED_ON)
    with pytest.raises(Refused) as refused:
        admit_again(cast, member, document=None)
    assert refused.value.field == "document"
    admit_again(cast, member)
    today = date(2028, 1, 1)
    leave(member=member, way="released", on=date(2024, 12, 1), document=DECISION, **by(cast, today=today))
    with pytest.raises(Refused, match="more than once"):
        readmit(member=member, cell=cast["CELL"], on=today, document=DECISION, **by(cast, today=today))


def test_whose_rights_are_restored_is_what_they_were(cast: Cast, member: Member) -> None:
    go(cast, member, "expelled")
    come_back(cast, member)
    assert degree_on(member, TODAY) == "official"
    assert member.degrees.count() == 1


def test_rights_are_restored_by_a_decision_only(cast: Cast, member: Member) -> None:
    go(cast, member, "expelled")
    with pytest.raises(Refused) as refused:
        restore(member=member, cell=cast["CELL"], on=TODAY, document=None, **by(cast))
    assert refused.value.field == "document"


@pytest.mark.parametrize("way", ["expelled", "struck_off", "released"])
def test_who_left_the_party_does_not_merely_return(cast: Cast, member: Member, way: str) -> None:
    go(cast, member, way)
    with pytest.raises(Refused, match="re-admission"):
        return_to_cell(member=member, cell=cast["CELL"], on=TODAY, document=DECISION, **by(cast))


def test_who_moved_to_another_register_returns_as_they_are(cast: Cast, member: Member) -> None:
    transfer = send_transfer(
        member=member, to_cell=None, to_name="Hà Nội", on=LEFT - DAY, papers_due_on=TODAY, document=None, **by(cast)
    )
    receive_transfer(transfer=transfer, on=LEFT, document=None, **by(cast))
    for service in (readmit, restore):
        with pytest.raises(Refused, match="never left the Party"):
            service(member=member, cell=cast["CELL"], on=TODAY, document=DECISION, **by(cast))
    return_to_cell(member=member, cell=cast["CELL"], on=TODAY, document=None, **by(cast))
    assert degree_on(member, TODAY) == "official"


def test_the_days_before_a_readmission_stay_as_they_were(cast: Cast, member: Member) -> None:
    go(cast, member, "expelled", on=EXPELLED_ON)
    days = [date(2020, 1, 1), EXPELLED_ON, date(2023, 1, 1), AGAIN - DAY]
    before = [(degree_on(member, day), cells_on(member, day)) for day in days]
    admit_again(cast, member)
    assert [(degree_on(member, day), cells_on(member, day)) for day in days] == before


def test_what_the_readmission_asks_for_is_asked_of_its_correction_too(cast: Cast, member: Member) -> None:
    go(cast, member, "expelled", on=EXPELLED_ON)
    back = admit_again(cast, member)
    door = {"member": member, "why": "Ghi nhầm", "kept": {cast["CELL"].pk}, **by(cast)}
    told = {"valid_from": AGAIN - DAY, "valid_to": None}
    with pytest.raises(Refused) as refused:
        correct_fact(kind="membership", pk=back.pk, values=told, **door)
    assert (refused.value.clause, refused.value.field) == ("24-QĐ/TW", "valid_from")
    probation = member.degrees.get(valid_from=AGAIN)
    with pytest.raises(Refused):
        remove_fact(kind="degree", pk=probation.pk, **door)
    first = member.memberships.get(arrival="registered")
    told = {"valid_from": first.valid_from, "valid_to": first.valid_to, "arrival": "readmitted"}
    with pytest.raises(Refused) as refused:
        correct_fact(kind="membership", pk=first.pk, values=told, **door)
    assert refused.value.field == "arrival"
