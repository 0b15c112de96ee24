import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from accounts.models import Entry
from accounts.queries.replica import OnlyReads
from accounts.rules.refusal import Refused
from cells.services.workbooks import Worksheet, export_lists, write_workbook
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
    content, _number = write_workbook([Worksheet("L", [("Họ và tên", 20)], [[text]])])
    assert not re.search("<f[ >]|<hyperlink", parts(content))
    (_heads, (found,)) = read_back(content)
    assert str(found).strip() == text.strip()


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    content, number = write_workbook([Worksheet("L", [("a", 9), ("b", 9)], rows)])
    assert number == len(rows)
    assert not re.search("<f[ >]", parts(content))
    assert read_back(content)[1:] == rows


def test_days_and_numbers_are_days_and_numbers_to_excel() -> None:
    row = [date(1980, 2, 3), datetime(2025, 3, 21, 8, 30), 5704, None]
    content, _number = write_workbook([Worksheet("L", [("a", 9)] * 4, [row])])
    assert read_back(content)[1] == [date(1980, 2, 3), datetime(2025, 3, 21, 8, 30), 5704.0, ""]


def test_a_list_of_more_rows_than_it_may_have_is_not_written() -> None:
    rows = iter([[1], [2], [3]])
    with pytest.raises(Refused, match="2 rows or more"):
        write_workbook([Worksheet("L", [("a", 9)], rows, most=2)])
    assert next(rows) == [3]


def test_each_list_has_a_sheet_of_its_own() -> None:
    content, number = write_workbook(
        [Worksheet("Đợt", [("a", 9)], [[1]]), Worksheet("Danh sách", [("b", 9)], [[2], [3]])]
    )
    assert (CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names, number) == (["Đợt", "Danh sách"], 3)


def test_a_name_that_excel_does_not_allow_for_a_sheet_is_no_fault() -> None:
    content, _number = write_workbook([Worksheet("Đảng viên [2025]: */?\\ " + "x" * 40, [("a", 9)], [])])
    assert read_back(content) == [["a"]]


@pytest.mark.django_db
def test_an_export_is_logged_with_who_what_and_how_many(cast: Cast) -> None:
    export_lists(
        worksheets=[Worksheet("Members", [("a", 9)], [["x"], ["y"]])],
        file_name="m.xlsx",
        asked={"degree": "official"},
        about=cast["CELL"],
        occasion=cast.occasion("an"),
    )
    entry = Entry.objects.get(act="cells.export")
    assert (entry.by.username, entry.subject_id) == ("an", str(cast["CELL"].pk))
    assert entry.data == {"list": "Members", "asked": {"degree": "official"}, "number": 2}


@pytest.mark.django_db
def test_rows_of_an_export_are_read_and_nothing_is_written_meanwhile(cast: Cast) -> None:
    def rows() -> Iterator[list[object]]:
        yield [Entry.objects.count()]
        cast["CELL"].save()

    with pytest.raises(OnlyReads, match="cells_organisation"):
        export_lists(
            worksheets=[Worksheet("Members", [("a", 9)], rows())],
            file_name="m.xlsx",
            asked={},
            about=cast["CELL"],
            occasion=cast.occasion("an"),
        )
