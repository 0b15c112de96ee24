"""What nobody looking at a workbook sees, in all three formats: hidden rows and columns, cells Excel could not work out."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from sheets.rules.unseen import PIECE, UNCALCULATED, Unseen, unseen_in

OLD_EXCEL = Path(__file__).with_name("old_excel.xls")
"""Sheet «Danh sách»: row 3 and column 4 hidden, #DIV/0! in row 4, column 4; a second sheet «KP2»."""


def excel(path: Path, *, rows: int = 5) -> str:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name in ("Bìa", "Danh sách & khác"):
            sheet = book.add_worksheet(name)
            for row in range(rows):
                sheet.write_row(row, 0, [row, "Lê Văn An", "12/3/1950"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.write_formula(3, 2, "=A1/0", None, "#DIV/0!")
        sheet.write_formula(4, 0, "=VLOOKUP(1,B1:B2,1)", None, "#N/A")
    path.write_bytes(content.getvalue())
    return str(path)


def open_document(path: Path, body: str) -> str:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", body)
    return str(path)


def test_of_a_workbook_of_today(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx")
    assert unseen_in(path, "Danh sách & khác") == Unseen({3}, {2}, {(4, 3): "#DIV/0!", (5, 1): "#N/A"})
    assert unseen_in(path, "Bìa") == Unseen()
    assert unseen_in(path, "Không có") == Unseen()


def test_a_formula_saved_without_what_it_comes_to_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx")
    cells = (
        '<row r="3"><c r="A3" s="1"><f>DATE(1950,3,12)</f><v /></c><c r="B3"><f>B2</f></c><c r="C3"><f t="shared" si="0"/></c>'
        '<c r="D3" t="str"><f>""</f><v></v></c><c r="E3"><f>1+1</f><v>2</v></c><c r="F3"/></row>'
    )
    _put_into(path, "xl/worksheets/sheet2.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    found = unseen_in(path, "Danh sách & khác")
    assert found == Unseen(broken={(3, 1): UNCALCULATED, (3, 2): UNCALCULATED, (3, 3): UNCALCULATED})


def test_what_is_struck_through_is_seen_by_its_font(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, through = book.add_worksheet("KP1"), book.add_format({"font_strikeout": True})
        sheet.write(0, 0, "Lê Văn An")
        sheet.write(1, 1, "Trần Thị Hai", through)
        sheet.write_blank(2, 0, None, through)
    assert unseen_in(str(path), "KP1") == Unseen(struck={2})


def test_a_part_of_a_text_that_is_struck_through_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, through, bold = (
            book.add_worksheet("KP1"),
            book.add_format({"font_strikeout": True}),
            book.add_format({"bold": True}),
        )
        sheet.write(0, 0, "Lê Văn An")
        sheet.write_rich_string(1, 1, through, "Trần Thị", " Hai")
        sheet.write_rich_string(2, 1, bold, "Lê Văn", " Ba")
    assert unseen_in(str(path), "KP1") == Unseen(struck={2})


def _put_into(path: str, name: str, text: str) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {one: book.read(one) for one in book.namelist()} | {name: text.encode()}
    with zipfile.ZipFile(path, "w") as book:
        for one, content in parts.items():
            book.writestr(one, content)


def test_a_row_is_seen_whole_wherever_the_file_is_cut(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", rows=12_000)
    with zipfile.ZipFile(path) as book:
        assert book.getinfo("xl/worksheets/sheet2.xml").file_size > PIECE
    assert unseen_in(path, "Danh sách & khác").rows == {3}
    assert unseen_in(path, "Danh sách & khác").broken == {(4, 3): "#DIV/0!", (5, 1): "#N/A"}


@pytest.mark.parametrize(
    ("tables", "rows", "columns"),
    [
        ('<table:table-row table:visibility="collapse">', {1}, set()),
        ("<table:table-row><table:table-row table:visibility='x'>", set(), set()),
        ('<table:table-row table:number-rows-repeated="2"><table:table-row table:visibility="filter">', {3}, set()),
        ('<table:table-row table:visibility="filter" table:number-rows-repeated="3">', {1, 2, 3}, set()),
        ('<table:table-column/><table:table-column table:visibility="collapse"/>', set(), {2}),
        ('<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>', set(), {1, 2}),
        ("", set(), set()),
    ],
)
def test_of_an_open_document(tmp_path: Path, tables: str, rows: set[int], columns: set[int]) -> None:
    other = '<table:table table:name="KP2"><table:table-row table:visibility="collapse"></table:table>'
    body = (
        f'<office:spreadsheet>{other}<table:table table:name="KP1">{tables}</table:table>{other}</office:spreadsheet>'
    )
    assert unseen_in(open_document(tmp_path / "a.ods", body), "KP1") == Unseen(rows, columns)


def test_of_an_open_document_that_claims_to_hide_more_than_there_can_be(tmp_path: Path) -> None:
    row = '<table:table-row table:visibility="collapse" table:number-rows-repeated="999999999">'
    found = unseen_in(open_document(tmp_path / "a.ods", f'<table:table table:name="KP1">{row}</table:table>'), "KP1")
    assert len(found.rows) == 101_000


def test_of_an_old_workbook() -> None:
    assert unseen_in(str(OLD_EXCEL), "Danh sách") == Unseen({3}, {4}, {(4, 4): "#DIV/0!"})
    assert unseen_in(str(OLD_EXCEL), "KP2") == Unseen()


def test_of_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as book:
        book.writestr("anything", "")
    assert unseen_in(str(tmp_path / "a.xlsx"), "KP1") == Unseen()


def test_rows_that_tell_no_number_are_counted_across_pieces_without_anything_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sheets.rules.unseen.PIECE", 64)
    rows = '<row r="4"/>' + "<row/>" * 40 + '<row hidden="1"/>' + "<row/>" * 40 + '<row r="100"/><row hidden="1"/>'
    path = excel(tmp_path / "a.xlsx")
    _put_into(path, "xl/worksheets/sheet2.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    assert unseen_in(path, "Danh sách & khác") == Unseen({45, 101})


OF_STYLES = (
    '<style:style style:name="ce2" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="ce3" style:parent-style-name="ce2"><style:text-properties/></style:style>'
    '<style:style style:name="ce4" style:parent-style-name="ce2">'
    '<style:text-properties style:text-line-through-style="none"/></style:style>'
)


@pytest.mark.parametrize(
    ("row", "struck"),
    [
        ('<table:table-cell table:style-name="ce2"><text:p>A</text:p></table:table-cell>', {1}),
        ('<table:table-cell table:style-name="ce3"><text:p>A</text:p></table:table-cell>', {1}),
        ('<table:table-cell table:style-name="ce4"><text:p>A</text:p></table:table-cell>', set()),
        ('<table:table-cell table:style-name="ce2"/>', set()),
        ('<table:table-cell><text:p>1 <text:span text:style-name="ce2">2</text:span></text:p></table:table-cell>', {1}),
        ('<table:table-cell/><table:table-cell><text:p>A</text:p></table:table-cell>', {1}),
    ],
)  # fmt: skip
def test_of_an_open_document_what_is_struck_through(tmp_path: Path, row: str, struck: set[int]) -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce2"/>'
    table = f'<table:table table:name="KP1">{columns}<table:table-row>{row}</table:table-row></table:table>'
    assert unseen_in(open_document(tmp_path / "a.ods", OF_STYLES + table), "KP1") == Unseen(struck=struck)


def test_of_an_open_document_what_was_never_worked_out_and_what_is_pinned_to_a_cell(tmp_path: Path) -> None:
    row = (
        '<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:formula="of:=[.A1]"/>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p>'
        "</table:table-cell>"
        '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        "<table:table-cell><office:annotation><dc:date>2024</dc:date>"
        "<text:p>Đã chuyển &amp; cắt &quot;&amp;lt;&quot;</text:p></office:annotation>"
        "<text:p>A</text:p></table:table-cell>"
    )
    body = f'<table:table table:name="KP1"><table:table-row>{row}</table:table-row></table:table>'
    found = unseen_in(open_document(tmp_path / "a.ods", body), "KP1")
    assert found == Unseen(broken={(1, 3): UNCALCULATED, (1, 5): UNCALCULATED}, notes={1: 'Đã chuyển & cắt "&lt;"'})


def test_what_is_pinned_to_a_cell_is_told_without_the_name_of_who_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("KP1")
        sheet.write(1, 1, "Trần Thị Hai")
        sheet.write_comment(1, 1, "Chi bộ 1:\nĐã chuyển đi\n4/2024")
        sheet.write_comment(1, 2, "xem lại")
        book.add_worksheet("KP2")
    assert unseen_in(str(path), "KP1") == Unseen(notes={2: "Đã chuyển đi 4/2024; xem lại"})
    assert unseen_in(str(path), "KP2") == Unseen()


def test_the_process_that_looks_for_it_loads_nothing_that_speaks_to_a_network() -> None:
    """For each file that is handed in there is one: what it loads is waited for."""
    said = subprocess.run(
        [sys.executable, "-c", "import sys, sheets.rules.unseen; print({'socket', 'http.client'} & {*sys.modules})"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "set()\n"
