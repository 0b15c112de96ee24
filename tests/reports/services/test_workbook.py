"""Tables as Excel: text stays text, numbers are numbers."""

import io
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
    assert rows[0][0] == "BẢNG TỔNG HỢP"
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
