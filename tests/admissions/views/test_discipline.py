"""Numbers for readers, cases for the inspection committee alone: on pages, in search, in files, in the log, on desks."""

from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.models import Entry
from admissions.models import DisciplinaryCase
from admissions.queries.discipline import POSTS, cases_of, waiting
from cells.models import Mandate, Member, Organisation, Post
from tests.admissions.inspecting import BREACH, a_case, inspects
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CASES, NUMBERS = "/admissions/organisations/{}/cases/", "/admissions/organisations/{}/discipline/"
TYPED = {
    "form": "warning",
    "decided_by": "superior",
    "breach": BREACH,
    "breach_on": "01/12/2023",
    "decided_on": "20/02/2024",
    "issuer": "Ban Thường vụ Thành ủy Hoa Sen",
    "symbol": "77-QĐ/TU",
}
OTHERS = ("an", "binh", "dung", "em", "khanh", "hoa", "lan")


@pytest.fixture
def member(cast: Cast) -> Member:
    inspects(cast)
    return cast.people(5, of="CELL")[0]


@pytest.fixture
def case(cast: Cast, member: Member) -> DisciplinaryCase:
    return a_case(cast, member)


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_case_is_found_by_name_recorded_announced_and_followed(cast: Cast, member: Member, signed_in) -> None:
    giang = signed_in("giang")
    new = CASES.format("WARD") + "new/"
    found = giang.get(new, {"words": member.full_name})
    assert f"?member={member.pk}" in found.content.decode()
    answer = giang.post(f"{new}?member={member.pk}", TYPED)
    case = DisciplinaryCase.objects.get()
    page = f"/admissions/cases/{case.pk}/"
    assert (answer["Location"], case.member, case.announced_on) == (page, member, None)
    (section,) = [one for one in giang.get("/").context["sections"] if one.title == "Discipline"]
    assert [(one.title, one.overdue) for one in section.duties] == [(member.full_name, True)]
    giang.post(page + "announce/", {"on": "29/02/2024"})
    giang.post(page + "follow/", {"what": "complaint", "on": "20/03/2024"})
    answer = giang.post(page + "follow/", {"what": "changed", "on": "10/04/2024"})
    assert list(answer.context["form"].errors) == ["form"]
    assert [one.what for one in case.afterwards.all()] == ["complaint"]
    giang.post(f"/admissions/cases/steps/{case.afterwards.get().pk}/mistake/", {"why": "nhầm"})
    answer = giang.post(page + "mistake/", {"why": "nhầm"})
    assert (answer["Location"], DisciplinaryCase.objects.count()) == (CASES.format("CELL"), 0)


def test_who_is_removed_from_office_is_led_to_the_register_until_a_post_ends(
    cast: Cast, member: Member, signed_in
) -> None:
    post = Post.objects.create(organisation=cast["CELL"], member=member, title="secretary", valid_from=date(2023, 1, 1))
    case = a_case(cast, member, form="removal", announced_on=TODAY, decided_on=TODAY - DAY)
    giang, page = signed_in("giang"), f"/admissions/cases/{case.pk}/"
    assert [address for *_words, address in giang.get(page).context["posts"]] == [""]
    assert [one.what for one in waiting(cases_of(Organisation.objects.all()), TODAY)] == [POSTS]
    cast.mandate("giang", Mandate.Role.CLERK, "CELL")
    ((*_words, address),) = giang.get(page).context["posts"]
    form = giang.get(address).context["form"]
    assert form["on"].value() == "21/03/2025"
    Post.objects.filter(pk=post.pk).update(valid_to=TODAY)
    assert giang.get(page).context["posts"] == []
    assert waiting(cases_of(Organisation.objects.all()), TODAY) == []


def test_the_organisation_itself(cast: Cast, member: Member, signed_in) -> None:
    signed_in("giang").post(CASES.format("WARD") + "new/?itself", TYPED)
    case = DisciplinaryCase.objects.get()
    assert (case.member, case.seat) == (None, cast["WARD"])


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(
    cast: Cast, member: Member, signed_in
) -> None:
    page = signed_in("giang").post(f"{CASES.format('WARD')}new/?member={member.pk}", TYPED | {"in_favour": "5"})
    assert list(page.context["form"].errors) == ["in_favour"]
    assert page.context["form"]["breach"].value() == BREACH


@pytest.mark.parametrize("username", OTHERS)
def test_nobody_else_opens_a_case_or_the_list_of_cases(
    cast: Cast, case: DisciplinaryCase, signed_in, username: str
) -> None:
    client = signed_in(username)
    addresses = [CASES.format("CELL"), CASES.format("CELL") + "new/", f"/admissions/cases/{case.pk}/"]
    addresses += [f"/admissions/cases/{case.pk}/{act}/" for act in ("announce", "follow", "mistake")]
    assert {client.get(address).status_code for address in addresses} == {403}


def test_an_inspection_committee_elsewhere_is_told_there_is_none(cast: Cast, case: DisciplinaryCase, signed_in) -> None:
    inspects(cast, "OTHER", "lan")
    client = signed_in("lan")
    for address in (CASES.format("CELL"), f"/admissions/cases/{case.pk}/", f"/admissions/cases/{case.pk}/follow/"):
        assert client.get(address).status_code == 404
    assert client.get(CASES.format("OTHER")).context["table"].rows == []
    assert client.get(f"{CASES.format('OTHER')}new/?member={case.member_id}").status_code == 404


@pytest.mark.parametrize("username", ["an", "binh", "dung", "em"])
def test_others_see_nothing_of_a_case_where_they_see_the_member(
    cast: Cast, case: DisciplinaryCase, signed_in, username: str
) -> None:
    """Page and timeline of the member, lists, the desk, the numbers: neither the form nor the breach nor the document."""
    client = signed_in(username)
    addresses = ["/", f"/members/{case.member_id}/", "/organisations/CELL/members/", "/organisations/CELL/"]
    addresses += ["/admissions/organisations/CELL/people/", "/admissions/organisations/CELL/screening/", "/citations/"]
    for address in addresses:
        shown = text(client, address).lower()
        assert not any(word in shown for word in ("reprimand", BREACH.lower(), "77-qđ/tu")), address
    assert case.member is not None
    for code in ("CELL", "WARD", "CITY"):
        answer = client.get(NUMBERS.format(code))
        assert answer.status_code in (200, 404)
        assert case.member.full_name not in answer.content.decode()


def test_numbers_are_told_of_a_committee_and_not_of_a_cell(cast: Cast, case: DisciplinaryCase, signed_in) -> None:
    binh = signed_in("binh")
    ward = binh.get(NUMBERS.format("WARD"))
    assert [row.numbers["reprimand"] for row in ward.context["tables"][0].rows] == [0, 0, 0, 1, 0]
    assert binh.get(NUMBERS.format("CELL")).context["table"].rows == []
    giang = signed_in("giang").get(NUMBERS.format("CELL"))
    assert [row.total for row in giang.context["table"].rows] == [0, 0, 0, 1, 0]


def test_of_a_cell_there_is_no_file_of_numbers(cast: Cast, case: DisciplinaryCase, signed_in) -> None:
    files = {
        code: signed_in("binh").post(NUMBERS.format(code), {"save_as_excel": "yes"}).headers["Content-Type"]
        for code in ("CELL", "WARD")
    }
    assert [code for code, kind in files.items() if kind.endswith("spreadsheetml.sheet")] == ["WARD"]
    entry = Entry.objects.get(act="cells.export")
    assert case.member is not None
    assert case.member.full_name not in f"{entry.subject} {entry.data}"


def test_who_reads_a_case_is_noted_without_saying_whose(cast: Cast, case: DisciplinaryCase, signed_in) -> None:
    assert case.member is not None
    giang = signed_in("giang")
    assert case.member.full_name in text(giang, f"/admissions/cases/{case.pk}/")
    assert case.member.full_name in text(giang, CASES.format("CITY") + "?year=2024&form=reprimand")
    entry = Entry.objects.get(act="admissions.read_case")
    assert (entry.by, entry.subject, entry.data) == (cast.users["giang"], str(case.pk), {})
