"""Two clerks correct one record, or one title, at the same time."""

import pytest
from django.test import Client
from django.urls import reverse

from cells.models import DocumentReference, Infrastructure, Mandate, Member
from tests.cast import START, TODAY, Cast
from tests.opened_form import OpenedForm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


def as_(cast: Cast, username: str) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(cast.users[username])
    return client


def open_twice(cast: Cast, address: str) -> tuple[OpenedForm, OpenedForm]:
    return OpenedForm(as_(cast, "an"), address), OpenedForm(as_(cast, "binh"), address)


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


def test_a_name_that_one_corrected_is_not_put_back_by_the_card_number_of_the_other(cast: Cast, member: Member) -> None:
    a, b = open_twice(cast, reverse("cells:correct_person", args=[member.pk]))
    assert a.press(full_name="Nguyễn Thị Bảy", why="viết sai tên")
    assert b.press(card_number="12345678", why="ghi sai")
    member.refresh_from_db()
    assert (member.full_name, member.card_number) == ("Nguyễn Thị Bảy", "12345678")


def test_a_day_of_birth_that_one_mended_is_not_held_against_the_card_number_of_the_other(
    cast: Cast, member: Member
) -> None:
    Member.objects.filter(pk=member.pk).update(born_on=TODAY.replace(year=TODAY.year - 17))
    a, b = open_twice(cast, reverse("cells:correct_person", args=[member.pk]))
    assert a.press(born_on="20/02/1980", why="ghi sai")
    assert b.press(card_number="12345678", why="ghi sai")
    member.refresh_from_db()
    assert (f"{member.born_on}", member.card_number) == ("1980-02-20", "12345678")


def test_days_that_cannot_be_are_told_with_all_else_that_is_wrong(cast: Cast, member: Member) -> None:
    form = OpenedForm(as_(cast, "an"), reverse("cells:correct_person", args=[member.pk]))
    born = TODAY.replace(year=TODAY.year - 17)
    assert not form.press(full_name="", born_on=f"{born:%d/%m/%Y}")
    assert form.html.count("This field is required") >= 2
    assert "A member is at least 18 years old" in form.html


def test_two_names_are_shown_side_by_side(cast: Cast, member: Member) -> None:
    a, b = open_twice(cast, reverse("cells:correct_person", args=[member.pk]))
    assert a.press(full_name="Nguyễn Thị Bảy", why="viết sai tên")
    assert not b.press(full_name="Nguyễn Thị Bẩy", why="viết sai tên")
    assert f"Kept by {cast.users['an']}, " in b.html
    assert b.data["why"] == ["viết sai tên"]
    assert b.press(**{"keep-full_name": "mine"})
    member.refresh_from_db()
    assert member.full_name == "Nguyễn Thị Bẩy"


def test_of_an_entry_what_the_other_corrected_is_taken_over_and_shown_before_anything_is_done(
    cast: Cast, member: Member
) -> None:
    cast.grounds([member])
    fact = member.grounds.get()
    address = reverse("cells:correct_entry", args=[member.pk, "ground", fact.pk])
    a, b = open_twice(cast, address)
    assert not a.press(evidence="Giấy số 1", why="ghi sai")
    assert a.press(step="confirm")
    assert not b.press(statement="Trực đảo dài ngày", why="ghi sai")
    assert b.data["evidence"] == ["Giấy số 1"]
    assert not b.press()
    assert b.press(step="confirm")
    fact.refresh_from_db()
    assert (fact.evidence, fact.statement) == ("Giấy số 1", "Trực đảo dài ngày")


def test_of_an_organisation_too_what_the_other_corrected_is_not_put_back(cast: Cast) -> None:
    version = cast["CELL"].versions.get()
    address = reverse("cells:version_correct", args=["CELL", version.pk])
    a, b = OpenedForm(as_(cast, "dung"), address), OpenedForm(as_(cast, "dung"), address)
    assert not a.press(name="Chi bộ khu phố 12", parent="CITY", why="viết sai tên")
    assert a.press(step="confirm")
    assert not b.press(area="Phường Hoa Sen", why="ghi thiếu")
    assert (b.data["name"], b.data["parent"]) == (["Chi bộ khu phố 12"], ["CITY"])
    assert not b.press()
    assert b.press(step="confirm")
    version.refresh_from_db()
    assert (version.name, version.parent.code, version.area) == ("Chi bộ khu phố 12", "CITY", "Phường Hoa Sen")


def test_a_title_two_correct_is_asked_about(cast: Cast) -> None:
    reference = DocumentReference.objects.create(
        issuer="Ban Bí thư", symbol="7-HD/TW", issued_on=START, title="cũ", shared=True
    )
    address = reverse("cells:citation_title", args=[reference.pk])
    a, b = OpenedForm(as_(cast, "khanh"), address), OpenedForm(as_(cast, "khanh"), address)
    assert a.press(title="một")
    assert not b.press(title="hai")
    assert b.press(**{"keep-title": "theirs"})
    reference.refresh_from_db()
    assert reference.title == "một"


def test_what_was_found_on_one_day_by_two_is_not_written_over(cast: Cast) -> None:
    a, b = open_twice(cast, reverse("cells:infrastructure_new", args=["CELL"]))
    assert a.press(sufficient="no", looked_at="Đường truyền yếu")
    assert not b.press(sufficient="yes", looked_at="Đã lắp cáp quang")
    assert f"Kept by {cast.users['an']}, " in b.html
    assert b.data["looked_at"] == ["Đã lắp cáp quang"]
    found = Infrastructure.objects.get(organisation=cast["CELL"])
    assert (found.sufficient, found.looked_at) == (False, "Đường truyền yếu")
    assert b.press(**{"keep-sufficient": "mine", "keep-looked_at": "both"})
    found.refresh_from_db()
    assert (found.sufficient, found.looked_at) == (True, "Đường truyền yếu\nĐã lắp cáp quang")


def test_an_address_that_one_administrator_gave_is_not_put_back_by_the_other(cast: Cast) -> None:
    address = reverse("cells:user_email", args=[cast.users["an"].pk])
    a, b = OpenedForm(as_(cast, "khanh"), address), OpenedForm(as_(cast, "khanh"), address)
    assert a.press(email="an@example.vn")
    assert not b.press(email="an.cu@example.vn")
    assert "an@example.vn" in b.html
    assert b.press(**{"keep-email": "theirs"})
    cast.users["an"].refresh_from_db()
    assert cast.users["an"].email == "an@example.vn"


def test_a_last_day_of_a_mandate_that_one_wrote_is_not_brought_forward_unseen_by_the_other(cast: Cast) -> None:
    mandate = Mandate.objects.get(user=cast.users["an"])
    address = reverse("cells:mandate_end", args=[mandate.pk])
    a, b = OpenedForm(as_(cast, "khanh"), address), OpenedForm(as_(cast, "khanh"), address)
    assert a.press(until="30/04/2025")
    assert not b.press(until="31/03/2025")
    assert "30/04/2025" in b.html
    mandate.refresh_from_db()
    assert f"{mandate.last_day}" == "2025-04-30"
    assert b.press(**{"keep-until": "theirs"})
    mandate.refresh_from_db()
    assert f"{mandate.last_day}" == "2025-04-30"


def test_the_end_of_a_ground_that_two_record_differently_is_asked_about(cast: Cast, member: Member) -> None:
    cast.grounds([member])
    ground = member.grounds.get()
    a, b = open_twice(cast, reverse("cells:ground_end", args=[ground.pk]))
    assert a.press(until="30/04/2025")
    assert not b.press(until="31/03/2025")
    assert f"Kept by {cast.users['an']}, " in b.html
    assert b.press(**{"keep-until": "mine"})
    ground.refresh_from_db()
    assert f"{ground.last_day}" == "2025-03-31"
