"""Tables as Excel: text stays text, numbers are numbers."""

import io
import re
import zipfile
from datetime import date

import pytest
import python_calamine

from reports.services.html import document_html
from reports.services.markup import UnknownElement
from reports.services.workbook import workbook_of
from tests.reports import fakes

DAY = date(2025, 3, 21)


def rows_of(content: bytes) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def test_figures_are_numbers_that_can_be_added_up() -> None:
    rows = rows_of(workbook_of(document_html("reports/documents/decision.html", fakes.judged()), DAY))
    first = next(row for row in rows if row[1] == "Chi bộ tàu Sóng Xanh 01")
    assert first[3] == 1234
    assert first[4] == "06 chi bộ"


def test_what_stands_above_the_table_stands_above_it_here() -> None:
    rows = rows_of(workbook_of(document_html("reports/documents/quota_table.html", fakes.quota_table()), DAY))
    assert [row[0] for row in rows[:3]] == ["TỈNH ỦY NINH THUẬN", "THÀNH ỦY PHAN RANG - THÁP CHÀM", "BẢNG TỔNG HỢP"]
    assert any("Số lần tối đa trong năm" in row for row in rows)


def test_text_that_looks_like_a_formula_is_text() -> None:
    html = "<html><body><table class='rows'><tbody><tr><td>=1+1</td><td>+84</td></tr></tbody></table></body></html>"
    assert rows_of(workbook_of(html, DAY))[0] == ["=1+1", "+84"]


def test_the_same_data_gives_the_same_bytes() -> None:
    html = document_html("reports/documents/quota_table.html", fakes.quota_table())
    assert workbook_of(html, DAY) == workbook_of(html, DAY)


def test_a_document_without_a_table_is_no_workbook() -> None:
    with pytest.raises(UnknownElement):
        workbook_of("<html><body><p>x</p></body></html>", DAY)


def test_a_list_annexed_is_not_headed_by_the_name_of_what_it_is_annexed_to() -> None:
    rows = rows_of(workbook_of(document_html("reports/documents/decision.html", fakes.judged()), DAY))
    above = [str(row[0]) for row in rows[:6]]
    assert "DANH SÁCH" in above
    assert "QUYẾT ĐỊNH" not in above


LONG = "Chi bộ Trung tâm Văn hóa, Thể thao và Truyền thanh thành phố Phan Rang - Tháp Chàm"
NINE = "<td></td>" * 9


def heights_of(rows: str) -> list[float]:
    """In points, of a table of ten columns."""
    columns = "<colgroup>" + '<col width="10%">' * 10 + "</colgroup>"
    content = workbook_of(f"<html><body><table class='rows'>{columns}<tbody>{rows}</tbody></table></body></html>", DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    return [float(height) for height in re.findall(r'<row [^>]*?\bht="([\d.]+)"', sheet)]


def test_a_row_is_as_high_as_what_stands_in_it_for_not_every_program_finds_that_out() -> None:
    one, wrapped, lines = heights_of(
        f"<tr><td>1</td>{NINE}</tr><tr><td class='words'>{LONG}</td>{NINE}</tr>"
        f"<tr><td><p>một</p><p>hai</p><p>ba</p></td>{NINE}</tr>"
    )
    assert 16 < one < 18
    assert 10 * one > wrapped >= 6 * one
    assert lines == pytest.approx(3 * one, abs=1)


def test_a_cell_over_several_rows_has_room_in_them_together() -> None:
    first, second = heights_of(f"<tr><td rowspan='2'>{LONG}</td>{NINE}</tr><tr>{NINE}</tr>")
    assert 16 < first < 18
    assert first + second >= 6 * first


def test_columns_are_as_wide_on_every_machine_and_the_names_of_them_are_printed_on_every_page() -> None:
    content = workbook_of(document_html("reports/documents/quota_table.html", fakes.quota_table()), DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = ("styles.xml", "worksheets/sheet1.xml", "workbook.xml")
        styles, sheet, names = (book.read(f"xl/{part}").decode() for part in parts)
    assert "Calibri" not in styles
    assert 'orientation="landscape"' in sheet
    assert "_xlnm.Print_Titles" in names
