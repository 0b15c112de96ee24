from datetime import date

import pytest
from django.urls import reverse

from cells.models import DocumentReference
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import add_document, cite
from tests.cast import Cast
from tests.statutes import documents_besides_shipped

pytestmark = pytest.mark.django_db
LIST = "/citations/"
NEW = "/citations/new/"
FACTS = {"issuer": "Thành uỷ", "symbol": "12 - CV/TU", "issued_on": "21/3/2023", "title": "Câu này giữ lại"}


@pytest.fixture
def letter(cast: Cast) -> DocumentReference:
    document = CitedDocument("Đảng uỷ Khối", "828-CV/ĐUK", date(2023, 3, 21), "Đăng ký")
    return add_document(document=document, secret=False, occasion=cast.occasion("dung"))[0]


def listed(response) -> list[str]:
    """Without the statutes that ship with the product."""
    rows, besides = [row.reference for row in response.context["table"].rows], set(documents_besides_shipped())
    return [reference.symbol for reference in rows if reference in besides]


def test_everybody_finds_a_document_in_any_spelling(signed_in, letter) -> None:
    cite(CitedDocument("Thành uỷ", "77-QĐ/TU", date(2023, 3, 21), "Về một đảng viên"), today=None)
    for name in ("an", "giang", "hoa", "khanh"):
        assert listed(signed_in(name).get(LIST)) == ["828-CV/ĐUK", "03-HD/TW"]
        assert listed(signed_in(name).get(LIST, {"words": "828 - cv / đuk"})) == ["828-CV/ĐUK"]
        assert listed(signed_in(name).get(LIST, {"words": "một đảng viên"})) == []


@pytest.mark.parametrize("query", ["?page=-1", "?page=abc", "?sort=weather", f"?words={'x' * 500}", "?words=%25_"])
def test_what_makes_no_sense_in_the_address_is_no_error_page(signed_in, letter, query: str) -> None:
    assert signed_in("an").get(LIST + query).status_code == 200


def test_a_clerk_enters_a_document_and_is_shown_it(signed_in, cast: Cast) -> None:
    response = signed_in("an").post(NEW, FACTS, follow=True)
    assert listed(response) == ["12-CV/TU"]
    assert "12-CV/TU, 21/03/2023 is in the register." in response.content.decode()
    assert "was in the register already" in signed_in("binh").post(NEW, FACTS, follow=True).content.decode()


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("issuer", {"issuer": ""}),
        ("symbol", {"symbol": " \u200b"}),
        ("symbol", {"symbol": "x" * 61}),
        ("symbol", {"symbol": "12-CV/TU(Mật)"}),
        ("issued_on", {"issued_on": "31/2/2023"}),
        ("issued_on", {"issued_on": "1/1/99999"}),
        ("secret", {"secret": "on"}),
        ("title", {"title": ""}),
        ("title", {"title": "Tuyệt mật: Câu này giữ lại"}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    signed_in, field: str, changes: dict[str, str]
) -> None:
    response = signed_in("an").post(NEW, FACTS | changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "Câu này giữ lại" in response.content.decode() or "title" in changes
    assert documents_besides_shipped().count() == 1


def test_a_title_is_corrected_by_who_entered_it_and_by_an_administrator(signed_in, letter) -> None:
    address = reverse("cells:citation_title", args=[letter.pk])
    for name, title in (("dung", "Đăng ký năm 2023"), ("khanh", "V/v đăng ký")):
        assert address in signed_in(name).get(LIST).content.decode()
        assert signed_in(name).post(address, {"title": title}).status_code == 302
        letter.refresh_from_db()
        assert letter.title == title
    for name in ("an", "lan"):
        assert address not in signed_in(name).get(LIST).content.decode()
        assert signed_in(name).post(address, {"title": "Khác"}).status_code == 404
    letter.refresh_from_db()
    assert letter.title == "V/v đăng ký"


def test_a_title_is_not_corrected_into_a_secret(signed_in, letter) -> None:
    response = signed_in("dung").post(reverse("cells:citation_title", args=[letter.pk]), {"title": "Mật – x"})
    assert list(response.context["form"].errors) == ["title"]


def test_who_only_reads_enters_nothing(signed_in, cast: Cast) -> None:
    assert NEW not in signed_in("giang").get(LIST).content.decode()
    assert signed_in("giang").post(NEW, FACTS).status_code == 403
    assert documents_besides_shipped().count() == 1
