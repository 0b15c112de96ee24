"""The structure of a chart in a file of Word; how it looks was judged in LibreOffice, page by page."""

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.services.edited_word import changes_in
from reports.services.markup import UnknownElement, tree_of
from reports.services.word import word_of
from reports.services.word_charts import chart_paragraph
from reports.services.word_styles import Styles
from tests.reports import charts
from tests.reports.charts import on_paper

DAY = date(2025, 3, 21)
POINT = 12_700
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
HTML = on_paper(charts.years(), charts.many(40))


@pytest.fixture(scope="module")
def body() -> Any:
    return Document(io.BytesIO(word_of(HTML, DAY))).element.body


def test_it_has_the_lines_boxes_and_letters_of_the_page(body: Any) -> None:
    drawn = tree_of(HTML)
    expected = sum(1 for tag in ("line", "rect", "text") for _element in drawn.all(tag))
    parts = len(list(drawn.all("svg")))
    assert len(list(body.iter(f"{WPS}wsp"))) == expected + parts, "and around each an empty one"
    said = ["".join(text.text for text in box.iter(qn("w:t"))) for box in body.iter(qn("w:txbxContent"))]
    assert [text.replace("\u00a0", " ") for text in said] == [
        text.text.replace("\u00a0", " ") for text in drawn.all("text")
    ]


def test_nothing_stands_out_of_its_group_which_would_be_drawn_smaller(body: Any) -> None:
    for inline in body.iter(qn("wp:inline")):
        extent = inline.find(qn("wp:extent"))
        for frame in inline.iter(qn("a:xfrm")):
            place, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
            for at, long in (("x", "cx"), ("y", "cy")):
                assert int(place.get(at)) >= -POINT
                assert int(place.get(at)) + int(size.get(long)) <= int(extent.get(long)) + POINT


def test_it_is_said_to_those_who_do_not_see_it_and_no_number_of_a_shape_is_given_twice(body: Any) -> None:
    said = [one.get("descr") for one in body.iter(qn("wp:docPr"))]
    assert len(said) == 1 + 4
    assert "2020: Chỉ tiêu 144, Thực hiện 85" in said[0]
    ids = [one.get("id") for one in (*body.iter(qn("wp:docPr")), *body.iter(f"{WPS}cNvPr"))]
    assert len(ids) == len({*ids})


def test_word_knows_by_the_name_of_its_space_that_it_can_show_it(body: Any) -> None:
    for choice in body.iter(f"{MC}Choice"):
        assert choice.nsmap[choice.get("Requires")].endswith("wordprocessingGroup")


def test_its_letters_have_a_style_of_twelve_points_and_its_line_is_as_high_as_it(body: Any) -> None:
    document = Document(io.BytesIO(word_of(HTML, DAY)))
    assert document.styles["Chữ trong biểu"].font.size.pt == 12
    assert document.styles["Tên biểu"].paragraph_format.keep_with_next
    for line in (line for line in document.paragraphs if line._p.findall(f".//{qn('w:drawing')}")):
        assert line._p.pPr.find(qn("w:spacing")).get(qn("w:lineRule")) == "auto"


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert word_of(HTML, DAY) == word_of(HTML, DAY)


def test_of_an_edited_file_a_number_changed_in_a_chart_is_told() -> None:
    issued, edited = (word_of(on_paper(charts.one(number)), DAY) for number in (6031, 6032))
    assert {"gone": "6.031", "new": "6.032"} in changes_in(edited, issued)


def test_a_chart_that_says_nothing_is_a_mistake_of_the_template() -> None:
    (svg,) = tree_of('<svg width="1pt" height="1pt"></svg>').elements
    with pytest.raises(UnknownElement):
        chart_paragraph(svg, Styles(), number=1)
