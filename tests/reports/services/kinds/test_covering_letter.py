from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.rules.refusal import Refused
from reports.rules.covering_letter import CoveringLetter
from reports.rules.kinds import DocumentKind
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.narratives import save_narratives
from reports.services.order import Matter, Order
from tests.cast import TODAY, Cast
from tests.reports import fakes
from tests.reports.issuing import issue, secretary, without_paper, written
from tests.reports.same_words import assert_all_say_the_same
from tests.reports.views.test_documents import sign_in, text

KIND = KINDS[DocumentKind.COVERING_LETTER]


def test_page_pdf_and_word_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.covering_letter()))


def order(cast: Cast) -> Order:
    return Order(KIND.key, cast["CITY"], on=TODAY)


def write(cast: Cast, **texts: str) -> None:
    every = {"enclosed": "01-BC/ĐU", "about": "gửi báo cáo", "address": "Tỉnh ủy", "more": "", "recipients": "Lưu"}
    save_narratives(
        organisation=cast["CITY"], kind=KIND.key, day=TODAY, texts=every | texts, occasion=cast.occasion("dung")
    )


def letter(cast: Cast) -> CoveringLetter:
    document, _day = document_of(order(cast), today=TODAY)
    assert isinstance(document, CoveringLetter)
    return document


@pytest.mark.django_db
def test_it_names_what_it_encloses_and_is_issued_once_of_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    issue(cast, written(cast), title="Báo cáo kết quả thí điểm")
    assert KIND.proposals(Matter(cast["CITY"], TODAY)) == {"enclosed": "01-BC/ĐU", "about": "gửi Báo cáo số 01-BC/ĐU"}
    write(cast)
    assert letter(cast).items == ["1. Báo cáo số 01-BC/ĐU, ngày 21/3/2025 về kết quả thí điểm."]
    assert letter(cast).about == "về việc gửi báo cáo"
    first = issue(cast, order(cast), by="dung")
    assert first.symbol == "01-CV/ĐU"
    with pytest.raises(Refused, match="stays so"):
        issue(cast, order(cast), by="dung")
    issue(cast, written(cast, day=TODAY - timedelta(days=1)))
    write(cast, enclosed="02-BC/ĐU\n01-BC/ĐU")
    assert issue(cast, order(cast), by="dung").number == 2


@pytest.mark.django_db
def test_a_table_is_called_a_table(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    issue(cast, written(cast), title="Bảng tổng hợp chất lượng sinh hoạt tháng 2 năm 2025")
    write(cast)
    assert letter(cast).items == [
        "1. Bảng tổng hợp số 01-BC/ĐU, ngày 21/3/2025 về chất lượng sinh hoạt tháng 2 năm 2025."
    ]


@pytest.mark.django_db
def test_it_encloses_nothing_that_was_not_issued_or_was_replaced(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    with pytest.raises(Refused, match="Nothing is enclosed yet"):
        letter(cast)
    report = written(cast)
    write(cast)
    with pytest.raises(Refused, match="Not issued here by that day: 01-BC/ĐU"):
        letter(cast)
    first = issue(cast, report)
    issue(cast, report, replaces=first, reason="Sai")
    with pytest.raises(Refused, match="replaced by 02-BC/ĐU"):
        issue(cast, order(cast), by="dung")


@pytest.mark.django_db
def test_a_document_leads_to_the_letter_that_sends_it(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO_TODAY = TODAY  # type: ignore[attr-defined]
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    issued, client = issue(cast, written(cast)), sign_in(cast, "dung")
    address = reverse("reports:narrative", args=["CITY", KIND.key])
    assert address in text(client.get(reverse("reports:issued", args=[issued.pk])))
    assert address in text(client.get(reverse("reports:documents", args=["CITY"])))
    assert "01-BC/ĐU" in text(client.get(address))
    unwritten = text(client.get(reverse("reports:document", args=["CITY", KIND.key])))
    assert "Nothing is enclosed yet" in unwritten
    assert address in unwritten
