"""What an issued document looks like on paper, and that it is the very bytes its digest is of."""

import hashlib

import pytest

from accounts.models import Entry
from reports.queries.issued import kept_file
from tests.cast import Cast
from tests.reports.issuing import SITE, issue, pdf_of, secretary, without_paper, words, written

pytestmark = pytest.mark.django_db


def test_a_document_gets_the_first_number_and_is_frozen_with_its_digest(cast: Cast) -> None:
    post = secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    assert issued.symbol == "01-BC/ĐU"
    assert (issued.signed_by, issued.authority, issued.office) == (
        post.member.full_name,
        "T/M Ban Thường vụ",
        "Bí thư",
    )
    content = kept_file(issued.digest).read_bytes()
    assert hashlib.sha256(content).hexdigest() == issued.digest
    said = words(issued)
    assert "Số 01-BC/ĐU" in said
    assert f"{SITE}/verify/" in said
    assert "DỰ THẢO" not in said
    assert Entry.objects.get(act="reports.issue").data["symbol"] == "01-BC/ĐU"


def test_the_register_says_who_got_it_and_where_it_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    issued = issue(cast, written(cast, recipients="- Ban Tổ chức Tỉnh ủy,\nLưu Văn phòng"))
    assert issued.recipients == "Ban Tổ chức Tỉnh ủy\nLưu Văn phòng"


def test_the_code_stands_on_the_last_page_alone(cast: Cast) -> None:
    secretary(cast, "CITY")
    *before, last = pdf_of(issue(cast, written(cast, tasks="Việc phải làm.\n" * 60))).pages
    assert before
    assert "verify" in last.extract_text()
    assert not any("verify" in page.extract_text() for page in before)


def test_two_issued_documents_of_the_same_words_are_told_apart_by_their_codes(cast: Cast) -> None:
    secretary(cast, "CITY")
    order = written(cast)
    first = issue(cast, order)
    second = issue(cast, order, replaces=first, reason="Sai")
    assert first.code != second.code
    assert first.digest != second.digest
