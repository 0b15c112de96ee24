"""The one source of page, PDF, Word and Excel: the HTML of a document."""

import re
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from reports.rules.layout import USUAL, Layout
from reports.rules.party_document import Signature
from reports.rules.wording import unparted
from reports.services.verification import Mark

_WITH_NUMBERS = re.compile(r"(?<=>)[^<>\dIVXL]*[\dIVXL][^<>]+(?=<)")
"""Between tags, for what people typed is escaped; only what may have something to keep together: a list has a hundred thousand
pieces of text."""

STYLESHEET = "static:reports/document.css"
"""The product's own, as the process that lays out knows it (printing/layout.py)."""
_BOUND = "static:reports/both_sides.css"


@dataclass(frozen=True)
class Sheet:
    """What its state puts on the sheets of a document of any kind."""

    is_draft: bool = False
    """«DỰ THẢO» on every page of what is not issued."""
    second: Signature | None = None
    """Whoever signs beside the first."""
    replaces: str = ""
    """«01-BC/TU, ngày 21/3/2025»: the issued document that it corrects."""
    mark: Mark | None = None
    """On the last page of what is issued."""
    layout: Layout = USUAL
    """As the office has its pages set."""

    @property
    def classes(self) -> str:
        """Of the whole document, by which its files are told apart."""
        said = {"draft": self.is_draft, "both-sides": self.layout.both_sides}
        return " ".join(name for name, so in said.items() if so)


PLAIN = Sheet()


def document_html(template: str, document: object, stylesheet: str = STYLESHEET, sheet: Sheet = PLAIN) -> str:
    """Documents are Vietnamese whatever the language of the one who asks."""
    # A screen has no left pages.
    bound = _BOUND if sheet.layout.both_sides and stylesheet == STYLESHEET else ""
    with translation.override("vi"):
        html = render_to_string(
            template, {"document": document, "stylesheet": stylesheet, "sheet": sheet, "bound": bound}
        )
    head, body, text = html.partition("<body")
    return head + body + _WITH_NUMBERS.sub(lambda found: unparted(found[0]), text)
