"""What is not issued says so on every page, and what is said on it stands where it stood."""

import io
from datetime import date

import pytest
from docx import Document
from pypdf import PdfReader

from reports.rules.layout import Layout
from reports.services.html import Sheet, document_html
from reports.services.press import pdf_of
from reports.services.word import word_of
from tests.reports import fakes

REPORT = "reports/documents/pilot_report.html"
DRAFT = Sheet(is_draft=True)
VML = "{urn:schemas-microsoft-com:vml}"


def words(sheet: Sheet) -> list[str]:
    pages = PdfReader(io.BytesIO(pdf_of(document_html(REPORT, fakes.pilot_report(), sheet=sheet)))).pages
    return [page.extract_text() for page in pages]


def test_every_page_of_a_draft_says_so_and_no_line_moves() -> None:
    draft, plain = words(DRAFT), words(Sheet())
    assert len(draft) > 1
    assert all("DỰ THẢO" in page for page in draft)
    assert [" ".join(page.replace("DỰ THẢO", "").split()) for page in draft] == [
        " ".join(page.split()) for page in plain
    ]


@pytest.mark.parametrize("bound", [False, True])
def test_a_draft_in_word_says_so_across_every_page_and_no_line_moves(bound: bool) -> None:
    def heads(*, is_draft: bool) -> list[tuple[list[str], str]]:
        """Of each kind of page what is drawn across it, and the style of the one line of its head."""
        sheet = Sheet(is_draft=is_draft, layout=Layout(both_sides=bound))
        content = word_of(document_html(REPORT, fakes.pilot_report(), sheet=sheet), date(2025, 3, 21))
        (section,) = Document(io.BytesIO(content)).sections
        headers = (section.header, section.first_page_header, *((section.even_page_header,) if bound else ()))
        return [
            (
                [drawn.get("string", "") for drawn in header._element.iter(f"{VML}textpath") if drawn.get("string")],
                line.style.name,
            )
            for header in headers
            for line in header.paragraphs
        ]

    drafts, plain = heads(is_draft=True), heads(is_draft=False)
    assert [drawn for drawn, _style in drafts] == [["DỰ THẢO"]] * len(drafts)
    assert [([], style) for _drawn, style in drafts] == plain
    assert len(plain) == (3 if bound else 2)
