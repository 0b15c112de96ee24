import re
from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.models import Body, Post
from pilots.models import RegistrationStep
from pilots.rules.registration import RegistrationAct
from reports.rules.judged import RoundDocument
from reports.rules.kinds import DocumentKind
from reports.rules.party_document import AnnexedTo
from reports.rules.signing import Way
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.markup import tree_of
from reports.services.order import Order
from reports.services.readiness import obstacles
from tests.cast import TODAY, Cast
from tests.pilots.story import appraised, decided, submitted
from tests.reports import fakes
from tests.reports.issuing import issue, secretary, signing, without_paper
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS[DocumentKind.APPRAISAL]


def appraisal_of(cast: Cast, *, on: date = TODAY) -> RoundDocument:
    document, _day = document_of(Order(KIND.key, cast["CITY"], on=on), today=on)
    assert isinstance(document, RoundDocument)
    return document


def test_page_pdf_word_and_excel_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.judged(by_board=True)), tables=True)


def test_no_blank_stands_before_a_full_stop() -> None:
    html = document_html(KIND.template, fakes.judged(by_board=True))
    assert not [line for line in tree_of(html).all("p") if re.search(r"\s[.,;]", line.text)]


@pytest.mark.django_db
def test_it_lists_what_the_board_appraised_with_the_figures_it_saw(cast: Cast) -> None:
    appraised(cast)
    (row,) = appraisal_of(cast).online.rows
    assert (row.members, row.base, row.affected, row.favourable) == (12, 12, 12, True)
    assert row.sender == "Đảng bộ phường Sen Hồng"


@pytest.mark.django_db
def test_what_is_unfit_says_why(cast: Cast) -> None:
    appraised(cast, RegistrationAct.APPRAISE_UNFIT, "Chưa có đường truyền")
    document = appraisal_of(cast)
    (row,) = document.online.rows
    assert (row.favourable, row.remark) == (False, "Chưa có đường truyền")
    assert "không cho phép 01\u00a0đăng ký" in document_html(KIND.template, document)


@pytest.mark.django_db
def test_it_stays_as_it_was_laid_before_the_standing_committee(cast: Cast) -> None:
    decided(cast)
    assert appraisal_of(cast).all.number == "01"


@pytest.mark.django_db
def test_it_stays_where_a_reorganisation_passes_what_it_lists_to_another_office(cast: Cast) -> None:
    registration = appraised(cast)
    before = appraisal_of(cast)
    later = date(2025, 5, 5)
    occasion = cast.occasion("dung", today=later)
    RegistrationStep.objects.create(
        registration=registration,
        act=RegistrationAct.CHANGE_OFFICE,
        to_state=registration.state,
        by=occasion.by.user,
        at=occasion.at,
        on=later,
    )
    type(registration).objects.filter(pk=registration.pk).update(decider=cast["OTHER"])
    assert appraisal_of(cast) == before
    with pytest.raises(Refused, match="Nothing was appraised"):
        document_of(Order(KIND.key, cast["OTHER"], on=later), today=later)


@pytest.mark.django_db
def test_there_is_none_before_the_board_appraised(cast: Cast) -> None:
    submitted(cast)
    with pytest.raises(Refused, match="Nothing was appraised"):
        appraisal_of(cast)


@pytest.mark.django_db
def test_the_head_of_the_board_signs_and_nobody_in_the_name_of_the_committee(cast: Cast) -> None:
    appraised(cast)
    assert appraisal_of(cast).signature.name == ""
    (head,) = cast.people(1, of="CELL")
    cast.office(head, Post.Title.HEAD, of="CITY", body=Body.Kind.ORGANISATION_BOARD)
    signature = appraisal_of(cast).signature
    assert (signature.authority, signature.office, signature.name) == ("", "Trưởng ban", head.full_name)


@pytest.mark.django_db
def test_it_has_a_number_of_the_board_and_the_decision_cites_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)
    round = decided(cast).submission.round
    (head,) = cast.people(1, of="CELL")
    post = cast.office(head, Post.Title.HEAD, of="CITY", body=Body.Kind.ORGANISATION_BOARD)
    order = Order(KIND.key, cast["CITY"], round_id=round.pk)
    issued = issue(cast, order, by="dung", signing=f"{post.pk}-{Way.OWN}")
    assert (issued.symbol, issued.authority, issued.office) == ("01-TTr/BTCĐU", "", "Trưởng ban")
    assert issued.book.type_code == "TTr/BTC"
    assert appraisal_of(cast).annexed_to == AnnexedTo("01-TTr/BTCĐU", "21/3/2025")
    decision, _day = document_of(Order(DocumentKind.DECISION, cast["CITY"], round_id=round.pk), today=TODAY)
    assert decision.appraisal.startswith("Xét Tờ trình số 01-TTr/BTCĐU, ngày 21/3/2025 của Ban Tổ chức")  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_no_secretary_signs_for_the_board(cast: Cast) -> None:
    round = appraised(cast).submission.round
    secretary(cast, "CITY")
    order = Order(KIND.key, cast["CITY"], round_id=round.pk)
    assert any("organisation board" in one for one in obstacles(order, today=TODAY))
    with pytest.raises(Refused, match="holds the office"):
        issue(cast, order, by="dung", signing=signing(cast["CITY"]))
