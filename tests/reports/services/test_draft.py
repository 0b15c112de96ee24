"""What is not issued says so on every page, and what is said on it stands where it stood."""

import io
from datetime import date

from docx import Document
from pypdf import PdfReader

from reports.services.html import Sheet, document_html
from reports.services.press import pdf_of
from reports.services.word import word_of
from tests.reports import fakes

REPORT = "reports/documents/pilot_report.html"
DRAFT = Sheet(is_draft=True)


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


def test_a_draft_in_word_says_so_in_the_head_of_every_page() -> None:
    def heads(sheet: Sheet) -> list[str]:
        content = word_of(document_html(REPORT, fakes.pilot_report(), sheet=sheet), date(2025, 3, 21))
        (section,) = Document(io.BytesIO(content)).sections
        headers = (section.header, section.first_page_header)
        return [" ".join(paragraph.text for paragraph in header.paragraphs) for header in headers]

    assert all("DỰ THẢO" in head for head in heads(DRAFT))
    assert not any("DỰ THẢO" in head for head in heads(Sheet()))
