from datetime import timedelta

import pytest

from accounts.rules.refusal import Refused
from reports.rules.consolidation import Consolidation
from reports.rules.kinds import DocumentKind
from reports.rules.periods import PeriodKind
from reports.services.contributions import return_figures, take_off
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.order import Order
from reports.services.periods import close_period, reopen_period
from reports.services.readiness import obstacles
from tests.cast import TODAY, Cast
from tests.reports import fakes
from tests.reports.issuing import issue, secretary, without_paper
from tests.reports.periods import accepted, of, opened, sent
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS[DocumentKind.CONSOLIDATION]


def table_of(cast: Cast, kind: DocumentKind = KIND.key) -> Consolidation:
    document, _day = document_of(Order(kind, cast["CITY"], on=TODAY), today=TODAY)
    assert isinstance(document, Consolidation)
    return document


@pytest.mark.parametrize("kind", PeriodKind)
def test_page_pdf_word_and_excel_say_the_same(kind: PeriodKind) -> None:
    html = document_html(KIND.template, fakes.consolidation(3, kind))
    assert "không tổng hợp (đã giải thể)" in html
    assert_all_say_the_same(html, tables=True)


@pytest.mark.django_db
def test_a_draft_says_what_was_sent_and_who_is_missing(cast: Cast) -> None:
    cast.people(3, of="CELL")
    sent(cast, opened(cast))
    figures = table_of(cast).figures
    assert [row.name for row in figures.rows] == ["Đảng bộ phường Sen Hồng"]
    assert figures.notes == ("Chưa gửi số liệu: Chi bộ Phòng Nội vụ.",)
    assert obstacles(Order(KIND.key, cast["CITY"], on=TODAY), today=TODAY)[0].startswith("The period is still open")


@pytest.mark.django_db
def test_what_was_closed_is_printed_as_it_was_whatever_the_register_says_since(cast: Cast) -> None:
    cast.people(3, of="CELL")
    period, occasion = opened(cast), cast.occasion("dung")
    accepted(cast, period, "WARD")
    take_off(contribution=of(period, "UNIT"), reason="Đã giải thể.", occasion=occasion)
    close_period(period=period, occasion=occasion)
    before = table_of(cast).figures
    cast.people(2, of="SECOND")
    assert table_of(cast).figures == before
    assert before.notes == ("Chi bộ Phòng Nội vụ: không tổng hợp (Đã giải thể).",)
    assert not before.register_differs or before.register[0] == 2


@pytest.mark.django_db
def test_a_closed_period_is_issued_and_after_it_was_reopened_corrected(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    period, occasion = opened(cast), cast.occasion("dung")
    accepted(cast, period)
    close_period(period=period, occasion=occasion)
    order = Order(KIND.key, cast["CITY"], on=TODAY)
    first = issue(cast, order, by="dung")
    assert first.figures["query"] == "reports.services.periods.frozen_of"
    assert first.figures["numbers"]["members"] == 1
    reopen_period(period=period, reason="Sót", occasion=occasion)
    return_figures(contribution=of(period), figure="members", text="Sót một đồng chí", occasion=occasion)
    with pytest.raises(Refused, match="still open"):
        issue(cast, order, by="dung", replaces=first, reason="Sót")
    cast.people(1, of="CELL")
    accepted(cast, period, "WARD")
    close_period(period=period, occasion=occasion)
    second = issue(cast, order, by="dung", replaces=first, reason="Sót")
    assert second.figures["numbers"]["members"] == first.figures["numbers"]["members"] + 1
    assert second.figures["digest"] != first.figures["digest"]


@pytest.mark.django_db
def test_of_a_day_for_which_nothing_was_asked_there_is_no_table(cast: Cast) -> None:
    opened(cast, day=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="No figures of 21/03/2025") as refused:
        table_of(cast)
    assert refused.value.field == "on"
    newest, day = document_of(Order(KIND.key, cast["CITY"]), today=TODAY)
    assert (newest.figures.notes[0][:16], day) == ("Chưa gửi số liệu", TODAY - timedelta(days=1))  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_each_kind_of_figures_has_a_table_of_its_own(cast: Cast) -> None:
    opened(cast, kind=PeriodKind.YEARS)
    document = table_of(cast, DocumentKind.CONSOLIDATION_OF_YEARS)
    assert document.until == "từ ngày 01/01/2021 đến ngày 21/3/2025"
    with pytest.raises(Refused, match="No figures"):
        table_of(cast)
