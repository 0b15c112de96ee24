"""Introduced to the cell of residence: named there, remarked on there each year, and counted in the own cell alone."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Offered, Refused
from cells.models import Member, Membership, Notice, Organisation, Residence, ResidenceRemark
from cells.queries.biography import biography
from cells.queries.figures import member_figures
from cells.queries.members import number_on
from cells.queries.residences import introduced_elsewhere, introduced_to, to_receive, without_remark
from cells.queries.sight import sight_of
from cells.services.corrections import correct_fact, remove_fact
from cells.services.departures import leave
from cells.services.record_mergers import merge_records
from cells.services.residences import (
    Introduction,
    Remark,
    correct_remark,
    end_residence,
    introduce_to_residence,
    receive_introduction,
    record_remark,
    remove_remark,
)
from cells.services.transfers import receive_transfer, send_transfer
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
Standing = Residence.Standing
SINCE = date(2024, 5, 1)


@pytest.fixture
def member(cast: Cast) -> Member:
    """Of UNIT."""
    (one,) = cast.people(1, of="UNIT")
    return one


def introduce(cast: Cast, member: Member, to: str | None = "CELL", **told: Any) -> Residence:
    standing, name = told.pop("standing", Standing.ORDINARY), told.pop("name", "")
    introduction = Introduction(standing, cast[to] if to else None, name)
    facts = {"on": SINCE, "document": DECISION} | told
    return introduce_to_residence(member=member, introduction=introduction, **facts, **by(cast, "chi"))


def remark(year: int = 2024, **told: Any) -> Remark:
    return Remark(**{"year": year, "level": "good", "words": "", "on": TODAY, "said_by": "Bí thư chi bộ"} | told)


def noted(cast: Cast, residence: Residence, year: int = 2024, **told: Any) -> ResidenceRemark:
    return record_remark(residence=residence, remark=remark(year, **told), **by(cast))


def test_whoever_is_introduced_resides_there_from_the_day_on_and_the_log_says_so(cast: Cast, member: Member) -> None:
    residence = introduce(cast, member)
    assert list(introduced_to([cast["CELL"].pk], TODAY)) == [residence]
    assert list(introduced_elsewhere([cast["UNIT"].pk], TODAY)) == [residence]
    assert not introduced_to([cast["CELL"].pk], SINCE - DAY).exists()
    entry = Entry.objects.get(act="cells.introduce_to_residence")
    assert (entry.by.username, entry.data["where"], residence.ordered_by.symbol) == ("chi", "CELL", DECISION.symbol)


def test_nobody_is_counted_by_an_introduction(cast: Cast, member: Member) -> None:
    cells = [cast[code].pk for code in ("CELL", "UNIT", "SECOND")]
    before = [(number_on([pk], TODAY), member_figures([pk], TODAY)) for pk in cells]
    noted(cast, introduce(cast, member))
    assert [(number_on([pk], TODAY), member_figures([pk], TODAY)) for pk in cells] == before
    assert before[1][0] == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"to": None}, "cell"),
        ({"to": "UNIT"}, "cell"),
        ({"to": "WARD"}, "cell"),
        ({"standing": Standing.NOT_INTRODUCED}, "cell"),
        ({"on": TODAY + DAY}, "on"),
        ({"on": START - DAY}, "on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    cast: Cast, member: Member, told: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        introduce(cast, member, **told)
    assert refused.value.field == field
    assert not Residence.objects.exists()


def test_outside_the_register_the_name_is_kept_and_who_is_exempt_has_none(cast: Cast) -> None:
    outside, exempt = cast.people(2, of="UNIT")
    assert introduce(cast, outside, None, name="  Chi bộ thôn Đông ").cell_name == "Chi bộ thôn Đông"
    assert introduce(cast, exempt, None, standing=Standing.NOT_INTRODUCED).cell is None


def test_there_is_one_cell_of_residence_a_day(cast: Cast, member: Member) -> None:
    residence = introduce(cast, member)
    with pytest.raises(Refused, match="End that first"):
        introduce(cast, member, "SECOND", on=TODAY)
    with pytest.raises(Offered):
        introduce(cast, member, "SECOND", on=SINCE - 9 * DAY)
    end_residence(residence=residence, on=TODAY, document=DECISION, **by(cast, "chi"))
    introduce(cast, member, "SECOND", on=TODAY)
    assert [one.cell.code for one in member.residences.on(TODAY)] == ["SECOND"]


def row(cast: Cast, member: Member, code: str | None = "CELL", **facts: Any) -> Residence:
    told = {"standing": "ordinary", "valid_from": SINCE} | facts
    with transaction.atomic():
        return Residence.objects.create(member=member, cell=cast[code] if code else None, **told)


def test_the_database_refuses_two_cells_of_residence_on_a_day(cast: Cast, member: Member) -> None:
    row(cast, member, valid_to=TODAY)
    with pytest.raises(IntegrityError, match="a_member_resides_in_one_cell_a_day"):
        row(cast, member, "SECOND", valid_from=TODAY - DAY)
    row(cast, member, "SECOND", valid_from=TODAY)


def test_the_database_refuses_the_own_cell_whichever_comes_first(cast: Cast, member: Member) -> None:
    with pytest.raises(IntegrityError, match="nobody_resides_in_their_own_cell"):
        row(cast, member, "UNIT")
    row(cast, member)
    membership = member.memberships.get()
    with pytest.raises(IntegrityError, match="nobody_belongs_to_the_cell_of_residence"), transaction.atomic():
        Membership.objects.filter(pk=membership.pk).update(cell=cast["CELL"])


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("WARD", {}),
        ("CELL", {"valid_from": START - DAY}),
        (None, {}),
        ("CELL", {"standing": "not_introduced"}),
        (None, {"cell_name": "Chi bộ thôn Đông", "received_on": TODAY}),
    ],
)
def test_the_database_refuses_what_is_no_cell_then_or_fits_no_class(
    cast: Cast, member: Member, code: str | None, facts: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError):
        row(cast, member, code, **facts)


def test_the_cell_of_residence_receives_once_and_not_before_it_was_introduced(cast: Cast, member: Member) -> None:
    residence = introduce(cast, member)
    assert list(to_receive(Organisation.objects.all(), TODAY)) == [residence]
    with pytest.raises(Refused, match="01/05/2024"):
        receive_introduction(residence=residence, on=SINCE - DAY, **by(cast))
    received = receive_introduction(residence=residence, on=TODAY, **by(cast))
    assert received.received_on == TODAY
    assert not to_receive(Organisation.objects.all(), TODAY).exists()
    with pytest.raises(Refused, match="already"):
        receive_introduction(residence=residence, on=TODAY, **by(cast))


def test_a_remark_is_owed_for_each_year_by_those_who_meet_there(cast: Cast) -> None:
    ordinary, exempt, new = cast.people(3, of="UNIT")
    residence = introduce(cast, ordinary)
    introduce(cast, exempt, standing=Standing.EXEMPT)
    introduce(cast, new, on=date(2025, 1, 2))
    everywhere = Organisation.objects.all()
    assert [one.member for one in without_remark(everywhere, 2024, TODAY)] == [ordinary]
    noted(cast, residence)
    assert not without_remark(everywhere, 2024, TODAY).exists()
    assert {one.member for one in without_remark(everywhere, 2025, TODAY)} == {ordinary, new}


@pytest.mark.parametrize(
    ("told", "field"),
    [({"year": 2023}, "year"), ({"year": 2026}, "year"), ({"on": TODAY + DAY}, "on"), ({"year": 2024}, "year")],
)
def test_a_remark_is_of_a_year_there_one_a_year_and_not_ahead(
    cast: Cast, member: Member, told: dict[str, Any], field: str
) -> None:
    residence = introduce(cast, member)
    if told == {"year": 2024}:
        noted(cast, residence)
    with pytest.raises(Refused) as refused:
        noted(cast, residence, **told)
    assert refused.value.field == field


def test_a_remark_is_corrected_or_taken_out_with_a_reason(cast: Cast, member: Member) -> None:
    said = noted(cast, introduce(cast, member))
    with pytest.raises(Refused):
        correct_remark(noted=said, remark=remark(), why="Nhầm", **by(cast))
    corrected = correct_remark(noted=said, remark=remark(level="fair"), why="Nhầm", **by(cast))
    entry = Entry.objects.get(act="cells.correct_remark")
    assert (corrected.level, entry.why, entry.data["before"]["level"]) == ("fair", "Nhầm", "good")
    remove_remark(noted=said, why="Không phải người này", **by(cast))
    assert not ResidenceRemark.objects.exists()


def test_it_is_a_fact_of_the_member_that_is_corrected_like_the_others(cast: Cast, member: Member) -> None:
    residence = introduce(cast, member)
    sight = sight_of(member.pk, Organisation.objects.all(), TODAY)
    assert next(fact.kind for fact in biography(sight)) == "residence"
    told = {"member": member, "kind": "residence", "pk": residence.pk, "why": "Nhầm", "kept": {cast["UNIT"].pk}}
    correct_fact(values={"valid_from": SINCE + DAY, "valid_to": None}, **told, **by(cast, "chi"))
    assert member.residences.get().valid_from == SINCE + DAY
    noted(cast, residence)
    with pytest.raises(Refused, match="rests on this entry"):
        remove_fact(**told, **by(cast, "chi"))


def transferred(cast: Cast, member: Member, to: str | None) -> None:
    to_cell, to_name = (cast[to], "") if to else (None, "Đảng bộ xã Xa")
    told = {"to_cell": to_cell, "to_name": to_name, "on": TODAY, "papers_due_on": TODAY, "document": DECISION}
    transfer = send_transfer(member=member, **told, **by(cast, "chi"))
    receive_transfer(transfer=transfer, on=TODAY, document=None, **by(cast, "binh"))


@pytest.mark.parametrize(("to", "goes_on"), [("CELL", False), (None, False), ("SECOND", True)])
def test_who_comes_to_belong_there_or_goes_away_resides_there_no_more(
    cast: Cast, member: Member, to: str | None, goes_on: bool
) -> None:
    introduce(cast, member)
    transferred(cast, member, to)
    assert member.residences.get().valid_to == (None if goes_on else TODAY)


def test_who_leaves_the_party_resides_nowhere(cast: Cast, member: Member) -> None:
    introduce(cast, member)
    leave(member=member, way="released", on=TODAY, document=DECISION, **by(cast, "chi"))
    assert member.residences.get().valid_to == TODAY


def test_one_of_two_records_that_are_merged_has_it_once(cast: Cast, member: Member) -> None:
    (absorbed,) = cast.people(1, of="UNIT")
    noted(cast, introduce(cast, absorbed))
    introduce(cast, member, on=SINCE + DAY)
    merge_records(kept=member, absorbed=absorbed, from_absorbed=[], why="Một người", **by(cast, "chi"))
    residence = member.residences.get()
    assert (residence.valid_from, [said.year for said in residence.remarks.all()]) == (SINCE, [2024])


def test_the_cell_of_residence_is_told_the_name_and_the_committee_alone(cast: Cast) -> None:
    (member,) = cast.people(1, of="OTHERCELL")
    Member.objects.filter(pk=member.pk).update(card_number="58002547")
    member.refresh_from_db()
    told = {"on": SINCE, "document": DECISION, "occasion": cast.occasion("lan")}
    introduce_to_residence(member=member, introduction=Introduction(Standing.ORDINARY, cast["CELL"]), **told)
    leave(member=member, way="released", on=TODAY, document=DECISION, occasion=cast.occasion("lan"))
    comes, goes = (Notice.objects.get(kind=f"cells.resident_{what}") for what in ("comes", "goes"))
    assert comes.values["home"] == cast["OTHERWARD"].pk
    for notice in (comes, goes):
        assert {one.organisation.code for one in notice.addressees.all()} >= {"CELL"}
        assert (notice.values["member"], notice.values["member_called"]) == (member.full_name, member.full_name)
    told_on_leaving = Notice.objects.filter(kind="cells.left", addressees__organisation=cast["CELL"])
    assert not told_on_leaving.exists()
