"""Whole workbooks as offices keep them, read up to the preview: each person as meant, or a question. All are invented."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.test import Client
from python_calamine import CalamineWorkbook

from cells.services.residences import Introduction, introduce_to_residence
from tests.cast import TODAY, Cast, Kind, Level, Type
from tests.sheets.kinds import AN, HAI, HEADINGS, KINDS, Book, Row, an, hai
from tests.sheets.kinds_of_clerks import KINDS_OF_CLERKS
from tests.sheets.kinds_of_doubt import KINDS_OF_DOUBT
from tests.sheets.kinds_of_habits import KINDS_OF_HABITS
from tests.sheets.kinds_of_provinces import KINDS_OF_PROVINCES

ALL_KINDS = KINDS | KINDS_OF_DOUBT | KINDS_OF_CLERKS | KINDS_OF_HABITS | KINDS_OF_PROVINCES

pytestmark = pytest.mark.django_db


def excel(book: Book) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        through = workbook.add_format({"font_strikeout": True})
        for name, rows in [(book.name, book.rows), *book.more]:
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), day)
                    elif cell != "":
                        is_struck = name == book.name and number in book.struck
                        sheet.write(number, place, cell, through if is_struck else None)
            if name == book.name:
                for top, left, bottom, right in book.merged:
                    sheet.merge_range(top, left, bottom, right, rows[top][left])
                for number in book.hidden:
                    sheet.set_row(number, None, None, {"hidden": True})
    return content.getvalue()


def open_document(book: Book) -> bytes:
    """As LibreOffice writes it: texts, no merged cells."""
    tables = "".join(_table(name, rows, book.hidden) for name, rows in [(book.name, book.rows), *book.more])
    office, table, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as workbook:
        workbook.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        workbook.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" xmlns:table="{table}" '
            f'xmlns:text="{text}"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>'
            "</office:document-content>",
        )
        workbook.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return content.getvalue()


def _table(name: str, rows: Sequence[Row], hidden: Sequence[int]) -> str:
    written = "".join(_row(row, number in hidden) for number, row in enumerate(rows))
    return f'<table:table table:name="{escape(name)}">{written}</table:table>'


def _row(row: Row, is_hidden: bool) -> str:
    hidden = ' table:visibility="collapse"' if is_hidden else ""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
        if cell != ""
        else "<table:table-cell/>"
        for cell in row
    )
    return f"<table:table-row{hidden}>{cells}</table:table-row>"


@pytest.fixture
def read(cast: Cast, tmp_path: Path) -> Callable[[str, bytes], list[dict[str, Any]]]:
    """Everything the preview of a list for the ward would say."""
    about = {"level": Level.BELOW_GRASSROOTS, "type": Type.RESIDENTIAL, "kind": Kind.CELL}
    cast.found("TWO", parent="WARD", name="Chi bộ khu phố 2", issuer_name="Chi bộ khu phố 2", symbol="CB", **about)

    def read_sheet(name: str, content: bytes) -> list[dict[str, Any]]:
        path, out = tmp_path / name, io.StringIO()
        path.write_bytes(content)
        call_command("read_sheet", str(path), organisation="WARD", cell="CELL", stdout=out)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return read_sheet


def people_in(rows: list[dict[str, Any]]) -> list[dict[str, Any] | str]:
    """Of each row that is not passed over: what would be entered, or what is asked first."""
    asked = ("degree_not_told_official", "degree_not_told_probationary")
    return [
        next(note for note in row["notes"] if note not in asked)
        if row["verdict"] in ("ask", "error")
        else row["fields"]
        for row in rows
        if row["verdict"] != "passed_over"
    ]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_person_is_read_as_meant_or_asked_about(
    kind: str, read: Callable[[str, bytes], list[dict[str, Any]]]
) -> None:
    assert people_in(read("a.xlsx", excel(ALL_KINDS[kind]))) == list(ALL_KINDS[kind].means)


@pytest.mark.parametrize("kind", ["sections of cells with their numbers", "hidden rows", "one sheet for each cell"])
def test_an_open_document_is_read_alike(kind: str, read: Callable[[str, bytes], list[dict[str, Any]]]) -> None:
    assert people_in(read("a.ods", open_document(KINDS[kind]))) == list(KINDS[kind].means)


def test_an_old_workbook_is_read_with_what_is_hidden_and_broken_in_it(
    read: Callable[[str, bytes], list[dict[str, Any]]],
) -> None:
    content = (Path(__file__).parent / "rules" / "old_excel.xls").read_bytes()
    assert people_in(read("a.xls", content)) == [an(), "row_hidden", "cell_is_broken"]


def test_formulas_of_an_old_workbook_that_nothing_worked_out_are_told(
    read: Callable[[str, bytes], list[dict[str, Any]]],
) -> None:
    content = (Path(__file__).parent / "rules" / "uncalculated.xls").read_bytes()
    assert people_in(read("a.xls", content)) == ["cell_is_broken", "cell_is_broken"]


def test_a_text_file_is_read_alike(read: Callable[[str, bytes], list[dict[str, Any]]]) -> None:
    text = "\n".join(";".join(map(str, row)) for row in (HEADINGS, AN, HAI))
    assert (
        people_in(read("a.csv", text.encode("utf-8-sig")))
        == people_in(read("b.csv", text.encode("utf-16")))
        == [an(), hai()]
    )


def test_a_workbook_without_names_is_refused(read: Callable[[str, bytes], list[dict[str, Any]]]) -> None:
    with pytest.raises(CommandError, match="no headings were found"):
        read("a.xlsx", excel(Book([["STT", "Chi bộ", "Số đảng viên"], [1, "KP1", 12]], [])))


def test_what_is_no_list_is_refused_for_what_it_is(read: Callable[[str, bytes], list[dict[str, Any]]]) -> None:
    form = [["Họ và tên", "Lê Văn An"], ["Ngày sinh", "12/3/1950"], ["Số thẻ ĐV", "58000001"]]
    with pytest.raises(CommandError, match="form of one person"):
        read("a.xlsx", excel(Book(form, [])))


def test_a_text_file_parted_by_strokes_is_read_alike(read: Callable[[str, bytes], list[dict[str, Any]]]) -> None:
    text = "\n".join("|".join(map(str, row)) for row in (HEADINGS, AN))
    assert people_in(read("a.csv", text.encode())) == [an()]


def test_our_own_list_of_members_read_back_gives_itself(
    cast: Cast, signed_in: Callable[[str], Client], read: Callable[[str, bytes], list[dict[str, Any]]]
) -> None:
    members = cast.people(4, of="CELL")
    introduce_to_residence(
        member=members[0],
        introduction=Introduction("ordinary", cast["OTHERCELL"]),
        on=TODAY,
        document=None,
        occasion=cast.occasion("an"),
    )
    browser = signed_in("binh")
    for language in ("vi", "en"):
        browser.cookies["django_language"] = language
        saved = browser.post("/organisations/WARD/members/", {"save_as_excel": "yes"})
        rows = read("a.xlsx", b"".join(saved) if saved.streaming else saved.content)
        assert [row["verdict"] for row in rows] == ["unchanged"] * len(members)
        assert {row["fields"]["full_name"] for row in rows} == {member.full_name for member in members}
        assert {row["fields"]["card_number"] for row in rows} == {member.card_number for member in members}
        assert all(row["fields"]["sex"] and row["fields"]["born_on"] for row in rows)
        assert not any(note.startswith("resid") for row in rows for note in row["notes"])


def test_our_own_list_of_members_names_the_cell_of_residence(cast: Cast, signed_in: Callable[[str], Client]) -> None:
    member = cast.people(1, of="CELL")[0]
    cast["CELL"].versions.update(national_code="38.168.053.000.001")
    introduce_to_residence(
        member=member,
        introduction=Introduction("ordinary", cast["OTHERCELL"]),
        on=TODAY,
        document=None,
        occasion=cast.occasion("an"),
    )
    browser = signed_in("binh")
    browser.cookies["django_language"] = "vi"
    saved = browser.post("/organisations/WARD/members/", {"save_as_excel": "yes"})
    content = b"".join(saved) if saved.streaming else saved.content
    headings, row, *_rest = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    told = dict(zip(headings, row, strict=True))
    assert told["Mã chi bộ nơi cư trú"] == "OTHERCELL"
    assert told["Chi bộ nơi cư trú"] == "Chi bộ tàu Sóng Xanh 01 · Đảng bộ Công ty Sóng Xanh"
    assert told["Mã tổ chức đảng"] == "38.168.053.000.001"
