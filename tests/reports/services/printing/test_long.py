"""A long table is laid out in parts, and nobody sees where one ends: text, numbers of pages, tags and the pages as pictures."""

import io
import os
import re
import subprocess
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from reports.rules.layout import Ending, Layout
from reports.services.html import Sheet, document_html
from reports.services.press import pdf_of
from reports.services.printing import long
from reports.services.printing.cutting import sheets_of
from tests.cast import TODAY
from tests.reports import fakes
from tests.reports.archival import check_archival
from tests.reports.fakes import quota_table

TABLE, DECISION = "reports/documents/quota_table.html", "reports/documents/decision.html"


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content), strict=True)


@pytest.fixture(scope="module")
def html() -> str:
    """Eleven pages, some rows higher than others, a draft."""
    table = quota_table(60, 30)
    online = table.sections[0]
    rows = tuple(
        replace(row, name=row.name + " thuộc Công ty Vận tải" * (place % 5)) for place, row in enumerate(online.rows)
    )
    table = replace(table, sections=(replace(online, rows=rows), *table.sections[1:]))
    return document_html(TABLE, table, sheet=Sheet(is_draft=True)).replace("</table>", "</table><h2>Ghi chú</h2>", 1)


@pytest.fixture(scope="module")
def parts(html: str) -> bytes:
    return pdf_of(html, rows_a_part=20)


@pytest.fixture(scope="module")
def whole(html: str) -> bytes:
    return pdf_of(html)


def test_every_page_has_the_text_it_has_when_all_is_laid_out_at_once(parts: bytes, whole: bytes) -> None:
    texts = [page.extract_text() for page in read(parts).pages]
    assert len(texts) > 8
    assert texts == [page.extract_text() for page in read(whole).pages]
    assert all("Trực thuộc" in text and "DỰ THẢO" in text for text in texts[:-1])
    for number, text in enumerate(texts[1:], start=2):
        assert str(number) in text.splitlines()


def test_pages_look_the_same_across_the_seams(parts: bytes, whole: bytes, tmp_path: Path) -> None:
    def pictures(content: bytes) -> list[bytes]:
        (tmp_path / "x.pdf").write_bytes(content)
        place = tmp_path / str(len(content))
        place.mkdir()
        subprocess.run(["pdftoppm", "-r", "40", "-gray", str(tmp_path / "x.pdf"), str(place / "p")], check=True)
        return [picture.read_bytes() for picture in sorted(place.iterdir())]

    assert pictures(parts) == pictures(whole)


def test_left_pages_of_a_part_are_left_pages_of_the_whole() -> None:
    layout = Layout(TODAY, Ending.STOP, both_sides=True)
    html = document_html(TABLE, quota_table(60, 30), sheet=Sheet(layout=layout))
    parts, whole = (
        [left_edge(page) for page in read(content).pages] for content in (pdf_of(html, rows_a_part=20), pdf_of(html))
    )
    assert whole[1] < whole[2]
    assert parts == whole


def test_tags_are_those_of_the_whole_and_every_page_leads_to_its_own(parts: bytes, whole: bytes) -> None:
    assert tags(parts) == tags(whole)
    root = read(parts).trailer["/Root"]["/StructTreeRoot"]
    places: dict[int, Any] = {}
    for kid in root["/ParentTree"]["/Kids"]:
        nums = kid.get_object()["/Nums"]
        places |= dict(zip(nums[::2], nums[1::2], strict=True))
    pages = read(parts).pages
    assert [page["/StructParents"] for page in pages] == list(range(len(pages)))
    for page in pages:
        for tag in places[page["/StructParents"]]:
            assert tag.get_object()["/Pg"]["/StructParents"] == page["/StructParents"]


def test_cells_name_the_heads_of_their_own_page(parts: bytes) -> None:
    heads = [one["/ID"] for one in elements(parts) if one["/S"] == "/TH"]
    assert len(heads) == len({*heads})
    for one in elements(parts):
        assert {*one.get("/A", {}).get("/Headers", ())} <= {*heads}


def test_it_is_archival_and_knows_its_name_and_headings(parts: bytes, whole: bytes) -> None:
    pdf, once = read(parts), read(whole)
    assert pdf.metadata == once.metadata
    assert pdf.root_object["/Lang"] == "vi"
    check_archival(parts)
    check_archival(whole)
    assert [mark["/Title"] for mark in pdf.outline if isinstance(mark, dict)] == ["Ghi chú"]
    assert pdf.get_destination_page_number(pdf.outline[0]) == len(pdf.pages) - 1
    fonts = {font.get_object()["/BaseFont"][8:] for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"Tinos", "Tinos-Bold", "Tinos-Italic"}


def test_the_same_rows_give_the_same_bytes(html: str, parts: bytes) -> None:
    assert pdf_of(html, rows_a_part=20) == parts


def test_it_tells_how_far_it_is(html: str) -> None:
    told: list[tuple[int, int]] = []
    pdf_of(html, rows_a_part=40, told=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert len(told) >= 2
    assert told[-1] == (len(sheets_of(html).rows), len(sheets_of(html).rows))


def test_a_part_does_not_outlive_whom_it_is_made_for() -> None:
    class Waiting(long._Part):
        def __init__(self) -> None: ...

        def pages(self, begins: Any) -> Any:
            return begins()

    process = long._Process(Waiting(), joined=None)  # type: ignore[arg-type]
    assert os.waitpid(process._number, os.WNOHANG) == (0, 0)
    process._ours.close()
    until = time.monotonic() + 60
    while os.waitpid(process._number, os.WNOHANG) == (0, 0):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_an_annex_goes_on_behind_the_signature() -> None:
    html = document_html(DECISION, fakes.judged(20, 70), sheet=Sheet(is_draft=True))
    parts, whole = pdf_of(html, rows_a_part=25), pdf_of(html)
    assert [page.extract_text() for page in read(parts).pages] == [page.extract_text() for page in read(whole).pages]
    assert tags(parts) == tags(whole)


def test_footnotes_are_counted_through_all_parts() -> None:
    names = count(1)

    def explained(name: re.Match[str]) -> str:
        number = next(names)
        return name[0] if number % 7 else f'{name[1]}<span class="footnote">Về ô thứ {number}</span></td>'

    html = re.sub(r'(<td class="words">[^<]+)</td>', explained, document_html(TABLE, quota_table(60, 30)))
    parts, whole = pdf_of(html, rows_a_part=20), pdf_of(html)
    texts = [page.extract_text() for page in read(parts).pages]
    assert texts == [page.extract_text() for page in read(whole).pages]
    (last,) = re.findall(r"(\d+)\s+Về ô thứ 175\b", texts[-1] + texts[-2])
    assert int(last) == 175 // 7


def test_a_row_that_fills_pages_is_not_cut() -> None:
    table = quota_table(12, 0)
    rows = table.sections[0].rows
    high = replace(rows[6], name="Chi bộ " * 900)
    table = replace(table, sections=(replace(table.sections[0], rows=(*rows[:6], high, *rows[7:])),))
    html = document_html(TABLE, table)
    parts, whole = pdf_of(html, rows_a_part=4), pdf_of(html)
    assert [page.extract_text() for page in read(parts).pages] == [page.extract_text() for page in read(whole).pages]


def left_edge(page: Any) -> int:
    """Of what is printed on it but its number."""
    found: list[float] = []
    page.extract_text(
        visitor_text=lambda text, _cm, tm, _font, _size: found.append(tm[4]) if len(text.strip()) > 3 else None
    )
    return round(min(found))


def elements(content: bytes) -> list[Any]:
    found: list[Any] = []

    def walk(element: Any) -> None:
        found.append(element)
        for kid in element.get("/K", []):
            if not isinstance(kid, int):
                walk(kid.get_object())

    walk(read(content).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object())
    return found


def tags(content: bytes) -> list[str]:
    return [one["/S"] for one in elements(content)]
