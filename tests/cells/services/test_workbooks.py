import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from accounts.models import Entry
from cells.services.workbooks import Column, export_list, write_workbook
from tests.cast import Cast

DANGEROUS = ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "=1+1", "\t=1", "{=1}", "http://x", "0123"]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30)


def read_back(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def parts(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    content, _number = write_workbook(name="L", columns=[Column("Họ và tên")], rows=[[text]])
    assert not re.search("<f[ >]|<hyperlink", parts(content))
    (_heads, (found,)) = read_back(content)
    assert str(found).strip() == text.strip()


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    content, number = write_workbook(name="L", columns=[Column("a"), Column("b")], rows=rows)
    assert number == len(rows)
    assert not re.search("<f[ >]", parts(content))
    assert read_back(content)[1:] == rows


def test_days_and_numbers_are_days_and_numbers_to_excel() -> None:
    content, _number = write_workbook(name="L", columns=[Column("a")] * 3, rows=[[date(1980, 2, 3), 5704, None]])
    assert read_back(content)[1] == [date(1980, 2, 3), 5704.0, ""]


def test_a_name_that_excel_does_not_allow_for_a_sheet_is_no_fault() -> None:
    content, _number = write_workbook(name="Đảng viên [2025]: */?\\ " + "x" * 40, columns=[Column("a")], rows=[])
    assert read_back(content) == [["a"]]


@pytest.mark.django_db
def test_an_export_is_logged_with_who_what_and_how_many(cast: Cast) -> None:
    export_list(
        name="Members",
        file_name="m.xlsx",
        columns=[Column("a")],
        rows=[["x"], ["y"]],
        asked={"degree": "official"},
        about=cast["CELL"],
        occasion=cast.occasion("an"),
    )
    entry = Entry.objects.get(act="cells.export")
    assert (entry.by.username, entry.subject_id) == ("an", str(cast["CELL"].pk))
    assert entry.data == {"list": "Members", "asked": {"degree": "official"}, "number": 2}
