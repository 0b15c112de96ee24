"""Charts as page and PDF: in the type of the document, within its margins, sharp, and said to those who do not see."""

import io
import re
import subprocess
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from pypdf import PdfReader

from reports.rules.chart import MOST_CATEGORIES, Chart
from reports.services.press import pdf_of
from tests.reports import charts
from tests.reports.charts import CHARTS, on_paper
from tests.reports.same_words import assert_all_say_the_same

MM = 72 / 25.4


@pytest.fixture(scope="module")
def printed() -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(on_paper(charts.years(), charts.months(), charts.many(40)))))


def sizes(page: Any) -> set[float]:
    """Of all letters of a page, in points."""
    found: set[float] = set()

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * tm[3] * cm[3]), 1))

    page.extract_text(visitor_text=visit)
    return found


def words_of(pdf: bytes, page: int) -> list[tuple[float, ...]]:
    """Of each word of a page its left, upper, right and lower edge in mm."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"]
    told = subprocess.run(command, input=pdf, stdout=subprocess.PIPE, check=True).stdout.decode()
    edges = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', told)
    return [tuple(float(edge) / MM for edge in word) for word in edges]


def figures(pdf: PdfReader) -> Iterator[Any]:
    """Of the structure that is read aloud."""
    root = pdf.trailer["/Root"]["/StructTreeRoot"]
    waiting = [root]
    while waiting:
        element = waiting.pop(0)
        if element.get("/S") == "/Figure":
            yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            one = kid.get_object()
            if isinstance(one, dict) and "/S" in one:
                waiting.append(one)


@pytest.mark.parametrize("chart", [charts.years(), charts.months(), charts.many(40)])
def test_page_pdf_word_and_excel_say_the_same(chart: Chart) -> None:
    assert_all_say_the_same(on_paper(chart), tables=True)


def test_it_is_drawn_by_vectors_in_the_only_font_of_the_document(printed: PdfReader) -> None:
    for page in printed.pages:
        assert not [one for one in page["/Resources"].get("/XObject", {}).values() if one["/Subtype"] == "/Image"]
        for font in page["/Resources"]["/Font"].values():
            assert font.get_object()["/BaseFont"].partition("+")[2].startswith("Tinos")


def test_its_letters_are_of_twelve_points_and_its_name_of_fourteen(printed: PdfReader) -> None:
    for page in printed.pages[3:]:
        assert sizes(page) == {12.0, 14.0}


def test_no_word_lies_off_the_text_of_a_turned_sheet_nor_on_another() -> None:
    pdf = pdf_of(on_paper(charts.years(), charts.months(), charts.many(40)))
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 2 + 1 + 1 + 4
    for number, page in enumerate(pages[2:], start=3):
        assert (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM) == pytest.approx((297, 210), abs=0.1)
        words = [word for word in words_of(pdf, number) if word[1] > 18]
        assert len(words) > 20
        assert all(29.9 <= left <= right <= 282.1 for left, _top, right, _bottom in words)
        assert all(bottom <= 190 for *_edges, bottom in words)
        for one, other in combinations(words, 2):
            # A line is higher than its letters by what they hang below it.
            beside = one[2] <= other[0] + 0.05 or other[2] <= one[0] + 0.05
            assert beside or one[3] <= other[1] + 0.9 or other[3] <= one[1] + 0.9, (one, other)


def test_whoever_does_not_see_it_is_told_every_number(printed: PdfReader) -> None:
    said = [str(figure["/Alt"]).replace("\u00a0", " ") for figure in figures(printed)]
    assert len(said) == 1 + 1 + 4
    assert "2020: Chỉ tiêu 144, Thực hiện 85, Tỷ lệ 59,03 %" in said[0]


def test_a_chart_that_goes_on_says_so_and_is_counted_once() -> None:
    html = on_paper(charts.many(40), charts.one())
    assert html.count("Biểu 1. Sinh hoạt trực tuyến") == 4
    assert html.count("(tiếp theo)") == 3
    assert "Biểu 2. Đảng viên" in html


def test_of_what_has_too_many_bars_it_says_so() -> None:
    html = on_paper(charts.many(MOST_CATEGORIES + 1), charts.one())
    assert (
        "Biểu 1. Sinh hoạt trực tuyến: số lần đã sử dụng và còn lại: có 121 dòng, không vẽ thành biểu"
        in html.replace("\u00a0", " ")
    )
    assert html.count("<svg") == 1
    assert "Biểu 2. Đảng viên" in html


def test_a_document_without_charts_has_no_annex_for_them() -> None:
    assert "biểu đồ" not in on_paper()


def test_no_name_becomes_markup_and_no_style_is_written() -> None:
    html = on_paper(charts.many(3, '<script>"&{}'))
    assert "<script" not in html
    assert "style=" not in html
    assert pdf_of(html)


def test_the_same_figures_give_the_same_bytes() -> None:
    html = on_paper(*CHARTS.values())
    assert html == on_paper(*CHARTS.values())
    assert pdf_of(html) == pdf_of(html)
