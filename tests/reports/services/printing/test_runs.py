"""Pages put together of cells are those that WeasyPrint makes of the whole table, whatever stands in it."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pypdf import PdfReader

from reports.services.printing.cells import NotUnderstood
from reports.services.printing.cutting import sheets_of
from reports.services.printing.layout import ARCHIVAL, Layout
from reports.services.printing.long import write_long
from reports.services.printing.rows import plain_until
from reports.services.printing.runs import Run
from tests.reports.archival import check_archival

STATIC = Path(__file__).parents[4] / "static"
SAID = "Chi bộ Đảng ủy Nguyễn Thị Ngọc Ánh Tuyền thôn Phước Lộc xã Ninh Hải ƯỚC QUYẾT ỡ ẵ AVA To Ty fi ffl 12/2025 -"
WORDS = SAID.split()
PAGE = """<!DOCTYPE html><html lang="vi" class="{classes}"><head><meta charset="utf-8"><title>Danh sách</title>
<link rel="stylesheet" href="static:reports/document.css"><style>.right {{ text-align: right }} {style}</style></head>
<body class="{body}"><p class="title">Danh sách</p><table class="rows"><colgroup>{columns}</colgroup>
<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><p class="note">Hết.</p></body></html>"""


class Table:
    """Of so many rows, by chance, the same for the same seed."""

    def __init__(self, seed: int, rows: int = 48) -> None:
        self.chance = Random(seed)
        shares = [self.chance.randint(2, 12) for _ in range(self.chance.randint(2, 8))]
        self.widths = [share * 100 / sum(shares) for share in shares]
        self.classes = [self.chance.choice(("", "words", "words right", "right")) for _ in shares]
        self.rows = [self._row(number) for number in range(1, rows + 1)]
        self.both_sides, self.draft, self.wide = (self.chance.random() < 0.5 for _ in range(3))

    def _row(self, number: int) -> str:
        cells = [f"<td>{number}</td>"]
        while len(cells) < len(self.widths):
            cells.append(self._cell(self.classes[len(cells)]))
        if len(cells) > 3 and self.chance.random() < 0.1:
            cells[1:3] = [f'<td class="words" colspan="2">{self._text()}</td>']
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, name: str) -> str:
        attribute = f' class="{name}"' if name else ""
        return f"<td{attribute}>{self._content()}</td>"

    def _content(self) -> str:
        kinds = {
            "": 2,
            "0": 4,
            "&nbsp;": 1,
            f"  {self._text()}\n  ": 1,
            self._text(): 6,
            "Đ" * self.chance.randint(20, 90): 0.3,
            f"{self._text()}<br>{self._text()}": 1,
            f'<span class="whole">03-HD/TW</span> {self._text()}': 1,
            f"<strong>{self._text()}</strong> và <em>{self._text()}</em> m<sup>2</sup>": 1,
            f"<p>{self._text()}</p>\n<p>{self._text()}</p>": 0.5,
            "a &amp; b &lt; c": 0.5,
        }
        return self.chance.choices(list(kinds), list(kinds.values()))[0]

    def _text(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.choice((1, 1, 2, 4, 9))))

    @property
    def html(self) -> str:
        return PAGE.format(
            classes="draft" if self.draft else "",
            style="@page :left { margin: 20mm 30mm 20mm 15mm }" if self.both_sides else "",
            body="wide" if self.wide else "",
            columns="".join(f'<col width="{width:.2f}%">' for width in self.widths),
            heads="".join(f"<th>Cột<br>thứ {place}</th>" for place in range(len(self.widths))),
            rows="".join(self.rows),
        )


@pytest.fixture(scope="module")
def layout() -> Layout:
    return Layout(STATIC)


def assert_same(html: str, layout: Layout, place: Path) -> None:
    parts, whole = place / "parts.pdf", place / "whole.pdf"
    with parts.open("w+b") as file:
        write_long(sheets_of(html), layout, file, rows_a_part=12, told=lambda _done, _of: None)
    layout.laid_out(html).write_pdf(whole, **ARCHIVAL)
    ours, theirs = (PdfReader(io.BytesIO(path.read_bytes()), strict=True) for path in (parts, whole))
    assert [page.extract_text() for page in ours.pages] == [page.extract_text() for page in theirs.pages]
    assert list(tags(ours)) == list(tags(theirs))
    assert pictures(parts) == pictures(whole)
    check_archival(parts.read_bytes())


def pictures(path: Path) -> list[bytes]:
    place = path.with_suffix("")
    place.mkdir()
    subprocess.run(["pdftoppm", "-r", "50", "-gray", str(path), str(place / "p")], check=True)
    return [picture.read_bytes() for picture in sorted(place.iterdir())]


def tags(pdf: PdfReader) -> Iterator[tuple[Any, ...]]:
    """How deep, what, over how many columns, by how many heads, on what page, in the order in which they are read."""

    pages = {page.indirect_reference.idnum: number for number, page in enumerate(pdf.pages) if page.indirect_reference}

    def walk(one: Any, deep: int) -> Iterator[tuple[Any, ...]]:
        about = one.get("/A", {})
        page = pages[one.raw_get("/Pg").idnum] if deep else 0
        yield deep, one.get("/S"), about.get("/ColSpan"), len(about.get("/Headers", ())), page
        for kid in one.get("/K", []):
            if not isinstance(kid, int):
                yield from walk(kid.get_object(), deep + 1)

    return walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object(), 0)


def run_of(html: str, layout: Layout, first: int = 1) -> tuple[int, int]:
    sheets = sheets_of(html)
    return Run(sheets, layout, first, plain_until(sheets)[first]).pages_from(first, 2)


@pytest.mark.parametrize("seed", range(5))
def test_tables_of_all_looks_are_the_same(seed: int, layout: Layout, tmp_path: Path) -> None:
    html = Table(seed).html
    assert run_of(html, layout)[1] > 20
    assert_same(html, layout, tmp_path)


@pytest.mark.parametrize(
    "row",
    [
        '<tr class="total"><td colspan="{columns}">Cộng</td></tr>',
        '<tr class="section"><th colspan="{columns}">Phần</th></tr>',
        '<tr><td colspan="{columns}"><a href="https://example.org">Một</a></td></tr>',
        '<tr><td colspan="{columns}" style="color: gray">Một</td></tr>',
        "<tr><td>Chỉ một ô</td></tr>",
    ],
    ids=["sum", "heading", "link", "style", "too few cells"],
)
def test_what_is_more_than_cells_is_laid_out_as_ever(row: str, layout: Layout, tmp_path: Path) -> None:
    table = Table(7)
    for place in (30, 31, 40):
        table.rows[place] = row.format(columns=len(table.widths))
    assert run_of(table.html, layout)[1] <= 29
    assert_same(table.html, layout, tmp_path)


def test_a_footnote_stays_on_its_page(layout: Layout, tmp_path: Path) -> None:
    table = Table(10)
    table.rows[35] = table.rows[35].replace("</td></tr>", '<span class="footnote">Chú thích</span></td></tr>')
    assert run_of(table.html, layout)[1] <= 34
    assert_same(table.html, layout, tmp_path)


def test_a_row_that_fills_pages_ends_the_run(layout: Layout, tmp_path: Path) -> None:
    table = Table(8)
    table.rows[35] = table.rows[35].replace("</td></tr>", f"{'Chi bộ ' * 900}</td></tr>")
    assert run_of(table.html, layout)[1] <= 34
    assert_same(table.html, layout, tmp_path)


@pytest.mark.parametrize(
    "style",
    [
        ".rows td { vertical-align: middle }",
        ".rows td { border: 1pt dashed }",
        ".rows td:first-child { border-width: 2pt }",
        ".rows td { background: #eee }",
        "@page { @top-center { content: none } @top-right { content: counter(page) } }",
    ],
)
def test_looks_that_are_not_understood_are_left_to_weasyprint(style: str, layout: Layout) -> None:
    html = Table(9, rows=12).html.replace("</style>", f"{style}</style>")
    with suppress(NotUnderstood):
        assert run_of(html, layout) == (0, 0)
