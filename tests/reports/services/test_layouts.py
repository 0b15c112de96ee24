import io
import zipfile
from datetime import date, timedelta

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from pypdf import PageObject, PdfReader

from accounts.rules.refusal import Refused
from reports.models import PageLayout
from reports.rules.kinds import FileType
from reports.rules.layout import Ending, Layout
from reports.services.documents import draft_of, html_of, print_document
from reports.services.html import Sheet, document_html
from reports.services.layouts import settle_layout
from reports.services.press import pdf_of
from reports.services.word import word_of
from tests.cast import TODAY, Cast
from tests.reports import fakes
from tests.reports.issuing import written

BOUND = document_html(
    "reports/documents/quota_table.html",
    fakes.quota_table(),
    sheet=Sheet(layout=Layout(both_sides=True), is_draft=True),
)


@pytest.mark.django_db
def test_from_its_day_on_and_never_before_it_is_told_what_a_text_ends_with(cast: Cast) -> None:
    order = written(cast)
    usual, _day = html_of(order, today=TODAY)
    settle_layout(
        organisation=cast["CITY"], layout=Layout(TODAY, Ending.SLASH, both_sides=True), occasion=cast.occasion("dung")
    )
    bound, _day = html_of(order, today=TODAY)
    assert "both_sides.css" in bound
    assert "both_sides.css" not in usual
    before, _day = html_of(written(cast, day=TODAY - timedelta(1)), today=TODAY)
    assert "both_sides.css" not in before
    draft, _day = draft_of(order, today=TODAY)
    assert "both_sides.css" in draft, "it is looked at on the sheets it will have"
    assert print_document(order, today=TODAY, file=FileType.DOCX).content


@pytest.mark.django_db
def test_a_day_that_has_passed_is_refused_and_one_day_is_settled_once(cast: Cast) -> None:
    occasion = cast.occasion("dung")
    with pytest.raises(Refused):
        settle_layout(organisation=cast["CITY"], layout=Layout(TODAY - timedelta(1)), occasion=occasion)
    for ending in Ending:
        settle_layout(organisation=cast["CITY"], layout=Layout(TODAY, ending), occasion=occasion)
    assert [one.settled for one in PageLayout.objects.all()] == [Layout(TODAY, Ending.SLASH)]


def pieces(page: PageObject) -> list[tuple[str, float]]:
    """Text, and its left edge in mm."""
    found: list[tuple[str, float]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, *_: found.append((text.strip(), tm[4] * cm[0] + cm[4])))
    return [(text, x * 25.4 / 72) for text, x in found if text and text != "DỰ THẢO"]


def test_left_pages_have_their_wide_margin_on_the_right_and_their_number_in_the_middle() -> None:
    pages = [pieces(page) for page in PdfReader(io.BytesIO(pdf_of(BOUND))).pages][:3]
    first, second, third = (min(x for _, x in page) for page in pages)
    assert (first - second, third - second) == (pytest.approx(15, abs=0.1), pytest.approx(15, abs=0.1))
    for number, page in enumerate(pages[1:], start=2):
        assert any(text == str(number) and x == pytest.approx(297 / 2, abs=2) for text, x in page)


def test_so_have_those_of_word() -> None:
    with zipfile.ZipFile(io.BytesIO(word_of(BOUND, date(2025, 3, 21)))) as package:
        settings = parse_xml(package.read("word/settings.xml"))
        headers = [package.read(name) for name in package.namelist() if name.startswith("word/header")]
        body = parse_xml(package.read("word/document.xml"))
    order = [child.tag.rpartition("}")[2] for child in settings]
    assert order.index("mirrorMargins") < order.index("proofState")
    assert "evenAndOddHeaders" in order
    assert sum(b"PAGE" in header for header in headers) == 2
    assert {one.get(qn("w:type")) for one in body.iter(qn("w:headerReference"))} == {"default", "first", "even"}
