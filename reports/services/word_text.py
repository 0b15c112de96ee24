"""Paragraphs of Word."""

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.services.markup import Run
from reports.services.word_styles import NOTE, Look, Styles

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def paragraph(runs: Sequence[Run] | str, look: Look, styles: Styles, *, bold: bool = False) -> Any:
    """`bold`: all of it, beside what its style says."""
    line = OxmlElement("w:p")
    line.get_or_add_pPr().style = styles[look.name]
    for run in [Run(runs)] * bool(runs) if isinstance(runs, str) else runs:
        line.append(_note(run.note, styles) if run.note else _run(run, capitals=look.capitals, bold=bold))
    return line


def _note(runs: Sequence[Run], styles: Styles) -> Any:
    """The number by which the text calls it; what it says stands at the bottom of the page, each line a paragraph: the words of a
    justified line that ends with a break would be drawn apart."""
    lines: list[list[Run]] = [[Run("\u00a0")]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    return styles.notes.add([paragraph(line, NOTE, styles) for line in lines])


def _run(run: Run, *, capitals: bool, bold: bool) -> Any:
    element = OxmlElement("w:r")
    properties = element.get_or_add_rPr()
    for name, wanted in (("w:b", run.bold or bold), ("w:i", run.italic)):
        if wanted:
            properties.append(OxmlElement(name))
    for name, value, wanted in (
        ("w:u", "single", run.underlined),
        ("w:vertAlign", "superscript", run.raised),
        ("w:vertAlign", "subscript", run.lowered),
    ):
        if wanted:
            properties.append(_valued(name, value))
    if run.text == "\n":
        element.append(OxmlElement("w:br"))
        return element
    text = _NOT_IN_XML.sub("", run.text.upper() if capitals else run.text)
    pieces = text.replace(" ", "\u00a0").split("-") if run.whole else [text]
    for place, piece in enumerate(pieces):
        if place:
            element.append(OxmlElement("w:noBreakHyphen"))
        if piece:
            element.append(_text(piece))
    return element


def _text(text: str) -> Any:
    element = OxmlElement("w:t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = text
    return element


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element
