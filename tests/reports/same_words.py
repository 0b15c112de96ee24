"""Whether page, PDF, Word and Excel say the same: every word and figure as often."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import python_calamine
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from reports.services.markup import Element, runs_of, tree_of
from reports.services.press import pdf_of
from reports.services.word import word_of
from reports.services.workbook import workbook_of

DAY = date(2025, 3, 21)
_LETTERS = re.compile(r"[^\W_]+", re.UNICODE)


def assert_all_say_the_same(html: str, *, tables: bool = False) -> None:
    page = counted(text_of_html(html))
    assert sum(page.values()) > 20
    assert counted(text_of_word(word_of(html, DAY))) == page
    pdf = counted(text_of_pdf(pdf_of(html)))
    assert not page - pdf
    # A PDF says the columns of a table again on every page, and the number of the page.
    again = counted(words for head in tree_of(html).all("thead") for words in lines_of(head))
    assert all(word in again or word.isdigit() for word in pdf - page)
    if tables:
        in_tables = counted(
            line for table in tree_of(html).all("table") if "rows" in table.classes for line in lines_of(table)
        )
        assert not in_tables - counted(text_of_workbook(workbook_of(html, DAY)))


def counted(lines: Iterable[str]) -> Counter[str]:
    """Letters and figures, for they are what is said: marks stand apart from their words where a line ends."""
    return Counter(word for line in lines for word in _LETTERS.findall(line.casefold()))


def text_of_html(html: str) -> Iterator[str]:
    body = tree_of(html).find("body")
    assert body is not None
    yield from lines_of(body)


def lines_of(element: Element) -> Iterator[str]:
    if element.holds_blocks or element.tag in {"body", "table", "thead", "tbody", "tr", "svg", "g"}:
        for child in element.elements:
            yield from lines_of(child)
    elif element.tag not in {"col", "colgroup", "title"}:
        runs = runs_of(element)
        yield "".join(run.text for run in runs)
        yield from ("".join(run.text for run in called.note) for called in runs)


def text_of_pdf(content: bytes) -> Iterator[str]:
    """Piece by piece, as it was set: put together, the ends of two cells may run into one word."""
    pieces: list[str] = []
    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=lambda text, *_where: pieces.append(text))
    return iter(pieces)


def text_of_word(content: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    yield from _lines(document)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/footnotes.xml":
            for line in parse_xml(part.blob).iter(qn("w:p")):
                yield Paragraph(line, document).text


def _lines(holder: "Document | _Cell") -> Iterator[str]:  # type: ignore[valid-type]
    for block in holder.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Paragraph):
            yield block.text
            yield from (line.text for line in lines_in_boxes(block))
        elif isinstance(block, Table):
            for row in block._tbl.tr_lst:
                for tc in row.tc_lst:
                    yield from _lines(_Cell(tc, block))


def lines_in_boxes(paragraph: Paragraph) -> list[Paragraph]:
    """Of a chart."""
    boxes = paragraph._p.iter(qn("w:txbxContent"))
    return [Paragraph(line, paragraph._parent) for box in boxes for line in box.iter(qn("w:p"))]


def text_of_workbook(content: bytes) -> Iterator[str]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            for value in row:
                yield f"{value:,.0f}".replace(",", ".") if isinstance(value, float) else str(value)
