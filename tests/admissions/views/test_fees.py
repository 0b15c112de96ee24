"""The fees of a cell: the year, a month of it, who is exempt, and what lies on the desk."""

from datetime import date

import pytest

from accounts.models import Entry
from admissions.models import FeeExemption, MonthlyFee
from cells.models import Member
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FEES = "/admissions/organisations/CELL/fees/"
JANUARY, FEBRUARY, MARCH = (date(2025, month, 1) for month in (1, 2, 3))


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(4, of="CELL")


def test_all_but_those_who_are_marked_have_paid(cast: Cast, members: list[Member], signed_in) -> None:
    owes, ill, late, _paid = members
    typed = {
        "others": "on",
        f"state-{owes.pk}": "unpaid",
        f"state-{ill.pk}": "excused",
        f"reason-{ill.pk}": "nằm viện",
        f"state-{late.pk}": "later",
        f"day-{late.pk}": "10/03/2025",
    }
    an = signed_in("an")
    answer = an.post(f"{FEES}2025/2/", typed, follow=True)
    assert answer.redirect_chain[-1][0] == f"{FEES}?year=2025"
    states = [row.of_month(2) for row in answer.context["tables"][0].rows]
    assert states == ["unpaid", "excused", "later", "paid"]
    assert [entered for _month, _address, entered in answer.context["months"]] == [False, True, False]


def test_what_is_wrong_is_said_beside_the_member_and_nothing_is_lost(
    cast: Cast, members: list[Member], signed_in
) -> None:
    first, second, third, fourth = members
    typed = {
        f"state-{first.pk}": "excused",
        f"day-{second.pk}": "10/03/2025",
        f"state-{third.pk}": "later",
        f"day-{third.pk}": "10/13/2025",
        f"state-{fourth.pk}": "given",
    }
    page = signed_in("an").post(f"{FEES}2025/2/", typed)
    wrong = {row.payer.member: bool(row.errors) for row in page.context["form"].rows()}
    assert wrong == {first: False, second: True, third: True, fourth: True}
    assert "10/13/2025" in page.content.decode()
    page = signed_in("an").post(f"{FEES}2025/2/", {f"state-{first.pk}": "excused"})
    assert [bool(row.errors) for row in page.context["form"].rows()] == [True, False, False, False]
    assert not MonthlyFee.objects.exists()


def test_a_correction_asks_why_and_a_late_payment_does_not(cast: Cast, members: list[Member], signed_in) -> None:
    an, pk = signed_in("an"), members[0].pk
    an.post(f"{FEES}2025/2/", {f"state-{pk}": "unpaid"})
    an.post(f"{FEES}2025/2/", {f"state-{pk}": "later", f"day-{pk}": "12/03/2025"})
    assert MonthlyFee.objects.get().paid_on == date(2025, 3, 12)
    page = an.post(f"{FEES}2025/2/", {f"state-{pk}": "unpaid"})
    assert list(page.context["form"].errors) == ["why"]
    an.post(f"{FEES}2025/2/", {f"state-{pk}": "unpaid", "why": "Nhầm người"})
    assert Entry.objects.get(act="admissions.correct_fees").why == "Nhầm người"


@pytest.mark.parametrize("month", ["2025/4/", "2025/13/", "2025/0/", "1999/12/", "99999/1/"])
def test_there_is_no_page_of_a_month_that_has_not_begun(cast: Cast, signed_in, month: str) -> None:
    assert signed_in("an").get(FEES + month).status_code == 404


def test_a_committee_is_told_that_each_cell_keeps_its_own(cast: Cast, signed_in) -> None:
    page = signed_in("binh").get("/admissions/organisations/WARD/fees/")
    assert (page.context["is_cell"], page.context["months"]) == (False, [])
    assert signed_in("binh").get("/admissions/organisations/WARD/fees/2025/2/").status_code == 404


def test_a_member_is_exempt_until_a_day_or_by_mistake(cast: Cast, members: list[Member], signed_in) -> None:
    an = signed_in("an")
    an.post(FEES + "exempt/", {"member": members[0].pk, "reason": "Hộ nghèo", "on": "01/02/2025", "until": ""})
    one = FeeExemption.objects.get()
    page = an.get(FEES)
    assert [row.of_month(2) for row in page.context["tables"][0].rows] == ["exempt", "", "", ""]
    an.post(f"/admissions/fees/exempt/{one.pk}/end/", {"until": "31/12/2025"})
    one.refresh_from_db()
    assert one.last_day == date(2025, 12, 31)
    an.post(f"/admissions/fees/exempt/{one.pk}/mistake/", {"why": "Nhầm người"})
    assert not FeeExemption.objects.exists()
    assert an.get(f"/admissions/fees/exempt/{one.pk}/end/").status_code == 404


def test_three_months_without_paying_are_named_under_screening_and_the_missing_month_on_the_desk(
    cast: Cast, members: list[Member], signed_in
) -> None:
    an = signed_in("an")
    for month in (JANUARY, FEBRUARY, MARCH):
        MonthlyFee.objects.create(cell=cast["CELL"], member=members[0], month=month, state="unpaid")
    ((row,), *_rest) = [
        table.rows for table in an.get("/admissions/organisations/CELL/screening/").context["tables"][1:]
    ]
    assert (row.one.member, row.one.unpaid) == (members[0].pk, (JANUARY, FEBRUARY, MARCH))
    assert "01/2025, 02/2025, 03/2025" in an.get("/admissions/organisations/CELL/screening/").content.decode()
    titles = [section.title for section in an.get("/").context["sections"]]
    assert "Party fees" not in titles
    MonthlyFee.objects.filter(month=FEBRUARY).delete()
    (section,) = [one for one in an.get("/").context["sections"] if one.title == "Party fees"]
    assert [duty.url for duty in section.duties] == [f"{FEES}2025/2/"]
