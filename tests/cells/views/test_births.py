"""A year of birth alone, on pages and in forms."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from accounts.models import Entry
from cells.models import Member, Membership
from cells.services.newcomers import Newcomer
from tests.cast import START, TODAY, Cast
from tests.opened_form import OpenedForm

pytestmark = pytest.mark.django_db
MEMBERS = "/organisations/CELL/members/"
ARRIVAL = {
    "full_name": "Lý Thị Đến", "born_on": "1962", "admitted_on": "01/01/1990", "official_from": "01/01/1991",
    "from_name": "Chi bộ xã Xa", "sent_on": "01/03/2025", "papers_due_on": "01/04/2025", "on": "10/03/2025",
    "document_issuer": "Đảng ủy phường", "document_symbol": "15 - QĐ/ĐU", "document_on": "01/03/2025",
}  # fmt: skip
A_DAY_OF_IT = "01/01/1962"


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def member(cast: Cast) -> Member:
    person = Newcomer("Lý Thị Xa", born_on=1962, admitted_on=date(1990, 1, 1), official_from=START)
    return cast.register([person], of="CELL")[0]


def form(cast: Cast, member: Member, username: str = "an") -> OpenedForm:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(cast.users[username])
    return OpenedForm(client, reverse("cells:correct_person", args=[member.pk]))


def told_beside(html: str) -> str:
    """What stands beside the birth."""
    (beside,) = re.findall(r'id="div_id_born_on".*?id="div_id_sex"', html, re.S)
    return beside


def test_a_year_alone_stands_on_pages_as_a_year(cast: Cast, member: Member, signed_in) -> None:
    other = cast.register([Newcomer("Lý Thị Xa", born_on=date(1962, 6, 5), official_from=START)], of="CELL")[0]
    client = signed_in("an")
    merge = reverse("cells:merge", args=[member.pk, other.pk])
    for address in (f"/members/{member.pk}/", MEMBERS, f"{MEMBERS}?on=01/02/2025", merge):
        html = client.get(address).content.decode()
        assert re.search(r">\s*1962\b", html), address
        assert A_DAY_OF_IT not in html
    html = client.get("/organisations/CELL/duplicates/").content.decode()
    assert "1962 · –" in html
    assert "name and year of birth" in html


@pytest.mark.parametrize("order", ["born_on", "-born_on"])
def test_lists_are_ordered_by_it(cast: Cast, member: Member, signed_in, order: str) -> None:
    people = [Newcomer(f"Lý {born}", born_on=born) for born in (date(1962, 1, 2), date(1961, 12, 31))]
    cast.register(people, of="CELL")
    for day in ("", "&on=01/02/2025"):
        rows = signed_in("an").get(f"{MEMBERS}?sort={order}{day}").context["table"].rows
        births = [row.member.birth_in_words for row in rows]
        assert births == ["31/12/1961", "1962", "02/01/1962"][:: -1 if order.startswith("-") else 1]


def test_in_excel_it_is_text_beside_days(cast: Cast, member: Member, signed_in) -> None:
    cast.register([Newcomer("Lý Thị Yến", born_on=date(1962, 6, 5))], of="CELL")
    answer = signed_in("an").post(MEMBERS, {"save_as_excel": "yes"})
    headings, *rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[headings.index("Born")] for row in rows] == ["1962", date(1962, 6, 5)]


def test_a_year_alone_is_corrected_to_a_day_and_back(cast: Cast, member: Member) -> None:
    opened = form(cast, member)
    assert 'value="1962"' in told_beside(opened.html)
    assert opened.press(born_on="05/06/1962", why="theo giấy khai sinh")
    member.refresh_from_db()
    assert member.birth == date(1962, 6, 5)
    opened = form(cast, member)
    assert 'value="05/06/1962"' in told_beside(opened.html)
    assert opened.press(born_on=" 1962 ", why="ghi nhầm")
    member.refresh_from_db()
    assert member.birth == 1962
    assert Entry.objects.latest("pk").data == {"before": {"born_on": "1962-06-05"}, "after": {"born_on": 1962}}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("6/1962", "A month without a day is not kept."),
        ("06-1962", "A month without a day is not kept."),
        ("62", "or the year alone where no more is known"),
        ("năm 1962", "or the year alone where no more is known"),
        ("1899", "The year must lie between 1900 and 2100."),
        ("2101", "The year must lie between 1900 and 2100."),
        ("31/02/1962", "There is no 31/02/1962 in the calendar."),
        ("2026", "The date lies ahead."),
        ("1980", "Nobody is admitted before the age of"),
    ],
)
def test_what_is_no_birth_is_told_beside_it_and_stays_as_typed(
    cast: Cast, member: Member, typed: str, said: str
) -> None:
    opened = form(cast, member)
    assert not opened.press(born_on=typed, why="ghi nhầm")
    assert said in told_beside(opened.html)
    assert f'value="{typed}"' in told_beside(opened.html)
    member.refresh_from_db()
    assert member.birth == 1962


def test_two_who_correct_a_birth_at_once_see_both(cast: Cast, member: Member) -> None:
    one, other, third = form(cast, member), form(cast, member, "binh"), form(cast, member, "binh")
    assert one.press(born_on="05/06/1962", why="giấy khai sinh")
    assert other.press(full_name="Lý Thị Xá", why="ghi sai")
    member.refresh_from_db()
    assert (member.full_name, member.birth) == ("Lý Thị Xá", date(1962, 6, 5))
    assert not third.press(born_on="1963", why="ghi sai")
    for said in ("05/06/1962", "1963"):
        assert said in third.html.split("Kept by")[1]
    assert third.press(**{"keep-born_on": "mine"})
    member.refresh_from_db()
    assert member.birth == 1963


def test_who_comes_is_entered_with_a_year_alone_and_asked_about_where_the_day_is_known(cast: Cast, signed_in) -> None:
    client = signed_in("an")
    assert client.post(f"{MEMBERS}arrival/", ARRIVAL).status_code == 302
    assert Member.objects.get().birth == 1962
    answer = client.post(f"{MEMBERS}arrival/", ARRIVAL | {"born_on": "05/06/1962"})
    assert list(answer.context["form"].errors) == ["is_another_person"]
    assert Membership.objects.count() == 1
    guest = {"full_name": "Lý Thị Khách", "born_on": "1980", "home_name": "Chi bộ xã Xa", "on": "10/03/2025"}
    assert client.post(f"{MEMBERS}guest/", guest).status_code == 302
    assert Member.objects.get(full_name="Lý Thị Khách").birth == 1980


def test_data_quality_lists_of_whom_only_the_year_is_known(cast: Cast, member: Member, signed_in) -> None:
    cast.people(1, of="CELL")
    html = signed_in("an").get("/organisations/CELL/quality/", {"kind": "year_of_birth_alone"}).content.decode()
    assert "of the birth only the year is known: 1962" in html
    assert re.findall(r"<dd>(\d+)</dd>", html) == ["1"]
