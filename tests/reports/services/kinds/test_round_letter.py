from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.refusal import Refused
from pilots.services.rounds import call_off_round, extend_round
from reports.rules.kinds import DocumentKind
from reports.rules.round_letter import RoundLetter
from reports.services.documents import document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.narratives import save_narratives
from reports.services.order import Order
from tests.cast import TODAY, Cast
from tests.pilots.story import opened
from tests.reports import fakes
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS[DocumentKind.ROUND_LETTER]


def letter_of(cast: Cast, code: str = "CITY", *, round_id: int | None = None, on: date = TODAY) -> RoundLetter:
    document, _day = document_of(Order(KIND.key, cast[code], on=on, round_id=round_id), today=TODAY)
    assert isinstance(document, RoundLetter)
    return document


def test_page_pdf_and_word_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.round_letter()))


def test_at_the_centre_its_secretariat_writes() -> None:
    html = document_html(KIND.template, replace(fakes.round_letter(), issuer="Ban Chấp hành Trung ương"))
    for named in ("Ban Bí thư yêu cầu", "giúp việc Trung ương thực hiện", ". Ban Tổ chức Trung ương</p>"):
        assert named in html
    assert "Thường vụ Ban" not in html


@pytest.mark.django_db
def test_it_has_number_date_and_last_day_of_its_round(cast: Cast) -> None:
    opened(cast)
    letter = letter_of(cast)
    assert letter.head.number_line == "Số 828-CV/ĐUK"
    assert letter.head.place_and_day.endswith("ngày 21 tháng 3 năm 2025")
    assert letter.before == "10/4/2025"
    assert letter.last_number == 2


@pytest.mark.django_db
def test_an_extension_does_not_rewrite_the_letter(cast: Cast) -> None:
    round = opened(cast)
    extend_round(round=round, last_day=date(2025, 4, 30), reason="Mưa bão", occasion=cast.occasion("dung"))
    assert letter_of(cast).before == "10/4/2025"


@pytest.mark.django_db
def test_what_is_proposed_is_printed_only_where_it_is_kept_for_its_round(cast: Cast) -> None:
    first, second = opened(cast), opened(cast, symbol="900-CV/ĐUK")
    matter = KIND.matter(Order(KIND.key, cast["CITY"], round_id=first.pk), TODAY)
    assert "Ban Tuyên giáo" in KIND.proposals(matter)["tasks"]
    assert letter_of(cast, round_id=first.pk).tasks == ()
    save_narratives(
        organisation=cast["CITY"],
        kind=KIND.key,
        day=matter.day,
        round=first,
        texts={"tasks": "Ban Tuyên giáo tuyên truyền.\n- Hằng tháng."},
        occasion=cast.occasion("dung"),
    )
    assert letter_of(cast, round_id=first.pk).numbered_tasks == ["2. Ban Tuyên giáo tuyên truyền.", "- Hằng tháng."]
    assert letter_of(cast, round_id=first.pk).last_number == 3
    assert letter_of(cast, round_id=second.pk).tasks == ()


@pytest.mark.django_db
def test_there_is_none_of_a_round_that_was_called_off_or_not_yet_opened(cast: Cast) -> None:
    round = opened(cast)
    with pytest.raises(Refused, match="no such round"):
        letter_of(cast, on=date(2025, 3, 20))
    with pytest.raises(Refused, match="no such round"):
        letter_of(cast, "WARD")
    call_off_round(round=round, reason="Nhầm", occasion=cast.occasion("dung"))
    with pytest.raises(Refused, match="no such round"):
        letter_of(cast)
