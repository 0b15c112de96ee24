"""Lists of pages as Excel: all of what the page shows, and an entry of the log that says so."""

from datetime import date
from io import BytesIO
from urllib.parse import quote

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from accounts.models import Entry
from cells.models import Mandate
from cells.services.transfers import send_transfer
from cells.tables.people import FINDINGS
from tests.cast import Cast
from tests.cells.services.acting import DECISION

pytestmark = pytest.mark.django_db


def saved(client: Client, address: str) -> list[tuple[object, ...]]:
    response = client.post(address, {"save_as_excel": "yes"})
    assert response.status_code == 200, response.content[:500]
    return [
        tuple(row)
        for row in CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
    ]


@pytest.fixture
def crowd(cast: Cast) -> None:
    """More findings than a page of the list holds."""
    for member in cast.people(8, of="CELL"):
        member.admitted_on = date(2020, 1, 1)
        member.save()
        member.degrees.update(value="probationary", valid_from=date(2020, 1, 1))


def test_all_of_a_list_is_saved_not_only_what_its_page_shows(cast: Cast, signed_in, crowd: None) -> None:
    page = "/organisations/WARD/quality/?kind=long_probation&per_page=3"
    assert len(signed_in("binh").get(page).context["table"].rows) == 3
    headings, *rows = saved(signed_in("binh"), page)
    assert (len(headings), len(rows)) == (5, 8)
    entry = Entry.objects.get(act="cells.export")
    assert (entry.by.username, entry.subject, entry.data["number"]) == ("binh", "WARD", 8)
    assert entry.data["asked"]["kind"] == "long_probation"


def test_a_transfer_under_way_is_saved_with_its_days(cast: Cast, signed_in) -> None:
    (member,) = cast.people(1, of="CELL")
    send_transfer(
        member=member,
        to_cell=cast["SECOND"],
        to_name="",
        on=date(2025, 3, 3),
        papers_due_on=date(2025, 4, 2),
        document=DECISION,
        occasion=cast.occasion("binh"),
    )
    _headings, row = saved(signed_in("binh"), "/organisations/WARD/transfers/")
    assert row[:2] == ("Under way", member.full_name)
    assert [cell for cell in row if isinstance(cell, date)] == [date(2025, 3, 3), date(2025, 4, 2)]


def test_an_administrator_saves_the_accounts(cast: Cast, signed_in) -> None:
    _headings, *rows = saved(signed_in("khanh"), "/users/")
    assert {"binh", "khanh"} <= {row[0] for row in rows}
    assert Entry.objects.filter(act="cells.export").exists()


@pytest.mark.parametrize(
    ("page", "subject", "role"),
    [
        ("/users/", "Bùi Văn Khánh", "administrator"),
        ("/organisations/", "Bùi Văn Khánh", "administrator"),
        ("/organisations/WARD/", "WARD", "inspector"),
    ],
)
def test_an_administrator_who_inspects_too_saves_each_list_by_what_opens_it(
    cast: Cast, signed_in, page: str, subject: str, role: str
) -> None:
    cast.mandate("khanh", "inspector", "WARD")
    saved(signed_in("khanh"), page)
    entry = Entry.objects.get(act="cells.export")
    assert (entry.subject, Mandate.objects.get(pk=entry.mandate_id).role) == (subject, role)


@pytest.mark.parametrize("page", ["/organisations/", "/organisations/WARD/members/"])
def test_organisations_and_members_are_saved_with_the_national_code(cast: Cast, signed_in, page: str) -> None:
    cast.people(2, of="CELL")
    cast["CELL"].versions.update(national_code="58.001.002.000.003")
    headings, *rows = saved(signed_in("dung"), page)
    column = headings.index("National code")
    assert {row[column] for row in rows if "CELL" in row} == {"58.001.002.000.003"}


def test_the_guidances_are_saved_with_their_validity(cast: Cast, signed_in) -> None:
    (row,) = saved(signed_in("khanh"), "/pilots/guidances/")[1:]
    assert str(row[0]).startswith("03-HD/TW")


def test_a_list_without_rows_says_so_and_writes_nothing(cast: Cast, signed_in) -> None:
    response = signed_in("khanh").post("/reorganisations/", {"save_as_excel": "yes"})
    assert (response.status_code, Entry.objects.filter(act="cells.export").exists()) == (302, False)


@pytest.mark.parametrize(
    "page",
    [
        "/citations/",
        "/pilots/rounds/",
        "/pilots/registrations/",
        "/pilots/circumstances/",
        "/pilots/drift/",
        "/pilots/eligibility/CITY/",
        "/organisations/CITY/duplicates/",
        "/meetings/",
        "/meetings/confirmed/",
        "/organisations/WARD/bulk/",
        "/organisations/WARD/sheets/",
    ],
)
def test_every_list_can_be_asked_for(cast: Cast, signed_in, page: str) -> None:
    client = signed_in("binh" if "WARD" in page else "dung")
    assert client.get(page).status_code == 200
    assert client.post(page, {"save_as_excel": "yes"}).status_code in (200, 302)


def test_other_posts_and_other_people_are_refused_as_ever(cast: Cast, signed_in) -> None:
    assert signed_in("binh").post("/organisations/WARD/quality/").status_code == 405
    assert signed_in("chi").post("/organisations/WARD/quality/", {"save_as_excel": "yes"}).status_code == 404
    assert signed_in("khanh").post("/organisations/WARD/quality/", {"save_as_excel": "yes"}).status_code == 403


def test_a_list_too_long_to_be_saved_says_so_and_nothing_is_logged(
    signed_in, crowd: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FINDINGS, "most_saved", 8)
    page = "/organisations/WARD/quality/?kind=long_probation"
    answer = signed_in("binh").post(page, {"save_as_excel": "yes"}, follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert "Narrow it with the filters" in answer.content.decode()
    assert not Entry.objects.filter(act="cells.export").exists()


@pytest.mark.parametrize(
    ("username", "page", "named"),
    [
        (
            "an",
            "/organisations/CELL/members/",
            "Đảng viên - Chi bộ khu phố 1 - Đảng bộ phường Sen Hồng - 21-03-2025.xlsx",
        ),
        ("khanh", "/users/", "Người sử dụng - 21-03-2025.xlsx"),
    ],
)
def test_the_file_is_named_as_a_clerk_would_name_it(cast: Cast, username: str, page: str, named: str) -> None:
    cast.people(1, of="CELL")
    client = Client()
    client.cookies["django_language"] = "vi"
    client.force_login(cast.users[username])
    answer = client.post(page, {"save_as_excel": "yes"})
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(named)}"
    assert answer["Cache-Control"] == "no-store"
