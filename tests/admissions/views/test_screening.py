"""The yearly list, a member on it, who left, who is exempt, and the classification of a year: pages and forms."""

from datetime import date

import pytest

from admissions.models import Classification, Screened
from admissions.queries.screening import grounds_on
from cells.models import Activity, Parameter
from meetings.models import Attendance, Meeting
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
CELL = "/admissions/organisations/CELL/"
DECISION = {
    "document_issuer": "Thành uỷ Hoa Sen",
    "document_symbol": "15-QĐ/TU",
    "document_on": "20/03/2025",
}


def test_from_the_rolls_to_the_exit(cast: Cast, signed_in) -> None:
    member, helper, *_rest = cast.people(9, of="CELL")
    for month in (1, 2, 3):
        held = Meeting.objects.create(
            organisation=cast["CELL"],
            held_on=date(2025, month, 5),
            format="in_person",
            state="held",
            retrospective=True,
        )
        Attendance.objects.create(meeting=held, member=member, mode="absent")
    an = signed_in("an")
    page = an.get(CELL + "screening/")
    assert [row.one.member for row in page.context["tables"][1].rows] == [member.pk]
    ground = grounds_on(TODAY)[0].pk
    typed = {"member": member.pk, "ground": ground, "note": "", "on": "04/03/2025"}
    assert an.get(f"{CELL}screening/new/?member={member.pk}").context["form"]["member"].initial == member.pk
    an.post(CELL + "screening/new/", typed)
    one = Screened.objects.get()
    address = f"/admissions/screening/{one.pk}/"
    (section,) = [one for one in an.get("/").context["sections"] if one.title == "Screening"]
    assert [duty.title for duty in section.duties] == [member.full_name]
    wrong = an.post(address + "vote/", {"meeting": held.pk, "in_favour": "10", "helper": helper.pk})
    assert list(wrong.context["form"].errors) == ["in_favour"]
    an.post(address + "vote/", {"meeting": held.pk, "in_favour": "6", "helper": helper.pk})
    assert [act for act, _words in an.get(address).context["acts"]] == ["result", "help", "mistake"]
    result = {"progress": "no", "way": "struck_off", "on": "20/03/2025"}
    assert list(an.post(address + "result/", result).context["form"].errors) == ["on"], "the help goes on"
    Parameter.objects.filter(key="help_period").update(number=0)
    an.post(address + "result/", result)
    an.post(address + "out/", DECISION | {"on": "21/03/2025"})
    assert member.memberships.get().departure == "struck_off"
    assert an.get(address).context["acts"] == []
    exits = signed_in("dung").get("/admissions/organisations/CITY/exits/?year=2025")
    assert [(row.exit.member, row.after_screening) for row in exits.context["table"].rows] == [(member, "yes")]


def test_who_reads_the_list_and_who_writes_it(cast: Cast, signed_in) -> None:
    (member,) = cast.people(1, of="CELL")
    one = Screened.objects.create(
        cell=cast["CELL"], member=member, year=2025, ground=grounds_on(TODAY)[0], listed_on=TODAY
    )
    address = f"/admissions/screening/{one.pk}/"
    seen = {name: signed_in(name).get(address).status_code for name in ("an", "binh", "giang", "hoa", "khanh")}
    assert seen == {"an": 200, "binh": 200, "giang": 200, "hoa": 404, "khanh": 403}
    assert signed_in("giang").get(address).context["acts"] == []
    assert signed_in("an").get(address + "nothing/").status_code == 404
    answer = signed_in("an").post(address + "mistake/", {"why": "nhầm"})
    assert answer["Location"] == CELL + "screening/"


def test_a_member_is_suspended_by_a_decision(cast: Cast, signed_in) -> None:
    (member,) = cast.people(1, of="CELL")
    an = signed_in("an")
    typed = {"member": member.pk, "reason": "other", "on": "10/03/2025", "until": ""} | DECISION
    page = an.post(CELL + "exemptions/new/", typed)
    assert list(page.context["form"].errors) == ["until"]
    an.post(CELL + "exemptions/new/", typed | {"reason": "suspension"})
    assert Activity.objects.get().value == "suspended"
    (row,) = signed_in("dung").get("/admissions/organisations/CITY/exemptions/").context["table"].rows
    assert row.reason.startswith("suspended")


def test_the_page_of_a_member_leads_to_the_exemption_with_its_reason(cast: Cast, signed_in) -> None:
    (member,) = cast.people(1, of="CELL")
    an = signed_in("an")
    acts = an.get(f"/members/{member.pk}/").context["acts"]
    (way,) = [act for _heading, offered in acts for act in offered if act.name == "exempt"]
    assert an.get(way.address).context["form"]["member"].initial == member.pk
    assert an.get(f"/members/{member.pk}/acts/exempt/").status_code == 404


def test_a_clerk_proposes_levels_and_the_committee_decides(cast: Cast, signed_in) -> None:
    first, second = cast.people(2, of="CELL")
    address = CELL + "classification/2024/members/"
    an, binh = signed_in("an"), signed_in("binh")
    boxes = an.get(address).context["form"].fields
    assert [name for name in boxes if name.startswith(str(first.pk))] == [f"{first.pk}-own", f"{first.pk}-proposed"]
    an.post(address, {f"{first.pk}-own": "good", f"{first.pk}-proposed": "excellent", f"{second.pk}-own": "good"})
    page = binh.post(address, {f"{first.pk}-decided": "excellent", f"{second.pk}-decided": "good"})
    assert list(page.context["form"].errors) == ["on"]
    decided = {f"{one.pk}-{name}": "good" for one in (first, second) for name in ("own", "proposed", "decided")}
    binh.post(address, decided | {"on": "20/03/2025"} | DECISION)
    assert set(Classification.objects.values_list("decided", flat=True)) == {"good"}
    shown = an.get(CELL + "classification/?year=2024").context["table"].rows
    assert [row.decided for row in shown] == ["good", "good"]


def test_pages_of_a_year_ask_for_the_year_alone(cast: Cast, signed_in) -> None:
    for page in ("screening", "exits", "classification"):
        assert list(signed_in("an").get(f"{CELL}{page}/").context["form"].fields) == ["year"]


def test_too_many_excellent_are_said_with_the_clause(cast: Cast, signed_in) -> None:
    address = "/admissions/organisations/CITY/classification/2024/below/"
    keys = {code: cast[code].pk for code in ("WARD", "UNIT")}
    typed = {f"{pk}-decided": "excellent" for pk in keys.values()} | {"on": "20/03/2025"} | DECISION
    dung = signed_in("dung")
    dung.post(address, typed)
    page = dung.get("/admissions/organisations/CITY/classification/?year=2024")
    ((_words, check),) = page.context["checks"]
    assert (check.is_over, check.excellent, check.most, check.clause) == (True, 2, 0, "124-QĐ/TW")
    assert signed_in("an").get(address).status_code == 404


def test_a_cell_writes_down_its_own_level_and_nobody_another_year(cast: Cast, signed_in) -> None:
    an, pk = signed_in("an"), cast["CELL"].pk
    an.post(CELL + "classification/2024/own/", {f"{pk}-own": "good", f"{pk}-four_good": "yes"})
    row = Classification.objects.get()
    assert (row.own, row.four_good, row.decided) == ("good", True, "")
    for what in ("2026/own", "1989/own", "2024/all"):
        assert an.get(f"{CELL}classification/{what}/").status_code == 404
