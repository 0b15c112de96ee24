"""The citation register: a document stands in it once, whatever the spelling, and a secret one never."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import DocumentReference
from cells.queries.citations import citations
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import add_document, cite, correct_title
from tests.cast import Cast
from tests.statutes import documents_besides_shipped

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 21)
LETTER = CitedDocument("Đảng uỷ Khối", "828-CV/ĐUK", DAY, "V/v đăng ký sinh hoạt trực tuyến")


def offered(words: str = "") -> list[DocumentReference]:
    """What the register shows besides what ships with the product."""
    besides = documents_besides_shipped().values("pk")
    return list(citations(words).exclude(symbol="03-HD/TW").filter(pk__in=besides))


def add(cast: Cast, document: CitedDocument = LETTER, *, secret: bool = False) -> tuple[DocumentReference, bool]:
    return add_document(document=document, secret=secret, occasion=cast.occasion("dung"))


# Known once -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelled", ["828 - CV/ĐUK", "828–cv / đuk", "Số 0828-CV/ĐUK"])
def test_two_spellings_are_one_document(spelled: str) -> None:
    first = cite(CitedDocument("Đảng uỷ Khối", "828-CV/ĐUK", DAY), today=None)
    assert cite(CitedDocument("ĐẢNG ỦY KHỐI", spelled, DAY), today=None) == first
    assert DocumentReference.objects.get(pk=first.pk).symbol == "828-CV/ĐUK"


def test_one_symbol_of_two_issuers_is_two_documents() -> None:
    province = cite(CitedDocument("Tỉnh uỷ", "38-QĐ/TU", DAY), today=None)
    city = cite(CitedDocument("Thành uỷ", "38-QĐ/TU", DAY), today=None)
    assert province != city


def test_one_symbol_of_two_days_is_two_documents() -> None:
    one = cite(CitedDocument("Tỉnh uỷ", "38-QĐ/TU", date(2021, 5, 4)), today=None)
    assert cite(CitedDocument("Tỉnh uỷ", "38-QĐ/TU", date(2022, 5, 4)), today=None) != one


def test_the_database_itself_keeps_two_spellings_out() -> None:
    cite(CitedDocument("Đảng uỷ Khối", "828-CV/ĐUK", DAY), today=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentReference.objects.create(issuer="Đảng ủy khối", symbol="828 - CV/ĐUK", issued_on=DAY)


def test_a_title_it_has_is_kept_and_one_it_lacks_is_taken() -> None:
    cite(CitedDocument("Tỉnh uỷ", "38-QĐ/TU", DAY), today=None)
    assert cite(CitedDocument("Tỉnh uỷ", "38-QĐ/TU", DAY, "Quy định"), today=None).title == "Quy định"
    assert cite(CitedDocument("Tỉnh uỷ", "38-QĐ/TU", DAY, "Chuyện khác"), today=None).title == "Quy định"


# Who reads it -----------------------------------------------------------------------------------------------


def test_what_orders_an_act_about_a_member_stands_in_nobodys_list() -> None:
    cite(CitedDocument("Tỉnh uỷ", "77-QĐ/TU", DAY, "Kỷ luật"), today=None)
    assert offered() == []
    assert offered("77") == []


def test_cited_by_everybody_later_it_comes_into_the_list(cast: Cast) -> None:
    private = cite(CitedDocument(LETTER.issuer, LETTER.symbol, DAY), today=None)
    reference, new = add(cast)
    assert (reference, new) == (private, True)
    assert offered() == [private]
    assert offered()[0].title == LETTER.title


def test_it_is_found_by_every_word_in_any_spelling(cast: Cast) -> None:
    reference, _ = add(cast)
    for words in ("828 cv", "dang uy", "TRỰC TUYẾN 2023", "828-CV/ĐUK"):
        assert offered(words) == [reference], words
    assert offered("828 không-có") == []


# Entering ---------------------------------------------------------------------------------------------------


def test_a_new_document_is_in_the_log_once_with_who_entered_it(cast: Cast) -> None:
    reference, new = add(cast)
    again, still_new = add(cast)
    assert (again, new, still_new) == (reference, True, False)
    assert reference.added_by == cast.users["dung"]
    assert Entry.objects.filter(act="cells.add_document").count() == 1


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (CitedDocument("Tỉnh uỷ", "12-BC/TU", DAY, "Tối mật: báo cáo"), "title"),
        (CitedDocument("Tỉnh uỷ", "12-BC/TU(Mật)", DAY, "Báo cáo"), "symbol"),
    ],
)
def test_what_is_marked_secret_is_refused_and_nothing_is_kept(cast: Cast, document: CitedDocument, field: str) -> None:
    for act, beside in ((lambda: add(cast, document), field), (lambda: cite(document, today=None), "document")):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.field == beside
        assert document.title not in str(refused.value)
    assert not DocumentReference.objects.filter(issuer="Tỉnh uỷ").exists()
    assert not Entry.objects.filter(act="cells.add_document").exists()


def test_what_one_says_is_secret_is_refused_without_a_mark(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        add(cast, secret=True)
    assert refused.value.field == "secret"
    assert not DocumentReference.objects.filter(symbol=LETTER.symbol).exists()


# Correcting -------------------------------------------------------------------------------------------------


def test_a_corrected_title_is_found_and_the_wrong_one_stays_in_the_log(cast: Cast) -> None:
    reference, _ = add(cast)
    correct_title(reference=reference, title=" V/v  báo cáo ", occasion=cast.occasion("khanh"))
    assert offered("báo cáo") == [reference]
    assert offered("trực tuyến") == []
    assert Entry.objects.get(act="cells.correct_title").data == {"before": LETTER.title, "after": "V/v báo cáo"}


def test_the_same_title_is_no_correction(cast: Cast) -> None:
    reference, _ = add(cast)
    correct_title(reference=reference, title=LETTER.title, occasion=cast.occasion("khanh"))
    assert not Entry.objects.filter(act="cells.correct_title").exists()


def test_a_title_is_not_corrected_into_a_secret(cast: Cast) -> None:
    reference, _ = add(cast)
    with pytest.raises(Refused) as refused:
        correct_title(reference=reference, title="Mật – đăng ký", occasion=cast.occasion("khanh"))
    assert refused.value.field == "title"
    assert offered()[0].title == LETTER.title


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_no_act_cites_what_is_not_issued_yet(days: int, refused: bool) -> None:
    document = CitedDocument("Tỉnh uỷ", "900-QĐ/TU", DAY + timedelta(days=days))
    if not refused:
        assert cite(document, today=DAY).issued_on == document.issued_on
        return
    with pytest.raises(Refused, match="still to come") as why:
        cite(document, today=DAY)
    assert why.value.field == "document"
    assert not DocumentReference.objects.filter(symbol="900-QĐ/TU").exists()
