from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from pilots.models import Guidance
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.order import Order
from tests.cast import TODAY, Cast
from tests.pilots.story import drafted, make_eligible, submitted
from tests.reports import fakes
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS["registration_list"]


def test_page_pdf_word_and_excel_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.registration_list(9, 22)), tables=True)


def of(cast: Cast, **asked: object) -> Order:
    return Order(KIND.key, cast["WARD"], **asked)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_list_of_a_round_is_refused_before_the_round_and_on_a_day_to_come(cast: Cast) -> None:
    round_id = submitted(cast).submission.round_id
    with pytest.raises(Refused, match="no registration list in this round"):
        document_of(of(cast, on=TODAY - timedelta(1), round_id=round_id), today=TODAY)
    with pytest.raises(Refused, match="lies ahead"):
        document_of(of(cast, on=TODAY + timedelta(1)), today=TODAY)
    before, _day = document_of(of(cast, on=TODAY - timedelta(1)), today=TODAY)
    html = document_html(KIND.template, before)
    assert "dự thảo, khi chưa có công văn mở đợt đăng ký" in html, "without its round it says so"


@pytest.mark.django_db
@pytest.mark.parametrize("with_draft", [False, True])
def test_after_its_guidance_nothing_is_drawn_up_any_more_but_what_was_sent_stays(cast: Cast, with_draft: bool) -> None:
    if with_draft:
        make_eligible(cast)
        drafted(cast)
    last, after = (Guidance.objects.get().period.last_day, date(2025, 7, 1))
    document_of(of(cast, on=last), today=after)
    with pytest.raises(Refused, match="03-HD/TW was in force until 30/06/2025"):
        document_of(of(cast), today=after)


@pytest.mark.django_db
def test_a_list_that_was_sent_is_printed_after_its_guidance_too(cast: Cast) -> None:
    submitted(cast)
    document, _day = document_of(of(cast, on=date(2025, 7, 1)), today=date(2025, 7, 1))
    assert document.online  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_before_any_guidance_there_was_nothing_to_register(cast: Cast) -> None:
    before = Guidance.objects.get().valid_from - timedelta(1)
    with pytest.raises(Refused, match="No guidance on pilots had begun by 26/12/2022") as refused:
        document_of(of(cast, on=before), today=TODAY)
    assert refused.value.field == "on"
