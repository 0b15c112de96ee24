from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from accounts.rules.refusal import Refused
from cells.models import OrganisationVersion
from reports.rules.directive_report import DirectiveReport, Section
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, document_of
from reports.services.html import document_html
from reports.services.kinds import KINDS
from reports.services.narratives import CoverDraft, save_cover, save_narratives
from reports.services.order import Matter
from reports.services.readiness import flags_in_texts, issued_of
from tests.cast import TODAY, Cast
from tests.reports.fakes import directive_report
from tests.reports.issuing import issue, secretary, without_paper
from tests.reports.same_words import assert_all_say_the_same
from tests.reports.views.test_documents import sign_in, text

KIND = KINDS[DocumentKind.DIRECTIVE_REPORT]
written = {section.value: f"Về {section}" for section in Section}


@pytest.mark.parametrize("texts", [{}, written])
def test_page_pdf_and_word_say_the_same(texts: dict[str, str]) -> None:
    assert_all_say_the_same(document_html(KIND.template, directive_report(**texts)))


def order(cast: Cast, **asked: Any) -> Order:
    return Order(DocumentKind.DIRECTIVE_REPORT, cast["CITY"], **asked)


@pytest.mark.django_db
def test_it_is_of_five_years_and_begins_on_another_new_year_where_one_is_named(cast: Cast) -> None:
    for since, years in ((None, 5), (date(TODAY.year, 1, 1), 1)):
        document, day = document_of(order(cast, since=since), today=TODAY)
        assert day == TODAY
        assert len(document.subject.span.years) == years  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_what_is_counted_is_kept_by_name_and_a_narrative_stands_beside_it(cast: Cast) -> None:
    matter = KIND.matter(order(cast), TODAY)
    counted = KIND.counted(KIND.settled(order(cast), TODAY), TODAY)
    assert counted is not None
    assert {"members", f"admitted:{TODAY.year}", "grassroots"} <= set(counted.numbers)
    (flag,) = flags_in_texts(KIND, matter, {Section.ADMISSION: "đạt 680/730 chỉ tiêu, tỷ lệ 93,51 %."})
    assert flag.right == "93,15 %"


@pytest.mark.django_db
def test_it_is_issued_once_of_its_years_with_every_chapter_written(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)
    secretary(cast, "CITY")
    with pytest.raises(Refused):
        issue(cast, order(cast, on=TODAY), by="dung")
    save_narratives(
        organisation=cast["CITY"], kind=KIND.key, day=TODAY, texts=written, occasion=cast.occasion("dung", today=TODAY)
    )
    issued = issue(cast, order(cast, on=TODAY), by="dung")
    assert issued.since == date(TODAY.year - 4, 1, 1)
    assert issued_of(order(cast, on=TODAY, since=issued.since), today=TODAY) == issued
    assert issued_of(order(cast, on=TODAY, since=date(TODAY.year, 1, 1)), today=TODAY) is None


@pytest.mark.django_db
def test_reports_on_another_number_of_years_have_texts_and_covers_of_their_own(cast: Cast) -> None:
    years = Matter(cast["CITY"], TODAY, since=date(TODAY.year - 4, 1, 1))
    yearly = Matter(cast["CITY"], TODAY, since=date(TODAY.year, 1, 1))
    for matter, said in ((years, "năm năm"), (yearly, "một năm")):
        how = {"organisation": cast["CITY"], "kind": KIND.kept_as(matter), "day": TODAY}
        save_narratives(**how, texts={Section.GOALS: said}, occasion=cast.occasion("dung"))
        number = 5 if matter is years else 6
        save_cover(**how, cover=CoverDraft(number=number), occasion=cast.occasion("dung"))
    with pytest.raises(Refused):
        save_cover(**how, cover=CoverDraft(number=5), occasion=cast.occasion("dung"))
    kept = [(KIND.texts_to_edit(one)[Section.GOALS], KIND.cover_to_edit(one).number) for one in (years, yearly)]
    assert kept == [("năm năm", 5), ("một năm", 6)]
    next_year = TODAY.replace(year=TODAY.year + 1)
    following = [Matter(cast["CITY"], next_year, since=date(next_year.year - ago, 1, 1)) for ago in (4, 0)]
    assert [KIND.texts_to_edit(one)[Section.GOALS] for one in following] == ["năm năm", "một năm"]


@pytest.mark.django_db
def test_a_grassroots_organisation_makes_no_such_report(cast: Cast) -> None:
    with pytest.raises(Refused):
        document_of(Order(DocumentKind.DIRECTIVE_REPORT, cast["WARD"]), today=TODAY)


@pytest.mark.django_db
def test_the_board_is_led_to_it_sees_it_and_writes_it(cast: Cast, settings: Any) -> None:
    settings.DEMO_TODAY = TODAY
    board = sign_in(cast, "dung")
    at = [reverse(f"reports:{page}", args=["CITY", KIND.key]) for page in ("document", "narrative")]
    documents = text(board.get(reverse("reports:documents", args=["CITY"])))
    assert all(address in documents for address in at)
    seen = text(board.get(f"{at[0]}?from=01/01/{TODAY.year - 1}"))
    assert f'name="from" value="01/01/{TODAY.year - 1}"' in seen, "it is asked for as a file of the same years"
    assert "<iframe" in seen
    assert "More about cases of discipline" in text(board.get(at[1]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "said"),
    [("from=02/01/2024", "let it begin on 1 January"), ("on=31/12/2018", "had not been issued by that day")],
)
def test_a_time_that_cannot_be_told_is_told_on_the_page(cast: Cast, settings: Any, asked: str, said: str) -> None:
    settings.DEMO_TODAY = TODAY
    board = sign_in(cast, "dung")
    for page in ("document", "narrative"):
        answer = text(board.get(f"{reverse(f'reports:{page}', args=['CITY', KIND.key])}?{asked}"))
        assert said in answer
        assert "<iframe" not in answer
    answer = board.get(f"{reverse('reports:issue', args=['CITY', KIND.key])}?{asked}", follow=True)
    assert said in text(answer)


@pytest.mark.django_db
def test_the_centre_reports_and_signs_by_its_secretariat(cast: Cast) -> None:
    OrganisationVersion.objects.filter(organisation=cast["TW"]).update(issuer_name="Ban Chấp hành Trung ương")
    report, _day = document_of(Order(DocumentKind.DIRECTIVE_REPORT, cast["TW"]), today=TODAY)
    assert isinstance(report, DirectiveReport)
    assert (report.signature.authority, report.signature.office) == ("T/M Ban Bí thư", "Tổng Bí thư")
