"""Fees of a month are entered, paid since, corrected; who is exempt owes nothing; what was entered proposes a look, no more."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Offered, Refused
from accounts.rules.replacing import Outdated
from admissions.models import FeeExemption, MonthlyFee
from admissions.queries.fees import (
    exemptions_of,
    first_lacking,
    last_month,
    months_entered,
    payers_of,
    payers_of_year,
    who_owes_fees,
)
from admissions.queries.screening import proposals
from admissions.rules.fees import Fee, Payment
from admissions.services.fees import (
    end_fee_exemption,
    entries_of_fees,
    exempt_from_fees,
    record_fees,
    take_back_fee_exemption,
)
from cells.models import Member, Membership, Organisation, TemporaryStay
from cells.models.organisation import paths_below
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MONTH, TODAY = date(2024, 2, 1), date(2024, 6, 20)
PAID, UNPAID = Fee(Payment.PAID), Fee(Payment.UNPAID)


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(4, of="CELL")


def enter(
    cast: Cast, fees: dict[Member, Fee], *, month: date = MONTH, on: date = TODAY, of: str = "CELL", why: str = ""
) -> None:
    told = {member.pk: fee for member, fee in fees.items()}
    record_fees(cell=cast[of], month=month, fees=told, why=why, occasion=cast.occasion(today=on))


def unpaid_in(cast: Cast, member: Member, *months: int) -> None:
    for month in months:
        enter(cast, {member: UNPAID}, month=date(2024, month, 1))


def exempt(cast: Cast, member: Member, on: date, until: date | None = None) -> FeeExemption:
    occasion = cast.occasion(today=TODAY)
    return exempt_from_fees(member=member, reason="Hộ nghèo", on=on, until=until, document=None, occasion=occasion)


def names(cast: Cast, month: date = MONTH, today: date = TODAY, of: str = "CELL") -> list[Member]:
    return [payer.member for payer in payers_of(cast[of], month, today)]


def test_a_month_is_entered_once_and_sent_again_changes_nothing(cast: Cast, members: list[Member]) -> None:
    told = {members[0]: PAID, members[1]: Fee(Payment.EXCUSED, reason="nằm  viện"), members[2]: UNPAID}
    enter(cast, told)
    entries = Entry.objects.count()
    enter(cast, told)
    assert Entry.objects.count() == entries
    kept = {row.member: row.fee for row in MonthlyFee.objects.all()}
    assert kept == told | {members[1]: Fee(Payment.EXCUSED, reason="nằm viện")}
    assert months_entered(cast["CELL"], 2024) == {MONTH}


def test_who_pays_since_is_told_on_the_day_and_owes_no_more(cast: Cast, members: list[Member]) -> None:
    unpaid_in(cast, members[0], 2, 3, 5)
    assert [one.months for one in who_owes_fees(cast["CELL"], TODAY)] == [tuple(date(2024, n, 1) for n in (2, 3, 5))]
    enter(cast, {members[0]: Fee(Payment.LATER, date(2024, 6, 20))})
    assert [one.months for one in who_owes_fees(cast["CELL"], TODAY)] == [(date(2024, 3, 1), date(2024, 5, 1))]


def test_whatever_else_is_changed_needs_a_reason_and_keeps_its_trail_without_a_name(
    cast: Cast, members: list[Member]
) -> None:
    enter(cast, {members[0]: PAID})
    with pytest.raises(Refused) as refused:
        enter(cast, {members[0]: UNPAID})
    assert refused.value.field == "why"
    enter(cast, {members[0]: UNPAID}, why="Ghi nhầm người")
    entry = Entry.objects.get(act="admissions.correct_fees")
    assert (entry.why, entry.data["before"], entry.data["after"]) == (
        "Ghi nhầm người",
        [f"{members[0].pk}: paid"],
        [f"{members[0].pk}: unpaid"],
    )
    assert members[0].full_name not in str(entry.data)


def test_what_another_entered_meanwhile_is_asked_about(cast: Cast, members: list[Member]) -> None:
    made_from = {f"state-{members[0].pk}": "", f"day-{members[0].pk}": None, f"reason-{members[0].pk}": ""}
    enter(cast, {members[0]: PAID})
    assert set(entries_of_fees({members[0].pk: PAID})) == set(made_from)
    with pytest.raises(Outdated):
        record_fees(
            cell=cast["CELL"],
            month=MONTH,
            fees={members[0].pk: UNPAID},
            occasion=cast.occasion(today=TODAY),
            made_from=made_from,
        )


def test_a_month_to_come_is_not_entered(cast: Cast, members: list[Member]) -> None:
    enter(cast, {members[0]: PAID}, month=date(2024, 6, 1), on=date(2024, 6, 1))
    for month in (date(2024, 7, 1), date(2024, 5, 2), date(1999, 12, 1)):
        with pytest.raises(Refused):
            enter(cast, {members[0]: PAID}, month=month)


def test_nobody_else_pays_here(cast: Cast, members: list[Member]) -> None:
    (stranger,) = cast.people(1, of="SECOND")
    with pytest.raises(Refused):
        enter(cast, {stranger: PAID})
    with pytest.raises(Refused):
        enter(cast, {})


def test_who_takes_part_elsewhere_pays_there(cast: Cast, members: list[Member]) -> None:
    cast.stay(members[0], "SECOND")
    assert members[0] not in names(cast)
    assert names(cast, of="SECOND")[-1] == members[0]
    enter(cast, {members[0]: UNPAID}, of="SECOND")
    assert [one.member for one in who_owes_fees(cast["CELL"], TODAY)] == [members[0].pk]
    assert who_owes_fees(cast["SECOND"], TODAY) == []


def test_who_is_exempt_from_meetings_pays_all_the_same(cast: Cast, members: list[Member]) -> None:
    cast.activity(members[0], "exempt")
    assert members[0] in names(cast)


def test_what_one_cell_entered_another_does_not_enter_again(cast: Cast, members: list[Member]) -> None:
    cast.stay(members[0], "SECOND")
    enter(cast, {members[0]: PAID}, of="SECOND")
    TemporaryStay.objects.all().delete()
    assert members[0] not in names(cast)
    assert members[0] in names(cast, of="SECOND")


def test_who_is_exempt_from_fees_owes_nothing_from_the_first_day_to_the_last(cast: Cast, members: list[Member]) -> None:
    unpaid_in(cast, members[0], 2, 3, 4)
    exempt(cast, members[0], date(2024, 3, 31), date(2024, 4, 30))
    assert [one.months for one in who_owes_fees(cast["CELL"], TODAY)] == [(MONTH, date(2024, 4, 1))]
    exempt(cast, members[1], date(2024, 3, 31), date(2024, 4, 30))
    pays = {month: members[1] in names(cast, month=date(2024, month, 1)) for month in (2, 3, 4)}
    assert pays == {2: True, 3: False, 4: True}


def test_an_exemption_is_ended_earlier_and_taken_back(cast: Cast, members: list[Member]) -> None:
    one = exempt(cast, members[0], MONTH)
    assert list(exemptions_of(cast["CELL"], TODAY)) == [one]
    with pytest.raises(Refused):
        exempt(cast, members[0], TODAY)
    with pytest.raises(Offered):
        exempt(cast, members[0], MONTH - DAY)
    with pytest.raises(Refused):
        end_fee_exemption(exemption=one, until=MONTH, occasion=cast.occasion(today=TODAY))
    end_fee_exemption(exemption=one, until=date(2024, 5, 1), occasion=cast.occasion(today=TODAY))
    assert list(exemptions_of(cast["CELL"], date(2024, 4, 30))) == [one]
    assert list(exemptions_of(cast["CELL"], date(2024, 5, 1))) == []
    with pytest.raises(Refused):
        take_back_fee_exemption(exemption=one, why=" ", occasion=cast.occasion(today=TODAY))
    take_back_fee_exemption(exemption=one, why="Nhầm người", occasion=cast.occasion(today=TODAY))
    assert not FeeExemption.objects.exists()
    with pytest.raises(Refused):
        end_fee_exemption(exemption=one, until=TODAY, occasion=cast.occasion(today=TODAY))


@pytest.mark.parametrize(("months", "proposed"), [((1, 2), False), ((1, 2, 3), True), ((1, 3, 5), True)])
def test_three_months_of_the_year_without_paying_propose_a_look(
    cast: Cast, members: list[Member], months: tuple[int, ...], proposed: bool
) -> None:
    unpaid_in(cast, members[0], *months)
    found = proposals(cast["CELL"], TODAY)
    assert [one.unpaid for one in found] == ([tuple(date(2024, n, 1) for n in months)] if proposed else [])


def test_months_of_the_year_before_and_months_nobody_entered_propose_nobody(cast: Cast, members: list[Member]) -> None:
    for month in (date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1)):
        enter(cast, {members[0]: UNPAID}, month=month)
    assert proposals(cast["CELL"], TODAY) == []
    assert [one.unpaid for one in proposals(cast["CELL"], date(2023, 12, 31))] == []


def lacking(cast: Cast, today: date) -> list[Organisation]:
    return first_lacking(*last_month(today), *paths_below(cast["CELL"], cast["SECOND"]), most=10)


def test_a_cell_that_keeps_its_fees_is_asked_for_the_month_that_is_over(cast: Cast, members: list[Member]) -> None:
    assert lacking(cast, date(2024, 3, 1)) == []
    enter(cast, {members[0]: PAID}, on=date(2024, 2, 29))
    assert lacking(cast, date(2024, 3, 31)) == []
    assert lacking(cast, date(2024, 4, 1)) == [cast["CELL"]]
    enter(cast, {members[0]: PAID}, month=date(2024, 3, 1))
    assert lacking(cast, date(2024, 4, 1)) == []
    assert lacking(cast, date(2025, 5, 1)) == []


def test_who_left_the_cell_stays_in_its_year(cast: Cast, members: list[Member]) -> None:
    enter(cast, {members[0]: PAID})
    Membership.objects.filter(member=members[0]).update(valid_to=MONTH + DAY, departure="died")
    assert members[0] in payers_of_year(cast["CELL"], 2024, TODAY)
    assert members[0] in names(cast)
    assert members[0] not in payers_of_year(cast["CELL"], 2023, TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"month": date(2024, 2, 2), "state": "paid"},
        {"month": MONTH, "state": "given"},
        {"month": MONTH, "state": "later"},
        {"month": MONTH, "state": "later", "paid_on": date(2024, 1, 31)},
        {"month": MONTH, "state": "paid", "paid_on": MONTH},
        {"month": MONTH, "state": "excused"},
        {"month": MONTH, "state": "unpaid", "reason": "quên"},
    ],
)
def test_the_database_refuses_what_the_service_would(
    cast: Cast, members: list[Member], wrong: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthlyFee.objects.create(cell=cast["CELL"], member=members[0], **wrong)
