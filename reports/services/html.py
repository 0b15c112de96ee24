"""The one source of page, PDF, Word and Excel: the HTML of a document."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from reports.rules.party_document import Signature
from reports.services.verification import Mark

STYLESHEET = "static:reports/document.css"
"""The product's own, as the process that lays out knows it (printing/layout.py)."""


@dataclass(frozen=True)
class Sheet:
    """What its state puts on the sheets of a document of any kind."""

    is_draft: bool = False
    """«DỰ THẢO» on every page of what is not issued."""
    second: Signature | None = None
    """Whoever signs beside the first."""
    mark: Mark | None = None
    """On the last page of what is issued."""


PLAIN = Sheet()


def document_html(template: str, document: object, stylesheet: str = STYLESHEET, sheet: Sheet = PLAIN) -> str:
    """Documents are Vietnamese whatever the language of the one who asks."""
    with translation.override("vi"):
        return render_to_string(template, {"document": document, "stylesheet": stylesheet, "sheet": sheet})
