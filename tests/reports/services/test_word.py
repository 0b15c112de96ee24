"""The structure of a file of Word; how it looks was judged page by page beside the same document on paper (docs/documents.md)."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.rules.party_document import Signature
from reports.services.html import Sheet, document_html
from reports.services.markup import UnknownElement
from reports.services.word import word_of
from reports.services.word_styles import write_styles
from tests.reports import fakes

DAY = date(2025, 3, 21)


def written(kind: str, document: object):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(word_of(document_html(f"reports/documents/{kind}.html", document), DAY)))


@pytest.fixture(scope="module")
def report():  # type: ignore[no-untyped-def]
    return written("pilot_report", fakes.pilot_report())


@pytest.mark.parametrize(
    ("place", "width"),
    [("Phan Rang - Tháp Chàm", 104.7), ("Thành phố Hồ Chí Minh", 106.3), ("Phường Minh Mạng", 97.9), ("Huế", 91)],
)
def test_the_date_line_of_a_long_place_stays_one_line(place: str, width: float) -> None:
    """`width`: of the line in Tinos of 14 points, in mm."""
    document = replace(fakes.pilot_report(), head=fakes.head(place_and_day=f"{place}, ngày 28 tháng 12 năm 2025"))
    cell = written("pilot_report", document).tables[0]._tbl.tr_lst[1].tc_lst[-1]
    assert cell.width.mm > width - 0.1


def test_headings_are_headings_and_the_rest_has_styles_of_its_own(report) -> None:  # type: ignore[no-untyped-def]
    styles = {line.text: line.style.name for line in report.paragraphs}
    assert styles["BÁO CÁO"] == "Tiêu đề"
    assert styles["I. ĐẶC ĐIỂM, TÌNH HÌNH"] == "Heading 1"
    assert styles["2. Kết quả thực hiện"] == "Heading 2"
    assert styles["2.1. Về thí điểm sinh hoạt đảng trực tuyến"] == "Heading 3"
    assert styles["Trân trọng!"] == "Thân bài"


def test_the_body_is_14_points_of_times_new_roman_on_lines_of_exactly_19(report) -> None:  # type: ignore[no-untyped-def]
    body = report.styles["Thân bài"]
    assert (body.font.name, body.font.size) == ("Times New Roman", Pt(14))
    form = body.paragraph_format
    assert (form.line_spacing_rule, form.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(19))
    assert round(form.first_line_indent / Mm(1)) == 10
    assert form.space_after == Pt(6)


def test_what_becomes_of_the_styles_of_one_document_is_nothing_to_the_next() -> None:
    one, other = Document(), Document()
    write_styles(one)
    one.styles["Thân bài"].font.bold = True
    write_styles(other)
    assert [document.styles["Thân bài"].font.bold for document in (one, other)] == [True, False]


def test_the_sheet_has_the_margins_of_the_guidance_and_a_number_from_its_second_page(report) -> None:  # type: ignore[no-untyped-def]
    (section,) = report.sections
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(margin / Mm(1)) for margin in margins] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert section.header._element.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == "PAGE"
    assert not section.first_page_header._element.findall(f".//{qn('w:fldSimple')}")


def test_an_annex_with_a_wide_table_turns_its_sheet() -> None:
    letter, annex = written("appraisal", fakes.judged(by_board=True)).sections
    assert (letter.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert (round(annex.page_width / Mm(1)), round(annex.page_height / Mm(1))) == (297, 210)
    assert not annex.different_first_page_header_footer


def test_a_table_says_its_columns_on_every_page_and_never_splits_a_row() -> None:
    table = written("quota_table", fakes.quota_table()).tables[1]._tbl
    heads = [row for row in table.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert len(heads) == 2
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.tr_lst)
    widths = [int(column.get(qn("w:w"))) for column in table.tblGrid.findall(qn("w:gridCol"))]
    assert sum(widths) == pytest.approx(252 / 25.4 * 1440, abs=9)


def test_numbers_of_documents_are_not_parted_at_their_hyphen(report) -> None:  # type: ignore[no-untyped-def]
    assert report.element.body.findall(f".//{qn('w:noBreakHyphen')}")
    assert "03-HD/TW" in "".join(line.text for line in report.paragraphs)


def test_every_bit_of_xml_is_what_word_expects_in_its_order(report) -> None:  # type: ignore[no-untyped-def]
    """Word refuses a file whose properties stand in another order than its schema's."""
    orders = {
        "w:pPr": ["pStyle", "keepNext", "keepLines", "widowControl", "pBdr", "spacing", "ind", "jc", "sectPr"],
        "w:rPr": ["rStyle", "rFonts", "b", "i", "color", "sz", "szCs", "u", "vertAlign", "lang"],
        "w:tcPr": ["tcW", "gridSpan", "vMerge", "vAlign"],
        "w:tblPr": ["tblW", "tblBorders", "tblLayout", "tblCellMar"],
    }
    for document in (report, written("appraisal", fakes.judged(by_board=True))):
        for name, order in orders.items():
            for properties in document.element.body.iter(qn(name)):
                found = [child.tag.rpartition("}")[2] for child in properties]
                assert found == sorted(found, key=order.index)


def test_the_same_data_gives_the_same_bytes_and_names_the_day_of_the_document() -> None:
    html = document_html("reports/documents/pilot_report.html", fakes.pilot_report())
    content = word_of(html, DAY)
    assert content == word_of(html, DAY)
    about = Document(io.BytesIO(content)).core_properties
    assert about.created is not None
    assert about.created.date() == DAY
    assert about.title.startswith("Báo cáo kết quả thực hiện Hướng dẫn số 03-HD/TW")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_letters_that_no_file_of_word_may_hold_are_left_out() -> None:
    assert word_of("<html><body><p>Một\x0chai\x00</p></body></html>", DAY)


@pytest.mark.parametrize(
    "html", ["<p class='unheard-of'>x</p>", "<div class='box'><p>x</p></div>", "<table><tr></tr></table>"]
)
def test_a_class_that_word_does_not_know_is_a_mistake_of_the_template(html: str) -> None:
    with pytest.raises(UnknownElement):
        word_of(f"<html><body>{html}</body></html>", DAY)


NOTED = "<p>Một<span class='footnote'>ghi <em>chú</em><br>một</span> hai<span class='footnote'>ghi chú hai</span>.</p>"


def test_footnotes_are_those_of_word_numbered_as_they_come() -> None:
    with zipfile.ZipFile(io.BytesIO(word_of(f"<html><body>{NOTED}</body></html>", DAY))) as package:
        body, notes, settings = (
            parse_xml(package.read(f"word/{part}.xml")) for part in ("document", "footnotes", "settings")
        )
    assert [call.get(qn("w:id")) for call in body.iter(qn("w:footnoteReference"))] == ["1", "2"]
    said = {
        note.get(qn("w:id")): "|".join("".join(text.text for text in line.iter(qn("w:t"))) for line in note)
        for note in notes
    }
    assert said == {"-1": "", "0": "", "1": "\u00a0ghi chú|một", "2": "\u00a0ghi chú hai"}
    assert [note.get(qn("w:type")) for note in notes][:2] == ["separator", "continuationSeparator"]
    order = [child.tag.rpartition("}")[2] for child in settings]
    assert order.index("footnotePr") == order.index("compat") - 1


def test_a_document_without_footnotes_has_no_part_for_them(report) -> None:  # type: ignore[no-untyped-def]
    assert "/word/footnotes.xml" not in {part.partname for part in report.part.package.iter_parts()}


def test_a_line_end_in_a_template_is_a_blank_and_no_new_line() -> None:
    ((cell,),) = (
        row.cells
        for row in Document(
            io.BytesIO(word_of("<html><body><table class='rows'><tbody><tr><td><strong>a</strong>\n</td></tr></tbody></table>"
            "</body></html>", DAY))
        ).tables[0].rows
    )  # fmt: skip
    assert cell.text == "a"


def test_the_head_of_the_first_page_is_not_pushed_down_by_a_line_for_its_number(report) -> None:  # type: ignore[no-untyped-def]
    (line,) = report.sections[0].first_page_header.paragraphs
    assert line.style.name == "Kết thúc"


def lines_of(html: str):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(word_of(f"<html><body>{html}</body></html>", DAY)))


def held(row: Any) -> bool:
    """Whether a row of a table stays on the page of what is below it."""
    return all(line.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for line in row.iter(qn("w:p")))


ROWS = """<table class='rows'><thead><tr><th>Tên</th></tr></thead><tbody><tr class='section'><td>I</td></tr><tr><td>a</td></tr>
<tr><td>b</td></tr><tr class='total'><td>Cộng</td></tr><tr><td>c</td></tr></tbody></table>"""


def test_the_star_stands_on_the_line_of_the_day_where_there_is_no_number() -> None:
    (_organs, (star, day)) = (
        [[line.text for line in cell.paragraphs if line.text] for cell in row.cells[:: len(row.cells) - 1]]
        for row in written("registration_list", fakes.registration_list()).tables[0].rows
    )
    assert (star, day) == (["*"], ["Phan Rang - Tháp Chàm, ngày\u00a021 tháng\u00a03 năm\u00a02025"])


def test_a_number_is_not_parted_however_little_the_day_leaves_of_its_line() -> None:
    document = replace(fakes.pilot_report(), head=fakes.head(number_line="Số 1234-BC/BTCĐUK"))
    (line,) = written("pilot_report", document).tables[0].rows[1].cells[0].paragraphs
    assert line._p.findall(f".//{qn('w:noBreakHyphen')}")
    assert " " not in line.text
    centred = written("pilot_report", fakes.pilot_report()).tables[0].rows[1].cells[0].paragraphs[0]
    assert line.paragraph_format.left_indent.mm < centred.paragraph_format.left_indent.mm


def test_what_a_letter_is_about_stands_close_below_its_number() -> None:
    def below_head(kind: str, document: object) -> float:
        gap = written(kind, document).paragraphs[0]
        return float(gap.paragraph_format.space_before.pt + gap.style.paragraph_format.line_spacing.pt)

    assert below_head("round_letter", fakes.round_letter()) == 4
    assert below_head("pilot_report", fakes.pilot_report()) == 16


def test_names_of_columns_and_sections_stay_with_what_is_below_and_a_total_with_what_is_above() -> None:
    document = lines_of(ROWS)
    names, section, *between, above_total, total, last = document.tables[0]._tbl.tr_lst
    assert all(held(row) for row in (names, section, above_total))
    assert not any(held(row) for row in (*between, total, last))
    assert document.tables[0].cell(0, 0).vertical_alignment == WD_ALIGN_VERTICAL.CENTER
    gap = document.paragraphs[0]
    assert gap._p.getnext() is document.tables[0]._tbl
    assert gap.style.paragraph_format.keep_with_next


def test_the_last_row_stays_with_a_note_but_not_with_one_that_goes_on_for_lines() -> None:
    short, long = (
        lines_of(f"{ROWS}<p class='note'>{note}</p>") for note in ("Chưa gửi: một.", "Chưa gửi số liệu; " * 40)
    )
    assert held(short.tables[0]._tbl.tr_lst[-1])
    assert not held(long.tables[0]._tbl.tr_lst[-1])


def test_text_stands_apart_from_the_table_or_note_above_it() -> None:
    after_note = f"{ROWS}<p class='note'>x</p><div class='text after-table'><p>Sau bảng</p><p>Rồi</p></div>"
    within = f"<div class='text'>{ROWS}<p>Sau bảng</p><p>Rồi</p></div>"
    for html in (after_note, within):
        spaces = {line.text: line.paragraph_format.space_before for line in lines_of(html).paragraphs}
        assert (spaces["Sau bảng"], spaces["Rồi"]) == (Pt(8), None)


def test_lines_of_a_cell_have_no_space_between_them() -> None:
    html = "<table class='rows'><tbody><tr><td><p>a</p><p>b</p><p>c</p></td></tr></tbody></table>"
    told = [
        (line.paragraph_format.space_before, line.paragraph_format.space_after)
        for line in lines_of(html).tables[0].cell(0, 0).paragraphs
    ]
    assert told == [(None, 0), (0, 0), (0, None)]


def test_two_who_sign_have_a_little_more_room_than_the_recipients() -> None:
    sheet = Sheet(second=Signature("T/M Ban Thường vụ", "Phó Bí thư", "Nguyễn Thị B"))
    html = document_html("reports/documents/pilot_report.html", fakes.pilot_report(), sheet=sheet)
    widths = [cell.width.mm for cell in Document(io.BytesIO(word_of(html, DAY))).tables[-1].rows[0].cells]
    assert widths == pytest.approx([52.8, 56.1, 56.1], abs=0.1)


def test_a_document_with_footnotes_does_not_begin_with_a_table_for_libreoffice_would_put_a_line_before_it(
    report,
) -> None:  # type: ignore[no-untyped-def]
    noted = lines_of(f"{ROWS}{NOTED}")
    assert noted.element.body[0].tag == qn("w:p")
    assert noted.paragraphs[0].style.name == "Kết thúc"
    assert report.element.body[0].tag == qn("w:tbl")


def test_a_long_date_line_ends_at_the_margin_as_on_paper() -> None:
    def aligned(place: str) -> object:
        document = replace(fakes.pilot_report(), head=fakes.head(place_and_day=f"{place}, ngày 28 tháng 12 năm 2025"))
        return written("pilot_report", document).tables[0].rows[1].cells[-1].paragraphs[0].alignment

    assert aligned("Thành phố Hồ Chí Minh") == WD_ALIGN_PARAGRAPH.RIGHT
    assert aligned("Huế") is None


def test_where_no_name_is_known_there_is_room_to_sign_and_no_more() -> None:
    letter = written("round_letter", fakes.round_letter())
    authority, instruction, room = letter.tables[-1].rows[0].cells[-1].paragraphs
    assert (authority.text, instruction.text, room.text) == ("T/M ĐẢNG ỦY (CHI BỘ)", "(Ký tên, đóng dấu)", "")
    assert (room.style.name, room.paragraph_format.space_before) == ("Khoảng cách", Pt(71))
