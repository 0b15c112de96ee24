"""«DỰ THẢO» in the head of every page of a file of Word."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

WORDS = "DỰ THẢO"
_MM = 1440 / 25.4
_PLACE = {"hAnchor": "margin", "xAlign": "right", "vAnchor": "page", "y": str(round(10 * _MM)), "wrap": "around"}
"""A frame of its own on the right, 10 mm from the top: page number and text stay where they are."""


def mark_as_draft(document: Any) -> None:
    for section in document.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            if not header.is_linked_to_previous:
                header._element.insert(0, _line(header))


def _line(header: Any) -> Any:
    line = header.add_paragraph()
    run = line.add_run(WORDS)
    run.bold = True
    frame = OxmlElement("w:framePr")
    for name, value in _PLACE.items():
        frame.set(qn(f"w:{name}"), value)
    line._p.get_or_add_pPr().insert(0, frame)
    return line._p
