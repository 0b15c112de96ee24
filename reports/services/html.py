"""The one source of page, PDF, Word and Excel: the HTML of a document."""

from django.template.loader import render_to_string
from django.utils import translation

STATIC = "static:"
STYLESHEET = f"{STATIC}reports/document.css"


def document_html(template: str, document: object, stylesheet: str = STYLESHEET) -> str:
    """Documents are Vietnamese whatever the language of the one who asks."""
    with translation.override("vi"):
        return render_to_string(template, {"document": document, "stylesheet": stylesheet})
