from datetime import date

import pytest

from accounts.rules.refusal import Refused
from pilots.rules.registration import RegistrationAct
from pilots.services.registrations import change_pilot
from reports.rules.judged import RoundDocument
from reports.rules.kinds import DocumentKind
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.narratives import CoverDraft, save_cover
from reports.services.order import Order
from tests.cast import TODAY, Cast
from tests.pilots.story import appraised, decided
from tests.reports import fakes
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS[DocumentKind.DECISION]


def decision_of(cast: Cast, *, on: date = TODAY) -> RoundDocument:
    document, _day = document_of(Order(KIND.key, cast["CITY"], on=on), today=on)
    assert isinstance(document, RoundDocument)
    return document


def test_page_pdf_word_and_excel_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.judged()), tables=True)


@pytest.mark.django_db
def test_it_has_its_list_annexed(cast: Cast) -> None:
    decided(cast)
    html = document_html(KIND.template, decision_of(cast)).replace("\u00a0", " ")
    assert "Cho phép 01 tổ chức đảng" in html
    assert "Chi bộ khu phố 1" in html
    assert "Xét đề nghị của Ban Tổ chức" in html


@pytest.mark.django_db
def test_it_cites_the_appraisal_by_the_number_it_was_given(cast: Cast) -> None:
    registration = decided(cast)
    save_cover(
        organisation=cast["CITY"],
        kind=DocumentKind.APPRAISAL,
        day=TODAY,
        round=registration.submission.round,
        cover=CoverDraft(number=7),
        occasion=cast.occasion("dung"),
    )
    assert decision_of(cast).appraisal.startswith("Xét Tờ trình số 07-TTr/BTC")


@pytest.mark.django_db
def test_where_everything_is_refused_nobody_is_let_try(cast: Cast) -> None:
    decided(cast, RegistrationAct.REFUSE, "Chưa cần")
    document = decision_of(cast)
    assert document.all.rows == ()
    assert "Chưa cho phép" in document_html(KIND.template, document)


@pytest.mark.django_db
def test_what_becomes_of_the_pilot_does_not_rewrite_it(cast: Cast) -> None:
    registration = decided(cast)
    later = date(2025, 5, 5)
    change_pilot(
        registration=registration,
        act=RegistrationAct.END,
        remark="Hết nhu cầu",
        occasion=cast.occasion("em", today=later),
    )
    assert decision_of(cast, on=later).all.number == "01"


@pytest.mark.django_db
def test_there_is_none_before_the_standing_committee_decided(cast: Cast) -> None:
    appraised(cast)
    with pytest.raises(Refused, match="Nothing was decided"):
        decision_of(cast)
